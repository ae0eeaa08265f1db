// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <cstdio>
#include <random>

#include <boost/asio/steady_timer.hpp>

#include "tests/bench/load/histogram.hpp"
#include "tests/bench/load/process.hpp"
#include "tests/bench/load/scenarios.hpp"
#include "tests/bench/texts.hpp"

namespace asio = boost::asio;

namespace pult::bench {

namespace {

/// Visitors write, operators listen.
class Messages {
public:
    explicit Messages(Run& run) : m_run(run), m_pace(run.io) {}

    void measure() {
        m_run.startOperators();
        m_run.addVisitors();
        m_run.startVisitors(64);
        for (const auto& each : m_run.operators)
            each->onEvent = [this](std::string_view, std::int64_t sentAt) {
                if (sentAt > 0)
                    m_deliveries.add(nanosNow() - sentAt);
            };
        for (const auto& visitor : m_run.visitors)
            visitor->onAck = [this, raw = visitor.get()](std::int64_t nanos) { acknowledged(*raw, nanos); };
        start();
        m_run.pause(m_run.options.warmup);
        begin();
        if (m_run.options.messages > 0)
            m_run.until([this] { return m_acks.count() >= m_run.options.messages; }, 600, "messages");
        else
            m_run.pause(m_run.options.seconds);
        end();
    }

private:
    void start() {
        if (m_run.options.rate > 0) {
            m_nextAt = nanosNow();
            return paceOn();
        }
        for (const auto& visitor : m_run.visitors)
            writeBy(*visitor);
    }

    void writeBy(Visitor& visitor) { visitor.write(text(m_written++)); }

    void acknowledged(Visitor& visitor, std::int64_t nanos) {
        m_acks.add(nanos);
        if (m_run.options.rate <= 0)
            writeBy(visitor);
    }

    /// Arrivals as customers come: independent of each other and of the answers.
    void paceOn() {
        while (m_nextAt <= nanosNow()) {
            writeBy(*m_run.visitors[m_written % m_run.visitors.size()]);
            m_nextAt += static_cast<std::int64_t>(m_gap(m_random) * 1e9 / m_run.options.rate);
        }
        m_pace.expires_at(std::chrono::steady_clock::time_point(std::chrono::nanoseconds(m_nextAt)));
        m_pace.async_wait([this](const boost::system::error_code& error) {
            if (!error)
                paceOn();
        });
    }

    void begin() {
        m_acks.clear();
        m_deliveries.clear();
        m_startedAt = nanosNow();
        m_cpuAtStart = cpuNanos(m_run.options.pid);
        m_ownCpuAtStart = cpuNanos(getpid());
    }

    void end() {
        const double seconds = static_cast<double>(nanosNow() - m_startedAt) / 1e9;
        const double cpu = static_cast<double>(cpuNanos(m_run.options.pid) - m_cpuAtStart) / 1000;
        const double ownCpu = static_cast<double>(cpuNanos(getpid()) - m_ownCpuAtStart) / 1e9;
        const auto acks = static_cast<double>(m_acks.count());
        const auto deliveries = static_cast<double>(m_deliveries.count());
        std::printf("{\"visitors\":%zu,\"operators\":%zu,\"rate\":%.0f,\"via\":\"%s\",\"messages\":%.0f,"
                    "\"per_second\":%.1f,\"ack_p50_us\":%.0f,\"ack_p99_us\":%.0f,\"operator_p50_us\":%.0f,"
                    "\"operator_p99_us\":%.0f,\"deliveries\":%.0f,\"cpu_us_per_message\":%.2f,"
                    "\"cpu_us_per_delivery\":%.3f,\"server_cpus\":%.2f,\"load_cpus\":%.2f}\n",
                    m_run.visitors.size(), m_run.operators.size(), m_run.options.rate, m_run.options.via.c_str(), acks,
                    acks / seconds, m_acks.micros(0.5), m_acks.micros(0.99), m_deliveries.micros(0.5),
                    m_deliveries.micros(0.99), deliveries, cpu / acks, deliveries > 0 ? cpu / deliveries : 0,
                    cpu / seconds / 1e6, ownCpu / seconds);
    }

    Run& m_run;
    asio::steady_timer m_pace;
    std::int64_t m_nextAt = 0;
    std::mt19937_64 m_random{7};
    std::exponential_distribution<double> m_gap{1.0};
    std::size_t m_written = 0;
    Histogram m_acks;
    Histogram m_deliveries;
    std::int64_t m_startedAt = 0;
    std::int64_t m_cpuAtStart = 0;
    std::int64_t m_ownCpuAtStart = 0;
};

} // namespace

void measureMessages(Run& run) {
    Messages(run).measure();
}

} // namespace pult::bench
