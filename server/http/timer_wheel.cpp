// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/timer_wheel.hpp"

#include <algorithm>

namespace pult::http {

TimerWheel::TimerWheel(boost::asio::io_context& io) : m_timer(io.get_executor()), m_now(seconds()) {}

TimerWheel::~TimerWheel() {
    for (List& slot : m_slots)
        slot.clear();
}

std::int64_t TimerWheel::seconds() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

void TimerWheel::arm(Deadline& deadline, std::chrono::seconds after) {
    if (!m_ticking)
        startTicking();
    deadline.unlink();
    // One second more than asked for: the current one has partly gone by.
    const std::int64_t distance = std::clamp<std::int64_t>(after.count() + 1, 1, kSlots - 1);
    m_slots[static_cast<std::size_t>((m_now + distance) % kSlots)].push_back(deadline);
}

void TimerWheel::cancel(Deadline& deadline) {
    deadline.unlink();
}

void TimerWheel::startTicking() {
    m_now = std::max(m_now, seconds());
    m_ticking = true;
    m_timer.expires_at(std::chrono::steady_clock::time_point(std::chrono::seconds(m_now + 1)));
    m_timer.async_wait([this](const boost::system::error_code& error) {
        if (!error)
            tick();
    });
}

void TimerWheel::tick() {
    // After a long stop of the process one turn of the wheel is enough: it holds every deadline.
    const std::int64_t now = seconds();
    const std::int64_t from = std::max(m_now + 1, now - kSlots + 1);
    for (std::int64_t second = from; second <= now; ++second) {
        m_now = second;
        List due;
        due.swap(m_slots[static_cast<std::size_t>(second % kSlots)]);
        while (!due.empty()) {
            Deadline& deadline = due.front();
            due.pop_front();
            deadline.onDeadline();
        }
    }
    m_now = std::max(m_now, now);
    m_ticking = false;
    if (std::any_of(m_slots.begin(), m_slots.end(), [](const List& slot) { return !slot.empty(); }))
        startTicking();
}

} // namespace pult::http
