// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list.hpp>

namespace pult::http {

/// Something that wants to be told when its time is up. Leaves the wheel by itself when destroyed.
class Deadline : public boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
public:
    Deadline() = default;
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

protected:
    ~Deadline() = default;

private:
    friend class TimerWheel;
    virtual void onDeadline() = 0;
};

/// Deadlines in whole seconds for very many owners: one timer for all, nothing allocated per owner.
///
/// Thread   the I/O thread.
class TimerWheel {
public:
    explicit TimerWheel(boost::asio::io_context& io);
    ~TimerWheel();

    /// `onDeadline` comes once, up to a second late. Arming again moves the deadline. At most two minutes.
    void arm(Deadline& deadline, std::chrono::seconds after);
    void cancel(Deadline& deadline);

    /// Seconds by the monotonic clock, as of the last tick or arm.
    std::int64_t now() const { return m_now; }

private:
    using List = boost::intrusive::list<Deadline, boost::intrusive::constant_time_size<false>>;
    static constexpr std::int64_t kSlots = 128;

    void startTicking();
    void tick();
    static std::int64_t seconds();

    boost::asio::basic_waitable_timer<std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>,
                                      boost::asio::io_context::executor_type>
        m_timer;
    std::array<List, kSlots> m_slots;
    std::int64_t m_now;
    bool m_ticking = false;
};

} // namespace pult::http
