// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/steady_timer.hpp>

#include "server/storage/store.hpp"

namespace pult::inbox {

/// Ends snoozes and offers when their time has come, and tells of answers that are due or late. Deadlines lie in the
/// store and survive a restart; a jump of the wall clock fires each of them once.
///
/// Thread   the I/O thread.
class Timers {
public:
    Timers(boost::asio::any_io_executor executor, storage::InboxStore& store, const Clock& clock);

    void start();
    void stop();

private:
    boost::asio::awaitable<void> run();
    boost::asio::awaitable<void> fireDue();

    boost::asio::any_io_executor m_executor;
    storage::InboxStore& m_store;
    const Clock& m_clock;
    boost::asio::steady_timer m_timer;
    bool m_stopped = false;
};

} // namespace pult::inbox
