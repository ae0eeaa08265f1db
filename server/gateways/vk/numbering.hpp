// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/gateways/vk/decode.hpp"
#include "shared/base/ids.hpp"

namespace pult::vk {

/// A conversation of a community.
struct Talk {
    ChannelId channel;
    std::string peer;

    bool operator==(const Talk&) const = default;
};

/// How far the numbered messages of each conversation are stored. VK counts them one by one but tells of them in any
/// order and now and then not at all: who comes too early waits here for those before him.
///
/// Thread   the I/O thread.
class Numbering {
public:
    explicit Numbering(boost::asio::any_io_executor executor) : m_executor(std::move(executor)) {}

    /// The highest number that is stored; 0: none is known here.
    std::int64_t highest(const Talk& talk) const;
    /// Wakes those that waited for it.
    void stored(const Talk& talk, std::int64_t number);
    /// Until `number` is stored, or for so long.
    boost::asio::awaitable<void> waitFor(Talk talk, std::int64_t number, Millis longest);

private:
    struct Hash {
        std::size_t operator()(const Talk& talk) const;
    };
    struct State {
        std::int64_t highest = 0;
        std::set<boost::asio::steady_timer*> waiting;
    };
    void makeRoom();

    boost::asio::any_io_executor m_executor;
    std::unordered_map<Talk, State, Hash> m_talks;
};

/// By peer: the numbers below the highest one told that are neither told nor stored. `highest` says how far a peer's
/// are stored, 0: unknown, then only holes between those told count, and his first few words. Of a wide hole the
/// newest.
[[nodiscard]] std::map<std::string, std::vector<std::int64_t>>
holes(const Decoded& told, const std::function<std::int64_t(const std::string& peer)>& highest);

/// Keeps of what was found of an unknown peer what he said just before the words that were told: what is older was said
/// before anybody listened here.
void dropOlder(Decoded& found, const Decoded& told, const std::string& peer);

/// Puts the messages of each conversation in the order of their numbers, those found later among them; everything else
/// keeps its place.
void putInOrder(Decoded& told, std::vector<storage::inbound::Event> found);

} // namespace pult::vk
