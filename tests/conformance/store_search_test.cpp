// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

#include <algorithm>

using namespace pult;
using namespace pult::storage;
using wire::Role;

namespace {

using Ids = std::vector<std::int64_t>;

template <class Fixture>
Result<wire::MessagePage> search(Fixture& t, const domain::Principal& who, const std::string& words, int limit = 50,
                                 std::optional<std::string> before = std::nullopt) {
    SearchQuery query;
    query.guard = {who, domain::Permission::dialog_read};
    query.words = words;
    query.limit = limit;
    query.before = std::move(before);
    return t.run(t.store->search(std::move(query)));
}

template <class Fixture>
Ids found(Fixture& t, const domain::Principal& who, const std::string& words) {
    Ids ids;
    const auto page = search(t, who, words, 200).value();
    for (const auto& message : page.messages)
        ids.push_back(message.id.value);
    return ids;
}

} // namespace

TEMPLATE_TEST_CASE("search: any form of a word finds messages, replies and notes, the newest first",
                   "[storage][search]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::owner);
    const auto first = t.write("7", "Где мой заказ?").message;
    REQUIRE(t.take(first.dialog_id, anna));
    const auto reply = t.reply(first.dialog_id, anna, "Заказы везут курьеры, order 12-34").value();
    const auto note = t.run(t.store->recordOutbound(t.noteTo(first.dialog_id, anna, "ждёт заказа давно"))).value();
    REQUIRE(t.caughtUp());
    CHECK(found(t, anna, "заказов") == Ids{note.id.value, reply.id.value, first.id.value});
    CHECK(found(t, anna, "КУРЬЕР") == Ids{reply.id.value});
    CHECK(found(t, anna, "ждет") == Ids{note.id.value});
    CHECK(found(t, anna, "orders 34") == Ids{reply.id.value});
    CHECK(found(t, anna, "заказ самолёт").empty());
    const auto other = t.write("8", "bye").message;
    REQUIRE(t.take(other.dialog_id, anna));
    REQUIRE(t.close(other.dialog_id, anna));
    REQUIRE(t.caughtUp());
    CHECK(found(t, anna, "resolved").empty()); // a line about the dialog is nobody's words
}

TEMPLATE_TEST_CASE("search: what looks like an operator is a word, and nothing is refused in words",
                   "[storage][search]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::owner);
    const auto message = t.write("7", "He said \"near OR far\" AND text:left*").message;
    REQUIRE(t.caughtUp());
    for (const std::string words :
         {"\"near", "OR", "AND", "text:left*", "near*", "(far)", "said -near", "NEAR(near far)"})
        CHECK(found(t, anna, words) == Ids{message.id.value});
    for (const std::string words : {"", "   ", "?!", "\"\""}) {
        const auto refused = search(t, anna, words);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Errc::invalid);
    }
}

TEMPLATE_TEST_CASE("search: pages follow each other without a gap or a double", "[storage][search]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::owner);
    Ids written;
    for (int i = 0; i < 25; ++i) {
        written.insert(written.begin(), t.write(std::to_string(i % 3), "needle").message.id.value);
        t.write("9", "straw");
    }
    REQUIRE(t.caughtUp());
    Ids read;
    std::optional<std::string> before;
    do {
        const auto page = search(t, anna, "needles", 10, before).value();
        for (const auto& message : page.messages)
            read.push_back(message.id.value);
        before = page.next;
    } while (before);
    CHECK(read == written);
    CHECK(search(t, anna, "needle", 10, "made up").error().code == Errc::invalid);
}

TEMPLATE_TEST_CASE("search: nobody finds what he may not read", "[storage][search]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto boris = t.addUser("Boris", Role::operator_);
    const auto hers = t.write("1", "secret").message;
    const auto his = t.write("2", "secret").message;
    REQUIRE(t.take(hers.dialog_id, anna));
    REQUIRE(t.take(his.dialog_id, boris));
    REQUIRE(t.caughtUp());
    CHECK(found(t, anna, "secret") == Ids{hers.id.value});
    CHECK(found(t, boris, "secret") == Ids{his.id.value});
}

TEMPLATE_TEST_CASE("search: follows within a second while messages keep coming", "[storage][search]", SqliteBackend) {
    StoreFixture<TestType> t;
    const SystemClock clock;
    auto last = clock.ticks();
    const auto until = last + std::chrono::seconds{3};
    std::vector<Millis> lags;
    for (int i = 0; last < until; ++i) {
        t.clock.advance(clock.ticks() - std::exchange(last, clock.ticks()));
        t.write(std::to_string(i % 50), "Здравствуйте, где мой заказ номер " + std::to_string(i));
        lags.emplace_back(t.store->metrics().indexLagMillis);
    }
    // A machine that is busy with other things may stand still for once.
    std::sort(lags.begin(), lags.end());
    CHECK(lags.back() > Millis{0});
    CHECK(lags[lags.size() * 95 / 100] <= Millis{1000});
    CHECK(t.caughtUp());
}

TEMPLATE_TEST_CASE("search: catches up after a stop, and takes nothing in twice", "[storage][search]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::owner);
    Ids written;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 20; ++i)
            written.insert(written.begin(), t.write("7", "needle").message.id.value);
        t.reopen(); // before the index could follow
    }
    REQUIRE(t.caughtUp());
    CHECK(found(t, anna, "needles") == written);
    CHECK(t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("search: a message that says something else now is found by what it says now", "[storage][search]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::owner);
    const auto asked = t.write("7", "Где мой заказ?").message;
    REQUIRE(t.take(asked.dialog_id, anna));
    const auto reply = t.reply(asked.dialog_id, anna, "у курьера").value();
    const auto note = t.run(t.store->recordOutbound(t.noteTo(asked.dialog_id, anna, "перезвонить"))).value();
    REQUIRE(t.caughtUp());
    REQUIRE(found(t, anna, "курьер") == Ids{reply.id.value});
    const auto edit = [&](MessageId id, const std::string& text) {
        MessageEdit edit;
        edit.guard = {anna, domain::Permission::message_edit_own};
        edit.message = id;
        edit.text = text;
        REQUIRE(t.run(t.store->editMessage(std::move(edit))));
    };
    edit(reply.id, "на складе");
    edit(reply.id, "уже доставлен");
    edit(note.id, "написать письмо");
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (found(t, anna, "доставлен").empty() && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    CHECK(found(t, anna, "доставлен") == Ids{reply.id.value});
    CHECK(found(t, anna, "курьер").empty());
    CHECK(found(t, anna, "склад").empty());
    CHECK(found(t, anna, "письмо") == Ids{note.id.value});
    CHECK(t.complaints() == std::vector<std::string>{});
    t.reopen();
    CHECK(found(t, anna, "перезвонить").empty());
    CHECK(t.complaints() == std::vector<std::string>{});
}
