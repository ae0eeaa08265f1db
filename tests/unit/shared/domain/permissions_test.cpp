// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/permissions.hpp"

#include <algorithm>
#include <random>

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include "shared/wire/codec.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::domain;

namespace {

constexpr Role kRoles[] = {Role::operator_, Role::senior, Role::supervisor, Role::admin, Role::owner, Role::auditor};

std::vector<Permission> allPermissions() {
    std::vector<Permission> permissions;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Permission>>(
        [&](auto enumerator) { permissions.push_back(enumerator.value); });
    return permissions;
}

Principal member(Role role, std::set<GroupId> groups = {GroupId{1}}) {
    Principal principal;
    principal.operatorId = OperatorId{7};
    principal.role = role;
    principal.groups = std::move(groups);
    return principal;
}

bool holds(const DialogScope& scope, const DialogFacts& dialog) {
    const auto lists = [&](const std::vector<GroupId>& groups) {
        return std::find(groups.begin(), groups.end(), dialog.group) != groups.end();
    };
    return scope.everything || (scope.assignee && scope.assignee == dialog.assignee) ||
           (!dialog.assignee && lists(scope.unassignedIn)) || lists(scope.groups);
}

constexpr OperatorId kMe{7};
constexpr OperatorId kColleague{8};
constexpr OperatorId kNobody{};

} // namespace

TEST_CASE("permissions: every role reaches as far as the table says", "[domain][permissions]") {
    // -: none, o: own, u: own and unassigned, g: group, a: all; in the order of kRoles.
    const std::pair<const char*, const char*> table[] = {
        {"dialog_read", "ugggaa"},        {"dialog_meta", "uggaaa"},
        {"dialog_reply", "oggga-"},       {"dialog_note", "oggga-"},
        {"dialog_tag", "oggga-"},         {"dialog_take", "ugg-a-"},
        {"dialog_transfer", "oggaa-"},    {"dialog_close", "ogg-a-"},
        {"dialog_reopen", "ogg-a-"},      {"dialog_silent_read", "--g-aa"},
        {"dialog_whisper", "--g-a-"},     {"dialog_takeover", "--g-a-"},
        {"dialog_force_close", "--g-a-"}, {"message_edit_own", "ugg-a-"},
        {"customer_edit", "uggaa-"},      {"customer_merge", "-ggaa-"},
        {"customer_unmerge", "--gaa-"},   {"customer_see_full_contacts", "uggaa-"},
        {"order_put", "---aa-"},          {"template_use", "aaaaa-"},
        {"template_manage", "-ggaa-"},    {"operator_force_status", "--gaa-"},
        {"wall_live", "-ggaaa"},          {"report_view", "oggaaa"},
        {"report_export", "--g-aa"},      {"quality_score", "--g-a-"},
        {"journey_view", "--gaaa"},       {"channel_manage", "---aa-"},
        {"user_manage", "---aa-"},        {"retention_manage", "----a-"},
        {"audit_read", "---aaa"},         {"workspace_delete", "----a-"},
        {"own_account", "aaaaaa"},
    };
    CHECK(std::size(table) == allPermissions().size());
    for (const auto& [name, reaches] : table) {
        Permission permission{};
        REQUIRE(boost::describe::enum_from_string(name, permission));
        for (std::size_t i = 0; i < std::size(kRoles); ++i) {
            INFO(name << " of " << wire::enumText(kRoles[i]));
            CHECK("-ouga"[static_cast<int>(reach(kRoles[i], permission))] == reaches[i]);
        }
        CHECK(reach(Role::unknown, permission) == Reach::none);
    }
}

TEST_CASE("permissions: an operator reads his own dialogs and the unassigned ones of his groups",
          "[domain][permissions]") {
    const auto anna = member(Role::operator_);
    CHECK(may(anna, Permission::dialog_read, {kMe, GroupId{1}}));
    CHECK(may(anna, Permission::dialog_read, {kMe, GroupId{2}}));
    CHECK(may(anna, Permission::dialog_read, {kNobody, GroupId{1}}));
    CHECK_FALSE(may(anna, Permission::dialog_read, {kNobody, GroupId{2}}));
    CHECK_FALSE(may(anna, Permission::dialog_read, {kColleague, GroupId{1}}));
}

TEST_CASE("permissions: a group may let its operators read each other's dialogs, not act on them",
          "[domain][permissions]") {
    auto anna = member(Role::operator_);
    anna.openGroups = {GroupId{1}, GroupId{2}}; // of the second she isn't a member
    CHECK(may(anna, Permission::dialog_read, {kColleague, GroupId{1}}));
    CHECK(may(anna, Permission::dialog_meta, {kColleague, GroupId{1}}));
    CHECK_FALSE(may(anna, Permission::dialog_reply, {kColleague, GroupId{1}}));
    CHECK_FALSE(may(anna, Permission::dialog_close, {kColleague, GroupId{1}}));
    CHECK_FALSE(may(anna, Permission::dialog_read, {kColleague, GroupId{2}}));
}

TEST_CASE("permissions: an operator without a group sees only his own dialogs", "[domain][permissions]") {
    const auto anna = member(Role::operator_, {});
    CHECK(may(anna, Permission::dialog_read, {kMe, GroupId{1}}));
    CHECK_FALSE(may(anna, Permission::dialog_read, {kNobody, GroupId{1}}));
    CHECK_FALSE(may(anna, Permission::dialog_read, {kNobody, {}}));
}

TEST_CASE("permissions: a reply to a dialog that nobody has is allowed where a take is", "[domain][permissions]") {
    auto anna = member(Role::operator_);
    CHECK(may(anna, Permission::dialog_reply, {kNobody, GroupId{1}}));
    CHECK_FALSE(may(anna, Permission::dialog_reply, {kNobody, GroupId{2}}));
    CHECK_FALSE(may(anna, Permission::dialog_note, {kNobody, GroupId{1}}));
    anna.restricted = true;
    anna.granted = {Permission::dialog_reply};
    CHECK_FALSE(may(anna, Permission::dialog_reply, {kNobody, GroupId{1}}));
    CHECK(may(anna, Permission::dialog_reply, {kMe, GroupId{1}}));
}

TEST_CASE("permissions: an admin reads conversations only as a member of their group", "[domain][permissions]") {
    const auto outside = member(Role::admin, {});
    CHECK_FALSE(may(outside, Permission::dialog_read));
    CHECK_FALSE(may(outside, Permission::dialog_read, {kMe, GroupId{1}}));
    CHECK_FALSE(may(outside, Permission::dialog_reply, {kMe, GroupId{1}}));
    CHECK(may(outside, Permission::dialog_meta, {kColleague, GroupId{1}}));
    CHECK(may(outside, Permission::channel_manage));
    const auto inside = member(Role::admin);
    CHECK(may(inside, Permission::dialog_read, {kColleague, GroupId{1}}));
    CHECK_FALSE(may(inside, Permission::dialog_read, {kColleague, GroupId{2}}));
    CHECK_FALSE(may(inside, Permission::dialog_take, {kNobody, GroupId{1}}));
}

TEST_CASE("permissions: the auditor reads everything and touches nothing", "[domain][permissions]") {
    const auto auditor = member(Role::auditor, {});
    CHECK(may(auditor, Permission::dialog_read, {kColleague, GroupId{2}}));
    for (const auto permission : {Permission::dialog_reply, Permission::dialog_take, Permission::dialog_close,
                                  Permission::customer_edit, Permission::channel_manage, Permission::user_manage})
        CHECK_FALSE(may(auditor, permission));
}

TEST_CASE("permissions: a token has what it was granted and never more than its role", "[domain][permissions]") {
    auto token = member(Role::operator_);
    token.operatorId = {};
    token.restricted = true;
    CHECK_FALSE(may(token, Permission::dialog_read));
    token.granted = {Permission::dialog_read, Permission::user_manage};
    CHECK(may(token, Permission::dialog_read, {kNobody, GroupId{1}}));
    CHECK_FALSE(may(token, Permission::dialog_meta));
    CHECK_FALSE(may(token, Permission::user_manage));
}

TEST_CASE("permissions: who is no operator doesn't own the dialogs of nobody", "[domain][permissions]") {
    auto token = member(Role::operator_);
    token.operatorId = {};
    CHECK_FALSE(may(token, Permission::dialog_close, {kNobody, GroupId{1}}));
    CHECK_FALSE(may(token, Permission::dialog_read, {kNobody, GroupId{2}}));
}

TEST_CASE("permissions: an unfamiliar role may nothing", "[domain][permissions]") {
    for (const auto permission : allPermissions())
        CHECK_FALSE(may(member(Role::unknown), permission));
}

TEST_CASE("permissions: nobody grants what he lacks", "[domain][permissions]") {
    const auto grants = [](const Principal& granter) {
        std::string text;
        for (const auto role : kRoles)
            text += mayGrant(granter, role) ? 'y' : '-';
        return text;
    };
    //                                         operator, senior, supervisor, admin, owner, auditor
    CHECK(grants(member(Role::owner)) == "yyyyyy");
    CHECK(grants(member(Role::admin)) == "yyyy--");
    for (const auto role : {Role::operator_, Role::senior, Role::supervisor, Role::auditor, Role::unknown})
        CHECK(grants(member(role)) == "------");
    CHECK_FALSE(mayGrant(member(Role::owner), Role::unknown));

    auto token = member(Role::owner);
    token.restricted = true;
    token.granted = {Permission::user_manage};
    CHECK(grants(token) == "------");
    for (const auto permission : allPermissions())
        if (reach(Role::operator_, permission) != Reach::none)
            token.granted.insert(permission);
    CHECK(grants(token) == "y-----");
}

TEST_CASE("permissions: the scope of a query and the check of one dialog are the same rule",
          "[domain][permissions][property]") {
    const auto permissions = allPermissions();
    int allowed = 0;
    int denied = 0;
    for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
        INFO("seed " << seed);
        std::mt19937_64 random(seed);
        const auto below = [&](std::uint64_t limit) { return static_cast<std::int64_t>(random() % limit); };
        Principal principal;
        principal.operatorId = OperatorId{below(4)};
        principal.role = static_cast<Role>(below(7));
        for (int i = 0; i < 3; ++i) {
            principal.groups.insert(GroupId{1 + below(4)});
            principal.openGroups.insert(GroupId{1 + below(4)});
        }
        if (below(4) == 0)
            principal.groups.clear();
        principal.restricted = below(3) == 0;
        for (const auto permission : permissions)
            if (below(2) == 0)
                principal.granted.insert(permission);
        for (const auto permission : permissions) {
            const auto wide = scope(principal, permission);
            const DialogFacts dialog{OperatorId{below(4)}, GroupId{below(5)}};
            const bool allows = may(principal, permission, dialog);
            REQUIRE(allows == holds(wide, dialog));
            REQUIRE((!allows || may(principal, permission)));
            ++(allows ? allowed : denied);
        }
    }
    CHECK(allowed > 10'000);
    CHECK(denied > 10'000);
}
