// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using wire::DialogStatus;
using wire::Role;

TEMPLATE_TEST_CASE("store: only the newest dialog with a customer is opened again", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::supervisor);
    const auto reopen = [&](DialogId dialog) {
        return t.change(dialog, anna, domain::Permission::dialog_reopen, domain::event::Reopened{anna.operatorId});
    };
    const auto first = t.write("7", "Hello").message.dialog_id;
    REQUIRE(t.close(first, anna));
    REQUIRE(reopen(first));
    REQUIRE(t.close(first, anna));
    t.clock.advance(std::chrono::hours{48});
    const auto second = t.write("7", "Hello again").message.dialog_id;
    REQUIRE(second != first);
    CHECK(reopen(first).error().code == Errc::conflict);

    // Closed as well, it is still the one in which the customer goes on.
    REQUIRE(t.close(second, anna));
    CHECK(reopen(first).error().code == Errc::conflict);
    const auto third = t.run(t.store->recordInbound(t.message("7", "One more thing")));
    REQUIRE(third);
    CHECK(third->message.dialog_id == second);
}
