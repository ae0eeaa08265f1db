// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

#include <algorithm>

using namespace pult;
using namespace pult::storage;
using wire::Role;

namespace {

using Ids = std::vector<std::int64_t>;

std::vector<domain::SearchTerm> termsOf(const std::string& words, bool typing = false) {
    return domain::parseSearch(words, {}, typing).value().terms;
}

template <class Fixture>
Result<wire::MessageHits> search(Fixture& t, const domain::Principal& who, const std::string& words, int limit = 50,
                                 std::optional<std::string> after = std::nullopt, bool typing = false) {
    MessageSearch search;
    search.guard = {who, domain::Permission::dialog_read};
    search.terms = termsOf(words, typing);
    search.limit = limit;
    search.after = std::move(after);
    return t.run(t.store->searchMessages(std::move(search)));
}

Ids idsOf(const wire::MessageHits& page) {
    Ids ids;
    for (const auto& hit : page.hits)
        ids.push_back(hit.message_id.value);
    return ids;
}

template <class Fixture>
Ids found(Fixture& t, const domain::Principal& who, const std::string& words, bool typing = false) {
    return idsOf(search(t, who, words, 200, std::nullopt, typing).value());
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
        for (const auto id : idsOf(page))
            read.push_back(id);
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

TEMPLATE_TEST_CASE("search: a full page doesn't tell that others would find more", "[storage][search]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto boris = t.addUser("Boris", Role::operator_);
    const auto his = t.write("1", "secret plan").message;
    const auto hers = t.write("2", "secret plan").message;
    const auto second = t.write("2", "secret plan again").message;
    REQUIRE(t.take(his.dialog_id, boris));
    REQUIRE(t.take(hers.dialog_id, anna));
    REQUIRE(t.caughtUp());
    const auto first = search(t, anna, "secret", 1).value();
    CHECK(idsOf(first) == Ids{second.id.value});
    REQUIRE(first.next);
    const auto rest = search(t, anna, "secret", 1, first.next).value();
    CHECK(idsOf(rest) == Ids{hers.id.value});
    CHECK_FALSE(rest.next);
    CHECK_FALSE(search(t, anna, "secret", 2).value().next);
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

TEMPLATE_TEST_CASE("search: words in a row, and a last word that is still being typed", "[storage][search]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::owner);
    const auto row = t.write("7", "это мои заказы, пересланы вчера").message.id.value;
    const auto apart = t.write("8", "мой второй заказ").message.id.value;
    const auto persik = t.write("9", "персик").message.id.value;
    REQUIRE(t.caughtUp());
    CHECK(found(t, anna, "\"мой заказ\"") == Ids{row});
    CHECK(found(t, anna, "мой заказ") == Ids{apart, row});
    CHECK(found(t, anna, "пере", true) == Ids{row});
    CHECK(found(t, anna, "пере").empty());
    CHECK(found(t, anna, "пер", true) == Ids{persik, row});
    CHECK(found(t, anna, "пересланного", true) == Ids{row}); // a whole word, by its stem
    CHECK(found(t, anna, "мой зак", true) == Ids{apart, row});
    CHECK(found(t, anna, "п", true).empty()); // one letter begins too many
    CHECK(found(t, anna, "п\" OR \"персик", true) == Ids{});
}

TEMPLATE_TEST_CASE("search: a long beginning is found among many words that only begin alike", "[storage][search]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::owner);
    Ids rare, common;
    const auto writeRare = [&] { rare.insert(rare.begin(), t.write("1", "предпочитаем поезд").message.id.value); };
    for (int i = 0; i < 3; ++i)
        writeRare();
    for (int i = 0; i < 350; ++i)
        common.insert(common.begin(), t.write("2", "предположим, поезд").message.id.value);
    writeRare();
    REQUIRE(t.caughtUp());
    CHECK(found(t, anna, "предпочита", true) == rare);
    CHECK(found(t, anna, "поезд предпочита", true) == rare);
    CHECK(found(t, anna, "предполо", true) == Ids(common.begin(), common.begin() + 200));
    CHECK(found(t, anna, "предпоч", true) == rare);
    CHECK(found(t, anna, "предпоследн", true).empty());
}

TEMPLATE_TEST_CASE("search: a hit tells where the words stand and whose they are", "[storage][search]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::owner);
    std::string text = "\U0001F600 ";
    for (int i = 0; i < 40; ++i)
        text += "слово ";
    const auto message = t.write("7", text + "и заказы, заказ. " + text).message;
    REQUIRE(t.caughtUp());
    const auto page = search(t, anna, "заказов").value();
    REQUIRE(page.hits.size() == 1);
    const auto& hit = page.hits.front();
    CHECK(hit.message_id == message.id);
    CHECK(hit.dialog_id == message.dialog_id);
    CHECK(hit.thread_id == message.thread_id);
    CHECK(hit.direction == wire::Direction::in);
    CHECK(hit.at == message.at);
    REQUIRE(hit.matches.size() == 2); // in UTF-16 units: the smile has two
    CHECK(hit.matches[0].at == 3 + 40 * 6 + 2);
    CHECK(hit.matches[0].length == 6);
    CHECK(hit.matches[1].at == 3 + 40 * 6 + 10);
    CHECK(hit.excerpt_at > 0);
    CHECK(hit.excerpt_at < hit.matches[0].at);
    CHECK(hit.excerpt.find("заказы, заказ") != std::string::npos);
    CHECK(hit.cut);
}

TEMPLATE_TEST_CASE("search: by author, channel, tag and day, and in one thread", "[storage][search]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::owner);
    const auto boris = t.addUser("Boris Lvov", Role::owner);
    const auto early = t.write("7", "needle").message;
    t.clock.advance(std::chrono::hours{48});
    const auto late = t.write("8", "needle").message;
    REQUIRE(t.take(late.dialog_id, boris));
    const auto reply = t.reply(late.dialog_id, boris, "a needle indeed").value();
    TagChange tag;
    tag.guard = {boris, domain::Permission::dialog_tag};
    tag.dialog = late.dialog_id;
    tag.add = {"Опт"};
    REQUIRE(t.run(t.store->changeTags(tag)));
    REQUIRE(t.caughtUp());
    MessageSearch plain;
    plain.guard = {anna, domain::Permission::dialog_read};
    plain.terms = termsOf("needle");
    const auto with = [&](auto&& narrow) {
        MessageSearch search = plain;
        narrow(search);
        return idsOf(t.run(t.store->searchMessages(std::move(search))).value());
    };
    CHECK(with([](auto&) {}) == Ids{reply.id.value, late.id.value, early.id.value});
    CHECK(with([](auto& s) { s.kind = wire::AuthorKind::customer; }) == Ids{late.id.value, early.id.value});
    CHECK(with([](auto& s) { s.authorName = {"бор"}; }).empty());
    CHECK(with([](auto& s) { s.authorName = {"lvov", "bor"}; }) == Ids{reply.id.value});
    CHECK(with([&](auto& s) {
              s.author = boris.operatorId;
              s.kind = wire::AuthorKind::operator_;
          }) == Ids{reply.id.value});
    CHECK(with([](auto& s) { s.channels = {ChannelId{4711}}; }).empty());
    CHECK(with([](auto& s) { s.tags = {"ОПТ"}; }) == Ids{reply.id.value, late.id.value});
    CHECK(with([](auto& s) { s.tags = {"опт", "vip"}; }).empty());
    CHECK(with([&](auto& s) { s.since = late.received_at; }) == Ids{reply.id.value, late.id.value});
    CHECK(with([&](auto& s) { s.until = late.received_at; }) == Ids{early.id.value});
    CHECK(with([&](auto& s) { s.until = early.received_at; }).empty());
    CHECK(with([&](auto& s) { s.dialog = early.dialog_id; }) == Ids{early.id.value});
    plain.dialog = DialogId{4711};
    CHECK(t.run(t.store->searchMessages(plain)).error().code == Errc::not_found);
}

TEMPLATE_TEST_CASE("search: without a word all that the operators leave is listed, the newest first",
                   "[storage][search]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::owner);
    const auto boris = t.addUser("Boris", Role::operator_);
    Ids hers, asked;
    std::vector<DialogId> tagged;
    for (int i = 0; i < 6; ++i) {
        const auto message = t.write(std::to_string(i), "question " + std::to_string(i)).message;
        asked.insert(asked.begin(), message.id.value);
        REQUIRE(t.take(message.dialog_id, i == 0 ? boris : anna));
        if (i % 2)
            tagged.push_back(message.dialog_id);
    }
    for (const auto dialog : tagged) {
        TagChange tag;
        tag.guard = {anna, domain::Permission::dialog_tag};
        tag.dialog = dialog;
        tag.add = {dialog == tagged.front() ? "доставка" : "Доставка"};
        REQUIRE(t.run(t.store->changeTags(tag)));
        hers.insert(hers.begin(), t.reply(dialog, anna, "answer").value().id.value);
    }
    const auto list = [&](const domain::Principal& who, auto&& narrow, int limit = 50) {
        MessageSearch search;
        search.guard = {who, domain::Permission::dialog_read};
        search.limit = limit;
        narrow(search);
        return t.run(t.store->searchMessages(std::move(search))).value();
    };
    const auto fromCustomers = [](auto& s) { s.kind = wire::AuthorKind::customer; };
    const auto withTag = [](auto& s) { s.tags = {"ДОСТАВКА"}; };

    // Through the whole of the messages; lines about the dialogs are nobody's.
    CHECK(idsOf(list(anna, fromCustomers)) == asked);
    CHECK(idsOf(list(anna, [](auto& s) { s.authorName = {"ann"}; })) == hers);
    Ids all = hers;
    all.insert(all.end(), asked.begin(), asked.end());
    CHECK(idsOf(list(anna, [](auto& s) { s.since = Time{}; })) == all);
    const auto hit = list(anna, fromCustomers, 1).hits.at(0);
    CHECK(hit.excerpt == "question 5");
    CHECK(hit.matches.empty());

    // Through the threads that have the tag, however it is written; what is written in them alone.
    const Ids ofTag{hers[0], hers[1], hers[2], asked[0], asked[2], asked[4]};
    CHECK(idsOf(list(anna, withTag)) == ofTag);
    CHECK(list(anna, [](auto& s) { s.tags = {"nobody's"}; }).hits.empty());
    CHECK(idsOf(list(anna, [](auto& s) {
              s.tags = {"доставка"};
              s.kind = wire::AuthorKind::customer;
          })) == Ids{asked[0], asked[2], asked[4]});
    const auto channel = hit.channel_id;
    CHECK(idsOf(list(anna, [&](auto& s) { s.channels = {channel}; })) == all);
    CHECK(list(anna, [](auto& s) { s.channels = {ChannelId{4711}}; }).hits.empty());

    for (const bool byTag : {false, true}) {
        Ids read;
        std::optional<std::string> after;
        do {
            const auto page = list(
                anna,
                [&](auto& s) {
                    if (byTag)
                        withTag(s);
                    else
                        fromCustomers(s);
                    s.after = after;
                },
                2);
            CHECK(page.hits.size() <= 2);
            for (const auto id : idsOf(page))
                read.push_back(id);
            after = page.next;
        } while (after);
        CHECK(read == (byTag ? ofTag : asked));
    }
    CHECK(idsOf(list(boris, fromCustomers)) == Ids{asked[5]});
    CHECK(list(boris, withTag).hits.empty());
}

namespace {

template <class Fixture>
Ids customers(Fixture& t, const domain::Principal& who, const std::string& words) {
    CustomerSearch search;
    search.guard = {who, domain::Permission::dialog_read};
    search.terms = termsOf(words, true);
    const auto page = t.run(t.store->searchCustomers(std::move(search))).value();
    Ids ids;
    for (const auto& hit : page.hits)
        ids.push_back(hit.customer_id.value);
    return ids;
}

template <class Fixture>
CustomerId customerOf(Fixture& t, const domain::Principal& who, DialogId dialog) {
    return t.run(t.store->dialog({who, domain::Permission::dialog_read}, dialog)).value().customer.id;
}

template <class Fixture>
void rename(Fixture& t, const domain::Principal& who, CustomerId id, const std::string& name,
            std::map<std::string, std::string> fields = {}) {
    wire::CustomerUpdate update;
    update.customer_id = id;
    update.name = name;
    update.fields = std::move(fields);
    REQUIRE(t.run(t.store->updateCustomer({who, domain::Permission::customer_edit}, update)));
}

template <class Fixture>
bool comesToFind(Fixture& t, const domain::Principal& who, const std::string& words, const Ids& wanted) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (customers(t, who, words) != wanted && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    return customers(t, who, words) == wanted;
}

} // namespace

TEMPLATE_TEST_CASE("search: customers by words of the name, telephone in any writing, e-mail and contact",
                   "[storage][search]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::owner);
    const auto ivan = customerOf(t, anna, t.write("4471", "hello").message.dialog_id);
    const auto semyon = customerOf(t, anna, t.write("4472", "hello").message.dialog_id);
    rename(t, anna, ivan, "Иван Петров-Водкин",
           {{"phone", "+7 (921) 123-45-67"}, {"email", "Ivan.P@Mail.ru"}, {"Город", "Тверь"}});
    rename(t, anna, semyon, "Семён Иванов");
    REQUIRE(comesToFind(t, anna, "семен", {semyon.value}));
    const Ids both{semyon.value, ivan.value}, first{ivan.value};
    CHECK(customers(t, anna, "иван") == both);
    CHECK(customers(t, anna, "ив вод") == first);
    for (const auto* writing : {"+7 921 123-45-67", "8 (921) 1234567", "89211234567", "921 123", "9211234567",
                                "8 921 12", "45-67", "1234567", "+7921"})
        CHECK(customers(t, anna, writing) == first);
    for (const auto* other : {"921 124", "8 922", "ivan.q@", "иван семенов", "123 456 789"})
        CHECK(customers(t, anna, other).empty());
    CHECK(customers(t, anna, "ivan.p@mail.ru") == first);
    CHECK(customers(t, anna, "ivan.p@") == first);
    CHECK(customers(t, anna, "тверь") == first);
    CHECK(customers(t, anna, "4472") == Ids{semyon.value});
    rename(t, anna, ivan, "Пётр");
    CHECK(comesToFind(t, anna, "иван", {semyon.value})); // and his e-mail is not his name
    CHECK(customers(t, anna, "петр") == first);
    t.reopen();
    CHECK(customers(t, anna, "петр") == first);
}

TEMPLATE_TEST_CASE("search: a name with a slip of the finger is found where no name is as it was typed",
                   "[storage][search]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::owner);
    const auto catherine = customerOf(t, anna, t.write("4471", "hello").message.dialog_id);
    const auto catharina = customerOf(t, anna, t.write("4472", "hello").message.dialog_id);
    rename(t, anna, catherine, "Екатерина Рязанцева", {{"phone", "+7 921 123-45-67"}});
    rename(t, anna, catharina, "Катерина Смит");
    REQUIRE(comesToFind(t, anna, "катерина", {catharina.value}));
    const Ids first{catherine.value};
    for (const auto* writing : {"екатирина", "екатеринна", "екатрина", "рязанцеав", "екатири рязанцева"})
        CHECK(customers(t, anna, writing) == first);
    for (const auto* other : {"екотирина", "ека смит", "екы", "921 124", "икатирина"})
        CHECK(customers(t, anna, other).empty());
    CHECK(customers(t, anna, "катерина") == Ids{catharina.value}); // as it was typed
    CHECK(customers(t, anna, "кеатерина") == Ids{catharina.value, catherine.value});
    CHECK(customers(t, anna, "икатерина") == Ids{catharina.value});
}

TEMPLATE_TEST_CASE("search: a customer's hit shows the name or the address, and the dialog to open",
                   "[storage][search]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto boris = t.addUser("Boris", Role::operator_);
    const auto message = t.write("4471", "hello").message;
    REQUIRE(t.take(message.dialog_id, anna));
    const auto ivan = customerOf(t, anna, message.dialog_id);
    rename(t, anna, ivan, "Иван Петров", {{"phone", "+7 921 123-45-67"}});
    REQUIRE(comesToFind(t, anna, "петр", {ivan.value}));
    CHECK(customers(t, boris, "петр").empty()); // she has him, and he sees no dialog with him
    CustomerSearch search;
    search.guard = {anna, domain::Permission::dialog_read};
    search.terms = termsOf("петр");
    auto hit = t.run(t.store->searchCustomers(search)).value().hits.at(0);
    CHECK(hit.name == "Иван Петров");
    REQUIRE(hit.matches.size() == 1);
    CHECK(hit.matches[0].at == 5);
    CHECK_FALSE(hit.address);
    CHECK(hit.dialog_id == message.dialog_id);
    search.terms = termsOf("9211234567");
    hit = t.run(t.store->searchCustomers(search)).value().hits.at(0);
    CHECK(hit.address == "+7 921 123-45-67");
    CHECK(hit.matches.empty());
    search.terms = {};
    CHECK(t.run(t.store->searchCustomers(search)).error().code == Errc::invalid);
}

TEMPLATE_TEST_CASE("search: what is shown in part is found whole or by its last four digits, never piece by piece",
                   "[storage][search]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto owner = t.addUser("Owner", Role::owner);
    auto anna = t.addUser("Anna", Role::operator_);
    anna.guardsContacts = true;
    const auto ivan = customerOf(t, owner, t.write("4471", "hello").message.dialog_id);
    rename(t, owner, ivan, "Иван Петров",
           {{"phone", "+7 (921) 123-45-67"}, {"email", "Ivan.P@Mail.ru"}, {"Паспорт", "AB Lenina"}});
    REQUIRE(comesToFind(t, owner, "петр", {ivan.value}));
    const Ids first{ivan.value};
    for (const auto* writing : {"петр", "иван", "+7 921 123-45-67", "8 (921) 1234567", "9211234567", "4567", "45-67",
                                "иван 4567", "ivan.p@mail.ru", "4471"})
        CHECK(customers(t, anna, writing) == first);
    for (const auto* piece : {"921 123", "7921", "+7 921 12", "34567", "1234567", "92112345", "9211", "4566", "ivan",
                              "ivan.p@", "mail", "lenina", "иван 9211", "ленина"})
        CHECK(customers(t, anna, piece).empty());
    CHECK(customers(t, owner, "921 123") == first); // the scene would notice
    CHECK(customers(t, owner, "lenina") == first);
}

TEMPLATE_TEST_CASE("search: who is called by a telephone isn't found by pieces of it as an author", "[storage][search]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto owner = t.addUser("Owner", Role::owner);
    auto anna = t.addUser("Anna", Role::operator_);
    anna.guardsContacts = true;
    auto inbound = t.message("4471", "hello");
    inbound.peerName = "+79211234567";
    REQUIRE(t.run(t.store->recordInbound(std::move(inbound))));
    const auto from = [&](const domain::Principal& who) {
        MessageSearch search;
        search.guard = {who, domain::Permission::dialog_read};
        search.authorName = {"7921"};
        return idsOf(t.run(t.store->searchMessages(std::move(search))).value()).size();
    };
    CHECK(from(owner) == 1);
    CHECK(from(anna) == 0);
}

TEMPLATE_TEST_CASE("search: a customer is found by what is noted about him, which is shown in part",
                   "[storage][search]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto message = t.write("4471", "hello").message;
    REQUIRE(t.take(message.dialog_id, anna));
    const auto ivan = customerOf(t, anna, message.dialog_id);
    wire::CustomerNoteAdd note;
    note.customer_id = ivan;
    note.text = "Always asks for the table at the window, comes with a dog";
    REQUIRE(t.run(t.store->addCustomerNote({anna, domain::Permission::customer_edit}, note)));
    REQUIRE(comesToFind(t, anna, "windo", {ivan.value}));
    CustomerSearch search;
    search.guard = {anna, domain::Permission::dialog_read};
    search.terms = termsOf("window");
    const auto hit = t.run(t.store->searchCustomers(search)).value().hits.at(0);
    REQUIRE(hit.address);
    CHECK(hit.address->find("window") != std::string::npos);
}

TEMPLATE_TEST_CASE("search: pages of customers follow each other without a gap or a double", "[storage][search]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::owner);
    Ids written;
    for (int i = 0; i < 23; ++i) {
        const auto id = customerOf(t, anna, t.write("p" + std::to_string(i), "hello").message.dialog_id);
        written.insert(written.begin(), id.value);
        rename(t, anna, id, "Same Name");
    }
    REQUIRE(comesToFind(t, anna, "same", written));
    Ids read;
    CustomerSearch search;
    search.guard = {anna, domain::Permission::dialog_read};
    search.terms = termsOf("name sam");
    search.limit = 10;
    do {
        const auto page = t.run(t.store->searchCustomers(search)).value();
        for (const auto& hit : page.hits)
            read.push_back(hit.customer_id.value);
        search.after = page.next;
    } while (search.after);
    CHECK(read == written);
    search.after = "made up";
    CHECK(t.run(t.store->searchCustomers(search)).error().code == Errc::invalid);
}
