// SPDX-License-Identifier: GPL-3.0-or-later
// Customers who turn out to be one person, and who turn out to be two after all.
#include <algorithm>
#include <random>

#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::Role;
using namespace std::chrono_literals;

namespace {

template <class Backend>
struct Cards {
    StoreFixture<Backend> t;
    domain::Principal boss = t.addUser("Boss", Role::supervisor);

    Guard as(Permission permission) { return {boss, permission}; }
    /// Somebody who writes for the first time.
    CustomerId newcomer(const std::string& peer, const std::string& name = {}) {
        const DialogId dialog = t.write(peer, "Hello from " + peer).message.dialog_id;
        const CustomerId id = t.dialogFor(boss, dialog)->customer_id;
        if (!name.empty())
            edit(id, [&](wire::CustomerUpdate& update) { update.name = name; });
        return id;
    }
    template <class Fill>
    Result<wire::Customer> edit(CustomerId id, Fill fill) {
        wire::CustomerUpdate update;
        update.customer_id = id;
        fill(update);
        return t.run(t.store->updateCustomer(as(Permission::customer_edit), std::move(update)));
    }
    Result<wire::Customer> setField(CustomerId id, const std::string& key, const std::string& value) {
        return edit(id, [&](wire::CustomerUpdate& update) { update.fields.emplace()[key] = value; });
    }
    wire::CustomerNote note(CustomerId id, const std::string& text) {
        wire::CustomerNoteAdd add;
        add.customer_id = id;
        add.text = text;
        return t.run(t.store->addCustomerNote(as(Permission::customer_edit), std::move(add))).value();
    }
    void order(CustomerId id, const std::string& number) {
        wire::OrderPut put;
        put.source = "shop";
        put.number = number;
        put.state = wire::OrderState::paid;
        put.currency = "RUB";
        put.customer_id = id;
        REQUIRE(t.run(t.store->putOrder(as(Permission::order_put), std::move(put))));
    }
    wire::CustomerDetails card(CustomerId id) {
        return t.run(t.store->customer(as(Permission::dialog_read), id)).value();
    }
    Result<wire::CustomerMerged> merge(CustomerId into, CustomerId from, bool name = false,
                                       std::vector<std::string> fields = {}) {
        return t.run(t.store->mergeCustomers(as(Permission::customer_merge), {into, from, name, std::move(fields)}));
    }
    Result<wire::CustomerUnmerged> unmerge(MergeId id) {
        return t.run(t.store->unmergeCustomers(as(Permission::customer_unmerge), id));
    }
    wire::Journey journeyOf(CustomerId id, std::optional<std::string> after = {}, int limit = 50) {
        return t.run(t.store->journey({as(Permission::dialog_read), id, std::move(after), limit})).value();
    }
    std::vector<std::int64_t> dialogsOf(CustomerId id) {
        std::vector<std::int64_t> ids;
        for (const auto& dialog : journeyOf(id).dialogs)
            ids.push_back(dialog.dialog_id.value);
        return ids;
    }
    wire::MergeSuggestions suggestions(CustomerId id) {
        return t.run(t.store->mergeSuggestions(as(Permission::customer_merge), id)).value();
    }
    /// The text index follows in its own time.
    bool isSuggested(CustomerId id, CustomerId other) {
        const auto deadline = std::chrono::steady_clock::now() + 20s;
        while (std::chrono::steady_clock::now() < deadline) {
            const auto page = suggestions(id);
            if (std::ranges::any_of(page.suggestions, [&](const auto& one) { return one.customer.id == other; }))
                return true;
            std::this_thread::sleep_for(5ms);
        }
        return false;
    }
    /// All that merging and undoing must leave as it was; versions count on.
    std::string state(CustomerId id) {
        auto details = card(id);
        details.customer.version = 0;
        details.merges.reset();
        std::string all = wire::encode(details);
        for (const auto& dialog : journeyOf(id).dialogs)
            all += wire::encode(dialog) + t.dialogFor(boss, dialog.dialog_id)->customer_name;
        return all;
    }
};

} // namespace

TEMPLATE_TEST_CASE("merge: contacts, dialogs, notes, tags and fields become those of one", "[storage]", SqliteBackend) {
    Cards<TestType> c;
    const auto ivan = c.newcomer("1", "Иван Петров"), vanya = c.newcomer("2", "Ваня П.");
    REQUIRE(c.setField(ivan, "Город", "Тверь"));
    REQUIRE(c.setField(vanya, "Город", "Москва"));
    REQUIRE(c.setField(vanya, "Скидка", "5"));
    REQUIRE(c.edit(vanya, [](auto& update) { update.tags = {"опт"}; }));
    c.note(vanya, "любит тишину");
    const auto merged = c.merge(ivan, vanya, false, {"Город"}).value();
    CHECK(merged.customer.name == "Иван Петров");
    CHECK(merged.customer.identities.size() == 2);
    CHECK(merged.customer.fields == std::map<std::string, std::string>{{"Город", "Москва"}, {"Скидка", "5"}});
    CHECK(merged.customer.tags == std::vector<std::string>{"опт"});
    CHECK(merged.merge.from_name == "Ваня П.");
    CHECK(c.card(ivan).notes.size() == 1);
    REQUIRE(c.card(ivan).merges);
    CHECK(c.card(ivan).merges->front().id == merged.merge.id);
    CHECK(c.card(vanya).customer.merged_into == ivan);
    CHECK(c.card(vanya).customer.identities.empty());
    CHECK(c.dialogsOf(ivan) == std::vector<std::int64_t>{2, 1});
    CHECK(c.t.dialogFor(c.boss, DialogId{2})->customer_name == "Иван Петров");
    // Whoever still has the former card writes into the right one.
    CHECK(c.note(vanya, "ещё").customer_id == ivan);
    CHECK(c.t.write("2", "снова").message.author.id == ivan.value);
    // The same again is the same.
    CHECK(c.merge(ivan, vanya).value().merge.id == merged.merge.id);
    CHECK(c.t.complaints() == std::vector<std::string>{});
    c.t.reopen();
    CHECK(c.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("merge: each dialog tells with which of the client's contacts it is held", "[storage]",
                   SqliteBackend) {
    Cards<TestType> c;
    const auto ivan = c.newcomer("1"), vanya = c.newcomer("2");
    const auto addressOf = [&](DialogId dialog) {
        const auto shown = c.t.dialogFor(c.boss, dialog).value();
        REQUIRE(shown.identity_id);
        const auto card = c.card(shown.customer_id);
        for (const auto& identity : card.customer.identities)
            if (identity.id == *shown.identity_id)
                return identity.peer;
        return std::string();
    };
    CHECK(addressOf(DialogId{1}) == "1");
    CHECK(addressOf(DialogId{2}) == "2");
    REQUIRE(c.merge(ivan, vanya));
    REQUIRE(c.card(ivan).customer.identities.size() == 2);
    CHECK(addressOf(DialogId{1}) == "1");
    CHECK(addressOf(DialogId{2}) == "2");
    CHECK(c.t.complaints() == std::vector<std::string>{}); // the journal tells the same
}

TEMPLATE_TEST_CASE("merge: what can't be one person is refused in words", "[storage]", SqliteBackend) {
    Cards<TestType> c;
    const auto ivan = c.newcomer("1"), vanya = c.newcomer("2"), oleg = c.newcomer("3");
    CHECK(c.merge(ivan, ivan).error().code == Errc::invalid);
    CHECK(c.merge(ivan, CustomerId{4711}).error().code == Errc::not_found);
    REQUIRE(c.merge(ivan, vanya));
    CHECK(c.merge(vanya, ivan).error().code == Errc::conflict); // no ring
    CHECK(c.merge(oleg, vanya).error().code == Errc::conflict); // he is gone meanwhile
    CHECK(c.merge(vanya, oleg).error().code == Errc::conflict);
    REQUIRE(c.t.run(c.t.store->blockCustomer(c.as(Permission::dialog_close), oleg, true)));
    CHECK(c.merge(ivan, oleg).error().code == Errc::conflict);
    const auto anna = c.t.addUser("Anna", Role::operator_);
    CHECK(c.t.run(c.t.store->mergeCustomers({anna, Permission::customer_merge}, {ivan, oleg, {}, {}})).error().code ==
          Errc::forbidden);
    CHECK(c.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("merge: undone, everything is as it was, however many were merged", "[storage]", SqliteBackend) {
    Cards<TestType> c;
    std::mt19937 random(GENERATE(1u, 2u, 3u, 4u));
    const auto pick = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    std::vector<CustomerId> people;
    for (int i = 0; i < 4; ++i) {
        people.push_back(c.newcomer(std::to_string(i), pick(3) ? "Customer " + std::to_string(pick(2)) : ""));
        for (const char* key : {"city", "size", "phone"})
            if (pick(1))
                REQUIRE(c.setField(people.back(), key, "value " + std::to_string(pick(2))));
        REQUIRE(c.edit(people.back(), [&](auto& update) {
            update.vip = pick(1) == 1;
            update.tags = {"tag " + std::to_string(pick(2))};
        }));
        for (int notes = pick(2); notes > 0; --notes)
            c.note(people.back(), "note " + std::to_string(notes));
        for (int orders = pick(2); orders > 0; --orders)
            c.order(people.back(), std::to_string(people.size()) + "-" + std::to_string(orders));
    }
    const auto states = [&] {
        std::vector<std::string> all;
        for (const auto id : people)
            all.push_back(c.state(id));
        return all;
    };
    std::vector<std::vector<std::string>> before;
    std::vector<MergeId> merges;
    std::vector<CustomerId> standing = people;
    while (standing.size() > 1) {
        std::shuffle(standing.begin(), standing.end(), random);
        before.push_back(states());
        const auto from = standing.back();
        standing.pop_back();
        merges.push_back(c.merge(standing.front(), from, pick(1) == 1, {"city"}).value().merge.id);
    }
    while (!merges.empty()) {
        REQUIRE(c.unmerge(merges.back()));
        merges.pop_back();
        CHECK(states() == before.back());
        before.pop_back();
    }
    CHECK(c.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("unmerge: what was changed since stays, and each has his own dialogs", "[storage]", SqliteBackend) {
    Cards<TestType> c;
    const auto ivan = c.newcomer("1", "Иван"), vanya = c.newcomer("2", "Ваня");
    REQUIRE(c.setField(vanya, "city", "Москва"));
    REQUIRE(c.setField(vanya, "size", "M"));
    const auto merge = c.merge(ivan, vanya).value().merge.id;
    REQUIRE(c.setField(ivan, "city", "Тверь"));
    REQUIRE(c.edit(ivan, [](auto& update) { update.tags = {"новый"}; }));
    c.note(ivan, "после");
    c.t.write("2", "пишет дальше");
    const auto parted = c.unmerge(merge).value();
    CHECK(parted.customer.fields == std::map<std::string, std::string>{{"city", "Тверь"}});
    CHECK(parted.customer.tags == std::vector<std::string>{"новый"});
    CHECK(parted.restored.fields == std::map<std::string, std::string>{{"city", "Москва"}, {"size", "M"}});
    CHECK_FALSE(parted.restored.merged_into);
    CHECK(c.card(ivan).notes.size() == 1);
    CHECK(c.dialogsOf(vanya) == std::vector<std::int64_t>{2});
    CHECK(c.unmerge(merge)->restored.id == vanya); // again: nothing happens
    CHECK(c.merge(vanya, ivan));                   // they may be merged again, the other way round
    CHECK(c.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("unmerge: a day long, the last merge first", "[storage]", SqliteBackend) {
    Cards<TestType> c;
    const auto ivan = c.newcomer("1"), vanya = c.newcomer("2"), oleg = c.newcomer("3");
    const auto first = c.merge(ivan, vanya).value().merge.id;
    c.t.clock.advance(1h);
    const auto second = c.merge(oleg, ivan).value().merge.id;
    CHECK(c.unmerge(first).error().code == Errc::conflict);
    CHECK(c.unmerge(MergeId{4711}).error().code == Errc::not_found);
    c.t.clock.advance(24h);
    REQUIRE(c.unmerge(second));
    CHECK(c.unmerge(first).error().code == Errc::conflict); // an hour too late
    CHECK_FALSE(c.card(ivan).merges);
}

TEMPLATE_TEST_CASE("suggestions: the same telephone in any writing, an e-mail, a name with its city", "[storage]",
                   SqliteBackend) {
    Cards<TestType> c;
    const auto ivan = c.newcomer("1", "Иван Петров"), vanya = c.newcomer("2", "Иван");
    const auto namesake = c.newcomer("3", "Петров Иван"), mail = c.newcomer("4", "Пётр");
    REQUIRE(c.setField(ivan, "phone", "8 (916) 123-45-67"));
    REQUIRE(c.setField(ivan, "city", "Тверь"));
    REQUIRE(c.setField(ivan, "email", "ivan@example.org"));
    REQUIRE(c.setField(vanya, "Телефон", "+7 916 1234567"));
    REQUIRE(c.setField(mail, "e-mail", "Ivan@Example.org"));
    REQUIRE(c.isSuggested(ivan, vanya));
    REQUIRE(c.isSuggested(ivan, mail));
    const auto page = c.suggestions(ivan);
    REQUIRE(page.suggestions.size() == 2); // a name alone says nothing
    CHECK(page.suggestions.front().customer.id == vanya);
    CHECK(page.suggestions.front().score == 92);
    CHECK(page.suggestions.front().reasons ==
          std::vector<wire::SameReason>{wire::SameReason::phone, wire::SameReason::similar_name});
    REQUIRE(c.setField(namesake, "Город", "тверь"));
    CHECK(c.isSuggested(ivan, namesake));

    REQUIRE(c.t.run(c.t.store->keepApart(c.as(Permission::customer_merge), vanya, ivan)));
    const auto fewer = c.suggestions(ivan);
    CHECK(std::ranges::none_of(fewer.suggestions, [&](const auto& one) { return one.customer.id == vanya; }));
    REQUIRE(c.merge(ivan, mail));
    const auto rest = c.suggestions(ivan);
    REQUIRE(rest.suggestions.size() == 1);
    CHECK(rest.suggestions.front().customer.id == namesake);
    // Out of sight, nobody is suggested.
    const auto stranger = c.t.addUser("Stranger", Role::senior);
    auto elsewhere = stranger;
    elsewhere.groups = {};
    CHECK(c.t.run(c.t.store->mergeSuggestions({elsewhere, Permission::customer_merge}, ivan)).error().code ==
          Errc::not_found);
}

TEMPLATE_TEST_CASE("card: a field is changed from what its editor saw, and only into what fits it", "[storage]",
                   SqliteBackend) {
    Cards<TestType> c;
    const auto ivan = c.newcomer("1");
    wire::FieldSave birthday;
    birthday.key = "birthday";
    birthday.name = "День рождения";
    birthday.kind = wire::FieldKind::date;
    const auto owner = c.t.addUser("Owner", Role::owner);
    REQUIRE(c.t.run(c.t.store->saveField(owner, birthday)));
    CHECK(c.setField(ivan, "birthday", "31.02.1990").error().code == Errc::invalid);
    CHECK(c.setField(ivan, "birthday", "12.05.1990")->fields.at("birthday") == "1990-05-12");

    const auto change = [&](const std::string& seen, const std::string& value, const std::string& name) {
        return c.edit(ivan, [&](auto& update) {
            update.fields.emplace()["city"] = value;
            update.seen_fields.emplace()["city"] = seen;
            update.client_id = name;
        });
    };
    REQUIRE(change("", "Тверь", "a"));
    CHECK(change("", "Москва", "b").error().code == Errc::stale);
    CHECK(change("", "Тверь", "c")); // both want the same
    REQUIRE(change("Тверь", "Москва", "d"));
    REQUIRE(change("Москва", "Тверь", "e"));
    CHECK(change("Тверь", "Москва", "d")); // done already, a while ago
    CHECK(c.card(ivan).customer.fields.at("city") == "Тверь");
}

TEMPLATE_TEST_CASE("notes: pinned they stand first, and keep whom they call", "[storage]", SqliteBackend) {
    Cards<TestType> c;
    const auto ivan = c.newcomer("1");
    wire::CustomerNoteAdd add;
    add.customer_id = ivan;
    add.text = "посмотри @Boss";
    add.mentions = {{c.boss.operatorId}};
    const auto first = c.t.run(c.t.store->addCustomerNote(c.as(Permission::customer_edit), add)).value();
    c.note(ivan, "второе");
    REQUIRE(c.t.run(c.t.store->pinCustomerNote(c.as(Permission::customer_edit), {first.id, true})));
    const auto notes = c.card(ivan).notes;
    REQUIRE(notes.size() == 2);
    CHECK(notes.front().id == first.id);
    CHECK(notes.front().pinned);
    CHECK(notes.front().mentions == std::vector<OperatorId>{c.boss.operatorId});
    CHECK(c.t.run(c.t.store->pinCustomerNote(c.as(Permission::customer_edit), {NoteId{99}, true})).error().code ==
          Errc::not_found);
}

TEMPLATE_TEST_CASE("journey: every dialog with its owner, result and rating, page by page", "[storage]",
                   SqliteBackend) {
    Cards<TestType> c;
    auto inbound = c.t.message("1", "есть залы?");
    inbound.attributes = {{"page", "https://example.org/halls"}, {"title", "Залы"}};
    const auto first = c.t.run(c.t.store->recordInbound(inbound)).value().message.dialog_id;
    const auto ivan = c.t.dialogFor(c.boss, first)->customer_id;
    REQUIRE(c.t.take(first, c.boss));
    REQUIRE(c.t.close(first, c.boss));
    REQUIRE(c.t.run(c.t.store->rateDialog(first, 5, "")));
    const auto other = c.newcomer("2");
    REQUIRE(c.merge(ivan, other));
    const auto whole = c.journeyOf(ivan);
    REQUIRE(whole.dialogs.size() == 2);
    const auto& oldest = whole.dialogs.back();
    CHECK(oldest.rating == 5);
    CHECK(oldest.owner_id == c.boss.operatorId);
    CHECK(oldest.resolution == wire::Resolution::resolved);
    CHECK(oldest.page == "https://example.org/halls");
    CHECK(oldest.page_title == "Залы");
    const auto page = c.journeyOf(ivan, {}, 1);
    REQUIRE(page.next);
    CHECK(c.journeyOf(ivan, page.next, 1).dialogs.front().dialog_id == first);
    const auto anna = c.t.addUser("Anna", Role::operator_); // sees the one that nobody has
    CHECK(c.t.run(c.t.store->journey({{anna, Permission::dialog_read}, ivan, {}, 50}))->dialogs.size() == 1);
}
