// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/vk/numbering.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace asio = boost::asio;

namespace pult::vk {

namespace {

using storage::inbound::Event;
using storage::inbound::Message;

/// Conversations come from outside; forgotten ones are read from the store again.
constexpr std::size_t kMostTalks = 100'000;
/// A community that was away for longer is filled up by conversation, not by number.
constexpr std::size_t kWidestHole = 300;
/// Of somebody unknown with a number as low as this the ones before may be his first words, told late; with a higher
/// one they are an old history.
constexpr std::int64_t kFirstWords = 10;
constexpr Millis kJustBefore = std::chrono::minutes{10};

const Message* numbered(const Event& event) {
    const auto* message = std::get_if<Message>(&event);
    return message && message->number > 0 ? message : nullptr;
}

} // namespace

std::size_t Numbering::Hash::operator()(const Talk& talk) const {
    return std::hash<std::string>{}(talk.peer) ^ (std::hash<std::int64_t>{}(talk.channel.value) << 1);
}

std::int64_t Numbering::highest(const Talk& talk) const {
    const auto found = m_talks.find(talk);
    return found == m_talks.end() ? 0 : found->second.highest;
}

void Numbering::makeRoom() {
    if (m_talks.size() > kMostTalks)
        std::erase_if(m_talks, [](const auto& each) { return each.second.waiting.empty(); });
}

void Numbering::stored(const Talk& talk, std::int64_t number) {
    makeRoom();
    State& state = m_talks[talk];
    if (number <= state.highest)
        return;
    state.highest = number;
    for (auto* timer : state.waiting)
        timer->cancel();
}

asio::awaitable<void> Numbering::waitFor(Talk talk, std::int64_t number, Millis longest) {
    asio::steady_timer timer(m_executor);
    const auto end = std::chrono::steady_clock::now() + longest;
    m_talks[talk].waiting.insert(&timer);
    while (highest(talk) < number && std::chrono::steady_clock::now() < end) {
        timer.expires_at(end);
        co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    m_talks[talk].waiting.erase(&timer);
}

std::map<std::string, std::vector<std::int64_t>>
holes(const Decoded& told, const std::function<std::int64_t(const std::string& peer)>& highest) {
    std::map<std::string, std::set<std::int64_t>> numbers;
    for (const auto& each : told.numbers)
        numbers[each.peerId].insert(each.number);
    std::map<std::string, std::vector<std::int64_t>> all;
    for (const auto& [peer, present] : numbers) {
        const std::int64_t known = highest(peer);
        const std::int64_t lowest = *present.begin();
        const std::int64_t before = known == 0 && lowest > kFirstWords ? lowest : known;
        std::vector<std::int64_t> missing;
        for (auto number = *present.rbegin(); --number > before;) {
            if (!present.contains(number))
                missing.push_back(number);
            if (missing.size() == kWidestHole)
                break;
        }
        if (!missing.empty())
            all.emplace(peer, std::vector<std::int64_t>(missing.rbegin(), missing.rend()));
    }
    return all;
}

void dropOlder(Decoded& found, const Decoded& told, const std::string& peer) {
    std::optional<Time> since;
    for (const auto& event : told.events)
        if (const auto* message = numbered(event); message && message->peer.id == peer)
            since = std::min(since.value_or(message->at), message->at);
    if (!since)
        return;
    std::erase_if(found.events, [&](const Event& event) {
        const auto* message = std::get_if<Message>(&event);
        return !message || message->at < *since - kJustBefore;
    });
}

void putInOrder(Decoded& told, std::vector<Event> found) {
    told.events.insert(told.events.begin(), std::make_move_iterator(found.begin()),
                       std::make_move_iterator(found.end()));
    std::map<std::string, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < told.events.size(); ++i)
        if (const auto* message = numbered(told.events[i]))
            places[message->peer.id].push_back(i);
    for (const auto& [peer, where] : places) {
        std::vector<Event> messages;
        messages.reserve(where.size());
        for (const std::size_t place : where)
            messages.push_back(std::move(told.events[place]));
        std::stable_sort(messages.begin(), messages.end(), [](const Event& a, const Event& b) {
            return std::get<Message>(a).number < std::get<Message>(b).number;
        });
        for (std::size_t i = 0; i < where.size(); ++i)
            told.events[where[i]] = std::move(messages[i]);
    }
}

} // namespace pult::vk
