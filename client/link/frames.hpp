// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include <boost/json/value.hpp>

#include "shared/base/error.hpp"
#include "shared/wire/events.hpp"

/// JSON-RPC 2.0 frames of the operator API as the client reads and writes them. No I/O, no Qt.
namespace pult::client {

/// The server's answer to request `id`.
struct AnswerFrame {
    std::int64_t id = 0;
    Result<boost::json::value> result;
};

struct EventFrame {
    Seq seq = 0;
    Time at;
    wire::Event event;
};

/// An event that this client doesn't know or can't read: it moves the position on and does nothing else,
/// so that one bad record never stops the stream.
struct SkippedEvent {
    Seq seq = 0;
    std::string type;
    std::string why;
};

struct SignalFrame {
    wire::Signal signal;
};

/// Notifications of a newer server.
struct IgnoredFrame {
    std::string method;
};

using Frame = std::variant<AnswerFrame, EventFrame, SkippedEvent, SignalFrame, IgnoredFrame>;

/// Errors   invalid    not a frame of this protocol; what it meant to say is lost
[[nodiscard]] Result<Frame> readFrame(std::string_view text);

/// The `error` of an answer, or the body of a refused HTTP request.
[[nodiscard]] Error readErrorObject(const boost::json::value& value);

/// `params` is a JSON object as text.
[[nodiscard]] std::string requestFrame(std::int64_t id, std::string_view method, std::string_view params);

} // namespace pult::client
