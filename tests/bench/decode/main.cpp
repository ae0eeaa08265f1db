// SPDX-License-Identifier: GPL-3.0-or-later
// bench_decode FILE SECONDS: what it costs to understand the webhook bodies of WhatsApp in the file (an object, each
// member a body), against bare Boost.JSON reading the same bytes, in turns. Bodies that aren't understood are left out:
// they are hashed and written again, which is another matter. Prints one JSON line.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "server/gateways/whatsapp/decode.hpp"

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kBodiesATurn = 2'000;

constexpr pult::Time kNow{pult::Millis{1'800'000'000'000}};

bool isUnderstood(const std::string& body) {
    const auto decoded = pult::whatsapp::decode(body, kNow);
    return std::none_of(decoded.parts.begin(), decoded.parts.end(), [](const auto& part) {
        return std::any_of(part.events.begin(), part.events.end(), [](const auto& event) {
            return std::holds_alternative<pult::storage::inbound::NotUnderstood>(event);
        });
    });
}

std::vector<std::string> readBodies(const char* path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::vector<std::string> bodies;
    const auto named = boost::json::parse(text);
    for (const auto& body : named.as_object())
        if (auto bytes = boost::json::serialize(body.value()); isUnderstood(bytes))
            bodies.push_back(std::move(bytes));
    return bodies;
}

template <class Each>
double nanosecondsABody(const std::vector<std::string>& bodies, Each each) {
    const auto begin = Clock::now();
    for (int i = 0; i < kBodiesATurn; ++i)
        each(bodies[static_cast<std::size_t>(i) % bodies.size()]);
    return std::chrono::duration<double, std::nano>(Clock::now() - begin).count() / kBodiesATurn;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("bench_decode FILE SECONDS\n", stderr);
        return 2;
    }
    const auto bodies = readBodies(argv[1]);
    std::size_t seen = 0;
    double parse = 0, decode = 0;
    int turns = 0;
    const auto end = Clock::now() + std::chrono::duration<double>(std::atof(argv[2]));
    for (; turns < 3 || Clock::now() < end; ++turns) {
        parse +=
            nanosecondsABody(bodies, [&](const auto& body) { seen += boost::json::parse(body).as_object().size(); });
        decode += nanosecondsABody(bodies,
                                   [&](const auto& body) { seen += pult::whatsapp::decode(body, kNow).parts.size(); });
    }
    std::printf(R"({"parse_ns":%.0f,"decode_ns":%.0f,"bodies":%zu,"seen":%zu})"
                "\n",
                parse / turns, decode / turns, bodies.size(), seen);
}
