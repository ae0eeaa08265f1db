// SPDX-License-Identifier: GPL-3.0-or-later
// Bots Long Poll, and what follows from what was told, however it came.
#include <algorithm>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "server/gateways/vk/answers.hpp"
#include "server/gateways/vk/encode_setup.hpp"
#include "server/gateways/vk/gateway.hpp"

namespace asio = boost::asio;

namespace pult::vk {

using messenger::Trouble;
using namespace std::chrono_literals;

namespace {

constexpr int kWaitSeconds = 25;
constexpr Millis kShortPause = 1s;
constexpr Millis kLongestPause = 30s;
constexpr Millis kTroublePause = 60s;
/// Between two questions whose answers came at once and led nowhere.
constexpr Millis kBreath = 250ms;
/// So many polls in a row that reached nobody, and the channel's state says so.
constexpr int kUnreachedTillTold = 3;
constexpr int kPeersAfterGap = 200;
constexpr int kMessagesAfterGap = 100;

std::string unreachedWords() {
    return domain::sentenceOf({domain::ChannelTrouble::unreached, {}});
}

/// Users among the senders; communities and chats have no profile to ask for.
bool isUser(const std::string& peer) {
    return !peer.empty() && peer.size() < 10 && peer.find_first_not_of("0123456789") == std::string::npos;
}

/// How a speaker is called until his name is known.
constexpr std::string_view kUserPrefix = "id";
constexpr std::size_t kMostNames = 100'000;

/// The user behind such a name; empty when it is a real one.
std::string userOf(const std::string& authorName) {
    const bool isNumber = authorName.starts_with(kUserPrefix) && isUser(authorName.substr(kUserPrefix.size()));
    return isNumber ? authorName.substr(kUserPrefix.size()) : std::string();
}

} // namespace

storage::Async<storage::UpdateRecorded> Gateway::record(inbox::ChannelConfigPtr channel, std::string raw,
                                                        Decoded decoded, std::optional<std::string> cursor) {
    Strangers strangers = recognise(channel->channel.id, decoded);
    storage::InboundUpdate update{channel->channel.id, std::move(raw), std::move(decoded.events), std::move(cursor)};
    auto taken = co_await m_intake.take(std::move(update));
    if (!taken)
        co_return taken.error();
    const bool more = !strangers.customers.empty() || !strangers.speakers.empty() || !decoded.presses.empty() ||
                      !decoded.cropped.empty();
    if (more)
        asio::co_spawn(m_executor,
                       followUp(channel, std::move(strangers), std::move(decoded.presses), std::move(decoded.cropped)),
                       asio::detached);
    co_return taken;
}

asio::awaitable<void> Gateway::followUp(inbox::ChannelConfigPtr channel, Strangers strangers,
                                        std::vector<ButtonPress> presses, std::vector<Cropped> cropped) {
    const Account account = accountOf(*channel);
    for (const auto& press : presses)
        (void)co_await m.http.call(answerPress(account, press, {}));
    if (!strangers.customers.empty() || !strangers.speakers.empty())
        co_await introduce(channel, std::move(strangers));
    for (const auto& message : cropped) {
        const std::array<std::int64_t, 1> numbers{message.number};
        const Answer answer = readAnswer(co_await m.http.call(messagesByNumber(account, message.peerId, numbers)));
        if (!answer.isGood)
            continue; // what came is shown as it came
        Decoded whole = decodeHistory(answer.response, m_clock.now());
        storage::InboundUpdate update{channel->channel.id, {}, {}, std::nullopt};
        for (const auto& event : whole.events)
            if (const auto* full = std::get_if<storage::inbound::Message>(&event))
                update.events.emplace_back(completed(*full));
        (void)co_await m_intake.take(std::move(update));
    }
}

Gateway::Strangers Gateway::recognise(ChannelId channel, Decoded& decoded) {
    Strangers strangers;
    const std::string place = std::to_string(channel.value) + ":";
    for (auto& event : decoded.events) {
        auto* message = std::get_if<storage::inbound::Message>(&event);
        if (!message)
            continue;
        if (const std::string user = userOf(message->authorName); !user.empty()) {
            std::string introduced = place + message->peer.id;
            introduced.append(":").append(user);
            if (const auto known = m_names.find(user); known != m_names.end())
                message->authorName = known->second;
            else if (m_introduced.isDue(introduced))
                strangers.speakers.push_back({message->peer.id, user});
        }
        if (!message->fromCompany && message->peer.name.empty() && isUser(message->peer.id) &&
            m_introduced.isDue(place + message->peer.id))
            strangers.customers.push_back(message->peer.id);
    }
    return strangers;
}

asio::awaitable<void> Gateway::introduce(inbox::ChannelConfigPtr channel, Strangers strangers) {
    std::vector<std::string> ids = strangers.customers;
    for (const auto& speaker : strangers.speakers)
        ids.push_back(speaker.user);
    const Answer answer = readAnswer(co_await m.http.call(users(accountOf(*channel), ids)));
    storage::InboundUpdate update{channel->channel.id, {}, {}, std::nullopt};
    if (m_names.size() > kMostNames)
        m_names.clear();
    for (const auto& profile : profiles(answer)) {
        const auto& customers = strangers.customers;
        if (std::find(customers.begin(), customers.end(), profile.id) != customers.end()) {
            storage::inbound::Profile event;
            event.peer.id = profile.id;
            event.peer.name = profile.name;
            event.peer.username = profile.username;
            update.events.emplace_back(std::move(event));
        }
        for (const auto& speaker : strangers.speakers) {
            if (speaker.user != profile.id || profile.name.empty())
                continue;
            m_names[profile.id] = profile.name;
            storage::inbound::AuthorNamed named;
            named.peer.id = speaker.chat;
            named.formerName = std::string(kUserPrefix).append(speaker.user);
            named.name = profile.name;
            update.events.emplace_back(std::move(named));
        }
    }
    if (!update.events.empty())
        (void)co_await m_intake.take(std::move(update));
}

asio::awaitable<void> Gateway::fillGap(inbox::ChannelConfigPtr channel) {
    const Account account = accountOf(*channel);
    const Answer peers = readAnswer(co_await m.http.call(vk::conversations(account, kPeersAfterGap)));
    for (const auto& conversation : vk::conversations(peers)) {
        const Answer answer = readAnswer(co_await m.http.call(history(account, conversation.peer, kMessagesAfterGap)));
        if (!answer.isGood)
            continue;
        (void)co_await take(channel, {}, decodeHistory(answer.response, m_clock.now()), std::nullopt, Millis{0});
    }
}

bool Gateway::isPolled(const inbox::ChannelConfig& channel) const {
    return channel.channel.kind == kind() && channel.setting("mode") == "longpoll";
}

asio::awaitable<bool> Gateway::findServer(inbox::ChannelConfigPtr channel, PollServer& where, int& unreached) {
    const Answer answer = readAnswer(co_await m.http.call(getLongPollServer(accountOf(*channel))));
    const auto found = pollServer(answer);
    if (!found) {
        const bool isTrouble = answer.problem.trouble == Trouble::misconfigured;
        if (isTrouble)
            (void)co_await m.health.report(channel->channel.id, wire::ChannelState::misconfigured,
                                           answer.problem.detail);
        else if (++unreached == kUnreachedTillTold)
            (void)co_await m.health.report(channel->channel.id, wire::ChannelState::degraded, unreachedWords());
        co_await pause(isTrouble ? kTroublePause : kShortPause);
        co_return false;
    }
    const std::string position = where.ts;
    where = *found;
    unreached = 0;
    if (!position.empty())
        where.ts = position;
    co_return true;
}

/// False when the key has to be asked for again.
asio::awaitable<bool> Gateway::heedPoll(inbox::ChannelConfigPtr channel, PollServer& where,
                                        messenger::HttpReply reply) {
    PollAnswer answer = readPoll(reply, m_clock.now());
    switch (answer.next) {
    case PollAnswer::Next::try_again:
        co_await pause(kShortPause);
        co_return true;
    case PollAnswer::Next::wrong_version:
        (void)co_await m.health.report(channel->channel.id, wire::ChannelState::misconfigured, answer.why);
        co_await pause(kTroublePause);
        co_return true;
    case PollAnswer::Next::renew_key:
        co_return false;
    case PollAnswer::Next::start_over:
        where.ts.clear();
        co_await fillGap(channel);
        co_return false;
    case PollAnswer::Next::fill_gap:
        co_await fillGap(channel);
        break;
    case PollAnswer::Next::go_on:
        break;
    }
    const std::string next = answer.ts.empty() ? where.ts : answer.ts;
    if (next == where.ts && answer.decoded.events.empty())
        co_return true;
    auto taken = co_await take(channel, std::move(reply.body), std::move(answer.decoded), next, Millis{0});
    if (taken)
        where.ts = next;
    else
        co_await pause(kShortPause); // the same question brings the same events
    co_return true;
}

asio::awaitable<void> Gateway::poll(inbox::ChannelConfigPtr channel, messenger::PollLifePtr life) {
    PollServer where;
    if (auto known = co_await m.store.pollCursor(channel->channel.id))
        where.ts = *known;
    // Off by default in a community; a token that may not switch it on may still find it on.
    (void)co_await m.http.call(setLongPollSettings(accountOf(*channel), true));
    bool hasServer = false;
    int unreached = 0;
    while (!life->isOver) {
        if (!hasServer) {
            const bool isFirst = where.ts.empty();
            hasServer = co_await findServer(channel, where, unreached);
            if (hasServer && isFirst) { // from here on nothing is missed, whatever happens to this process
                storage::InboundUpdate start{channel->channel.id, {}, {}, where.ts};
                (void)co_await m_intake.take(std::move(start));
            }
            continue;
        }
        const Ticks asked = m_clock.ticks();
        const std::string position = where.ts;
        auto reply = co_await m.http.call(vk::poll(accountOf(*channel), where, kWaitSeconds));
        if (life->isOver)
            break;
        if (!reply.isAnswered()) {
            if (++unreached == kUnreachedTillTold)
                (void)co_await m.health.report(channel->channel.id, wire::ChannelState::degraded, unreachedWords());
            // Three tries are over in three seconds: whoever sits at the desk is to know within five.
            co_await pause(std::min<Millis>(kShortPause * (1 << std::min(unreached - 1, 5)), kLongestPause));
            continue;
        }
        unreached = 0;
        hasServer = co_await heedPoll(channel, where, std::move(reply));
        if (hasServer)
            (void)co_await m.health.report(channel->channel.id, wire::ChannelState::ok, {});
        if (where.ts == position && m_clock.ticks() - asked < kBreath)
            co_await pause(kBreath);
    }
}

} // namespace pult::vk
