// SPDX-License-Identifier: GPL-3.0-or-later
// What the delivery makes of what a sender says, on a real store.
#include "server/inbox/delivery.hpp"

#include <catch2/catch.hpp>

#include "tests/support/manual_clock.hpp"
#include "tests/support/office.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace std::chrono_literals;
using wire::MessageState;

namespace {

inbox::SendOutcome outcome(MessageState state) {
    inbox::SendOutcome outcome;
    outcome.verdict.state = state;
    return outcome;
}

inbox::SendOutcome unreached() {
    inbox::SendOutcome outcome;
    outcome.verdict.state = MessageState::queued;
    outcome.unreached = true;
    return outcome;
}

/// Says what it is told to.
class Sender final : public inbox::ChannelSender {
public:
    wire::ChannelKind kind() const override { return messenger; }
    bool isRepeatable() const override { return repeatable; }
    inbox::Rates rates(ChannelId) const override { return limits; }
    storage::Async<std::optional<inbox::SendOutcome>> send(storage::OutboxItem item) override {
        sent.push_back(item);
        if (failsHereOnce && std::exchange(*failsHereOnce, false))
            co_return fail(Errc::unavailable, "the file can't be read now");
        if (isAway.has_value())
            co_return std::optional(*isAway ? unreached() : outcome(MessageState::accepted));
        if (answers.empty())
            co_return fail(Errc::unavailable, "nothing more to say");
        auto answer = answers.front();
        answers.erase(answers.begin());
        co_return std::optional(answer);
    }
    storage::Async<inbox::SendOutcome> change(storage::ChangeItem item) override {
        changed.push_back(item);
        if (changeAnswers.empty())
            co_return fail(Errc::unavailable, "nothing more to say");
        auto answer = changeAnswers.front();
        changeAnswers.erase(changeAnswers.begin());
        co_return answer;
    }
    storage::Async<std::string> test(inbox::ChannelConfigPtr) override { co_return std::string(); }
    void typing(ChannelId, const std::string&, const std::string&, const std::string&) override {}

    wire::ChannelKind messenger = wire::ChannelKind::webchat;
    bool repeatable = false;
    inbox::Rates limits;
    std::optional<bool> failsHereOnce; ///< true: the next one comes to nothing before any call is made
    std::optional<bool> isAway;        ///< set: whatever is sent reaches nobody, or is taken
    std::vector<inbox::SendOutcome> changeAnswers;
    std::vector<storage::ChangeItem> changed;
    std::vector<inbox::SendOutcome> answers;
    std::vector<storage::OutboxItem> sent;
};

struct Stage {
    support::Office office;
    Sender sender;
    inbox::Delivery delivery{office.io.get_executor(), *office.store, office.clock};

    Stage() {
        delivery.addSender(sender, [](ChannelId) { return wire::ChannelKind::webchat; });
    }
    ~Stage() { end(delivery); }

    /// Its loop ends before it does.
    void end(inbox::Delivery& one) {
        one.stop();
        office.io.restart();
        office.io.run_for(50ms);
    }

    MessageId reply(const std::string& peer, const std::string& text) {
        const auto asked = office.customerWrites(peer, "вопрос");
        storage::OutboundMessage message;
        message.guard.principal.role = wire::Role::owner;
        message.guard.principal.operatorId = OperatorId{1};
        message.guard.permission = domain::Permission::dialog_reply;
        message.dialog = asked.dialog_id;
        message.clientId = peer + text;
        message.text = text;
        return office.run(office.store->recordOutbound(std::move(message))).value().id;
    }
    MessageState stateOf(MessageId id) {
        storage::HistoryQuery query;
        query.guard.principal.role = wire::Role::owner;
        query.guard.principal.operatorId = OperatorId{1};
        query.thread = ThreadId{1};
        for (const auto& message : office.run(office.store->history(query)).value().messages)
            if (message.id == id)
                return *message.state;
        return MessageState::unknown;
    }
    /// The time is another: lets `other` do what is due.
    void wake(inbox::Delivery& other) {
        storage::JournalRecord record;
        wire::MessageAdded added;
        added.message.state = MessageState::queued;
        record.event = added;
        other.published(std::span(&record, 1));
        office.io.restart(); // the store answers from other threads
        while (office.io.run_for(2ms) > 0 || other.inFlight() > 0) {
        }
    }
    /// Lets the delivery work until it has been as often with the sender, or the time is over.
    void workUntil(std::size_t sends, std::chrono::milliseconds most = 5s) {
        const auto deadline = std::chrono::steady_clock::now() + most;
        while (std::chrono::steady_clock::now() < deadline && sender.sent.size() < sends) {
            office.io.restart();
            office.io.run_for(5ms);
        }
        office.io.restart();
        office.io.run_for(30ms); // the outcome of the last one
    }
};

} // namespace

TEST_CASE("delivery: after an unknown outcome a person decides, unless the messenger knows our key") {
    Stage stage;
    stage.sender.repeatable = GENERATE(false, true);
    stage.sender.answers = {outcome(MessageState::uncertain), outcome(MessageState::accepted)};
    const auto id = stage.reply("7", "ответ");
    stage.delivery.start();
    stage.workUntil(stage.sender.repeatable ? 2 : 1);
    CHECK(stage.sender.sent.size() == (stage.sender.repeatable ? 2 : 1));
    CHECK(stage.stateOf(id) == (stage.sender.repeatable ? MessageState::accepted : MessageState::uncertain));
    if (stage.sender.repeatable)
        CHECK(stage.sender.sent.back().unknownSince.has_value());
}

TEST_CASE("delivery: a message in parts goes on at the part that wasn't accepted yet") {
    Stage stage;
    auto part = outcome(MessageState::queued);
    part.verdict.partSent = true;
    part.verdict.tried = false;
    part.verdict.retryAt = Time{};
    stage.sender.answers = {part, part, outcome(MessageState::accepted)};
    const auto id = stage.reply("7", "длинный ответ");
    stage.delivery.start();
    stage.workUntil(3);
    REQUIRE(stage.sender.sent.size() == 3);
    for (int i = 0; i < 3; ++i)
        CHECK(stage.sender.sent[static_cast<std::size_t>(i)].partsSent == i);
    CHECK(stage.sender.sent.back().attempts == 0);
    CHECK(stage.stateOf(id) == MessageState::accepted);
}

TEST_CASE("delivery: a channel that asks for patience gets it") {
    Stage stage;
    auto patience = outcome(MessageState::queued);
    patience.retryAfter = 400ms;
    patience.holdChannel = 400ms;
    stage.sender.answers = {patience, outcome(MessageState::accepted), outcome(MessageState::accepted)};
    (void)stage.reply("7", "раз");
    stage.delivery.start();
    stage.workUntil(1);
    const auto began = std::chrono::steady_clock::now();
    (void)stage.reply("8", "два"); // another thread of the same channel
    stage.delivery.published({});
    stage.workUntil(2);
    CHECK(std::chrono::steady_clock::now() - began >= 300ms);
    stage.workUntil(3);
    CHECK(stage.sender.sent.size() == 3);
}

TEST_CASE("delivery: one that goes first and fails here, before any call, holds up nobody") {
    Stage stage;
    support::ManualClock clock;
    clock.turnWallClock(stage.office.clock.now() - clock.now());
    stage.sender.isAway = true;
    inbox::Delivery delivery(stage.office.io.get_executor(), *stage.office.store, clock);
    delivery.addSender(stage.sender, [](ChannelId) { return wire::ChannelKind::webchat; });
    for (const auto* peer : {"7", "8", "9"})
        (void)stage.reply(peer, "ответ");
    delivery.start();
    const auto let = [&](Millis pass) {
        for (Millis passed{0}; passed < pass; passed += 100ms) {
            clock.advance(100ms);
            stage.wake(delivery);
        }
    };
    let(200ms);
    REQUIRE_FALSE(stage.sender.sent.empty()); // and the channel is in doubt

    stage.sender.sent.clear();
    stage.sender.isAway = false;
    stage.sender.failsHereOnce = true;
    let(5s);
    stage.end(delivery);
    CHECK(stage.sender.failsHereOnce == false);
    CHECK(stage.sender.sent.size() == 4); // three replies, one of them twice
}

TEST_CASE("delivery: a scheduled reply that comes too late goes to nobody and holds up nobody") {
    Stage stage;
    stage.sender.isAway = false;
    storage::OutboundMessage message;
    message.guard.principal.role = wire::Role::owner;
    message.guard.principal.operatorId = OperatorId{1};
    message.guard.permission = domain::Permission::dialog_reply;
    message.dialog = stage.office.customerWrites("7", "вопрос").dialog_id;
    message.clientId = "late";
    message.text = "завтра";
    message.sendAt = stage.office.clock.now() + 1h;
    const auto late = stage.office.run(stage.office.store->recordOutbound(message)).value().id;
    message.guard.principal.operatorId = OperatorId{2};
    message.clientId = "at once";
    message.sendAt.reset();
    const auto other = stage.office.run(stage.office.store->recordOutbound(message)).value().id;

    support::ManualClock clock;
    clock.turnWallClock(stage.office.clock.now() - clock.now() + 2h);
    inbox::Delivery delivery(stage.office.io.get_executor(), *stage.office.store, clock);
    delivery.addSender(stage.sender, [](ChannelId) { return wire::ChannelKind::webchat; });
    delivery.start();
    for (int i = 0; i < 5; ++i) {
        clock.advance(1s);
        stage.wake(delivery);
    }
    stage.end(delivery);
    REQUIRE(stage.sender.sent.size() == 1);
    CHECK(stage.sender.sent.front().message == other);
    CHECK(stage.stateOf(late) == MessageState::cancelled);
    CHECK(stage.stateOf(other) == MessageState::accepted);
}

TEST_CASE("delivery: what waited out a day without the messenger goes in order and not faster than it is allowed") {
    constexpr int kThreads = 8;
    constexpr int kReplies = 12;
    Stage stage;
    support::ManualClock clock;
    clock.turnWallClock(stage.office.clock.now() - clock.now());
    stage.sender.limits = {{25, 25}, {1, 5}}; // as Telegram's
    stage.sender.isAway = true;
    inbox::Delivery delivery(stage.office.io.get_executor(), *stage.office.store, clock);
    delivery.addSender(stage.sender, [](ChannelId) { return wire::ChannelKind::webchat; });
    for (int reply = 0; reply < kReplies; ++reply)
        for (int thread = 0; thread < kThreads; ++thread)
            (void)stage.reply(std::to_string(thread), std::to_string(reply));
    delivery.start();
    const auto let = [&](Millis pass, Millis step) {
        for (Millis passed{0}; passed < pass; passed += step) {
            clock.advance(step);
            stage.wake(delivery);
        }
    };

    let(1min, 100ms); // the first tries, close together
    let(24h, 30s);
    const auto probes = stage.sender.sent.size();
    CHECK(probes >= 24U * 60 / 2);
    CHECK(probes <= 24U * 60 + 20); // once a minute

    stage.sender.isAway = false;
    stage.sender.sent.clear();
    std::vector<Ticks> at;
    for (Millis passed{0}; passed < 10min && stage.sender.sent.size() < kThreads * kReplies; passed += 50ms) {
        clock.advance(50ms);
        stage.wake(delivery);
        at.resize(stage.sender.sent.size(), clock.ticks());
    }
    stage.end(delivery);
    REQUIRE(stage.sender.sent.size() == kThreads * kReplies);

    std::map<ThreadId, int> next;
    std::map<ThreadId, std::vector<Ticks>> times;
    for (std::size_t i = 0; i < at.size(); ++i) {
        const auto& item = stage.sender.sent[i];
        CHECK(item.content.text == std::to_string(next[item.thread]++));
        times[item.thread].push_back(at[i]);
    }
    const auto most = [](const std::vector<Ticks>& all, Millis within) {
        std::size_t count = 0;
        for (std::size_t from = 0, to = 0; to < all.size(); ++to) {
            while (all[to] - all[from] >= within)
                ++from;
            count = std::max(count, to - from + 1);
        }
        return count;
    };
    CHECK(most(at, 1s) <= 25U + 25);
    for (const auto& [thread, each] : times)
        CHECK(most(each, 1s) <= 5U + 1);
    // Not slower than allowed, either: each thread has five at once and then one a second.
    CHECK(at.back() - at.front() <= 15s);
}

namespace {

/// A bot that has accepted one reply.
struct BotStage {
    support::Office office;
    Sender sender;
    inbox::Delivery delivery{office.io.get_executor(), *office.store, office.clock};
    storage::Guard guard;
    wire::Message reply;

    BotStage() {
        sender.messenger = wire::ChannelKind::telegram;
        delivery.addSender(sender, [](ChannelId) { return wire::ChannelKind::telegram; });
        storage::StoredChannel bot;
        bot.channel.kind = wire::ChannelKind::telegram;
        bot.channel.key = "BOT";
        bot.channel.state = wire::ChannelState::ok;
        office.channel = office.run(office.store->addChannel(bot)).value().id;
        REQUIRE(office.run(office.channels.load()));
        const auto asked = office.customerWrites("7", "вопрос");
        guard = {{}, domain::Permission::dialog_reply};
        guard.principal.role = wire::Role::owner;
        guard.principal.operatorId = OperatorId{1};
        storage::OutboundMessage message;
        message.guard = guard;
        message.dialog = asked.dialog_id;
        message.clientId = "reply";
        message.text = "ответ";
        reply = office.run(office.store->recordOutbound(std::move(message))).value();
    }
    ~BotStage() {
        delivery.stop();
        office.io.restart();
        office.io.run_for(50ms);
    }
    void edit(const std::string& text) {
        storage::MessageEdit edit{guard, reply.id, text, std::nullopt};
        edit.guard.permission = domain::Permission::message_edit_own;
        REQUIRE(office.run(office.store->editMessage(std::move(edit))));
        tell();
    }
    /// As the store does after every commit.
    void tell() {
        storage::JournalRecord record;
        record.event = wire::MessageChanged{now()};
        delivery.published({&record, 1});
    }
    wire::Message now() {
        storage::HistoryQuery query;
        query.guard = guard;
        query.guard.permission = domain::Permission::dialog_read;
        query.dialog = reply.dialog_id;
        return office.run(office.store->history(query)).value().messages.back();
    }
    template <class Test>
    bool workUntil(Test test) {
        const auto deadline = std::chrono::steady_clock::now() + 5s;
        while (!test() && std::chrono::steady_clock::now() < deadline) {
            office.io.restart();
            office.io.run_for(5ms);
        }
        return test();
    }
};

} // namespace

TEST_CASE("delivery: changes go behind their message, one after the other, and again after an unknown outcome") {
    BotStage stage;
    auto accepted = outcome(MessageState::accepted);
    accepted.verdict.externalId = "9001";
    auto soon = outcome(MessageState::uncertain);
    soon.verdict.retryAt = Time{};
    stage.sender.changeAnswers = {soon, outcome(MessageState::accepted), outcome(MessageState::accepted)};
    REQUIRE(stage.office.run(stage.office.store->beginDelivery(stage.reply.id)));
    stage.edit("второй");
    stage.edit("третий");
    stage.delivery.start();
    stage.office.io.restart();
    stage.office.io.run_for(50ms);
    CHECK(stage.sender.changed.empty());
    REQUIRE(stage.office.run(stage.office.store->finishDelivery(stage.reply.id, accepted.verdict)));
    stage.tell();
    CHECK(stage.workUntil([&] { return stage.now().text == "третий" && !stage.now().changes; }));
    std::vector<std::string> made;
    for (const auto& item : stage.sender.changed)
        made.push_back(item.text);
    CHECK(made == std::vector<std::string>{"второй", "второй", "третий"});
    CHECK(stage.sender.changed.front().externalIds == std::vector<std::string>{"9001"});
}

TEST_CASE("delivery: what is sent is the message as it is when it goes, not as it was when it fell due") {
    BotStage stage;
    stage.sender.limits.thread = {10, 1};
    stage.sender.answers = {outcome(MessageState::accepted)};
    stage.delivery.start();
    stage.office.io.restart();
    stage.office.io.poll_one(); // it has been found due, perhaps
    stage.edit("исправлено");
    CHECK(stage.workUntil([&] { return !stage.sender.sent.empty(); }));
    const auto sent = stage.sender.sent.front().content.text;
    const auto now = stage.now();
    CHECK((sent == "исправлено" || (sent == "ответ" && now.changes)));
}

TEST_CASE("delivery: a refused change is not repeated") {
    BotStage stage;
    stage.sender.answers = {outcome(MessageState::accepted)};
    auto refused = outcome(MessageState::failed);
    refused.verdict.error = "нельзя";
    stage.sender.changeAnswers = {refused};
    stage.delivery.start();
    CHECK(stage.workUntil([&] { return stage.now().state == MessageState::accepted; }));
    stage.edit("второй");
    CHECK(stage.workUntil([&] { return stage.now().changes && stage.now().changes->front().error == "нельзя"; }));
    stage.delivery.published({});
    stage.office.io.restart();
    stage.office.io.run_for(50ms);
    CHECK(stage.sender.changed.size() == 1);
    CHECK(stage.now().text == "ответ");
}
