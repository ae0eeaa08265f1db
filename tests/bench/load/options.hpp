// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace pult::bench {

struct LoadOptions {
    std::string scenario;
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;
    std::string widget = "floor";
    std::string login = "admin";
    std::string password;
    int pid = 0; ///< of the server
    std::size_t visitors = 256;
    std::size_t operators = 5;
    double rate = 0; ///< messages a second; 0: each visitor writes as soon as it is answered
    double warmup = 1;
    double seconds = 5;
    std::uint64_t messages = 0; ///< stop after as many, instead of after `seconds`
    std::string via = "socket"; ///< or http, webhook
    std::size_t count = 500;
    std::size_t events = 50'000;
    std::string order = "urgency";
};

} // namespace pult::bench
