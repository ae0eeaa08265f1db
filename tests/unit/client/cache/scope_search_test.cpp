// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "client/cache/key_file.hpp"
#include "client/cache/scope_database.hpp"
#include "shared/sqlite/text_tokenizer.hpp"
#include "tests/support/disk_scope.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

wire::SearchFound searchIn(ScopeCache& cache, const std::string& typed, int limit = 50) {
    const auto terms = domain::parseSearch(typed, {}, true).value().terms;
    return answerOf<wire::SearchFound>([&](auto done) { cache.search(terms, limit, std::move(done)); }).value();
}

} // namespace

TEST_CASE("scope search: names and kept messages are found by how their words begin, the newest first") {
    TemporaryFolder folder;
    const auto cache = openCache(folder / "scope.db");
    cache->claim(kAccount);
    cache->write(aSession(10, true));
    wire::Dialog ivan = aDialog(1);
    ivan.customer_name = "Иван Котов";
    ivan.last_seq = 30;
    wire::Dialog older = ivan;
    older.id = DialogId{3};
    older.last_seq = 20;
    cache->write(kept::Dialogs{{older, ivan, aDialog(2)}});
    kept::ThreadPart part = aThread(1, 2, "Где мой КОТЁЛ?");
    part.messages.push_back(aMessage(1, 3, "нет"));
    wire::Message line = aMessage(1, 4, "котёл");
    line.direction = wire::Direction::system;
    part.messages.push_back(line);
    cache->write(part);
    const auto search = [&](const std::string& typed, int limit = 50) { return searchIn(*cache, typed, limit); };
    const auto found = search("кот");
    REQUIRE(found.messages.hits.size() == 2);
    CHECK(found.messages.hits[0].message_id.value == 2);
    CHECK(found.messages.hits[0].customer_name == "Иван Котов");
    REQUIRE(found.messages.hits[0].matches.size() == 1);
    CHECK(found.messages.hits[0].matches[0].at == 8);
    REQUIRE(found.customers.hits.size() == 1);
    CHECK(found.customers.hits[0].dialog_id == DialogId{1});
    CHECK(search("кот", 1).messages.hits.size() == 1);
    CHECK(search("мой котел").messages.hits.size() == 2);
    CHECK(search("отел").messages.hits.empty());
}

TEST_CASE("scope search: words are found where they are now, not where they were") {
    TemporaryFolder folder;
    const auto cache = openCache(folder / "scope.db");
    cache->claim(kAccount);
    cache->write(aSession(10, true));
    const auto named = [](int number, const std::string& name) {
        wire::Dialog dialog = aDialog(number);
        dialog.customer_name = name;
        return dialog;
    };
    cache->write(kept::Dialogs{{named(1, "Anna"), named(2, "Boris")}});
    kept::ThreadPart first = aThread(1, 0);
    first.messages = {aMessage(1, 1, "apple"), aMessage(1, 2, "banana"), aMessage(1, 3, "cherry")};
    cache->write(first);
    kept::ThreadPart second = aThread(2, 0);
    second.messages = {aMessage(2, 4, "apple")};
    cache->write(second);
    using Ids = std::vector<std::int64_t>;
    const auto messages = [&](const std::string& typed) {
        Ids ids;
        for (const auto& hit : searchIn(*cache, typed).messages.hits)
            ids.push_back(hit.message_id.value);
        return ids;
    };
    const auto customers = [&](const std::string& typed) { return searchIn(*cache, typed).customers.hits.size(); };
    REQUIRE(messages("apple") == Ids{4, 1});
    REQUIRE(customers("ann") == 1);

    SECTION("an edited message") {
        cache->write(kept::Told{wire::MessageChanged{aMessage(1, 1, "apricot")}, 11});
        CHECK(messages("apple") == Ids{4});
        CHECK(messages("apricot") == Ids{1});
    }
    SECTION("a thread that is loaded anew") {
        kept::ThreadPart anew = aThread(1, 0);
        anew.messages = {aMessage(1, 2, "banana"), aMessage(1, 3, "citron"), aMessage(1, 5, "date")};
        cache->write(anew);
        CHECK(messages("apple") == Ids{4});
        CHECK(messages("banana") == Ids{2});
        CHECK(messages("cherry").empty());
        CHECK(messages("citron") == Ids{3});
        CHECK(messages("date") == Ids{5});
        CHECK(threadOf(*cache, 1)->messages.size() == 3);
    }
    SECTION("a dialog out of sight") {
        cache->write(kept::Told{wire::DialogRemoved{DialogId{1}}, 11});
        CHECK(messages("apple") == Ids{4});
        CHECK(messages("banana").empty());
        CHECK(customers("anna") == 0);
        CHECK(customers("boris") == 1);
    }
    SECTION("another name") {
        wire::Dialog renamed = named(1, "Vera");
        ++renamed.version;
        cache->write(kept::Dialogs{{renamed}});
        CHECK(customers("anna") == 0);
        CHECK(customers("vera") == 1);
    }
    SECTION("another name of the customer alone, as the stream tells it") {
        wire::Customer renamed;
        renamed.id = CustomerId{201};
        renamed.name = "Vera";
        cache->write(kept::Told{wire::CustomerChanged{renamed}, 11});
        CHECK(customers("anna") == 0);
        CHECK(customers("vera") == 1);
        CHECK(customers("boris") == 1);
        CHECK(messages("banana") == Ids{2});
        CHECK(dialogOf(*cache, 1)->dialog.customer_name == "Vera");
    }
    SECTION("another name in an answer, without a new version") {
        cache->write(kept::Dialogs{{named(1, "Vera")}});
        CHECK(customers("anna") == 0);
        CHECK(customers("vera") == 1);
    }
    SECTION("another account") {
        cache->claim("somebody else");
        CHECK(messages("apple").empty());
        CHECK(customers("boris") == 0);
    }
}

TEST_CASE("scope search: a name that thousands have shows the newest of them, a rare one beside it its own") {
    TemporaryFolder folder;
    const auto cache = openCache(folder / "scope.db");
    cache->claim(kAccount);
    cache->write(aSession(10, true));
    kept::Dialogs many;
    for (int number = 1; number <= 2500; ++number) {
        wire::Dialog dialog = aDialog(number);
        dialog.customer_name = number % 100 == 0 ? "Ivan Rare" : "Ivan Petrov";
        dialog.last_seq = number;
        many.dialogs.push_back(dialog);
    }
    cache->write(many);
    const auto found = [&](const std::string& typed, int limit) {
        std::vector<std::int64_t> ids;
        for (const auto& hit : searchIn(*cache, typed, limit).customers.hits)
            ids.push_back(hit.dialog_id->value);
        return ids;
    };
    using Ids = std::vector<std::int64_t>;
    CHECK(found("iv", 3) == Ids{2500, 2499, 2498});
    CHECK(found("ivan rar", 3) == Ids{2500, 2400, 2300});
    CHECK(found("rare", 50).size() == 25);
    CHECK(found("ivan petrov rare", 3).empty());
}

TEST_CASE("scope search: customers are found by what their card says, and orders by their numbers") {
    TemporaryFolder folder;
    const auto cache = openCache(folder / "scope.db");
    cache->claim(kAccount);
    cache->write(aSession(10, true));
    wire::Dialog anna = aDialog(1);
    anna.customer_name = "Anna";
    cache->write(kept::Dialogs{{anna, aDialog(2)}});
    wire::CustomerDetails card;
    card.customer.id = CustomerId{201};
    card.customer.name = "Anna";
    card.customer.identities = {{IdentityId{1}, ChannelId{1}, "79211234567", "", false}};
    card.customer.fields["city"] = "Tver";
    wire::CustomerNote note;
    note.text = "Asks for the window table each time";
    card.notes = {note};
    wire::Order order;
    order.id = OrderId{1};
    order.customer_id = CustomerId{201};
    order.number = "A-5512";
    card.orders = {{order}};
    cache->write(kept::Customer{card});
    const auto customers = [&](const std::string& typed) {
        std::vector<std::string> found;
        for (const auto& hit : searchIn(*cache, typed).customers.hits)
            found.push_back(hit.name + (hit.address ? ": " + *hit.address : ""));
        return found;
    };
    using Found = std::vector<std::string>;
    CHECK(customers("8 (921) 123-45") == Found{"Anna: 79211234567"});
    CHECK(customers("4567") == Found{"Anna: 79211234567"});
    CHECK(customers("anna tver") == Found{"Anna: Tver"});
    CHECK(customers("anna moscow").empty());
    CHECK(customers("window") == Found{"Anna: Asks for the window table each time"});
    CHECK(customers("abna") == Found{"Anna"});
    const auto orders = searchIn(*cache, "order a-55").orders;
    REQUIRE(orders);
    REQUIRE(orders->hits.size() == 1);
    CHECK(orders->hits[0].customer_name == "Anna");
    CHECK(orders->hits[0].dialog_id == DialogId{1});
    CHECK_FALSE(searchIn(*cache, "5513").orders);

    card.customer.fields["city"] = "Omsk";
    card.orders->clear();
    cache->write(kept::Customer{card});
    CHECK(customers("tver").empty());
    CHECK(customers("omsk").size() == 1);
    CHECK_FALSE(searchIn(*cache, "a-5512").orders);
    cache->write(kept::Told{wire::DialogRemoved{DialogId{1}}, 12});
    CHECK(customers("omsk").empty());
}

TEST_CASE("scope search: what an earlier program kept is dropped, and it goes on empty") {
    TemporaryFolder folder;
    const std::string path = folder / "scope.db";
    {
        const auto cache = openCache(path);
        cache->claim(kAccount);
        cache->write(aSession(10, true));
    }
    {
        SealedDatabase former(path, keyWithSalt(theKey(), path + ".salt").value(), SealedDatabase::Sync::sometimes);
        sqlite::registerTextTokenizer(former.handle());
        former.execute("DROP TABLE words; DROP TABLE name_words; DROP TABLE card_words;"
                       "DROP TABLE order_numbers; DROP TABLE messages;"
                       "CREATE TABLE messages(thread INTEGER NOT NULL, seq INTEGER NOT NULL, body TEXT NOT NULL,"
                       " PRIMARY KEY(thread, seq)) WITHOUT ROWID; PRAGMA user_version=1");
    }
    auto opened = DiskScopeCache::open(path, theKey());
    REQUIRE(opened);
    CHECK(opened->setAside.empty());
    CHECK(opened->cache->claim(kAccount).position.epoch.empty());
    opened->cache->write(aSession(10, true));
    kept::ThreadPart part = aThread(1, 0);
    part.messages = {aMessage(1, 1, "apple")};
    opened->cache->write(part);
    CHECK(searchIn(*opened->cache, "apple").messages.hits.size() == 1);
}

TEST_CASE("scope search: any form of a word finds, as it does at the server") {
    TemporaryFolder folder;
    const auto cache = openCache(folder / "scope.db");
    cache->claim(kAccount);
    cache->write(aSession(10, true));
    cache->write(kept::Dialogs{{aDialog(1)}});
    kept::ThreadPart part = aThread(1, 0);
    part.messages = {aMessage(1, 1, "Оформите доставку на завтра"), aMessage(1, 2, "Мои заказы ещё едут"),
                     aMessage(1, 3, "Two orders, please"), aMessage(1, 4, "доставщик")};
    cache->write(part);
    const auto found = [&](const std::string& typed) {
        std::vector<std::int64_t> ids;
        for (const auto& hit : searchIn(*cache, typed).messages.hits)
            ids.push_back(hit.message_id.value);
        return ids;
    };
    using Ids = std::vector<std::int64_t>;
    CHECK(found("доставка") == Ids{1});
    CHECK(found("ДОСТАВКИ завтра") == Ids{1});
    CHECK(found("дост") == Ids{4, 1});
    CHECK(found("дост завтра").empty()); // only the last word is still being typed
    CHECK(found("еще едут") == Ids{2});
    CHECK(found("\"мой заказ\"") == Ids{2});
    CHECK(found("\"заказ мой\"").empty());
    CHECK(found("ordered") == Ids{3});
    CHECK(found("доставка заказов").empty());
    const auto hit = searchIn(*cache, "доставка").messages.hits.at(0);
    REQUIRE(hit.matches.size() == 1);
    CHECK(hit.matches[0].at == 9);
    CHECK(hit.matches[0].length == 8);
}
