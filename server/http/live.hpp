// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/intrusive/list.hpp>

#include "server/http/limits.hpp"
#include "server/http/metrics.hpp"
#include "server/http/timer_wheel.hpp"

namespace pult::http {

/// A connection the server can end.
class Live : public boost::intrusive::list_base_hook<boost::intrusive::tag<struct LiveTag>,
                                                     boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
public:
    /// Say goodbye: finish what is under way, then close.
    virtual void leave() = 0;
    /// Close at once.
    virtual void drop() = 0;

protected:
    ~Live() = default;
};

using LiveList = boost::intrusive::list<
    Live,
    boost::intrusive::base_hook<boost::intrusive::list_base_hook<
        boost::intrusive::tag<struct LiveTag>, boost::intrusive::link_mode<boost::intrusive::auto_unlink>>>,
    boost::intrusive::constant_time_size<false>>;

class WebSocket;

/// What all connections of a server share: the loop, its clock of deadlines, one read buffer, the figures.
///
/// Thread   the I/O thread.
class Loop {
public:
    explicit Loop(boost::asio::io_context& io) : io(io), wheel(io) {}

    /// `socket` is flushed once at the end of this turn, however often it was sent to.
    void flushSoon(std::shared_ptr<WebSocket> socket);

    boost::asio::io_context& io;
    TimerWheel wheel;
    Metrics metrics;
    Limits limits;
    SocketLimits operatorSocket;
    SocketLimits visitorSocket;
    LiveList live;
    /// Filled and emptied within one callback, never across a wait.
    std::array<char, 64 * 1024> scratch;
    bool stopping = false;

private:
    void flushAll();
    std::vector<std::shared_ptr<WebSocket>> m_toFlush;
};

} // namespace pult::http
