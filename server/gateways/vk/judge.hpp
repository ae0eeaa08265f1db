// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "server/gateways/messenger/http_call.hpp"
#include "server/gateways/messenger/judgement.hpp"

/// What VK's answers mean. Errors come with HTTP 200; the one to messages.send may even hide inside a success. VK
/// knows a repeated random_id, so whatever isn't understood is `uncertain`: delivery asks again with the same key.
namespace pult::vk {

/// Of messages.send to this peer.
[[nodiscard]] messenger::Judgement judgeSend(const messenger::HttpReply& reply, std::string_view peer);

/// Of every other method; also of messages.edit and messages.delete, whose error may stand inside too.
[[nodiscard]] messenger::Judgement judgeCall(const messenger::HttpReply& reply);

/// Of a file's upload to the address VK has named: accepted when something was taken.
[[nodiscard]] messenger::Judgement judgeUpload(const messenger::HttpReply& reply);

/// What an error code means, `words` being VK's own.
[[nodiscard]] messenger::Judgement judgeCode(std::int64_t code, std::string_view words);

} // namespace pult::vk
