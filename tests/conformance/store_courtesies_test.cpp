// SPDX-License-Identifier: GPL-3.0-or-later
// Who is kept out, what a customer's messenger is told of our reading, who is typing, and who speaks in a group chat.
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::DialogStatus;
using wire::Role;

namespace {

template <class Backend>
struct Line {
    StoreFixture<Backend> t;
    domain::Principal anna = t.addUser("Anna", Role::operator_);
    domain::Principal boss = t.addUser("Boss", Role::supervisor);
    inbound::Peer ivan;

    Line() {
        t.channel = t.addChannel("vk", wire::ChannelKind::vk).id;
        ivan.id = "77";
        ivan.name = "Ivan";
    }
    UpdateRecorded tell(inbound::Event event) {
        InboundUpdate update{t.channel, "{}", {std::move(event)}, std::nullopt};
        return t.run(t.store->recordUpdate(std::move(update))).value();
    }
    void says(const std::string& number, const std::string& text, const std::string& author = {}) {
        inbound::Message message;
        message.key = "m" + number;
        message.peer = ivan;
        message.externalId = number;
        message.text = text;
        message.authorName = author;
        message.at = t.clock.now();
        tell(std::move(message));
    }
    wire::Dialog newest() { return t.list(boss, all()).value().dialogs.front(); }
    static DialogQuery all() {
        DialogQuery query;
        query.order = wire::DialogOrder::recent;
        query.statuses = {DialogStatus::queued, DialogStatus::active, DialogStatus::waiting, DialogStatus::closed};
        return query;
    }
    Result<CustomerBlocked> block(bool blocked) {
        return t.run(t.store->blockCustomer({anna, Permission::dialog_close}, newest().customer_id, blocked));
    }
};

} // namespace

TEMPLATE_TEST_CASE("block: open dialogs end as spam, what he still writes comes to nobody, until he is let in again",
                   "[storage]", SqliteBackend) {
    Line<TestType> k;
    k.says("1", "купите слона");
    const auto dialog = k.newest();
    CHECK(k.block(true).error().code == Errc::forbidden); // it isn't hers
    REQUIRE(k.t.take(dialog.id, k.anna));
    const auto reply = k.t.reply(dialog.id, k.anna, "нет").value().id;
    CHECK(k.block(true).error().code == Errc::unsent);
    REQUIRE(k.t.run(k.t.store->beginDelivery(reply)));
    REQUIRE(k.t.run(k.t.store->finishDelivery(reply, {})));
    const auto blocked = k.block(true).value();
    CHECK(blocked.changed);
    CHECK(blocked.customer.blocked);
    CHECK(k.newest().resolution == wire::Resolution::spam);
    CHECK_FALSE(k.block(true)->changed);

    k.says("2", "а двух?");
    CHECK(k.newest().id == dialog.id);
    CHECK(k.newest().status == DialogStatus::closed);
    CHECK(k.tell(inbound::Typing{k.ivan}).typing.empty());
    CHECK(k.block(false)->changed);
    k.says("3", "извините");
    CHECK(k.newest().id == dialog.id); // it goes on where it had ended
    CHECK(k.newest().status != DialogStatus::closed);
    CHECK(k.newest().unanswered);
    CHECK(k.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("block: a dialog with who is blocked isn't opened again until he is let in", "[storage]",
                   SqliteBackend) {
    Line<TestType> k;
    k.says("1", "купите слона");
    const auto dialog = k.newest();
    REQUIRE(k.t.take(dialog.id, k.anna));
    REQUIRE(k.block(true));
    const auto reopen = [&] {
        return k.t.change(dialog.id, k.anna, Permission::dialog_reopen, domain::event::Reopened{k.anna.operatorId});
    };
    const auto refused = reopen();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::conflict);
    CHECK(refused.error().detail == "this customer is blocked");
    REQUIRE(k.block(false));
    CHECK(reopen()->status == DialogStatus::active);
    CHECK(k.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("block: nobody ends what a colleague has with the customer, what waits in the queue ends too",
                   "[storage]", SqliteBackend) {
    Line<TestType> k;
    k.says("1", "купите слона");
    const auto hers = k.newest();
    REQUIRE(k.t.take(hers.id, k.anna));
    k.t.channel = k.t.addChannel("second", wire::ChannelKind::vk).id;
    k.ivan.id = "78";
    k.says("2", "и двух");
    const auto other = k.newest();
    REQUIRE(other.id != hers.id);
    REQUIRE(k.t.run(k.t.store->mergeCustomers({k.boss, Permission::customer_merge},
                                              {hers.customer_id, other.customer_id, {}, {}})));
    const auto boris = k.t.addUser("Boris", Role::operator_);
    REQUIRE(k.t.take(other.id, boris));
    const Guard annas{k.anna, Permission::dialog_close};
    const auto refused = k.t.run(k.t.store->blockCustomer(annas, hers.customer_id, true));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::forbidden);
    CHECK(refused.error().detail.find("has an open dialog") != std::string::npos);
    CHECK(k.t.dialogFor(k.boss, hers.id)->status == DialogStatus::active);
    CHECK(k.t.dialogFor(k.boss, other.id)->status == DialogStatus::active);

    REQUIRE(
        k.t.change(other.id, boris, Permission::dialog_transfer, domain::event::Transferred{{}, GroupId{1}, false}));
    REQUIRE(k.t.run(k.t.store->blockCustomer(annas, hers.customer_id, true)));
    CHECK(k.t.dialogFor(k.boss, hers.id)->resolution == wire::Resolution::spam);
    CHECK(k.t.dialogFor(k.boss, other.id)->resolution == wire::Resolution::spam);
    CHECK(k.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("read marks: the messenger is told when the one who has the dialog has read", "[storage]",
                   SqliteBackend) {
    Line<TestType> k;
    k.says("11", "раз");
    const auto dialog = k.newest();
    const storage::Guard bosses{k.boss, Permission::dialog_read};
    CHECK(k.t.run(k.t.store->markRead(bosses, dialog.id, dialog.last_seq))->externalId.empty());
    REQUIRE(k.t.take(dialog.id, k.anna));
    k.says("12", "два");
    const storage::Guard annas{k.anna, Permission::dialog_read};
    const auto first = k.t.run(k.t.store->markRead(annas, dialog.id, dialog.last_inbound_seq)).value();
    CHECK(first.externalId == "11");
    CHECK(first.peer == "77");
    CHECK(first.channel == k.t.channel);
    const auto newest = k.newest();
    CHECK(k.t.run(k.t.store->markRead(annas, dialog.id, newest.last_seq))->externalId == "12");
    CHECK(k.t.run(k.t.store->markRead(annas, dialog.id, newest.last_seq))->externalId.empty()); // nothing new
    CHECK(k.t.run(k.t.store->externalId(MessageId{newest.last_inbound_seq})).value() == "12");
    CHECK(k.t.run(k.t.store->externalId(MessageId{4711})).value().empty());
}

TEMPLATE_TEST_CASE("typing: a customer is seen typing in his open dialog only", "[storage]", SqliteBackend) {
    Line<TestType> k;
    CHECK(k.tell(inbound::Typing{k.ivan}).typing.empty());
    k.says("1", "раз");
    const auto typing = k.tell(inbound::Typing{k.ivan}).typing;
    REQUIRE(typing.size() == 1);
    CHECK(typing.front().dialog == k.newest().id);
    CHECK(typing.front().author.kind == wire::AuthorKind::customer);
    REQUIRE(k.t.take(k.newest().id, k.anna));
    CHECK(k.tell(inbound::Typing{k.ivan}).typing.front().facts.assignee == k.anna.operatorId);
    REQUIRE(k.t.change(k.newest().id, k.anna, Permission::dialog_close, domain::event::MarkedSpam{}));
    CHECK(k.tell(inbound::Typing{k.ivan}).typing.empty());
}

TEMPLATE_TEST_CASE("group chats: who spoke under a number goes by his name once it is known", "[storage]",
                   SqliteBackend) {
    Line<TestType> k;
    k.says("1", "раз", "id5");
    k.says("2", "два", "id6");
    inbound::AuthorNamed named;
    named.peer.id = "77";
    named.formerName = "id5";
    named.name = "Анна Белова";
    k.tell(named);
    const auto page = k.t.historyOf(k.boss, k.newest().id).value();
    CHECK(page.messages[0].author.name == "Анна Белова");
    CHECK(page.messages[1].author.name == "id6");
    k.tell(named); // again: nothing happens
    CHECK(k.t.complaints() == std::vector<std::string>{});
}
