// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/inbox/timers.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace asio = boost::asio;

namespace pult::inbox {

namespace {

/// A reminder may be this late; nobody snoozes to the second.
constexpr std::chrono::seconds kResolution{1};
constexpr int kTimersAtOnce = 100;

} // namespace

Timers::Timers(asio::any_io_executor executor, storage::InboxStore& store, const Clock& clock)
    : m_executor(executor), m_store(store), m_clock(clock), m_timer(executor) {}

void Timers::start() {
    asio::co_spawn(m_executor, run(), asio::detached);
}

void Timers::stop() {
    m_stopped = true;
    m_timer.cancel();
}

asio::awaitable<void> Timers::run() {
    while (!m_stopped) {
        co_await fireDue();
        if (m_stopped)
            break;
        m_timer.expires_after(kResolution);
        co_await m_timer.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

asio::awaitable<void> Timers::fireDue() {
    auto due = co_await m_store.dueDialogs(m_clock.now(), kTimersAtOnce);
    if (!due)
        co_return; // asked again with the next tick
    for (auto& dialog : *due) {
        // A refusal means that the dialog has moved on since: nothing is due any more.
        co_await m_store.applyTimer(std::move(dialog));
    }
}

} // namespace pult::inbox
