// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <boost/describe/class.hpp>

#include "server/storage/types.hpp"
#include "shared/base/error.hpp"

/// The visitor protocol as values: what a visitor's frame says, and the text of ours. Pure functions.
namespace pult::webchat {

struct MsgFrame {
    std::string cid;
    std::string text;
    std::optional<MessageId> reply_to;
};
BOOST_DESCRIBE_STRUCT(MsgFrame, (), (cid, text, reply_to))

struct FileFrame {
    std::string cid;
    FileId file_id;
    std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(FileFrame, (), (cid, file_id, text))

struct TypingFrame {};
BOOST_DESCRIBE_STRUCT(TypingFrame, (), ())

struct ReadFrame {
    std::int64_t seq = 0;
};
BOOST_DESCRIBE_STRUCT(ReadFrame, (), (seq))

struct FormFrame {
    std::map<std::string, std::string> values;
    std::optional<std::map<std::string, std::string>> consent;
};
BOOST_DESCRIBE_STRUCT(FormFrame, (), (values, consent))

struct RateFrame {
    int score = 0;
    std::optional<std::string> comment;
};
BOOST_DESCRIBE_STRUCT(RateFrame, (), (score, comment))

/// Where the visitor is on the site. Untrusted text.
struct Page {
    std::string url;
    std::optional<std::string> title;
    std::optional<std::string> referrer;
    std::optional<std::map<std::string, std::string>> utm;
};
BOOST_DESCRIBE_STRUCT(Page, (), (url, title, referrer, utm))

using Frame = std::variant<MsgFrame, FileFrame, TypingFrame, ReadFrame, FormFrame, RateFrame, Page>;

/// A frame that can't be taken; `cid` when it had one, so that the answer can name it.
struct FrameProblem {
    Error error;
    std::string cid;
};

using DecodedFrame = std::variant<Frame, FrameProblem>;

/// Reads one frame of a visitor; unknown members are ignored.
[[nodiscard]] DecodedFrame decodeFrame(std::string_view text);
/// Reads one frame, or a list of at most kMaxBatch frames.
[[nodiscard]] Result<std::vector<DecodedFrame>> decodeFrames(std::string_view text);

using Shared = std::shared_ptr<const std::string>;

/// A file as the visitor gets it.
using LinkOf = std::function<std::string(FileId)>;

[[nodiscard]] std::string ackFrame(std::string_view cid, const storage::InboundRecorded& recorded);
/// A message of the visitor's stream. `photo` is a link, or empty.
[[nodiscard]] std::string msgFrame(const storage::VisitorMessage& message, const std::string& photo,
                                   const LinkOf& linkOf);
[[nodiscard]] std::string editFrame(const wire::Message& message);
[[nodiscard]] std::string deleteFrame(const wire::Message& message);
[[nodiscard]] std::string typingFrame(std::string_view name);
[[nodiscard]] std::string readFrame(std::int64_t seq);
[[nodiscard]] std::string agentFrame(std::string_view name, std::string_view photo);
/// `median`: how long an answer takes, 0 when that isn't known.
[[nodiscard]] std::string statusFrame(std::string_view state, Millis median = {});
/// `place`: of the visitor among those who wait for an operator, from 1; 0 when he doesn't.
[[nodiscard]] std::string queueFrame(int place);
[[nodiscard]] std::string conversationFrame(std::string_view state, DialogId dialog, Time at);
[[nodiscard]] std::string errorFrame(const Error& error, std::string_view cid);

} // namespace pult::webchat
