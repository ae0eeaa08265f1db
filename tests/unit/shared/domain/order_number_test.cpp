// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/order_number.hpp"

#include <catch2/catch.hpp>

using namespace pult::domain;

TEST_CASE("order number: is what is looked for when nothing else is") {
    const auto number = [](const std::vector<SearchTerm>& terms) {
        const auto found = orderNumberIn(terms);
        return found ? found->text : std::string("none");
    };
    CHECK(number({{"5512"}}) == "5512");
    CHECK(number({{"№5512"}}) == "5512");
    CHECK(number({{"#"}, {"5512"}}) == "5512");
    CHECK(number({{"Заказ"}, {"A-5512"}}) == "A-5512");
    CHECK(number({{"5512"}, {"5513"}}) == "none");
    CHECK(number({{"order"}, {"late"}}) == "none");
    CHECK(number({{"order"}}) == "none");
}

TEST_CASE("order number: begins as it was typed so far, in any case") {
    const SearchTerm typing{"a-55", false, true};
    const SearchTerm whole{"a-5512"};
    CHECK(isOrderNumber("A-5512", typing));
    CHECK(isOrderNumber("A-5512", whole));
    CHECK_FALSE(isOrderNumber("A-55", whole));
    CHECK_FALSE(isOrderNumber("A-55123", whole));
    CHECK_FALSE(isOrderNumber("B-5512", typing));
}
