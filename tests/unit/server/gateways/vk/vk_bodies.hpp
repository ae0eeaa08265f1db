// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "shared/base/clock.hpp"

namespace pult::support {

inline const Time kNow{std::chrono::seconds{1'700'000'100}};

inline std::string update(const std::string& type, const std::string& object, const std::string& eventId = "ev1") {
    return R"({"type":")" + type + R"(","group_id":55,"event_id":")" + eventId + R"(","v":"5.199","object":)" + object +
           "}";
}

/// A message of user 7, with further members.
inline std::string message(const std::string& more = {}) {
    return R"({"id":901,"date":1700000000,"from_id":7,"peer_id":7,"out":0,"conversation_message_id":12,)" +
           (more.find("\"text\"") == std::string::npos ? std::string(R"("text":"")")
                                                       : std::string(R"("is_hidden":false)")) +
           (more.empty() ? "" : "," + more) + "}";
}

} // namespace pult::support
