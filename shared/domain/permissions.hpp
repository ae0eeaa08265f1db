// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include <boost/describe/enum.hpp>

#include "shared/base/ids.hpp"
#include "shared/wire/types.hpp"

/// Who may do what, to which dialogs: one table and one scope function, used by every path.
namespace pult::domain {

using wire::Role;

enum class Permission {
    dialog_read,
    dialog_meta,
    dialog_reply,
    dialog_note,
    dialog_tag,
    dialog_take,
    dialog_transfer,
    dialog_close,
    dialog_reopen,
    dialog_silent_read,
    dialog_whisper,
    dialog_takeover,
    dialog_force_close,
    message_edit_own,
    customer_edit,
    customer_merge,
    customer_unmerge,
    customer_see_full_contacts,
    order_put, ///< what the shop tells of orders, whoever the customer is
    template_use,
    template_manage,
    operator_force_status,
    wall_live,
    report_view,
    report_export,
    quality_score,
    journey_view,
    channel_manage,
    user_manage,
    retention_manage,
    audit_read,
    workspace_delete,
    own_account ///< presence, drafts, own password: everybody who signs in
};
BOOST_DESCRIBE_ENUM(Permission, dialog_read, dialog_meta, dialog_reply, dialog_note, dialog_tag, dialog_take,
                    dialog_transfer, dialog_close, dialog_reopen, dialog_silent_read, dialog_whisper, dialog_takeover,
                    dialog_force_close, message_edit_own, customer_edit, customer_merge, customer_unmerge,
                    customer_see_full_contacts, order_put, template_use, template_manage, operator_force_status,
                    wall_live, report_view, report_export, quality_score, journey_view, channel_manage, user_manage,
                    retention_manage, audit_read, workspace_delete, own_account)

/// How far a permission reaches; each includes the ones before it.
enum class Reach { none, own, own_and_unassigned, group, all };

/// Who asks: an operator's session, an API token or the command line.
struct Principal {
    OperatorId operatorId;
    std::string name;
    Role role = Role::unknown;
    std::set<GroupId> groups;
    std::set<GroupId> openGroups; ///< those of `groups` whose operators may see each other's dialogs
    /// API tokens: what the token was granted, never more than the role. Empty: the whole role.
    std::set<Permission> granted;
    bool restricted = false;     ///< `granted` counts
    bool guardsContacts = false; ///< contacts are shown in part to whom the table doesn't show a whole group's
    TokenId token = {};          ///< which API token asks; its `operatorId` says only whose dialogs it may reach
};

/// Who is signed in himself; nobody for an API token or the command line. What is a person's own goes by this: drafts,
/// what he has read, private filters and templates, being at work.
[[nodiscard]] OperatorId personOf(const Principal& principal);

/// Those who ask with the same rights: a person's sessions, or an API token's.
struct Asker {
    OperatorId operatorId;
    TokenId token;
    auto operator<=>(const Asker&) const = default;
};
[[nodiscard]] Asker askerOf(const Principal& principal);

/// What the scope of a dialog depends on.
struct DialogFacts {
    OperatorId assignee; ///< of a closed dialog the last one: see ownerOf
    GroupId group;
};

/// What the role brings. A permission that isn't about dialogs has the reach `all` where the role has it
/// without limits, `own` or `group` where it has it for itself or its groups.
[[nodiscard]] Reach reach(Role role, Permission permission);

/// Has it at all, wherever.
[[nodiscard]] bool may(const Principal& principal, Permission permission);

/// THE scope function: may the principal use `permission` on a dialog with these facts?
/// A reply to a dialog that nobody has takes it, so it is allowed where a take is.
[[nodiscard]] bool may(const Principal& principal, Permission permission, const DialogFacts& dialog);

/// The same rule as conditions for a query: a dialog is in scope when any of them holds.
struct DialogScope {
    bool everything = false;
    OperatorId assignee;               ///< dialogs of this operator; 0: none by this rule
    std::vector<GroupId> unassignedIn; ///< dialogs of these groups without an assignee
    std::vector<GroupId> groups;       ///< all dialogs of these groups
};
[[nodiscard]] DialogScope scope(const Principal& principal, Permission permission);

/// Nobody grants what he lacks: may `granter` give somebody this role? Rights that end at a group come with
/// the membership, which is the business of whoever manages users; what reaches further he must have himself.
[[nodiscard]] bool mayGrant(const Principal& granter, Role role);
/// The same of a single right, as far as it reaches for himself.
[[nodiscard]] bool mayGrant(const Principal& granter, Permission permission);

} // namespace pult::domain
