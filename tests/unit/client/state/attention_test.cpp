// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/attention.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/wire_builders.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using namespace std::chrono_literals;

namespace {

const Ticks kNow{1'000'000ms};
const DialogId kDialog{5};

} // namespace

TEST_CASE("attention: typing ends by itself, with a message, and not before", "[state]") {
    Attention attention;
    attention.typing(kDialog, aCustomer(), false, kNow);
    attention.typing(kDialog, anOperator(9), true, kNow);
    REQUIRE(attention.typists(kDialog).size() == 2);
    CHECK(attention.typists(kDialog)[1].note);
    CHECK(attention.nextExpiry() == kNow + Attention::kCustomerTypes);

    CHECK(attention.expire(kNow + Attention::kCustomerTypes - 1ms).empty());
    CHECK(attention.expire(kNow + Attention::kCustomerTypes) == std::vector{kDialog});
    REQUIRE(attention.typists(kDialog).size() == 1);
    attention.wrote(kDialog, aCustomer());
    CHECK(attention.typists(kDialog).size() == 1);
    attention.wrote(kDialog, anOperator(9));
    CHECK(attention.typists(kDialog).empty());
}

TEST_CASE("attention: typing on renews the lease", "[state]") {
    Attention attention;
    attention.typing(kDialog, aCustomer(), false, kNow);
    attention.typing(kDialog, aCustomer(), false, kNow + 5s);
    CHECK(attention.expire(kNow + Attention::kCustomerTypes).empty());
    CHECK(attention.typists(kDialog).size() == 1);
}

TEST_CASE("attention: who has it open is told, leaves, and is forgotten when silent", "[state]") {
    Attention attention;
    attention.viewing(kDialog, OperatorId{9}, "Maria", true, kNow);
    attention.viewing(kDialog, OperatorId{10}, "Igor", true, kNow);
    attention.viewing(kDialog, OperatorId{10}, "Igor", false, kNow);
    REQUIRE(attention.viewers(kDialog).size() == 1);
    CHECK(attention.viewers(kDialog)[0].name == "Maria");
    CHECK(attention.expire(kNow + Attention::kViews) == std::vector{kDialog});
    CHECK(attention.viewers(kDialog).empty());
}
