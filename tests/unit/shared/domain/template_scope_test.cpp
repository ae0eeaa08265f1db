// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/template_scope.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::domain;
using wire::TemplateScope;

namespace {

Principal who(Role role, std::int64_t id = 7, std::set<GroupId> groups = {GroupId{1}}) {
    Principal principal;
    principal.operatorId = OperatorId{id};
    principal.role = role;
    principal.groups = std::move(groups);
    return principal;
}

wire::Template in(TemplateScope scope, std::int64_t place = 0) {
    wire::Template one;
    one.kind = wire::TemplateKind::quick;
    one.scope = scope;
    if (scope == TemplateScope::mine)
        one.owner_id = OperatorId{place};
    if (scope == TemplateScope::group)
        one.group_id = GroupId{place};
    if (scope == TemplateScope::channel)
        one.channel_id = ChannelId{place};
    return one;
}

} // namespace

TEST_CASE("template scope: one's own are for nobody else, not even the owner of the workspace", "[templates]") {
    const auto mine = in(TemplateScope::mine, 7);
    for (const auto role : {Role::operator_, Role::senior, Role::supervisor, Role::admin, Role::owner}) {
        CHECK(seesTemplate(who(role, 7), mine));
        CHECK(managesTemplate(who(role, 7), mine));
        CHECK_FALSE(seesTemplate(who(role, 8), mine));
        CHECK_FALSE(managesTemplate(who(role, 8), mine));
    }
    CHECK_FALSE(seesTemplate(who(Role::owner, 0), in(TemplateScope::mine, 0)));
    CHECK_FALSE(seesTemplate(who(Role::auditor, 7), mine));
}

TEST_CASE("template scope: a group's are seen by its members and managed by its seniors", "[templates]") {
    const auto ours = in(TemplateScope::group, 1), theirs = in(TemplateScope::group, 2);
    CHECK(seesTemplate(who(Role::operator_), ours));
    CHECK_FALSE(managesTemplate(who(Role::operator_), ours));
    CHECK_FALSE(seesTemplate(who(Role::supervisor), theirs));
    CHECK(managesTemplate(who(Role::senior), ours));
    CHECK_FALSE(managesTemplate(who(Role::supervisor), theirs));
    CHECK(managesTemplate(who(Role::admin, 7, {}), theirs));
    CHECK(seesTemplate(who(Role::owner, 7, {}), theirs));
    CHECK_FALSE(seesTemplate(who(Role::auditor), ours));
}

TEST_CASE("template scope: those for everybody are managed by who manages all, within what a token has",
          "[templates]") {
    for (const auto& shared : {in(TemplateScope::all), in(TemplateScope::channel, 3)}) {
        CHECK(seesTemplate(who(Role::operator_, 7, {}), shared));
        CHECK_FALSE(managesTemplate(who(Role::supervisor), shared));
        CHECK(managesTemplate(who(Role::admin), shared));
        auto token = who(Role::admin);
        token.restricted = true;
        token.granted = {Permission::template_use};
        CHECK(seesTemplate(token, shared));
        CHECK_FALSE(managesTemplate(token, shared));
        auto approved = shared;
        approved.kind = wire::TemplateKind::whatsapp;
        CHECK_FALSE(managesTemplate(who(Role::owner), approved));
        CHECK(seesTemplate(who(Role::operator_), approved));
    }
}
