// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/permissions.hpp"

#include <algorithm>
#include <array>

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

namespace pult::domain {

namespace {

// Short names keep the table readable.
constexpr Reach none = Reach::none;
constexpr Reach own = Reach::own;
constexpr Reach ownNew = Reach::own_and_unassigned;
constexpr Reach group = Reach::group;
constexpr Reach all = Reach::all;

struct Row {
    Permission permission;
    Reach operator_;
    Reach senior;
    Reach supervisor;
    Reach admin;
    Reach owner;
    Reach auditor;
};

/// The table. Where a role simply has a right over dialogs, it reaches as far as the role reads.
// clang-format off
constexpr std::array kTable = {
    //                                          operator senior supervisor admin owner auditor
    Row{Permission::dialog_read,                ownNew, group, group, group, all,   all},
    Row{Permission::dialog_meta,                ownNew, group, group, all,   all,   all},
    Row{Permission::dialog_reply,               own,    group, group, group, all,   none},
    Row{Permission::dialog_note,                own,    group, group, group, all,   none},
    Row{Permission::dialog_tag,                 own,    group, group, group, all,   none},
    Row{Permission::dialog_take,                ownNew, group, group, none,  all,   none},
    Row{Permission::dialog_transfer,            own,    group, group, all,   all,   none},
    Row{Permission::dialog_close,               own,    group, group, none,  all,   none},
    Row{Permission::dialog_reopen,              own,    group, group, none,  all,   none},
    Row{Permission::dialog_silent_read,         none,   none,  group, none,  all,   all},
    Row{Permission::dialog_whisper,             none,   none,  group, none,  all,   none},
    Row{Permission::dialog_takeover,            none,   none,  group, none,  all,   none},
    Row{Permission::dialog_force_close,         none,   none,  group, none,  all,   none},
    Row{Permission::message_edit_own,           ownNew, group, group, none,  all,   none},
    Row{Permission::customer_edit,              ownNew, group, group, all,   all,   none},
    Row{Permission::customer_merge,             none,   group, group, all,   all,   none},
    Row{Permission::customer_unmerge,           none,   none,  group, all,   all,   none},
    Row{Permission::customer_see_full_contacts, ownNew, group, group, all,   all,   none},
    Row{Permission::template_use,               all,    all,   all,   all,   all,   none},
    Row{Permission::template_manage,            none,   group, group, all,   all,   none},
    Row{Permission::operator_force_status,      none,   none,  group, all,   all,   none},
    Row{Permission::wall_live,                  none,   group, group, all,   all,   all},
    Row{Permission::report_view,                own,    group, group, all,   all,   all},
    Row{Permission::report_export,              none,   none,  group, none,  all,   all},
    Row{Permission::quality_score,              none,   none,  group, none,  all,   none},
    Row{Permission::journey_view,               none,   none,  group, all,   all,   all},
    Row{Permission::channel_manage,             none,   none,  none,  all,   all,   none},
    Row{Permission::user_manage,                none,   none,  none,  all,   all,   none},
    Row{Permission::retention_manage,           none,   none,  none,  none,  all,   none},
    Row{Permission::audit_read,                 none,   none,  none,  all,   all,   all},
    Row{Permission::workspace_delete,           none,   none,  none,  none,  all,   none},
    Row{Permission::own_account,                all,    all,   all,   all,   all,   all},
};
// clang-format on

constexpr bool inOrder() {
    for (std::size_t i = 0; i < kTable.size(); ++i)
        if (static_cast<std::size_t>(kTable[i].permission) != i)
            return false;
    return kTable.size() == boost::mp11::mp_size<boost::describe::describe_enumerators<Permission>>::value;
}
static_assert(inOrder(), "one row per permission, in the order of the enumeration");

/// Configuring channels must not imply reading clients: an admin has the rights over conversations only as
/// a member of a group.
bool needsMembership(Role role, Permission permission) {
    return role == Role::admin && (permission == Permission::dialog_read || permission == Permission::dialog_reply ||
                                   permission == Permission::dialog_note || permission == Permission::dialog_tag);
}

/// The reach for this principal: that of the role, unless a token was granted less or a membership is missing.
Reach reachOf(const Principal& principal, Permission permission) {
    if (principal.restricted && !principal.granted.contains(permission))
        return Reach::none;
    if (needsMembership(principal.role, permission) && principal.groups.empty())
        return Reach::none;
    return reach(principal.role, permission);
}

/// A group may let its operators see each other's dialogs, not act on them.
bool opensWithGroup(Permission permission) {
    return permission == Permission::dialog_read || permission == Permission::dialog_meta;
}

/// The reply to a dialog that nobody has takes it.
bool reachesUnassigned(const Principal& principal, Permission permission, Reach reach) {
    return reach == Reach::own_and_unassigned ||
           (permission == Permission::dialog_reply && may(principal, Permission::dialog_take));
}

} // namespace

Reach reach(Role role, Permission permission) {
    const Row& row = kTable[static_cast<std::size_t>(permission)];
    switch (role) {
    case Role::operator_:
        return row.operator_;
    case Role::senior:
        return row.senior;
    case Role::supervisor:
        return row.supervisor;
    case Role::admin:
        return row.admin;
    case Role::owner:
        return row.owner;
    case Role::auditor:
        return row.auditor;
    case Role::unknown:
        break;
    }
    return Reach::none;
}

bool may(const Principal& principal, Permission permission) {
    return reachOf(principal, permission) != Reach::none;
}

// Asked for every event and every session, so it answers without building the lists of scope().
bool may(const Principal& principal, Permission permission, const DialogFacts& dialog) {
    const Reach reach = reachOf(principal, permission);
    if (reach == Reach::none || reach == Reach::all)
        return reach == Reach::all;
    if (principal.operatorId && dialog.assignee == principal.operatorId)
        return true;
    if (!principal.groups.contains(dialog.group))
        return false;
    if (reach == Reach::group || (opensWithGroup(permission) && principal.openGroups.contains(dialog.group)))
        return true;
    return !dialog.assignee && reachesUnassigned(principal, permission, reach);
}

DialogScope scope(const Principal& principal, Permission permission) {
    const Reach reach = reachOf(principal, permission);
    DialogScope scope;
    if (reach == Reach::none)
        return scope;
    if (reach == Reach::all) {
        scope.everything = true;
        return scope;
    }
    scope.assignee = principal.operatorId;
    if (reach == Reach::group) {
        scope.groups = {principal.groups.begin(), principal.groups.end()};
        return scope;
    }
    if (reachesUnassigned(principal, permission, reach))
        scope.unassignedIn = {principal.groups.begin(), principal.groups.end()};
    if (opensWithGroup(permission))
        std::set_intersection(principal.groups.begin(), principal.groups.end(), principal.openGroups.begin(),
                              principal.openGroups.end(), std::back_inserter(scope.groups));
    return scope;
}

bool mayGrant(const Principal& granter, Role role) {
    if (role == Role::unknown || !may(granter, Permission::user_manage))
        return false;
    return std::all_of(kTable.begin(), kTable.end(), [&](const Row& row) {
        const Reach given = reach(role, row.permission);
        const Reach had = reach(granter.role, row.permission);
        const bool withheld = granter.restricted && !granter.granted.contains(row.permission);
        return given == Reach::none ||
               ((given != Reach::all || had == Reach::all) && (had == Reach::none || !withheld));
    });
}

} // namespace pult::domain
