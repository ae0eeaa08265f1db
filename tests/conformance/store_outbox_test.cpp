// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::DialogStatus;
using wire::MessageState;
using wire::Role;
using namespace std::chrono_literals;

namespace {

template <class Backend>
struct Desk {
    StoreFixture<Backend> t;
    domain::Principal anna = t.addUser("Anna", Role::operator_);
    DialogId dialog = t.takenBy(anna);

    std::vector<std::int64_t> due() {
        std::vector<std::int64_t> ids;
        for (const auto& item : t.run(t.store->dueOutbox(t.clock.now(), 100)).value())
            ids.push_back(item.message.value);
        return ids;
    }
    std::optional<Time> next() { return t.run(t.store->nextOutboxDue()).value(); }
    MessageState stateOf(MessageId id) {
        const auto page = t.historyOf(anna, dialog).value();
        for (const auto& message : page.messages)
            if (message.id == id)
                return *message.state;
        return MessageState::unknown;
    }
};

DeliveryVerdict verdict(MessageState state) {
    DeliveryVerdict verdict;
    verdict.state = state;
    return verdict;
}

} // namespace

TEMPLATE_TEST_CASE("outbox: replies of a thread leave one after the other, another thread doesn't wait", "[storage]",
                   SqliteBackend) {
    Desk<TestType> d;
    const auto other = d.t.write("8", "Hello").message.dialog_id;
    REQUIRE(d.t.take(other, d.anna));
    const auto first = d.t.reply(d.dialog, d.anna, "one").value().id;
    const auto second = d.t.reply(d.dialog, d.anna, "two").value().id;
    const auto elsewhere = d.t.reply(other, d.anna, "three").value().id;
    CHECK(d.due() == std::vector{first.value, elsewhere.value});

    DeliveryVerdict later;
    later.state = MessageState::queued;
    later.retryAt = d.t.clock.now() + 30s;
    REQUIRE(d.t.run(d.t.store->finishDelivery(first, later)));
    CHECK(d.due() == std::vector{elsewhere.value});
    CHECK(d.next() == d.t.clock.now()); // the other thread's
    REQUIRE(d.t.run(d.t.store->finishDelivery(elsewhere, verdict(MessageState::accepted))));
    CHECK(d.next() == *later.retryAt); // "two" is due, but behind "one"
    d.t.clock.advance(30s);
    CHECK(d.due() == std::vector{first.value});
    CHECK(d.t.run(d.t.store->dueOutbox(d.t.clock.now(), 9))->front().attempts == 1);
    REQUIRE(d.t.run(d.t.store->finishDelivery(first, verdict(MessageState::accepted))));
    CHECK(d.due() == std::vector{second.value});
    CHECK(d.t.run(d.t.store->finishDelivery(first, verdict(MessageState::failed)))); // settled: nothing to add
    CHECK(d.stateOf(first) == MessageState::accepted);
    CHECK(d.t.complaints().empty());
}

TEMPLATE_TEST_CASE("outbox: a scheduled reply waits for its time, answers then, and holds up no other", "[storage]",
                   SqliteBackend) {
    Desk<TestType> d;
    auto scheduled = d.t.replyTo(d.dialog, d.anna, "tomorrow");
    scheduled.sendAt = d.t.clock.now() + 24h;
    const auto later = d.t.run(d.t.store->recordOutbound(scheduled)).value();
    CHECK(later.state == MessageState::scheduled);
    CHECK(later.send_at == *scheduled.sendAt);
    CHECK(d.t.dialogFor(d.anna, d.dialog)->unanswered);
    CHECK(d.due().empty());
    CHECK(d.next() == *scheduled.sendAt);
    const auto now = d.t.reply(d.dialog, d.anna, "at once").value().id;
    CHECK(d.due() == std::vector{now.value});
    REQUIRE(d.t.run(d.t.store->acceptForVisitor(now)));
    d.t.write("7", "And?");
    d.t.clock.advance(24h);
    CHECK(d.due() == std::vector{later.id.value});
    const auto delivered = d.t.run(d.t.store->acceptForVisitor(later.id));
    REQUIRE(delivered);
    CHECK(delivered->seq == 4);
    CHECK(d.t.dialogFor(d.anna, d.dialog)->status == DialogStatus::waiting);
    CHECK_FALSE(d.next());
    CHECK(d.t.complaints().empty());
}

TEMPLATE_TEST_CASE("outbox: the same client id again is the same reply, and in another dialog a mistake", "[storage]",
                   SqliteBackend) {
    Desk<TestType> d;
    const auto reply = d.t.replyTo(d.dialog, d.anna, "once");
    const auto first = d.t.run(d.t.store->recordOutbound(reply)).value();
    CHECK(d.t.run(d.t.store->recordOutbound(reply)).value().id == first.id);
    d.t.reopen();
    CHECK(d.t.run(d.t.store->recordOutbound(reply)).value().id == first.id);
    CHECK(d.due() == std::vector{first.id.value});

    auto elsewhere = reply;
    elsewhere.dialog = d.t.write("8", "Hello").message.dialog_id;
    REQUIRE(d.t.take(elsewhere.dialog, d.anna));
    const auto refused = d.t.run(d.t.store->recordOutbound(elsewhere));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::conflict);
    // Somebody else's ids are his own.
    auto others = elsewhere;
    const auto boss = d.t.addUser("Boss", Role::supervisor);
    others.guard.principal = boss;
    const auto sent = d.t.run(d.t.store->recordOutbound(others));
    REQUIRE(sent);
    CHECK(sent->id != first.id);
}

TEMPLATE_TEST_CASE("outbox: a failed answer leaves the customer waiting as before, a retry answers again", "[storage]",
                   SqliteBackend) {
    Desk<TestType> d;
    const Time since = d.t.dialogFor(d.anna, d.dialog)->waiting_since.value();
    d.t.clock.advance(1min);
    const auto reply = d.t.reply(d.dialog, d.anna, "one").value().id;
    CHECK_FALSE(d.t.dialogFor(d.anna, d.dialog)->unanswered);
    auto failed = verdict(MessageState::failed);
    failed.error = "blocked by the customer";
    REQUIRE(d.t.run(d.t.store->finishDelivery(reply, failed)));
    CHECK(d.t.dialogFor(d.anna, d.dialog)->waiting_since.value() == since);
    CHECK(d.t.dialogFor(d.anna, d.dialog)->last_message->state == MessageState::failed);
    CHECK(d.t.historyOf(d.anna, d.dialog)->messages.back().error == "blocked by the customer");

    const auto again = d.t.run(d.t.store->retryOutbound({d.anna, Permission::dialog_reply}, reply));
    REQUIRE(again);
    CHECK(again->state == MessageState::queued);
    CHECK_FALSE(d.t.dialogFor(d.anna, d.dialog)->unanswered);
    CHECK(d.due() == std::vector{reply.value});
    REQUIRE(d.t.run(d.t.store->acceptForVisitor(reply)));
    CHECK(d.t.run(d.t.store->retryOutbound({d.anna, Permission::dialog_reply}, reply)).error().code == Errc::conflict);
    CHECK(d.t.complaints().empty());
}

TEMPLATE_TEST_CASE("outbox: when the only answer fails, one that goes out tomorrow is none", "[storage]",
                   SqliteBackend) {
    Desk<TestType> d;
    const auto reply = d.t.reply(d.dialog, d.anna, "one").value().id;
    auto tomorrow = d.t.replyTo(d.dialog, d.anna, "two");
    tomorrow.sendAt = d.t.clock.now() + 24h;
    REQUIRE(d.t.run(d.t.store->recordOutbound(tomorrow)));
    REQUIRE(d.t.run(d.t.store->finishDelivery(reply, verdict(MessageState::failed))));
    CHECK(d.t.dialogFor(d.anna, d.dialog)->unanswered);
    // While another one has answered it stays answered.
    const auto second = d.t.reply(d.dialog, d.anna, "three").value().id;
    const auto third = d.t.reply(d.dialog, d.anna, "four").value().id;
    REQUIRE(d.t.run(d.t.store->finishDelivery(second, verdict(MessageState::failed))));
    CHECK_FALSE(d.t.dialogFor(d.anna, d.dialog)->unanswered);
    REQUIRE(d.t.run(d.t.store->finishDelivery(third, verdict(MessageState::failed))));
    CHECK(d.t.dialogFor(d.anna, d.dialog)->unanswered);
}

TEMPLATE_TEST_CASE("outbox: what has not left can be cancelled, what has can't", "[storage]", SqliteBackend) {
    Desk<TestType> d;
    const auto reply = d.t.reply(d.dialog, d.anna, "one").value().id;
    const Guard guard{d.anna, Permission::dialog_reply};
    CHECK(d.t.run(d.t.store->cancelOutbound(guard, reply))->state == MessageState::cancelled);
    CHECK(d.t.run(d.t.store->cancelOutbound(guard, reply))); // again: it is so already
    CHECK(d.due().empty());
    CHECK(d.t.dialogFor(d.anna, d.dialog)->unanswered);
    CHECK(d.t.run(d.t.store->acceptForVisitor(reply)).error().code == Errc::not_found);
    const auto second = d.t.reply(d.dialog, d.anna, "two").value().id;
    REQUIRE(d.t.run(d.t.store->beginDelivery(second)));
    CHECK(d.t.run(d.t.store->cancelOutbound(guard, second)).error().code == Errc::conflict);
    CHECK(d.t.run(d.t.store->cancelOutbound(guard, MessageId{999})).error().code == Errc::not_found);
    CHECK(d.t.complaints().empty());
}

TEMPLATE_TEST_CASE("outbox: what has left in part, or may have, can't be cancelled while it waits for the rest",
                   "[storage]", SqliteBackend) {
    Desk<TestType> d;
    const Guard guard{d.anna, Permission::dialog_reply};
    auto later = verdict(MessageState::queued);
    later.retryAt = d.t.clock.now() + 30s;
    const auto refused = d.t.reply(d.dialog, d.anna, "nothing of it").value().id;
    REQUIRE(d.t.run(d.t.store->beginDelivery(refused)));
    REQUIRE(d.t.run(d.t.store->finishDelivery(refused, later)));
    CHECK(d.t.run(d.t.store->cancelOutbound(guard, refused))->state == MessageState::cancelled);

    auto inPart = later;
    inPart.partSent = true;
    inPart.externalId = "photo-1";
    auto unknown = later;
    unknown.unknownOutcome = true;
    for (const auto& outcome : {inPart, unknown}) {
        const auto reply = d.t.reply(d.dialog, d.anna, "a photo and a text").value().id;
        REQUIRE(d.t.run(d.t.store->beginDelivery(reply)));
        REQUIRE(d.t.run(d.t.store->finishDelivery(reply, outcome)));
        CHECK(d.stateOf(reply) == MessageState::queued);
        const auto kept = d.t.run(d.t.store->cancelOutbound(guard, reply));
        REQUIRE_FALSE(kept);
        CHECK(kept.error().code == Errc::conflict);
        CHECK(d.stateOf(reply) == MessageState::queued);
        REQUIRE(d.t.run(d.t.store->finishDelivery(reply, verdict(MessageState::accepted))));
    }
    CHECK(d.t.complaints().empty());
}

TEMPLATE_TEST_CASE("outbox: what nobody is sure of stays an answer when a person knows that it went out", "[storage]",
                   SqliteBackend) {
    Desk<TestType> d;
    const auto reply = d.t.reply(d.dialog, d.anna, "one").value().id;
    const Guard guard{d.anna, Permission::dialog_reply};
    CHECK(d.t.run(d.t.store->confirmOutbound(guard, reply)).error().code == Errc::conflict); // still queued
    auto unsure = verdict(MessageState::uncertain);
    unsure.error = "no answer from the messenger";
    REQUIRE(d.t.run(d.t.store->finishDelivery(reply, unsure)));
    REQUIRE(d.stateOf(reply) == MessageState::uncertain);

    const auto boris = d.t.addUser("Boris", Role::operator_);
    CHECK(d.t.run(d.t.store->confirmOutbound({boris, Permission::dialog_reply}, reply)).error().code ==
          Errc::not_found);
    const auto confirmed = d.t.run(d.t.store->confirmOutbound(guard, reply));
    REQUIRE(confirmed);
    CHECK(confirmed->state == MessageState::accepted);
    CHECK_FALSE(confirmed->error);
    CHECK(d.t.run(d.t.store->confirmOutbound(guard, reply))); // again: it is so already
    CHECK(d.due().empty());
    const auto dialog = d.t.dialogFor(d.anna, d.dialog).value();
    CHECK_FALSE(dialog.unanswered);
    CHECK(dialog.last_message->state == MessageState::accepted);
    CHECK(d.t.complaints().empty());
}

TEMPLATE_TEST_CASE("outbox: a crash between call and answer repeats only what may be repeated", "[storage]",
                   SqliteBackend) {
    Desk<TestType> d;
    const auto web = d.t.reply(d.dialog, d.anna, "web").value().id;
    d.t.channel = d.t.addChannel("tg", wire::ChannelKind::telegram).id;
    const auto telegram = d.t.write("555", "Hello").message.dialog_id;
    REQUIRE(d.t.take(telegram, d.anna));
    const auto once = d.t.reply(telegram, d.anna, "telegram").value().id;
    for (const auto id : {web, once})
        REQUIRE(d.t.run(d.t.store->beginDelivery(id)));
    CHECK(d.due().empty());
    d.t.reopen();
    CHECK(d.due() == std::vector{web.value});
    CHECK(d.stateOf(web) == MessageState::queued);
    CHECK(d.t.historyOf(d.anna, telegram)->messages.back().state == MessageState::uncertain);
    CHECK(d.t.complaints().empty());
}

TEMPLATE_TEST_CASE("outbox: a paused channel rests", "[storage]", SqliteBackend) {
    Desk<TestType> d;
    const auto reply = d.t.reply(d.dialog, d.anna, "one").value().id;
    auto stored = d.t.run(d.t.store->channels()).value().front();
    stored.channel.state = wire::ChannelState::paused;
    REQUIRE(d.t.run(d.t.store->updateChannel(stored)));
    CHECK(d.due().empty());
    CHECK_FALSE(d.next());
    CHECK(d.t.run(d.t.store->updateChannel(stored)).error().code == Errc::stale);
    stored.channel.version += 1;
    stored.channel.state = wire::ChannelState::ok;
    REQUIRE(d.t.run(d.t.store->updateChannel(stored)));
    CHECK(d.due() == std::vector{reply.value});
}

TEMPLATE_TEST_CASE("outbox: late reports of a lower state change nothing", "[storage]", SqliteBackend) {
    Desk<TestType> d;
    const auto reply = d.t.reply(d.dialog, d.anna, "one").value().id;
    REQUIRE(d.t.run(d.t.store->acceptForVisitor(reply)));
    const auto thread = d.t.historyOf(d.anna, d.dialog)->messages.front().thread_id;
    REQUIRE(d.t.run(d.t.store->visitorRead(thread, 2)));
    CHECK(d.stateOf(reply) == MessageState::read);
    CHECK(d.t.historyOf(d.anna, d.dialog)->messages.back().read_at == d.t.clock.now());
    const auto told = d.t.heard.size();
    REQUIRE(d.t.run(d.t.store->visitorRead(thread, 1)));
    REQUIRE(d.t.run(d.t.store->visitorRead(thread, 2)));
    CHECK(d.t.heard.size() == told);
    CHECK(d.t.dialogFor(d.anna, d.dialog)->last_message->state == MessageState::read);
    CHECK(d.t.complaints().empty());
}

TEMPLATE_TEST_CASE("outbox: a scheduled reply that would answer wrongly by now is its author's again", "[storage]",
                   SqliteBackend) {
    Desk<TestType> d;
    const auto boss = d.t.addUser("Boss", Role::supervisor);
    const auto other = d.t.write("8", "Hello").message.dialog_id;
    auto scheduled = d.t.replyTo(d.dialog, d.anna, "tomorrow");
    scheduled.sendAt = d.t.clock.now() + 24h;
    const auto later = d.t.run(d.t.store->recordOutbound(scheduled)).value();
    d.t.clock.advance(1h);
    const auto [what, why] = GENERATE(table<int, std::string>({
        {0, "a colleague had answered before its time came"},
        {1, "its author no longer had the dialog when its time came"},
        {2, "its author no longer had the dialog when its time came"},
        {3, "the dialog was closed before its time came"},
    }));
    if (what == 0)
        REQUIRE(d.t.run(d.t.store->acceptForVisitor(d.t.reply(d.dialog, boss, "at once").value().id)));
    else if (what == 1)
        REQUIRE(d.t.change(d.dialog, boss, Permission::dialog_transfer,
                           domain::event::Transferred{boss.operatorId, {}, false}));
    else if (what == 2)
        REQUIRE(d.t.change(d.dialog, d.anna, Permission::dialog_transfer,
                           domain::event::Transferred{{}, GroupId{1}, false}));
    else {
        const auto into = d.t.dialogFor(boss, other)->customer_id, from = d.t.dialogFor(boss, d.dialog)->customer_id;
        REQUIRE(d.t.run(d.t.store->mergeCustomers({boss, Permission::customer_merge}, {into, from, {}, {}})));
        REQUIRE(d.t.change(d.dialog, boss, Permission::dialog_close, domain::event::Merged{other}));
    }
    const auto before = d.t.dialogFor(boss, d.dialog).value();
    d.t.clock.advance(23h);
    CHECK(d.due() == std::vector{later.id.value});
    const bool toMessenger = GENERATE(true, false);
    if (toMessenger) {
        CHECK(d.t.run(d.t.store->beginDelivery(later.id))->state == MessageState::cancelled);
    } else {
        const auto delivered = d.t.run(d.t.store->acceptForVisitor(later.id)).value();
        CHECK(delivered.message.state == MessageState::cancelled);
        CHECK(delivered.seq == 0);
    }
    CHECK(d.due().empty());
    const auto page = d.t.historyOf(boss, d.dialog).value();
    const auto own = std::find_if(page.messages.begin(), page.messages.end(),
                                  [&](const wire::Message& message) { return message.id == later.id; });
    REQUIRE(own != page.messages.end());
    CHECK(own->state == MessageState::cancelled);
    CHECK(own->error == why);
    CHECK_FALSE(own->send_at);
    CHECK(page.messages.back().event == "reply_too_late");
    CHECK(page.messages.back().text == why);
    CHECK(page.messages.back().author.name == "Anna");
    // It has answered nobody.
    const auto after = d.t.dialogFor(boss, d.dialog).value();
    CHECK(after.status == before.status);
    CHECK(after.assignee_id.value_or(OperatorId{}) == before.assignee_id.value_or(OperatorId{}));
    CHECK(after.unanswered == before.unanswered);
    const auto drafts = d.t.run(d.t.store->drafts(d.anna)).value();
    REQUIRE(drafts.drafts.size() == 1);
    CHECK(drafts.drafts.front().text == "tomorrow");
    CHECK(drafts.drafts.front().dialog_id == d.dialog);
    CHECK(d.t.complaints().empty());
}

TEMPLATE_TEST_CASE("outbox: a scheduled reply to somebody whom nobody has takes the dialog, or comes after who took it",
                   "[storage]", SqliteBackend) {
    Desk<TestType> d;
    const auto boss = d.t.addUser("Boss", Role::supervisor);
    const auto queued = d.t.write("8", "Hello").message.dialog_id;
    auto scheduled = d.t.replyTo(queued, d.anna, "tomorrow");
    scheduled.sendAt = d.t.clock.now() + 24h;
    const auto later = d.t.run(d.t.store->recordOutbound(scheduled)).value();
    d.t.clock.advance(1h);
    const bool taken = GENERATE(true, false);
    if (taken)
        REQUIRE(d.t.take(queued, boss));
    d.t.clock.advance(23h);
    REQUIRE(d.t.run(d.t.store->acceptForVisitor(later.id)));
    const auto dialog = d.t.dialogFor(boss, queued).value();
    CHECK(dialog.assignee_id == (taken ? boss : d.anna).operatorId);
    CHECK(dialog.unanswered == taken);
    CHECK(d.t.complaints().empty());
}

TEMPLATE_TEST_CASE("outbox: what is given back stays behind what its author types there", "[storage]", SqliteBackend) {
    Desk<TestType> d;
    const auto boss = d.t.addUser("Boss", Role::supervisor);
    auto scheduled = d.t.replyTo(d.dialog, d.anna, "tomorrow");
    scheduled.sendAt = d.t.clock.now() + 24h;
    const auto later = d.t.run(d.t.store->recordOutbound(scheduled)).value();
    DraftEdit typing;
    typing.guard = {d.anna, Permission::dialog_read};
    typing.draft.dialog_id = d.dialog;
    typing.draft.mode = wire::ComposeMode::reply;
    typing.draft.text = "Something else";
    typing.draft.at = d.t.clock.now() + 1h;
    REQUIRE(d.t.run(d.t.store->saveDraft(typing)));
    REQUIRE(d.t.run(d.t.store->acceptForVisitor(d.t.reply(d.dialog, boss, "at once").value().id)));
    d.t.clock.advance(24h);
    REQUIRE(d.t.run(d.t.store->beginDelivery(later.id)));
    const auto drafts = d.t.run(d.t.store->drafts(d.anna)).value();
    REQUIRE(drafts.drafts.size() == 1);
    CHECK(drafts.drafts.front().text == "Something else");
    REQUIRE(drafts.earlier.size() == 1);
    CHECK(drafts.earlier.front().text == "tomorrow");
    const auto* told = std::get_if<wire::DraftChanged>(&d.t.heard.back().event);
    REQUIRE(told);
    CHECK(told->draft.text == "Something else");
    REQUIRE(told->earlier);
    CHECK(told->earlier->text == "tomorrow");
}

TEMPLATE_TEST_CASE("outbox: free words are not put off beyond the messenger's time to answer", "[storage]",
                   SqliteBackend) {
    Desk<TestType> d;
    auto message = d.t.message("79161234567", "Hello");
    message.channel = d.t.addChannel("number", wire::ChannelKind::whatsapp).id;
    const auto dialog = d.t.run(d.t.store->recordInbound(message)).value().message.dialog_id;
    REQUIRE(d.t.take(dialog, d.anna));
    const Time endsAt = d.t.dialogFor(d.anna, dialog)->window_ends_at.value();
    auto reply = d.t.replyTo(dialog, d.anna, "tomorrow");
    reply.sendAt = endsAt;
    const auto refused = d.t.run(d.t.store->recordOutbound(reply));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::window_closed);
    CHECK(refused.error().detail == "send_at: the messenger's time to answer is over by then");
    reply.sendAt = endsAt - 1ms;
    CHECK(d.t.run(d.t.store->recordOutbound(reply)));
    // A web chat has no such time.
    auto anytime = d.t.replyTo(d.dialog, d.anna, "in a week");
    anytime.sendAt = d.t.clock.now() + 7 * 24h;
    CHECK(d.t.run(d.t.store->recordOutbound(anytime)));
}
