// SPDX-License-Identifier: GPL-3.0-or-later
// The load: visitors and operators as many as asked for, on one server, the floor or the product. Prints one JSON
// object. The password of the operators stands in BENCH_PASSWORD.

#include <cstdio>
#include <cstdlib>
#include <map>
#include <sys/resource.h>

#include "tests/bench/load/scenarios.hpp"

namespace {

using pult::bench::LoadOptions;

constexpr char kUsage[] =
    "usage: bench_load messages|idle|reconnect|list|resume --port N --pid N [--host A] [--widget KEY] [--login NAME]\n"
    "         [--visitors N] [--operators N] [--rate N] [--warmup S] [--seconds S] [--messages N] [--via "
    "socket|http|webhook]\n"
    "         [--count N] [--order urgency|recent] [--events N]\n";

bool read(int argc, char** argv, LoadOptions& options) {
    if (argc < 2 || argc % 2 != 0)
        return false;
    options.scenario = argv[1];
    std::map<std::string, std::string> given;
    for (int i = 2; i + 1 < argc; i += 2)
        given[argv[i]] = argv[i + 1];
    const auto text = [&](const char* name, std::string& into) {
        if (const auto found = given.extract(name))
            into = found.mapped();
    };
    const auto number = [&](const char* name, auto& into) {
        using Number = std::remove_reference_t<decltype(into)>;
        if (const auto found = given.extract(name))
            into = static_cast<Number>(std::atof(found.mapped().c_str()));
    };
    text("--host", options.host);
    text("--widget", options.widget);
    text("--login", options.login);
    text("--order", options.order);
    text("--via", options.via);
    number("--port", options.port);
    number("--pid", options.pid);
    number("--visitors", options.visitors);
    number("--operators", options.operators);
    number("--rate", options.rate);
    number("--warmup", options.warmup);
    number("--seconds", options.seconds);
    number("--messages", options.messages);
    number("--count", options.count);
    number("--events", options.events);
    if (const char* password = std::getenv("BENCH_PASSWORD"))
        options.password = password;
    return given.empty() && options.port != 0;
}

} // namespace

int main(int argc, char** argv) {
    const std::map<std::string, void (*)(pult::bench::Run&)> scenarios = {
        {"messages", pult::bench::measureMessages},   {"idle", pult::bench::measureIdle},
        {"reconnect", pult::bench::measureReconnect}, {"list", pult::bench::measureList},
        {"resume", pult::bench::measureResume},
    };
    LoadOptions options;
    if (!read(argc, argv, options) || !scenarios.contains(options.scenario)) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    pult::bench::Run run(options);
    scenarios.at(options.scenario)(run);
    std::fflush(stdout);
    // Ten thousand clients need no farewell.
    std::_Exit(0);
}
