// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/permissions.hpp"

#include <algorithm>
#include <array>

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

namespace pult::domain {

namespace {

// Short names keep the table readable.
constexpr Reach kNone = Reach::none;
constexpr Reach kOwn = Reach::own;
constexpr Reach kOwnNew = Reach::own_and_unassigned;
constexpr Reach kGroup = Reach::group;
constexpr Reach kAll = Reach::all;

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
    //                                          operator senior  supervisor admin   owner  auditor
    Row{Permission::dialog_read,                kOwnNew, kGroup, kGroup,    kGroup, kAll,  kAll},
    Row{Permission::dialog_meta,                kOwnNew, kGroup, kGroup,    kAll,   kAll,  kAll},
    Row{Permission::dialog_reply,               kOwn,    kGroup, kGroup,    kGroup, kAll,  kNone},
    Row{Permission::dialog_note,                kOwn,    kGroup, kGroup,    kGroup, kAll,  kNone},
    Row{Permission::dialog_tag,                 kOwn,    kGroup, kGroup,    kGroup, kAll,  kNone},
    Row{Permission::dialog_take,                kOwnNew, kGroup, kGroup,    kNone,  kAll,  kNone},
    Row{Permission::dialog_transfer,            kOwn,    kGroup, kGroup,    kAll,   kAll,  kNone},
    Row{Permission::dialog_close,               kOwn,    kGroup, kGroup,    kNone,  kAll,  kNone},
    Row{Permission::dialog_reopen,              kOwn,    kGroup, kGroup,    kNone,  kAll,  kNone},
    Row{Permission::dialog_silent_read,         kNone,   kNone,  kGroup,    kNone,  kAll,  kAll},
    Row{Permission::dialog_whisper,             kNone,   kNone,  kGroup,    kNone,  kAll,  kNone},
    Row{Permission::dialog_takeover,            kNone,   kNone,  kGroup,    kNone,  kAll,  kNone},
    Row{Permission::dialog_force_close,         kNone,   kNone,  kGroup,    kNone,  kAll,  kNone},
    Row{Permission::message_edit_own,           kOwnNew, kGroup, kGroup,    kNone,  kAll,  kNone},
    Row{Permission::customer_edit,              kOwnNew, kGroup, kGroup,    kAll,   kAll,  kNone},
    Row{Permission::customer_merge,             kNone,   kGroup, kGroup,    kAll,   kAll,  kNone},
    Row{Permission::customer_unmerge,           kNone,   kNone,  kGroup,    kAll,   kAll,  kNone},
    Row{Permission::customer_see_full_contacts, kOwnNew, kGroup, kGroup,    kAll,   kAll,  kNone},
    Row{Permission::order_put,                  kNone,   kNone,  kNone,     kAll,   kAll,  kNone},
    Row{Permission::template_use,               kAll,    kAll,   kAll,      kAll,   kAll,  kNone},
    Row{Permission::template_manage,            kNone,   kGroup, kGroup,    kAll,   kAll,  kNone},
    Row{Permission::operator_force_status,      kNone,   kNone,  kGroup,    kAll,   kAll,  kNone},
    Row{Permission::wall_live,                  kNone,   kGroup, kGroup,    kAll,   kAll,  kAll},
    Row{Permission::report_view,                kOwn,    kGroup, kGroup,    kAll,   kAll,  kAll},
    Row{Permission::report_export,              kNone,   kNone,  kGroup,    kNone,  kAll,  kAll},
    Row{Permission::quality_score,              kNone,   kNone,  kGroup,    kNone,  kAll,  kNone},
    Row{Permission::journey_view,               kNone,   kNone,  kGroup,    kAll,   kAll,  kAll},
    Row{Permission::channel_manage,             kNone,   kNone,  kNone,     kAll,   kAll,  kNone},
    Row{Permission::user_manage,                kNone,   kNone,  kNone,     kAll,   kAll,  kNone},
    Row{Permission::retention_manage,           kNone,   kNone,  kNone,     kNone,  kAll,  kNone},
    Row{Permission::audit_read,                 kNone,   kNone,  kNone,     kAll,   kAll,  kAll},
    Row{Permission::workspace_delete,           kNone,   kNone,  kNone,     kNone,  kAll,  kNone},
    Row{Permission::own_account,                kAll,    kAll,   kAll,      kAll,   kAll,  kAll},
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

OperatorId personOf(const Principal& principal) {
    return principal.token ? OperatorId{} : principal.operatorId;
}

Asker askerOf(const Principal& principal) {
    return {principal.operatorId, principal.token};
}

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

bool mayGrant(const Principal& granter, Permission permission) {
    return may(granter, Permission::user_manage) && reach(granter.role, permission) != Reach::none &&
           (!granter.restricted || granter.granted.contains(permission));
}

} // namespace pult::domain
