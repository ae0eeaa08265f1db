// SPDX-License-Identifier: GPL-3.0-or-later
// Contacts in the journal, for whom they are shown in part.
#include "shared/domain/masking.hpp"
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::Role;

namespace {

template <class Backend>
struct Guarded {
    StoreFixture<Backend> t;
    domain::Principal anna = t.addUser("Anna", Role::operator_);
    domain::Principal boss = t.addUser("Boss", Role::supervisor);
    domain::Principal auditor = t.addUser("Audrey", Role::auditor);
    inbound::Peer ivan;

    Guarded() {
        for (auto* principal : {&anna, &boss, &auditor})
            principal->guardsContacts = true;
        ivan.id = ivan.phone = "79161234521";
    }
    void tell(inbound::Event event) {
        InboundUpdate update{t.channel, "{}", {std::move(event)}, std::nullopt};
        REQUIRE(t.run(t.store->recordUpdate(std::move(update))));
    }
    void says(const std::string& number, const std::string& text) {
        inbound::Message message;
        message.key = "m" + number;
        message.peer = ivan;
        message.externalId = number;
        message.text = text;
        message.at = t.clock.now();
        tell(std::move(message));
    }
    CustomerId customer() { return t.dialogFor(boss, DialogId{t.listed(boss).front()})->customer_id; }
    Result<wire::Customer> edit(const domain::Principal& principal, wire::CustomerUpdate update) {
        update.customer_id = customer();
        return t.run(t.store->updateCustomer({principal, Permission::customer_edit}, std::move(update)));
    }
};

bool hasNumber(const std::string& frame) {
    return frame.find("9161234521") != std::string::npos;
}

template <class Records>
bool anyHasNumber(const Records& records) {
    return std::ranges::any_of(records, [](const JournalRecord& record) { return hasNumber(*record.frame); });
}

} // namespace

TEMPLATE_TEST_CASE("masking: the journal is told without numbers, now and later, to whom they aren't shown",
                   "[storage]", SqliteBackend) {
    Guarded<TestType> k;
    k.says("1", "hello");
    k.says("2", "secret");
    k.tell(inbound::Deletion{"d2", k.ivan, {"2"}, k.t.clock.now()});
    wire::CustomerUpdate update;
    update.fields.emplace()["Телефон"] = "+7 916 123-45-21";
    REQUIRE(k.edit(k.boss, update));

    std::size_t masked = 0;
    for (const auto& record : k.t.heard) {
        const auto& shown = frameFor(record, k.anna);
        CHECK_FALSE(hasNumber(*shown));
        CHECK(shown->find("123-45-21") == std::string::npos);
        CHECK_FALSE(hasNumber(*frameFor(record, k.auditor)));
        const bool isOfStaff = std::holds_alternative<wire::UserChanged>(record.event); // logins are another thing
        CHECK((isOfStaff || frameFor(record, k.boss) == record.frame));
        masked += record.masked ? 1 : 0;
    }
    CHECK(masked >= 4);
    CHECK(anyHasNumber(k.t.heard));

    const auto later = k.t.journalFor(k.anna);
    CHECK_FALSE(later.empty());
    CHECK_FALSE(anyHasNumber(later));
    CHECK_FALSE(anyHasNumber(k.t.journalFor(k.auditor)));
    CHECK(anyHasNumber(k.t.journalFor(k.boss)));
    // Words that were taken back are another thing: auditors see them.
    const auto tells = [&](const domain::Principal& principal) {
        return std::ranges::any_of(k.t.journalFor(principal), [](const JournalRecord& record) {
            return record.frame->find("secret") != std::string::npos;
        });
    };
    CHECK(tells(k.auditor));
    CHECK_FALSE(tells(k.anna));
    CHECK(k.t.complaints().empty());
}

TEMPLATE_TEST_CASE("masking: which fields are personal is decided when the journal is read", "[storage]",
                   SqliteBackend) {
    Guarded<TestType> k;
    k.says("1", "hello");
    wire::CustomerUpdate update;
    update.fields.emplace()["Shoes"] = "42 and a half";
    REQUIRE(k.edit(k.boss, update));
    const auto tells = [&] {
        return std::ranges::any_of(k.t.journalFor(k.anna), [](const JournalRecord& record) {
            return record.frame->find("42 and a half") != std::string::npos;
        });
    };
    CHECK_FALSE(tells()); // nobody has said that it is not
    const auto root = k.t.addUser("root", Role::owner);
    wire::FieldSave save;
    save.name = "Shoes";
    save.kind = wire::FieldKind::text;
    const auto plain = k.t.run(k.t.store->saveField(root, save));
    REQUIRE(plain);
    CHECK(tells());
    save.field_id = plain->id;
    save.version = plain->version;
    save.personal = true;
    REQUIRE(k.t.run(k.t.store->saveField(root, save)));
    CHECK_FALSE(tells());
    REQUIRE(k.t.run(k.t.store->deleteField(root, {plain->id, {}})));
    CHECK_FALSE(tells());
}

TEMPLATE_TEST_CASE("masking: a change says what its editor was shown, and isn't overtaken by that", "[storage]",
                   SqliteBackend) {
    Guarded<TestType> k;
    k.says("1", "hello");
    wire::CustomerUpdate update;
    update.fields.emplace()["email"] = "ivan@example.ru";
    REQUIRE(k.edit(k.boss, update));
    const auto replace = [&](const domain::Principal& principal, const std::string& seen) {
        wire::CustomerUpdate change;
        change.fields.emplace()["email"] = "new@example.ru";
        change.seen_fields.emplace()["email"] = seen;
        return k.edit(principal, change);
    };
    REQUIRE(k.t.take(DialogId{k.t.listed(k.anna).front()}, k.anna));
    CHECK(replace(k.boss, "i···@e···.ru").error().code == Errc::stale); // he is shown all of it
    CHECK(replace(k.anna, "o···@e···.ru").error().code == Errc::stale);
    CHECK(replace(k.anna, "i···@e···.ru").value().fields.at("email") == "new@example.ru");
}
