// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/foreign_reply.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using wire::ForeignReply;

TEST_CASE("foreign reply: the company's rule and what its sender says decide", "[domain]") {
    struct Case {
        ForeignReply rule;
        std::optional<bool> meant;
        bool goes;
    };
    const auto each = GENERATE(Case{ForeignReply::forbid, true, false}, Case{ForeignReply::forbid, false, false},
                               Case{ForeignReply::forbid, std::nullopt, false}, Case{ForeignReply::ask, true, true},
                               Case{ForeignReply::ask, false, false}, Case{ForeignReply::ask, std::nullopt, true},
                               Case{ForeignReply::allow, true, true}, Case{ForeignReply::allow, false, true},
                               Case{ForeignReply::allow, std::nullopt, true});
    INFO("rule " << static_cast<int>(each.rule) << ", meant " << (each.meant ? static_cast<int>(*each.meant) : -1));
    CHECK(domain::mayBeForeign(each.rule, each.meant) == each.goes);
}
