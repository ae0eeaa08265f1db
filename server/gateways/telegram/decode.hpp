// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/storage/inbound.hpp"

/// Updates of the Telegram Bot API (10.1 and later) in our words. Pure.
///
/// A peer is a chat: `Peer::id` is its number; a chat of a business account, whose messages are counted apart from
/// those of the bot's own chat with the same person, is "b:<connection>:<number>".
///
/// Keys are made of the chat's and message's numbers: numbers of updates may begin anew after a week without any.
namespace pult::telegram {

struct Decoded {
    std::vector<storage::inbound::Event> events;
    /// Pressed buttons that wait for answerCallbackQuery; they stay "loading" for the customer until then.
    std::vector<std::string> callbacks;
    /// The highest number among the updates, whatever became of them. The next getUpdates asks for the one behind it,
    /// once these are stored.
    std::optional<std::int64_t> lastUpdate;
    std::size_t ignored = 0; ///< updates that nobody needs
};

/// The header `X-Telegram-Bot-Api-Secret-Token`, which is all that proves a webhook's sender. Any of `secrets` counts,
/// while one replaces another; empty ones don't.
[[nodiscard]] bool isFromTelegram(std::string_view header, std::span<const std::string> secrets);

/// A webhook's body: one update. Never fails as a whole: what can't be read becomes NotUnderstood, whose `raw` is the
/// update and can be decoded again.
[[nodiscard]] Decoded decodeUpdate(std::string_view body, Time receivedAt);

/// A good answer to getUpdates: a list of them, oldest first.
[[nodiscard]] Decoded decodeUpdates(std::string_view answer, Time receivedAt);

} // namespace pult::telegram
