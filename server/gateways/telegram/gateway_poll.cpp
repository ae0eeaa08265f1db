// SPDX-License-Identifier: GPL-3.0-or-later
// The loop of a bot: it asks for updates, or keeps the webhook set by which Telegram brings them.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/gateways/telegram/gateway.hpp"

namespace asio = boost::asio;

namespace pult::telegram {

using messenger::Judgement;
using messenger::PollLifePtr;
using messenger::Ruling;
using messenger::Trouble;
using wire::ChannelState;
using namespace std::chrono_literals;

namespace {

constexpr auto kWait = 25s;
constexpr Millis kShortPause = 1s;
constexpr Millis kTroublePause = 60s;
/// Between two questions whose answers came at once and empty, as a proxy gives them.
constexpr Millis kBreath = 250ms;
/// Telegram delays the word of a conflict by some seconds; another program that has gone is noticed soon enough.
constexpr Millis kRivalPause = 30s;
/// So many calls in a row that failed, and the channel's state says so: within five seconds, when nobody answers.
constexpr int kFailuresTillTold = 3;
/// How often Telegram is asked whether the webhook is still set.
constexpr Millis kWebhookPause = 5min;
/// How often it is written down that all is well, while nothing comes that would be written anyway.
constexpr Millis kBetweenNotes = 10min;

std::string hookAddress(const std::string& publicUrl, const inbox::ChannelConfig& channel) {
    return publicUrl + "/hooks/telegram/" + channel.channel.key;
}

std::string sentence(domain::ChannelTrouble trouble) {
    return domain::sentenceOf({trouble, {}});
}

} // namespace

asio::awaitable<Position> Gateway::openPosition(const inbox::ChannelConfig& channel) {
    Position position;
    if (const auto known = co_await m.store.pollCursor(channel.channel.id))
        position = readPosition(*known);
    noteChannel(position, channel.channel.version);
    co_await tellGap(channel.channel.id, position);
    co_return position;
}

asio::awaitable<void> Gateway::tellGap(ChannelId channel, const Position& position) {
    if (position.gap)
        (void)co_await m.health.notice(channel, domain::ChannelTrouble::lost, spanOf(*position.gap));
    else
        (void)co_await m.health.lift(channel, domain::ChannelTrouble::lost);
}

asio::awaitable<void> Gateway::noteAllHere(const inbox::ChannelConfig& channel, Position& position) {
    const Time now = m_clock.now();
    if (position.wellAt && now >= *position.wellAt && now - *position.wellAt < kBetweenNotes)
        co_return;
    Position next = position;
    noteWell(next, now, channel.channel.version);
    storage::InboundUpdate note{channel.channel.id, {}, {}, written(next)};
    if (!co_await m_intake.take(std::move(note)))
        co_return; // noted again with the next answer
    if (next.gap != position.gap)
        co_await tellGap(channel.channel.id, next);
    position = next;
}

/// In short pieces, so that a loop whose channel was changed ends soon.
asio::awaitable<void> Gateway::pause(Millis duration, PollLifePtr life) {
    const Ticks until = m_clock.ticks() + duration;
    while (!life->isOver && m_clock.ticks() < until) {
        asio::steady_timer timer(m_executor, std::min(until - m_clock.ticks(), kShortPause));
        co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

asio::awaitable<void> Gateway::poll(inbox::ChannelConfigPtr channel, PollLifePtr life) {
    if (channel->setting("mode") == "webhook")
        co_await keepWebhook(channel, life);
    else
        co_await pollUpdates(channel, life);
}

asio::awaitable<Millis> Gateway::heedRefusal(inbox::ChannelConfigPtr channel, const Judgement& judgement, Rival rival) {
    const ChannelId id = channel->channel.id;
    if (rival == Rival::webhook) { // the administrator wants polling
        (void)co_await m.http.call(deleteWebhook(botOf(*channel)));
        co_return kShortPause;
    }
    if (rival == Rival::poller) {
        (void)co_await m.health.report(id, ChannelState::degraded, sentence(domain::ChannelTrouble::rival));
        co_return kRivalPause;
    }
    if (judgement.trouble != Trouble::none) {
        (void)co_await m.health.report(id, ChannelState::misconfigured, judgement.detail);
        co_return kTroublePause;
    }
    co_return std::max(kShortPause, judgement.retryAfter);
}

asio::awaitable<void> Gateway::pollUpdates(inbox::ChannelConfigPtr channel, PollLifePtr life) {
    Position position = co_await openPosition(*channel);
    int failures = 0;
    while (!life->isOver) {
        const Ticks asked = m_clock.ticks();
        auto reply = co_await m.http.call(getUpdates(botOf(*channel), position.offset, kWait));
        if (life->isOver)
            break;
        Rival rival = Rival::none;
        const Judgement judgement = judgePoll(reply, rival);
        if (judgement.ruling != Ruling::accepted) {
            if (++failures == kFailuresTillTold && judgement.trouble == Trouble::none && rival == Rival::none)
                (void)co_await m.health.report(channel->channel.id, ChannelState::degraded,
                                               sentence(domain::ChannelTrouble::unreached));
            const Millis wait = co_await heedRefusal(channel, judgement, rival);
            co_await pause(std::max(wait, std::min<Millis>(kShortPause * failures, 30s)), life);
            continue;
        }
        failures = 0;
        co_await noteAllHere(*channel, position);
        (void)co_await m.health.report(channel->channel.id, ChannelState::ok, {});
        Decoded decoded = decodeUpdates(reply.body, m_clock.now());
        if (!decoded.lastUpdate) {
            if (m_clock.ticks() - asked < kBreath)
                co_await pause(kBreath, life);
            continue;
        }
        Position next = position;
        next.offset = *decoded.lastUpdate + 1;
        auto taken = co_await take(channel, std::move(reply.body), std::move(decoded), written(next));
        if (taken)
            position = next; // the next question confirms them: they are on our disk
        else
            co_await pause(kShortPause, life);
    }
}

asio::awaitable<void> Gateway::keepWebhook(inbox::ChannelConfigPtr channel, PollLifePtr life) {
    const ChannelId id = channel->channel.id;
    if (m_publicUrl.empty()) {
        (void)co_await m.health.report(id, ChannelState::misconfigured,
                                       sentence(domain::ChannelTrouble::no_public_url));
        co_return;
    }
    const std::string address = hookAddress(m_publicUrl, *channel);
    const Bot bot = botOf(*channel);
    Position position = co_await openPosition(*channel);
    int failures = 0;
    while (!life->isOver) {
        WebhookInfo info;
        const auto told = co_await m.http.call(getWebhookInfo(bot));
        Judgement judgement = judgeWebhookInfo(told, info);
        if (judgement.ruling == Ruling::accepted && info.url != address)
            judgement = judgeOther(co_await m.http.call(setWebhook(bot, address, channel->setting("webhook_secret"))));
        if (judgement.ruling != Ruling::accepted) {
            if (++failures == kFailuresTillTold && judgement.trouble == Trouble::none)
                (void)co_await m.health.report(id, ChannelState::degraded, sentence(domain::ChannelTrouble::unreached));
            const Millis wait = co_await heedRefusal(channel, judgement, Rival::none);
            co_await pause(std::max(wait, std::min<Millis>(kShortPause * failures, 30s)), life);
            continue;
        }
        failures = 0;
        const bool late = info.url == address && info.pending > 0 && !info.lastError.empty();
        if (!late)
            co_await noteAllHere(*channel, position);
        std::string reason; // named first: GCC 12 destroys a temporary twice that only one side of a choice makes
        if (late)
            reason = domain::sentenceOf({domain::ChannelTrouble::undelivered, info.lastError});
        (void)co_await m.health.report(id, late ? ChannelState::degraded : ChannelState::ok, std::move(reason));
        co_await pause(kWebhookPause, life);
    }
}

} // namespace pult::telegram
