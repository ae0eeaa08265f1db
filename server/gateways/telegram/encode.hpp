// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/gateways/messenger/http_call.hpp"
#include "server/gateways/messenger/outgoing.hpp"
#include "shared/base/error.hpp"

/// Calls of the Telegram Bot API. Pure: nothing here touches a socket or a file. The token stands in every URL, so only
/// `HttpCall::named` may be logged.
namespace pult::telegram {

/// One bot of ours, and how it is reached.
struct Bot {
    std::string base;       ///< without a slash at the end
    bool isOwnBase = false; ///< the administrator has set it in place of Telegram's
    std::string token;
};

/// "123456:ABC-..."; anything else can't stand in a URL.
[[nodiscard]] bool isToken(std::string_view text);

/// May these go together in one message? Two to ten pictures and videos, or files, or pieces of music among themselves.
[[nodiscard]] bool isAlbum(std::span<const messenger::OutgoingFile> files);
/// May a text go with a file of this kind?
[[nodiscard]] bool takesCaption(wire::AttachmentKind kind);

/// A text, a file with its caption, or an album with the caption at its first. A quoted message that is gone doesn't
/// stop it. Files go up with the message itself, or by `uploaded`, Telegram's own id of a file.
/// Errors   invalid   files that can't go together, or a text that the file can't carry
[[nodiscard]] Result<messenger::HttpCall> send(const Bot& bot, const messenger::Outgoing& message);

struct Button {
    std::string data; ///< comes back when it is pressed; at most 64 bytes
    std::string title;
};
/// A text with buttons under it, one a row.
/// Errors   invalid   no button, or data that is empty or too long
[[nodiscard]] Result<messenger::HttpCall> sendButtons(const Bot& bot, const messenger::Outgoing& message,
                                                      std::span<const Button> buttons);

[[nodiscard]] messenger::HttpCall editText(const Bot& bot, std::string_view peer, std::string_view externalId,
                                           std::string_view text);
[[nodiscard]] messenger::HttpCall editCaption(const Bot& bot, std::string_view peer, std::string_view externalId,
                                              std::string_view caption);
[[nodiscard]] messenger::HttpCall deleteMessages(const Bot& bot, std::string_view peer,
                                                 std::span<const std::string> externalIds);
/// An empty `emoji` takes ours back.
[[nodiscard]] messenger::HttpCall setReaction(const Bot& bot, std::string_view peer, std::string_view externalId,
                                              std::string_view emoji);
/// `action` is "typing", "upload_photo", ...; shown for five seconds.
[[nodiscard]] messenger::HttpCall sendAction(const Bot& bot, std::string_view peer, std::string_view action);
/// Ends the waiting of a pressed button.
[[nodiscard]] messenger::HttpCall answerCallback(const Bot& bot, std::string_view callback);

/// Waits up to `wait` for updates from `offset` on, and confirms those before it. Never a negative offset: that throws
/// updates away.
[[nodiscard]] messenger::HttpCall getUpdates(const Bot& bot, std::int64_t offset, std::chrono::seconds wait);
/// `secret` is of letters, digits, `_` and `-`, and comes back in every webhook's header.
[[nodiscard]] messenger::HttpCall setWebhook(const Bot& bot, std::string_view url, std::string_view secret);
/// Updates that wait are kept.
[[nodiscard]] messenger::HttpCall deleteWebhook(const Bot& bot);
[[nodiscard]] messenger::HttpCall getWebhookInfo(const Bot& bot);
[[nodiscard]] messenger::HttpCall getMe(const Bot& bot);
/// Answers where a customer's file is, good for an hour.
[[nodiscard]] messenger::HttpCall getFile(const Bot& bot, std::string_view fileId);
/// Fetches it from there to `into`.
/// Errors   invalid   a path that leaves the bot's own files
[[nodiscard]] Result<messenger::HttpCall> fetchFile(const Bot& bot, std::string_view path,
                                                    const std::filesystem::path& into, std::uint64_t largest);

} // namespace pult::telegram
