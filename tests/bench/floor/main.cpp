// SPDX-License-Identifier: GPL-3.0-or-later
// The floor: what the machine gives when nothing else is done.
//
//   bench_floor serve  [--port N] --data FILE    web chat in, rows committed, operators told
//   bench_floor echo   [--port N]                sockets that send back what they get
//   bench_floor commit --data FILE [--batch N] [--seconds S]   the same rows, committed in a loop, no sockets

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/resource.h>

#include "tests/bench/floor/server.hpp"
#include "tests/bench/floor/writer.hpp"
#include "tests/bench/texts.hpp"

namespace {

const char* option(int argc, char** argv, const char* name, const char* fallback) {
    for (int i = 2; i + 1 < argc; ++i)
        if (std::strcmp(argv[i], name) == 0)
            return argv[i + 1];
    return fallback;
}

void commitLoop(const std::string& path, int batchSize, double seconds) {
    constexpr std::int64_t kVisitors = 256;
    pult::bench::Writer writer(path, {});
    std::vector<pult::bench::Arrival> visitors(kVisitors);
    writer.commit(visitors);
    std::int64_t done = 0;
    const auto from = std::chrono::steady_clock::now();
    double elapsed = 0;
    while (elapsed < seconds) {
        std::vector<pult::bench::Arrival> batch(static_cast<std::size_t>(batchSize));
        for (auto& arrival : batch) {
            arrival.visitor = 1 + done % kVisitors;
            arrival.text = pult::bench::text(static_cast<std::size_t>(done));
            arrival.cid = std::to_string(done++);
            arrival.raw = R"({"t":"msg","cid":")" + arrival.cid + R"(","text":")" + arrival.text + "\"}";
        }
        writer.commit(batch);
        elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
    }
    std::printf("{\"bench\":\"commit_loop\",\"batch\":%d,\"per_second\":%.0f,\"commit_ms\":%.3f}\n", batchSize,
                static_cast<double>(done) / elapsed, elapsed * 1000 * batchSize / static_cast<double>(done));
}

} // namespace

int main(int argc, char** argv) {
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);

    const std::string mode = argc > 1 ? argv[1] : "";
    pult::bench::FloorOptions options;
    options.port = static_cast<std::uint16_t>(std::atoi(option(argc, argv, "--port", "0")));
    options.data = option(argc, argv, "--data", "");
    options.echo = mode == "echo";
    if (mode == "commit" && !options.data.empty())
        commitLoop(options.data, std::atoi(option(argc, argv, "--batch", "256")),
                   std::atof(option(argc, argv, "--seconds", "3")));
    else if (options.echo || (mode == "serve" && !options.data.empty()))
        pult::bench::serveFloor(options);
    else
        std::fprintf(stderr, "usage: bench_floor serve --data FILE | echo | commit --data FILE [--batch N]\n");
    return 0;
}
