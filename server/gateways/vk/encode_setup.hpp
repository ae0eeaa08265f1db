// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateways/vk/encode.hpp"

/// Connecting a community: which one it is, what its token may, and how VK is to tell us of events.
namespace pult::vk {

[[nodiscard]] messenger::HttpCall getGroup(const Account& account);
[[nodiscard]] messenger::HttpCall getTokenPermissions(const Account& account);

[[nodiscard]] messenger::HttpCall getConfirmationCode(const Account& account);
[[nodiscard]] messenger::HttpCall getCallbackServers(const Account& account);
/// `secret` has at most 50 characters; VK takes at most 10 servers per community (error 2000).
[[nodiscard]] messenger::HttpCall addCallbackServer(const Account& account, const std::string& address,
                                                    const std::string& secret);
[[nodiscard]] messenger::HttpCall editCallbackServer(const Account& account, std::int64_t server,
                                                     const std::string& address, const std::string& secret);
/// The events we read, all others are left as they are.
[[nodiscard]] messenger::HttpCall setCallbackSettings(const Account& account, std::int64_t server);
[[nodiscard]] messenger::HttpCall setLongPollSettings(const Account& account, bool isEnabled);

} // namespace pult::vk
