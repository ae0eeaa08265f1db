// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load/run.hpp"

#include <cstdio>
#include <cstdlib>

#include <boost/asio/steady_timer.hpp>

#include "tests/bench/load/process.hpp"

namespace asio = boost::asio;

namespace pult::bench {

Run::Run(LoadOptions chosen)
    : options(std::move(chosen)), target{io,
                                         {asio::ip::make_address(options.host), options.port},
                                         options.host + ":" + std::to_string(options.port)} {}

void Run::giveUp(std::string_view why) {
    std::fprintf(stderr, "bench_load: %.*s\n", static_cast<int>(why.size()), why.data());
    std::_Exit(1);
}

void Run::until(const std::function<bool()>& done, double seconds, const char* what) {
    const std::int64_t deadline = nanosNow() + static_cast<std::int64_t>(seconds * 1e9);
    while (!done()) {
        io.restart();
        io.run_for(std::chrono::milliseconds(1));
        if (nanosNow() > deadline)
            giveUp(std::string("took too long: ") + what);
    }
}

void Run::pause(double seconds) {
    asio::steady_timer timer(io, std::chrono::microseconds(static_cast<std::int64_t>(seconds * 1e6)));
    bool over = false;
    timer.async_wait([&](const boost::system::error_code&) { over = true; });
    io.restart();
    while (!over)
        io.run_one();
}

void Run::addVisitors() {
    const auto via = options.via == "webhook" ? Visitor::Via::webhook
                     : options.via == "http"  ? Visitor::Via::http
                                              : Visitor::Via::socket;
    while (visitors.size() < options.visitors) {
        auto visitor = std::make_shared<Visitor>(target, options.widget, visitors.size(), via);
        visitor->onTrouble = [](std::string_view why) { giveUp(why); };
        visitor->onAck = [](std::int64_t) {};
        visitors.push_back(std::move(visitor));
    }
}

void Run::startVisitors(std::size_t atOnce) {
    std::size_t started = 0;
    std::size_t ready = 0;
    const auto startNext = [&] {
        if (started < visitors.size())
            visitors[started++]->start();
    };
    for (const auto& visitor : visitors)
        visitor->onReady = [&](bool) {
            ++ready;
            startNext();
        };
    const std::size_t first = atOnce == 0 ? visitors.size() : std::min(atOnce, visitors.size());
    for (std::size_t i = 0; i < first; ++i)
        startNext();
    until([&] { return ready == visitors.size(); }, 120, "visitors");
    for (const auto& visitor : visitors)
        visitor->onReady = [](bool) {};
}

std::shared_ptr<Operator> Run::addOperator() {
    auto added = std::make_shared<Operator>(target);
    added->onTrouble = [](std::string_view why) { giveUp(why); };
    operators.push_back(added);
    return added;
}

void Run::startOperators() {
    std::size_t ready = 0;
    for (std::size_t i = 0; i < options.operators; ++i) {
        const auto each = addOperator();
        each->onReady = [&](const std::string& given, std::int64_t at) {
            token = given;
            seq = std::max(seq, at);
            ++ready;
        };
        if (i == 0)
            each->signIn(options.login, options.password);
        else
            each->resume(token, seq);
        until([&] { return ready == i + 1; }, 30, "operators");
    }
}

} // namespace pult::bench
