// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/telegram/position.hpp"

#include <catch2/catch.hpp>

#include "server/gateways/telegram/gateway.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/office.hpp"
#include "tests/support/scripted_caller.hpp"

using namespace pult;
using namespace std::chrono_literals;
using telegram::Position;

namespace {

const Time kLastSeen = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 10h;

} // namespace

TEST_CASE("telegram: a position reads as it was written, and as former versions wrote it") {
    Position position;
    CHECK(telegram::readPosition(written(position)) == position);
    position.offset = 77;
    position.wellAt = kLastSeen;
    CHECK(telegram::readPosition(written(position)) == position);
    position.gap = Position::Gap{kLastSeen, kLastSeen + 26h, kLastSeen + 50h, 3};
    CHECK(telegram::readPosition(written(position)) == position);
    CHECK(telegram::readPosition("4711").offset == 4711);
    CHECK(telegram::readPosition("").offset == 0);
    CHECK(telegram::readPosition("no number") == Position{});
}

TEST_CASE("telegram: who was away for more than a day has lost what was sent before that day") {
    Position position;
    noteWell(position, kLastSeen, 1);
    noteWell(position, kLastSeen + 24h, 1);
    CHECK_FALSE(position.gap);
    noteWell(position, kLastSeen + 24h + 50h, 1);
    REQUIRE(position.gap);
    CHECK(spanOf(*position.gap) == "2026-11-21 10:00 to 2026-11-22 12:00 UTC");

    SECTION("it stays for a week") {
        const Time noticed = position.gap->noticedAt;
        for (Time now = noticed; now <= noticed + std::chrono::days{7}; now += 12h)
            noteWell(position, now, 1);
        CHECK(position.gap);
        noteWell(position, noticed + std::chrono::days{7} + 12h, 1);
        CHECK_FALSE(position.gap);
    }
    SECTION("whoever changes the channel has seen it") {
        noteChannel(position, 1);
        CHECK(position.gap);
        noteChannel(position, 2);
        CHECK_FALSE(position.gap);
    }
    SECTION("a second one before that goes with the first") {
        const Time from = position.gap->from;
        noteWell(position, *position.wellAt + 30h, 1);
        CHECK(position.gap->from == from);
        CHECK(position.gap->until == *position.wellAt - 24h);
    }
}

namespace {

struct WatchedBot {
    support::Office office;
    support::ManualClock clock;
    support::ScriptedCaller http;
    inbox::ChannelHealth health{*office.store, office.channels};
    telegram::Gateway gateway{{*office.store, office.channels, health, http, {}},
                              office.io.get_executor(),
                              office.intake,
                              clock,
                              "https://chat.example"};
    ChannelId channel;

    explicit WatchedBot(const std::string& mode) {
        storage::StoredChannel stored;
        stored.channel.kind = wire::ChannelKind::telegram;
        stored.channel.name = "Bot";
        stored.channel.key = "BOT";
        stored.channel.state = wire::ChannelState::ok;
        stored.settings = {{"token", "1:A"}, {"mode", mode}};
        channel = office.run(office.store->addChannel(stored)).value().id;
        office.run(office.channels.load()).value();
    }
    /// The bot's loop for so many questions of this name, each of which takes half a minute.
    void live(const std::string& question, int times, const std::string& answer) {
        auto life = std::make_shared<messenger::PollLife>();
        http.answer = [&, times](const messenger::HttpCall& call) mutable {
            clock.advance(30s);
            if (call.named == question && --times == 0)
                life->isOver = true;
            return support::answeredWith(answer);
        };
        bool ended = false;
        boost::asio::co_spawn(office.io, gateway.poll(office.channels.byId(channel), life),
                              [&](std::exception_ptr) { ended = true; });
        office.io.restart();
        while (!ended && office.io.run_one() > 0) {
        }
    }
    wire::Channel shown() { return office.channels.byId(channel)->channel; }
};

constexpr const char* kNothingNew = R"({"ok":true,"result":[]})";
constexpr const char* kAllDelivered =
    R"({"ok":true,"result":{"url":"https://chat.example/hooks/telegram/BOT","pending_update_count":0}})";

} // namespace

TEST_CASE("telegram: a bot that was away for more than a day says what may be lost, until that has been seen") {
    const bool isPolled = GENERATE(true, false);
    WatchedBot bot(isPolled ? "poll" : "webhook");
    const auto live = [&](int times) {
        // A polled bot's last answer isn't looked at any more; one with a webhook asks once in minutes.
        isPolled ? bot.live("getUpdates", times, kNothingNew) : bot.live("getWebhookInfo", 1, kAllDelivered);
    };
    live(2);
    CHECK(bot.shown().state == wire::ChannelState::ok);
    bot.clock.advance(20h);
    live(2);
    CHECK(bot.shown().state == wire::ChannelState::ok);
    bot.clock.advance(30h);
    live(3);
    CHECK(bot.shown().state == wire::ChannelState::degraded);
    const auto reason = domain::channelReasonOf(bot.shown().reason.value_or(""));
    CHECK(reason.trouble == domain::ChannelTrouble::lost);
    CHECK(reason.details.find(" to ") != std::string::npos);
    live(3); // as after a start of the server
    CHECK(bot.shown().state == wire::ChannelState::degraded);
    CHECK(domain::channelReasonOf(bot.shown().reason.value_or("")) == reason);

    auto stored = bot.office.run(bot.office.store->channels()).value();
    for (auto& each : stored)
        if (each.channel.id == bot.channel)
            bot.office.run(bot.office.store->updateChannel(each)).value(); // an administrator's hand
    bot.office.run(bot.office.channels.load()).value();
    live(3);
    CHECK(bot.shown().state == wire::ChannelState::ok);
    CHECK_FALSE(bot.shown().reason);
}
