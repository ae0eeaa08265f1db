// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/messenger/json_view.hpp"

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>

using pult::messenger::JsonView;

namespace {

const auto kValue = boost::json::parse(R"({"n":17,"t":"17","f":17.0,"half":1.5,"text":"abc","yes":true,"list":[1,2],
                                          "huge":18446744073709551615,"nothing":null,"inf":"inf"})");
const JsonView kView{kValue};

} // namespace

TEST_CASE("messenger: a number may come as text and the reverse") {
    for (const auto* member : {"n", "t", "f"})
        CHECK(kView[member].number() == 17);
    CHECK(kView["n"].text() == "17");
    CHECK(kView["half"].real() == 1.5);
    CHECK(kView["t"].real() == 17.0);
    CHECK(kView["yes"].flag());
}

TEST_CASE("messenger: what is missing or has another shape is empty") {
    for (const auto* member : {"absent", "nothing", "half", "text", "list", "huge"}) {
        INFO(member);
        CHECK_FALSE(kView[member].number());
    }
    CHECK_FALSE(kView["nothing"]);
    CHECK(kView["list"].text().empty());
    CHECK(kView["text"].items().empty());
    CHECK_FALSE(kView["text"]["deeper"]["still"]);
    CHECK_FALSE(kView["inf"].real());
    CHECK(kView["list"].items().size() == 2);
    CHECK(kView["list"].dump() == "[1,2]");
    CHECK(JsonView().dump().empty());
}
