// SPDX-License-Identifier: GPL-3.0-or-later
// Channels that nobody polls, and the templates of WhatsApp: what is wrong with them shows by itself.
#include "server/gateways/messenger/checkups.hpp"

#include <catch2/catch.hpp>

#include "server/gateways/vk/gateway.hpp"
#include "server/gateways/whatsapp/gateway.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/office.hpp"
#include "tests/support/scripted_caller.hpp"

using namespace pult;
using namespace std::chrono_literals;
using domain::ChannelTrouble;
using wire::ChannelState;

namespace {

constexpr const char* kNumberFound = R"({"id":"9","display_phone_number":"+7 900","verified_name":"Shop"})";
constexpr const char* kTokenRevoked = R"({"error":{"code":190,"message":"Session has expired"}})";
constexpr const char* kNoRight = R"({"error":{"code":10,"message":"No permission for this action"}})";
constexpr const char* kNoTemplates = R"({"data":[]})";

struct QuietChannels {
    support::Office office;
    support::ManualClock clock;
    support::ScriptedCaller http;
    double jitter = 0.5;
    inbox::ChannelHealth health{*office.store, office.channels};
    messenger::Courier::Dependencies courier{*office.store, office.channels, health, http, {}};
    whatsapp::Gateway whatsapp{courier, office.io.get_executor(), office.intake, clock};
    vk::Gateway vk{courier, office.io.get_executor(), office.intake, clock};
    messenger::Checkups checkups{office.io.get_executor(), office.channels, clock, [this] { return jitter; }};

    QuietChannels() {
        checkups.addCourier(whatsapp);
        checkups.addCourier(vk);
        http.answer = [](const messenger::HttpCall&) { return support::answeredWith(kNumberFound); };
    }
    ChannelId add(wire::ChannelKind kind, std::map<std::string, std::string> settings) {
        storage::StoredChannel stored;
        stored.channel.kind = kind;
        stored.channel.name = "Channel";
        stored.channel.key = "K" + std::to_string(++m_added);
        stored.channel.state = ChannelState::ok;
        stored.settings = std::move(settings);
        const auto id = office.run(office.store->addChannel(stored)).value().id;
        office.run(office.channels.load()).value();
        return id;
    }
    void change(ChannelId id, ChannelState state) {
        for (auto& each : office.run(office.store->channels()).value())
            if (each.channel.id == id) {
                each.channel.state = state;
                office.run(office.store->updateChannel(each)).value();
            }
        office.run(office.channels.load()).value();
    }
    /// Looks once a second for so long; what was found is known to everybody before the next look.
    void let(Millis pass) {
        for (Millis passed{0}; passed < pass; passed += 1s) {
            clock.advance(1s);
            checkups.look();
            const auto deadline = std::chrono::steady_clock::now() + 10s;
            while (checkups.underWay() > 0 && std::chrono::steady_clock::now() < deadline) {
                office.io.restart();
                office.io.run_for(1ms);
            }
        }
    }
    wire::Channel shown(ChannelId id) { return office.channels.byId(id)->channel; }
    std::size_t asked() { return std::exchange(http.named, {}).size(); }

private:
    int m_added = 0;
};

const std::map<std::string, std::string> kQuietSettings{{"phone_number_id", "9"}, {"access_token", "t"}};

} // namespace

TEST_CASE("checkups: a revoked token of an idle channel shows within minutes, and a mended one, too") {
    QuietChannels stage;
    const auto id = stage.add(wire::ChannelKind::whatsapp, kQuietSettings);
    stage.let(5min);
    CHECK(stage.asked() == 1);
    CHECK(stage.shown(id).state == ChannelState::ok);
    stage.http.answer = [](const messenger::HttpCall&) { return support::answeredWith(kTokenRevoked, 401); };
    stage.let(5min + 1s);
    CHECK(stage.shown(id).state == ChannelState::misconfigured);
    CHECK(domain::channelReasonOf(stage.shown(id).reason.value_or("")).trouble == ChannelTrouble::token);
    stage.http.answer = [](const messenger::HttpCall&) { return support::answeredWith(kNumberFound); };
    stage.asked();
    stage.change(id, ChannelState::misconfigured); // a new token
    stage.let(1s);
    CHECK(stage.asked() == 1);
    CHECK(stage.shown(id).state == ChannelState::ok);
}

TEST_CASE("checkups: a messenger that can't be reached is asked sooner, and shows at the third time") {
    QuietChannels stage;
    const auto id = stage.add(wire::ChannelKind::whatsapp, kQuietSettings);
    stage.http.answer = [](const messenger::HttpCall&) { return messenger::HttpReply{}; };
    stage.let(2min + 31s);
    CHECK(stage.asked() == 1);
    stage.let(20s);
    CHECK(stage.shown(id).state == ChannelState::ok);
    stage.let(20s);
    CHECK(stage.shown(id).state == ChannelState::degraded);
    CHECK(domain::channelReasonOf(stage.shown(id).reason.value_or("")).trouble == ChannelTrouble::unreached);
    stage.http.answer = [](const messenger::HttpCall&) { return support::answeredWith(kNumberFound); };
    stage.let(20s);
    CHECK(stage.shown(id).state == ChannelState::ok);
}

TEST_CASE("checkups: only channels that nobody polls are asked about, not paused ones, and not all at once") {
    QuietChannels stage;
    stage.jitter = 0;
    const auto first = stage.add(wire::ChannelKind::whatsapp, kQuietSettings);
    stage.add(wire::ChannelKind::vk, {{"group_id", "5"}, {"access_token", "t"}, {"mode", "longpoll"}});
    stage.add(wire::ChannelKind::telegram, {{"token", "1:A"}});
    double next = 0;
    messenger::Checkups spread(stage.office.io.get_executor(), stage.office.channels, stage.clock,
                               [&] { return next += 0.25; });
    spread.addCourier(stage.whatsapp);
    stage.let(1s);
    CHECK(stage.asked() == 1);
    stage.change(first, ChannelState::paused);
    stage.let(10min);
    CHECK(stage.asked() == 0);
    stage.change(first, ChannelState::ok);
    stage.add(wire::ChannelKind::whatsapp, kQuietSettings);
    stage.add(wire::ChannelKind::vk, {{"group_id", "5"}, {"access_token", "t"}, {"mode", "callback"}, {"secret", "s"}});
    spread.look();
    stage.office.io.restart();
    stage.office.io.poll();
    CHECK(stage.asked() == 0); // a server that has just started
    stage.let(1s);
    CHECK(stage.asked() == 3);
}

TEST_CASE("whatsapp: templates that can't be fetched show in the channel's state, until they can") {
    QuietChannels stage;
    auto settings = kQuietSettings;
    settings["business_account"] = "7";
    const auto id = stage.add(wire::ChannelKind::whatsapp, settings);
    stage.http.answer = [](const messenger::HttpCall&) { return support::answeredWith(kNoRight, 403); };
    auto& catalogue = stage.whatsapp.catalogue();
    catalogue.start();
    const auto until = [&](ChannelState state) {
        const auto deadline = std::chrono::steady_clock::now() + 10s;
        while (stage.shown(id).state != state && std::chrono::steady_clock::now() < deadline) {
            stage.office.io.restart();
            stage.office.io.run_for(5ms);
        }
        return stage.shown(id).state == state;
    };
    CHECK(until(ChannelState::degraded));
    const auto reason = domain::channelReasonOf(stage.shown(id).reason.value_or(""));
    CHECK(reason.trouble == ChannelTrouble::templates);
    CHECK(reason.details == "No permission for this action");
    // Replies go well meanwhile: that doesn't take it away.
    (void)stage.office.run(stage.health.report(id, ChannelState::ok, {}));
    CHECK(stage.shown(id).state == ChannelState::degraded);
    (void)stage.office.run(stage.health.report(id, ChannelState::misconfigured, "WhatsApp refuses the access token"));
    CHECK(stage.shown(id).state == ChannelState::misconfigured);
    (void)stage.office.run(stage.health.report(id, ChannelState::ok, {}));
    CHECK(stage.shown(id).state == ChannelState::degraded);

    stage.http.answer = [](const messenger::HttpCall&) { return support::answeredWith(kNoTemplates); };
    catalogue.refresh(id);
    CHECK(until(ChannelState::ok));
    CHECK_FALSE(stage.shown(id).reason);
    catalogue.stop();
    stage.office.io.restart();
    stage.office.io.run_for(20ms);
}
