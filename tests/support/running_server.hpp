// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <future>
#include <thread>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include "server/http/server.hpp"

namespace pult::support {

/// Waits for what another thread brings about; false when it doesn't within the one global maximum.
template <class Condition>
[[nodiscard]] bool pollUntil(Condition condition) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    return true;
}

/// An HttpServer on a free loopback port with its own I/O thread; routes are added before `start`.
class RunningServer {
public:
    RunningServer() : RunningServer(listening()) {}
    explicit RunningServer(http::ServerOptions options) : http(io, std::move(options), nullptr) {}

    ~RunningServer() {
        stop();
        m_guard.reset();
        io.stop();
        if (m_thread.joinable())
            m_thread.join();
    }

    static http::ServerOptions listening(bool secure = false) {
        http::ServerOptions options;
        options.listen.push_back({"127.0.0.1", 0, secure});
        return options;
    }

    void start() {
        http.start().value();
        m_thread = std::thread([this] { io.run(); });
    }

    std::uint16_t port() const { return http.endpoints().front().port; }

    /// Runs `work` on the I/O thread and waits for it.
    template <class Work>
    auto onLoop(Work work) {
        using Value = std::invoke_result_t<Work>;
        std::packaged_task<Value()> task(std::move(work));
        auto result = task.get_future();
        boost::asio::post(io, [&task] { task(); });
        return result.get();
    }

    void stop(std::chrono::milliseconds grace = std::chrono::milliseconds{100}) {
        if (!m_thread.joinable() || m_stopped)
            return;
        m_stopped = true;
        boost::asio::co_spawn(io, http.stop(grace), boost::asio::use_future).get();
    }

    boost::asio::io_context io;
    http::HttpServer http;

private:
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_guard = boost::asio::make_work_guard(io);
    std::thread m_thread;
    bool m_stopped = false;
};

} // namespace pult::support
