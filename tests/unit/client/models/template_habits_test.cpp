// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/templates/template_habits.hpp"

#include <catch2/catch.hpp>

using namespace pult::client;

TEST_CASE("templates: what I use is counted by channel and tag, and kept", "[models]") {
    TemplateHabits habits;
    const QStringList arrival{QStringLiteral("arrival")};
    habits.count(1, 5, arrival);
    habits.count(1, 5, {});
    habits.count(2, 6, arrival);
    for (const TemplateHabits& each : {habits, TemplateHabits::fromJson(habits.toJson())}) {
        CHECK(each.uses(1, 5, {}) == 2);
        CHECK(each.uses(1, 5, arrival) == 3);
        CHECK(each.uses(1, 6, {}) == 0);
        CHECK(each.uses(2, 5, arrival) == 1);
    }
    CHECK(TemplateHabits::fromJson("nonsense").uses(1, 5, arrival) == 0);
}

TEST_CASE("templates: habits don't grow without end, and the newest stay", "[models]") {
    TemplateHabits habits;
    for (int id = 1; id <= 5000; ++id)
        habits.count(id, 1, {});
    habits.count(9999, 1, {});
    CHECK(habits.uses(9999, 1, {}) == 1);
    CHECK(habits.toJson().size() < 100'000);
}
