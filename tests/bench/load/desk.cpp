// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <cstdlib>

#include "tests/bench/load/histogram.hpp"
#include "tests/bench/load/process.hpp"
#include "tests/bench/load/scenarios.hpp"

namespace pult::bench {

namespace {

std::int64_t seqOf(std::string_view frame) {
    constexpr std::string_view kMarker = "\"seq\":";
    const auto at = frame.find(kMarker);
    return at == std::string_view::npos ? 0 : std::strtoll(frame.data() + at + kMarker.size(), nullptr, 10);
}

} // namespace

void measureList(Run& run) {
    constexpr std::size_t kWarmup = 20;
    run.startOperators();
    auto& desk = *run.operators.front();
    Histogram took;
    std::size_t asked = 0;
    std::size_t bytes = 0;
    std::int64_t askedAt = 0;
    const std::string first = R"({"order":")" + run.options.order + R"(","limit":50})";
    std::string params = first;
    const auto ask = [&] {
        ++asked;
        askedAt = nanosNow();
        desk.ask("dialog.list", params);
    };
    desk.onAnswer = [&](std::string_view answer) {
        if (asked > kWarmup)
            took.add(nanosNow() - askedAt);
        bytes = std::max(bytes, answer.size());
        // Down the list, page by page, as somebody does who scrolls; then from the top again.
        const auto next = textOf(answer.substr(answer.size() - std::min<std::size_t>(answer.size(), 300)), "next");
        params = next.empty() || asked % 10 == 0
                     ? first
                     : R"({"order":")" + run.options.order + R"(","limit":50,"after":")" + std::string(next) + "\"}";
        if (asked < run.options.count + kWarmup)
            ask();
        else
            ++asked;
    };
    ask();
    run.until([&] { return asked > run.options.count + kWarmup; }, 300, "pages");
    std::printf("{\"order\":\"%s\",\"pages\":%zu,\"page_bytes\":%zu,\"p50_us\":%.0f,\"p99_us\":%.0f}\n",
                run.options.order.c_str(), run.options.count, bytes, took.micros(0.5), took.micros(0.99));
}

void measureResume(Run& run) {
    run.startOperators();
    const std::int64_t newest = run.seq;
    const auto missed = static_cast<std::int64_t>(run.options.events);
    if (newest < missed)
        Run::giveUp("the journal is shorter than that");
    auto back = run.addOperator();
    std::size_t got = 0;
    std::int64_t last = newest - missed;
    bool inOrder = true;
    back->onReady = [](const std::string&, std::int64_t) {};
    back->onEvent = [&](std::string_view frame, std::int64_t) {
        const std::int64_t seq = seqOf(frame);
        inOrder = inOrder && seq > last;
        last = seq;
        ++got;
    };
    const std::int64_t from = nanosNow();
    const std::int64_t cpuFrom = cpuNanos(run.options.pid);
    back->resume(run.token, newest - missed);
    run.until([&] { return last >= newest; }, 60, "events");
    const double seconds = static_cast<double>(nanosNow() - from) / 1e9;
    if (!inOrder)
        Run::giveUp("events out of order");
    const double cpu = static_cast<double>(cpuNanos(run.options.pid) - cpuFrom) / 1e9;
    std::printf("{\"events\":%zu,\"seconds\":%.3f,\"server_cpu_seconds\":%.3f}\n", got, seconds, cpu);
}

} // namespace pult::bench
