// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::Role;
using namespace std::chrono_literals;

TEMPLATE_TEST_CASE("office: logins are taken once, whatever their case, and an owner stays", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto owner = t.addUser("root", Role::owner);
    wire::User same;
    same.login = "ROOT";
    same.role = Role::operator_;
    CHECK(t.run(t.store->addUser(same, "x")).error().code == Errc::conflict);

    auto stored = t.run(t.store->users()).value().front();
    CHECK(stored.passwordHash == "hash");
    CHECK(stored.groups == std::vector{GroupId{1}});
    CHECK(stored.presence.status == wire::PresenceStatus::available);
    stored.user.disabled = true;
    CHECK(t.run(t.store->updateUser(stored.user, "")).error().code == Errc::conflict);
    stored.user.disabled.reset();
    stored.user.role = Role::admin;
    CHECK(t.run(t.store->updateUser(stored.user, "")).error().code == Errc::conflict);
    t.addUser("second", Role::owner);
    const auto demoted = t.run(t.store->updateUser(stored.user, "new hash"));
    REQUIRE(demoted);
    CHECK(demoted->role == Role::admin);
    CHECK(t.run(t.store->users())->front().passwordHash == "new hash");
    const auto* told = std::get_if<wire::UserChanged>(&t.heard.back().event);
    REQUIRE(told);
    CHECK(told->user.role == Role::admin);
    CHECK(t.heard.back().frame->find("hash") == std::string::npos);
    wire::User nobody = *demoted;
    nobody.id = OperatorId{99};
    CHECK(t.run(t.store->updateUser(nobody, "")).error().code == Errc::not_found);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("office: sessions are found by their token's hash until they are removed", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const StoredSession session{"hash", anna.operatorId, t.clock.now(), t.clock.now(), t.clock.now() + 1h, "test"};
    REQUIRE(t.run(t.store->addSession(session)));
    REQUIRE(t.run(t.store->touchSession("hash", t.clock.now() + 5min)));
    const auto found = t.run(t.store->sessionByToken("hash"));
    REQUIRE(found);
    CHECK(found->operatorId == anna.operatorId);
    CHECK(found->lastSeenAt == t.clock.now() + 5min);
    CHECK(found->expiresAt == session.expiresAt);
    t.reopen();
    CHECK(t.run(t.store->sessionByToken("hash")));
    REQUIRE(t.run(t.store->removeSession("hash")));
    CHECK(t.run(t.store->sessionByToken("hash")).error().code == Errc::not_found);
    CHECK(t.run(t.store->touchSession("hash", t.clock.now())).error().code == Errc::not_found);
    REQUIRE(t.run(t.store->addSession(session)));
    REQUIRE(t.run(t.store->removeSessionsOf(anna.operatorId)));
    CHECK(t.run(t.store->sessionByToken("hash")).error().code == Errc::not_found);
}

TEMPLATE_TEST_CASE("office: tokens are listed with when they were revoked", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    StoredToken token;
    token.token.name = "script";
    token.token.scopes = {"dialog_read", "dialog_reply"};
    token.token.created_at = t.clock.now();
    token.tokenHash = "hash";
    const auto added = t.run(t.store->addToken(token));
    REQUIRE(added);
    CHECK(t.run(t.store->addToken(token)).error().code == Errc::conflict);
    REQUIRE(t.run(t.store->revokeToken(added->id)));
    t.clock.advance(1h);
    REQUIRE(t.run(t.store->revokeToken(added->id)));
    const auto listed = t.run(t.store->tokens());
    REQUIRE(listed);
    REQUIRE(listed->size() == 1);
    CHECK(listed->front().token.scopes == token.token.scopes);
    CHECK(listed->front().token.revoked_at == t.clock.now() - 1h);
    CHECK(t.run(t.store->revokeToken(TokenId{99})).error().code == Errc::not_found);
}

TEMPLATE_TEST_CASE("office: a channel keeps its settings and secrets to itself", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    StoredChannel stored;
    stored.channel.kind = wire::ChannelKind::telegram;
    stored.channel.key = "bot";
    stored.channel.state = wire::ChannelState::ok;
    stored.settings = {{"mode", "poll"}};
    stored.sealedSecrets = {{"token", "sealed-bytes"}};
    const auto added = t.run(t.store->addChannel(stored));
    REQUIRE(added);
    CHECK(t.heard.back().frame->find("sealed") == std::string::npos);
    CHECK(t.heard.back().frame->find("poll") == std::string::npos);
    CHECK(t.run(t.store->addChannel(stored)).error().code == Errc::conflict);
    auto loaded = t.run(t.store->channels()).value().back();
    CHECK(loaded.settings == stored.settings);
    CHECK(loaded.sealedSecrets == stored.sealedSecrets);
    CHECK(loaded.group == GroupId{1});
    loaded.removed = true;
    REQUIRE(t.run(t.store->updateChannel(loaded)));
    const auto* told = std::get_if<wire::ChannelChanged>(&t.heard.back().event);
    REQUIRE(told);
    CHECK(told->removed == true);
    auto inbound = t.message("7", "too late");
    inbound.channel = added->id;
    CHECK(t.run(t.store->recordInbound(inbound)).error().code == Errc::not_found);
}

TEMPLATE_TEST_CASE("office: of two edits of a card the later one with the old version is stale", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto dialog = t.write("7", "Hello").message.dialog_id;
    const Guard guard{anna, Permission::customer_edit};
    wire::CustomerUpdate update;
    update.customer_id = t.dialogFor(anna, dialog)->customer_id;
    update.version = 1;
    update.fields = std::map<std::string, std::string>{{"city", "Tver"}, {"none", ""}};
    update.tags = std::vector<std::string>{"regular"};
    const auto first = t.run(t.store->updateCustomer(guard, update));
    REQUIRE(first);
    CHECK(first->version == 2);
    CHECK(first->fields == std::map<std::string, std::string>{{"city", "Tver"}});
    CHECK(t.run(t.store->updateCustomer(guard, update))); // the same again: it is so already
    update.fields = std::map<std::string, std::string>{{"city", ""}};
    CHECK(t.run(t.store->updateCustomer(guard, update)).error().code == Errc::stale);
    update.version = 2;
    CHECK(t.run(t.store->updateCustomer(guard, update))->fields.empty());

    wire::CustomerNoteAdd note;
    note.customer_id = update.customer_id;
    note.text = "calls back on Fridays";
    REQUIRE(t.run(t.store->addCustomerNote(guard, note)));
    note.text = "pinned";
    note.pinned = true;
    REQUIRE(t.run(t.store->addCustomerNote(guard, note)));
    note.pinned.reset();
    note.text = "newest";
    REQUIRE(t.run(t.store->addCustomerNote(guard, note)));
    const auto card = t.run(t.store->customer({anna, Permission::dialog_read}, update.customer_id));
    REQUIRE(card);
    REQUIRE(card->notes.size() == 3);
    CHECK(card->notes[0].text == "pinned");
    CHECK(card->notes[1].text == "newest");
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("office: who tags a customer leaves alone what others have tagged", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto dialog = t.write("7", "Hello").message.dialog_id;
    const Guard guard{anna, Permission::customer_edit};
    wire::CustomerUpdate first;
    first.customer_id = t.dialogFor(anna, dialog)->customer_id;
    first.add_tags = std::vector<std::string>{"regular", "family"};
    REQUIRE(t.run(t.store->updateCustomer(guard, first)));
    wire::CustomerUpdate second;
    second.customer_id = first.customer_id;
    second.add_tags = std::vector<std::string>{"family", "vegan"};
    second.remove_tags = std::vector<std::string>{"regular", "never there"};
    const auto tagged = t.run(t.store->updateCustomer(guard, second));
    REQUIRE(tagged);
    CHECK(tagged->tags == std::vector<std::string>{"family", "vegan"});

    wire::CustomerUpdate many;
    many.customer_id = first.customer_id;
    auto& tags = many.add_tags.emplace();
    for (int i = 0; i < 49; ++i)
        tags.push_back("tag " + std::to_string(i));
    CHECK(t.run(t.store->updateCustomer(guard, many)).error().code == Errc::invalid); // 51 of them
    tags.pop_back();
    CHECK(t.run(t.store->updateCustomer(guard, many))->tags.size() == 50);
}

TEMPLATE_TEST_CASE("office: the newest draft wins, whatever order they arrive in", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto dialog = t.write("7", "Hello").message.dialog_id;
    const auto save = [&](const std::string& text, Millis at, wire::ComposeMode mode = wire::ComposeMode::reply) {
        wire::Draft draft;
        draft.dialog_id = dialog;
        draft.mode = mode;
        draft.text = text;
        draft.at = t.clock.now() + at;
        REQUIRE(t.run(t.store->saveDraft({{anna, Permission::dialog_read}, draft, {}, false})));
    };
    save("second", 2s);
    save("first", 1s);
    save("a note", 1s, wire::ComposeMode::note);
    auto drafts = t.run(t.store->drafts(anna))->drafts;
    REQUIRE(drafts.size() == 2);
    CHECK(drafts[0].text == "second");
    save("", 3s);
    save("late", 2s);
    drafts = t.run(t.store->drafts(anna))->drafts;
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0].text == "a note");
}

TEMPLATE_TEST_CASE("office: who may read a dialog no more throws his draft in it away, and writes nothing", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    wire::Draft draft;
    draft.dialog_id = t.write("7", "Hello").message.dialog_id;
    draft.mode = wire::ComposeMode::reply;
    draft.text = "half a word";
    draft.at = t.clock.now();
    // For whom a permission is missing the dialog is as good as gone.
    const Guard none{anna, Permission::user_manage};
    CHECK(t.run(t.store->saveDraft({none, draft, {}, false})).error().code == Errc::forbidden);
    REQUIRE(t.run(t.store->saveDraft({{anna, Permission::dialog_read}, draft, {}, false})));
    draft.at = draft.at + Millis{1};
    draft.text = "more of it";
    CHECK(t.run(t.store->saveDraft({none, draft, {}, false})).error().code == Errc::forbidden);
    draft.text.clear();
    CHECK(t.run(t.store->saveDraft({none, draft, {}, false})));
    CHECK(t.run(t.store->drafts(anna))->drafts.empty());
}
