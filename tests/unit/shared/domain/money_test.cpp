// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/money.hpp"

#include <catch2/catch.hpp>

using pult::domain::moneyText;

TEST_CASE("money: sums are written in groups, with a fraction where there is one", "[domain]") {
    CHECK(moneyText(459'050, "RUB") == "4\u00A0590,50\u00A0₽");
    CHECK(moneyText(459'000, "RUB") == "4\u00A0590\u00A0₽");
    CHECK(moneyText(0, "USD") == "0\u00A0$");
    CHECK(moneyText(5, "EUR") == "0,05\u00A0€");
    CHECK(moneyText(123'456'789, "BYN") == "1\u00A0234\u00A0567,89\u00A0BYN");
}

TEST_CASE("money: not every currency has hundredths", "[domain]") {
    CHECK(moneyText(4590, "JPY") == "4\u00A0590\u00A0JPY");
    CHECK(moneyText(1500, "KWD") == "1,500\u00A0KWD");
}
