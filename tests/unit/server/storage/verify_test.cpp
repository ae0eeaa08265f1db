// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

#include "server/storage/sqlite/connection.hpp"

using namespace pult;
using namespace pult::storage;

TEST_CASE("verify: every kind of damage is found and named", "[storage][verify]") {
    StoreFixture<SqliteBackend> t;
    const auto anna = t.addUser("Anna", wire::Role::owner);
    const auto message = t.write("7", "Hello").message;
    REQUIRE(t.take(message.dialog_id, anna));
    REQUIRE(t.reply(message.dialog_id, anna, "Good day"));
    REQUIRE(t.run(t.store->changeTags({{anna, domain::Permission::dialog_tag}, message.dialog_id, {"vip"}, {}, {}})));
    REQUIRE(t.complaints().empty());

    const std::string damage = GENERATE(
        as<std::string>{}, "UPDATE message SET text = 'Bye' WHERE direction = 'in'",
        "UPDATE message SET state = 'accepted' WHERE direction = 'out'", "DELETE FROM journal WHERE seq = 4",
        "UPDATE dialog SET status = 'closed'", "UPDATE dialog SET last_seq = 1", "UPDATE dialog SET urgency = 7",
        "UPDATE dialog SET tags = '[]'", "DELETE FROM dialog_tag", "DELETE FROM inbound", "DELETE FROM outbox",
        "UPDATE inbound SET message_id = 99", "UPDATE contact SET latest_dialog = 9",
        "UPDATE dialog SET visitor_seq = 5", "UPDATE operator SET name = 'Eve'", "UPDATE channel SET name = 'other'",
        "UPDATE dialog SET customer_name = 'Eve'", "UPDATE dialog SET has_attachments = 1",
        "UPDATE dialog SET script = 'other'");
    INFO(damage);
    t.closeStore();
    {
        storage::sqlite::Connection db(t.folder / "data/pult.db", storage::sqlite::Connection::Mode::writer, 256);
        db.execute(damage);
    }
    t.openStore();
    CHECK_FALSE(t.complaints().empty());
}

TEST_CASE("verify: what the records of earlier versions didn't tell is not asked of them", "[storage][verify]") {
    StoreFixture<SqliteBackend> t;
    t.write("7", "Hello");
    const bool untold = GENERATE(true, false);
    t.closeStore();
    {
        storage::sqlite::Connection db(t.folder / "data/pult.db", storage::sqlite::Connection::Mode::writer, 256);
        db.execute("UPDATE dialog SET has_attachments = 1, script = 'cyrillic'");
        if (untold)
            db.execute("UPDATE meta SET value = (SELECT max(seq) FROM journal) WHERE key = 'contents_untold_up_to'");
    }
    t.openStore();
    CHECK(t.complaints().empty() == untold);
    if (!untold)
        return;
    t.write("7", "Hello again"); // tells it all
    CHECK(t.complaints().empty());
}
