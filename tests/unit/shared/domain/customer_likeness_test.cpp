// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/customer_likeness.hpp"

#include "tests/support/printing.hpp"

using namespace pult;
using domain::likeness;
using domain::traitsOf;
using wire::SameReason;

TEST_CASE("likeness: a telephone or an e-mail is enough, a name needs its city", "[domain]") {
    const auto ivan = traitsOf("Иван Петров", {{"Город", "Тверь"}, {"email", "ivan@example.org"}}, {"79161234567"});
    const auto byPhone = likeness(ivan, traitsOf("Ваня", {{"Телефон", "8 916 123-45-67"}}, {}));
    CHECK(byPhone.reasons == std::vector<SameReason>{SameReason::phone});
    CHECK(byPhone.score == 90);
    CHECK(likeness(ivan, traitsOf("", {{"почта", "IVAN@example.org"}}, {})).score >= domain::kLikelySame);
    CHECK(likeness(ivan, traitsOf("петров иван", {}, {})).score < domain::kLikelySame);
    CHECK(likeness(ivan, traitsOf("петров иван", {{"city", "тверь"}}, {})).score >= domain::kLikelySame);
    CHECK(likeness(ivan, traitsOf("Иван", {{"city", "тверь"}}, {})).score < domain::kLikelySame);
    CHECK(likeness(ivan, ivan).score == 100);
}

TEST_CASE("likeness: somebody is reached by what he has, not by what he is called", "[domain]") {
    const auto ivan = traitsOf("Иван Петров", {{"Город", "Тверь"}, {"email", "ivan@example.org"}}, {"79161234567"});
    CHECK(domain::isReachedBy(ivan, traitsOf("", {}, {"8 (916) 123-45-67"})));
    CHECK(domain::isReachedBy(ivan, traitsOf("", {{"email", "IVAN@example.org"}}, {})));
    CHECK_FALSE(domain::isReachedBy(ivan, traitsOf("Иван Петров", {{"Город", "Тверь"}}, {"8 (916) 123-45-68"})));
}

TEST_CASE("likeness: numbers that are no telephones and people without names have nothing in common", "[domain]") {
    const auto order = traitsOf("", {{"Заказ", "79161234567"}}, {"12345"});
    CHECK(order.phones.empty());
    CHECK(likeness(order, order).score == 0);
    CHECK(traitsOf("", {{"phone", "+8 6123 4567 890"}}, {}).phones == std::set<std::string>{"861234567890"});
}
