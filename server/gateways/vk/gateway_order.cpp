// SPDX-License-Identifier: GPL-3.0-or-later
// The order of VK's messages, and those it has not told of.
#include <algorithm>
#include <iterator>
#include <span>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "server/gateways/vk/answers.hpp"
#include "server/gateways/vk/gateway.hpp"

namespace asio = boost::asio;

namespace pult::vk {

using namespace std::chrono_literals;

namespace {

/// Somebody who writes for the first time may have a history with the community from before: then there is nothing to
/// wait for, and no way to know.
constexpr Millis kFirstPatience = 500ms;
constexpr std::size_t kNumbersAtOnce = 100; // of messages.getByConversationMessageId
constexpr Millis kFirstRepeat = 5s;
constexpr int kRepeats = 10; // some forty minutes, doubling up to ten

} // namespace

asio::awaitable<void> Gateway::learnNumbers(ChannelId channel, const Decoded& decoded, Millis patience) {
    for (const auto& each : decoded.numbers) {
        const Talk talk{channel, each.peerId};
        if (m_numbering.highest(talk) > 0)
            continue;
        const auto known = co_await m.store.highestExternalNumber(channel, each.peerId);
        if (known && *known > 0)
            m_numbering.stored(talk, *known);
        else if (known && each.number > 1 && patience > Millis{0})
            co_await m_numbering.waitFor(talk, each.number - 1, kFirstPatience);
    }
}

asio::awaitable<void> Gateway::completeNumbers(inbox::ChannelConfigPtr channel, Decoded& decoded, Millis patience) {
    const ChannelId id = channel->channel.id;
    co_await learnNumbers(id, decoded, patience);
    const auto highest = [this, id](const std::string& peer) { return m_numbering.highest({id, peer}); };
    if (patience > Millis{0})
        for (const auto& [peer, numbers] : holes(decoded, highest)) {
            const Talk talk{id, peer};
            if (m_numbering.highest(talk) > 0) // for an unknown one it was waited already
                co_await m_numbering.waitFor(talk, numbers.back(), patience);
        }
    std::vector<storage::inbound::Event> found;
    for (const auto& [peer, numbers] : holes(decoded, highest)) {
        const bool isKnown = highest(peer) > 0;
        auto answered = co_await ask(channel, peer, numbers);
        if (!answered) { // the customer's words aren't kept back for it
            if (isKnown)
                asio::co_spawn(m_executor, askLater(channel, peer, numbers), asio::detached);
            continue;
        }
        if (!isKnown)
            dropOlder(*answered, decoded, peer);
        std::move(answered->events.begin(), answered->events.end(), std::back_inserter(found));
        std::move(answered->cropped.begin(), answered->cropped.end(), std::back_inserter(decoded.cropped));
    }
    putInOrder(decoded, std::move(found));
}

asio::awaitable<std::optional<Decoded>> Gateway::ask(inbox::ChannelConfigPtr channel, std::string peer,
                                                     std::vector<std::int64_t> numbers) {
    const Account account = accountOf(*channel);
    Decoded all;
    for (std::size_t from = 0; from < numbers.size(); from += kNumbersAtOnce) {
        const auto some = std::span(numbers).subspan(from, std::min(kNumbersAtOnce, numbers.size() - from));
        const Answer answer = readAnswer(co_await m.http.call(messagesByNumber(account, peer, some)));
        if (!answer.isGood)
            co_return std::nullopt;
        all.append(decodeHistory(answer.response, m_clock.now()));
    }
    co_return all;
}

asio::awaitable<void> Gateway::askLater(inbox::ChannelConfigPtr channel, std::string peer,
                                        std::vector<std::int64_t> numbers) {
    Millis wait = kFirstRepeat;
    for (int i = 0; i < kRepeats; ++i, wait = std::min<Millis>(wait * 2, 10min)) {
        co_await pause(wait);
        auto answered = co_await ask(channel, peer, numbers);
        if (!answered)
            continue;
        if (co_await record(channel, {}, std::move(*answered), std::nullopt))
            co_return;
    }
}

storage::Async<storage::UpdateRecorded> Gateway::take(inbox::ChannelConfigPtr channel, std::string raw, Decoded decoded,
                                                      std::optional<std::string> cursor, Millis patience) {
    const auto numbers = decoded.numbers;
    co_await completeNumbers(channel, decoded, patience);
    auto taken = co_await record(channel, std::move(raw), std::move(decoded), std::move(cursor));
    if (taken)
        for (const auto& each : numbers)
            m_numbering.stored({channel->channel.id, each.peerId}, each.number);
    co_return taken;
}

} // namespace pult::vk
