// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>

#include "server/gateways/telegram/decode.hpp"

/// Updates as Telegram sends them, and what came of them.
namespace pult::test {

inline constexpr Time kArrived{Millis{1'800'000'000'000}};

inline std::string update(const std::string& kind, const std::string& body) {
    return R"({"update_id":7,")" + kind + "\":" + body + "}";
}

/// From Ann Lee, who is 42, in her chat with the bot.
inline std::string byAnn(const std::string& rest, const std::string& kind = "message") {
    return update(kind, R"({"message_id":11,"date":1749416383,"edit_date":1749416399,
        "from":{"id":42,"is_bot":false,"first_name":"Ann","last_name":"Lee","username":"ann","language_code":"ru"},
        "chat":{"id":42,"type":"private","first_name":"Ann","last_name":"Lee","username":"ann"},)" +
                            rest + "}");
}

/// By Ann in the group "Shop".
inline std::string inGroup(const std::string& rest) {
    return update("message", R"({"message_id":11,"date":1749416383,"from":{"id":42,"first_name":"Ann"},
        "chat":{"id":-1001,"type":"supergroup","title":"Shop"},)" +
                                 rest + "}");
}

/// The only event, of this kind.
template <class Event>
Event onlyOf(const std::string& body) {
    const auto decoded = telegram::decodeUpdate(body, kArrived);
    REQUIRE(decoded.events.size() == 1);
    if (const auto* odd = std::get_if<storage::inbound::NotUnderstood>(&decoded.events.front()))
        UNSCOPED_INFO(odd->kind << ": " << odd->why);
    REQUIRE(std::holds_alternative<Event>(decoded.events.front()));
    return std::get<Event>(decoded.events.front());
}

} // namespace pult::test
