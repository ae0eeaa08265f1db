// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/vk/error_codes.hpp"

#include <algorithm>
#include <array>

namespace pult::vk {

using messenger::Holds;
using messenger::Remedy;
using messenger::Ruling;
using messenger::Trouble;
using std::chrono::seconds;

namespace {

constexpr ErrorCode later(std::int64_t code, std::string_view detail, Holds holds, seconds wait) {
    return {code, Ruling::retry, detail, holds, Trouble::none, Remedy::none, wait};
}
/// It may have been done: asked again with the same key.
constexpr ErrorCode unclear(std::int64_t code) {
    return {code, Ruling::uncertain, "VK had an inner error"};
}
/// Nothing goes until the administrator has mended it; the message waits.
constexpr ErrorCode closed(std::int64_t code, std::string_view detail) {
    return {code, Ruling::retry, detail, Holds::channel, Trouble::misconfigured};
}
/// VK wants a person at a screen.
constexpr ErrorCode restricted(std::int64_t code) {
    return {code, Ruling::failed, "VK wants a person to confirm the account", Holds::message, Trouble::restricted};
}
constexpr ErrorCode refused(std::int64_t code, std::string_view detail) {
    return {code, Ruling::failed, detail};
}
constexpr ErrorCode unreachable(std::int64_t code, std::string_view detail) {
    return {code, Ruling::failed, detail, Holds::message, Trouble::none, Remedy::none, seconds{0}, true};
}
constexpr ErrorCode uploadAgain(std::int64_t code) {
    return {code, Ruling::retry, "VK has lost the uploaded file", Holds::message, Trouble::none, Remedy::upload_again};
}

constexpr std::string_view kToken = "VK doesn't accept the community's token";
constexpr std::string_view kRight = "the community's token lacks a right";
constexpr std::string_view kNoChat = "the community has no access to this chat";
constexpr std::string_view kOurFault = "VK doesn't understand the request";

// Sorted by code.
constexpr std::array kErrors{
    unclear(1),
    refused(3, kOurFault),
    closed(5, kToken),
    later(6, "too many calls a second", Holds::channel, seconds{1}),
    unreachable(7, "VK doesn't permit writing to this conversation"),
    refused(8, kOurFault),
    later(9, "too many like messages to this customer", Holds::thread, seconds{180}),
    unclear(10),
    unclear(13),
    restricted(14),
    closed(15, kRight),
    closed(16, kToken),
    restricted(17),
    unreachable(18, "the customer's account was deleted or banned"),
    closed(20, kRight),
    uploadAgain(22),
    restricted(24),
    closed(27, kToken),
    closed(28, kToken),
    later(29, "the method's limit is reached", Holds::channel, seconds{300}),
    later(32, "VK asks to wait", Holds::channel, seconds{10}),
    unclear(36),
    closed(42, "VK doesn't permit calls from this server's address"),
    later(43, "VK has switched this off for a while", Holds::channel, seconds{60}),
    refused(100, kOurFault),
    uploadAgain(105),
    refused(113, kOurFault),
    uploadAgain(118),
    uploadAgain(121),
    uploadAgain(129),
    closed(203, kRight),
    unreachable(900, "the customer has blocked the community, or it him"),
    unreachable(901, "the customer hasn't permitted messages of the community"),
    unreachable(902, "the customer's privacy settings don't permit messages"),
    refused(909, "too old to be edited"),
    refused(910, "the message is too big"),
    refused(911, "VK doesn't take these buttons"),
    closed(912, "the community's bot abilities are switched off"),
    refused(913, "too many forwarded messages"),
    refused(914, "the text is too long"),
    closed(915, "the community's messages are switched off"),
    closed(916, "the community's messages are switched off"),
    unreachable(917, kNoChat),
    refused(920, "messages of this kind can't be edited"),
    refused(921, "these messages can't be forwarded"),
    unreachable(922, kNoChat),
    refused(924, "it can't be deleted for the customer any more"),
    unreachable(925, kNoChat),
    unreachable(927, kNoChat),
    unreachable(932, kNoChat),
    unreachable(935, kNoChat),
    unreachable(936, "there is no such conversation"),
    unreachable(945, "the chat is switched off"),
    unreachable(946, "VK doesn't support this chat"),
    ErrorCode{950, Ruling::failed, "the time to answer is over", Holds::message, Trouble::none, Remedy::none,
              seconds{0}, false, true},
    refused(969, "the message can't be forwarded"),
    unreachable(983, "the customer can't be written to"),
    closed(1117, kToken),
    restricted(3300),
    restricted(3301),
    restricted(3302),
    restricted(3303),
    restricted(3304),
};

constexpr bool isBefore(const ErrorCode& a, const ErrorCode& b) {
    return a.code < b.code;
}
static_assert(std::is_sorted(kErrors.begin(), kErrors.end(), isBefore));

} // namespace

messenger::Judgement ErrorCode::judgement() const {
    messenger::Judgement judgement;
    judgement.ruling = ruling;
    judgement.detail = detail;
    judgement.holds = holds;
    judgement.trouble = trouble;
    judgement.remedy = remedy;
    judgement.retryAfter = retryAfter;
    judgement.unreachable = unreachable;
    judgement.windowClosed = windowClosed;
    return judgement;
}

const ErrorCode* knownError(std::int64_t code) {
    const auto found =
        std::lower_bound(kErrors.begin(), kErrors.end(), code,
                         [](const ErrorCode& known, std::int64_t wanted) { return known.code < wanted; });
    return found != kErrors.end() && found->code == code ? &*found : nullptr;
}

} // namespace pult::vk
