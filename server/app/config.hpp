// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/error.hpp"

namespace pult::app {

/// Everything that can be set. The initialisers are the defaults; settings.hpp names, checks and describes each.
struct Config {
    std::string dataDir = "./data";
    std::string listen = "127.0.0.1:8080";
    std::string publicUrl;
    std::int64_t fileLinkDays = 7;
    std::string keyFile;
    bool behindProxy = false;
    std::vector<std::string> proxies;

    std::string storeUrl = "sqlite:";

    std::string tlsCertificate;
    std::string tlsKey;

    std::string logLevel = "info";

    std::string absentAfter = "15m";
    std::string answerWithin = "0";
    std::string reopenWithin = "24h";
    std::string reopenTo = "operator";

    std::int64_t sessionIdleHours = 12;
    std::int64_t sessionDays = 7;
    std::int64_t triesPerMinute = 30;

    std::string takeNext = "deadline";
    std::string foreignReply = "ask";

    bool operatorsSeeContacts = true;

    std::int64_t connections = 30'000;
    std::int64_t headerBytes = 16 * 1024;
    std::int64_t headerSeconds = 10;
    std::int64_t bodySeconds = 30;
    std::int64_t idleSeconds = 60;
    std::int64_t queueBytes = 1024 * 1024;
    std::int64_t visitorUploadBytes = 25 * 1024 * 1024;
    std::int64_t operatorUploadBytes = 100 * 1024 * 1024;

    /// The key file: the one that was set, else `DIR.key` beside the data folder.
    std::string keyPath() const;
    bool hasTls() const { return !tlsCertificate.empty(); }
};

/// HOST:PORT taken apart; an IPv6 host stands in brackets.
struct Endpoint {
    std::string host;
    std::uint16_t port = 0;
};
[[nodiscard]] Result<Endpoint> parseEndpoint(const std::string& text);

/// What is wrong with the settings taken together, e.g. a public address without TLS.
[[nodiscard]] Result<void> checkTogether(const Config& config);

} // namespace pult::app
