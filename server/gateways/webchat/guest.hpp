// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/gateways/webchat/frames.hpp"
#include "server/gateways/webchat/page_attributes.hpp"
#include "server/gateways/webchat/rates.hpp"

namespace pult::webchat {

class GuestSocket;

/// Ends the wait of a poll; lives as long as the poll waits.
using Waker = std::function<void()>;

/// Frames for a visitor who polls instead of holding a socket.
struct Polling {
    std::vector<Shared> waiting; ///< frames without a number; numbered ones are read from the store
    std::vector<std::weak_ptr<Waker>> wakers;
    Ticks seenAt{};
};

/// What is kept of a visitor while he is there, shared by his tabs. Small: ten thousand sit idle.
///
/// Thread   the I/O thread.
class Guest {
public:
    explicit Guest(const storage::Visitor& visitor);

    /// Takes over what the store knows; numbers never go back.
    void refresh(const storage::Visitor& visitor);
    std::string peer() const { return std::to_string(id); }
    /// Owner of his files, and whom links to files are made out to.
    std::string holder() const { return "visitor:" + std::to_string(id); }
    /// To every tab, and to the next poll. Not numbered: who is away misses it.
    void tell(const Shared& frame);
    /// A numbered frame of the visitor's stream; `origin`, when it is still there, gets `ack` in its place.
    void deliver(std::int64_t seq, const Shared& frame, const GuestSocket* origin, const Shared& ack);
    void wakePolls();
    bool isWatching() const { return !sockets.empty() || polling; }

    std::int64_t id;
    ChannelId channel;
    std::string name;
    ThreadId thread;
    DialogId dialog;
    OperatorId assignee;
    GroupId group;
    wire::DialogStatus status = wire::DialogStatus::unknown;
    std::int64_t lastSeq = 0;      ///< newest number of his stream
    std::int64_t operatorRead = 0; ///< operators have read up to here
    int place = 0;                 ///< in the queue, as he was told; 0: in none, or not known
    std::int64_t readUpTo = 0;     ///< he has read up to here, as told in this process
    Seq lastInbound = 0;           ///< journal number of his newest message, 0 when unknown

    bool hasLeft = false; ///< his token was destroyed: tickets made before don't work any more

    std::unique_ptr<PageAttributes> attributes; ///< null until a page is told
    std::vector<GuestSocket*> sockets;
    std::unique_ptr<Polling> polling;
    Bucket messages;
    Bucket files;
    Bucket acts;     ///< forms, ratings
    Bucket problems; ///< refused frames
    Ticks typedAt{}; ///< the visitor, as told to operators
    Ticks usedAt{};
};

} // namespace pult::webchat
