// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/gateways/messenger/http_call.hpp"
#include "server/gateways/messenger/outgoing.hpp"
#include "server/gateways/vk/long_poll.hpp"

/// Calls of VK's API as HTTP requests: always a form-encoded POST, the token in the body. Pure.
namespace pult::vk {

/// How a channel speaks to VK.
struct Account {
    std::string base = {};    ///< "https://api.vk.com", or the administrator's own
    bool isOwnBase = false;   ///< the latter: it may be local
    std::string version = {}; ///< "5.199"
    std::string token = {};
    std::int64_t group = 0;
};

using Parameters = std::vector<std::pair<std::string_view, std::string>>;

/// A method of the API.
[[nodiscard]] messenger::HttpCall call(const Account& account, std::string_view method, Parameters parameters);

/// messages.send. The files are uploaded before: see encode_files.hpp. The same `key` makes the same random_id, by
/// which VK knows a repetition. `keyboard` is JSON text or empty.
[[nodiscard]] messenger::HttpCall send(const Account& account, const messenger::Outgoing& message,
                                       const std::string& keyboard = {});
/// Buttons under a message: pressed, each says its title with its payload as a JSON text. Empty without buttons.
[[nodiscard]] std::string keyboardOf(std::span<const wire::MessageButton> buttons);
/// All that a message shows from now on; what it forwards stays.
[[nodiscard]] messenger::HttpCall edit(const Account& account, const messenger::Outgoing& message,
                                       std::string_view externalId);
/// For the customer too.
[[nodiscard]] messenger::HttpCall remove(const Account& account, std::string_view peer, std::string_view externalId);
[[nodiscard]] messenger::HttpCall react(const Account& account, std::string_view peer, std::string_view externalId,
                                        std::string_view emoji);
[[nodiscard]] messenger::HttpCall markRead(const Account& account, std::string_view peer, std::int64_t number);
/// Shown for some seconds.
[[nodiscard]] messenger::HttpCall typing(const Account& account, std::string_view peer);
/// Ends the spinner at a callback button; `words` are shown to the customer for a moment, none when empty.
[[nodiscard]] messenger::HttpCall answerPress(const Account& account, const ButtonPress& press,
                                              const std::string& words);

/// Messages by number, at most 100.
[[nodiscard]] messenger::HttpCall messagesByNumber(const Account& account, std::string_view peer,
                                                   std::span<const std::int64_t> numbers);
/// The newest messages of a peer, at most 200.
[[nodiscard]] messenger::HttpCall history(const Account& account, std::string_view peer, int count, int offset = 0);
/// Names and pictures, at most 1,000 users.
[[nodiscard]] messenger::HttpCall users(const Account& account, std::span<const std::string> ids);
/// The peers written to last, at most 200: where to look for holes after a gap.
[[nodiscard]] messenger::HttpCall conversations(const Account& account, int count);

[[nodiscard]] messenger::HttpCall getLongPollServer(const Account& account);
/// Waits up to `waitSeconds` (at most 90) for events.
[[nodiscard]] messenger::HttpCall poll(const Account& account, const PollServer& where, int waitSeconds);

} // namespace pult::vk
