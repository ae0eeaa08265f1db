// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/message_row.hpp"

#include <QString>
#include <QStringList>

/// What a message carries besides its text, in words: nothing of it is ever shown as an empty place.
namespace pult::client {

/// "Photo", "Video", "Voice message", "File", "Location", ...
[[nodiscard]] QString attachmentWords(const QString& kind);
/// The name of the file, the place or the person; the kind where there is none.
[[nodiscard]] QString attachmentTitle(const AttachmentRow& attachment);
/// What is known of it besides: "PDF, 184 KB", "0:34", an address, telephone numbers, why the file isn't here.
[[nodiscard]] QString attachmentAbout(const AttachmentRow& attachment);
/// How long something lasts: "0:23", "1:02:03".
[[nodiscard]] QString durationWords(std::int64_t durationMs);
/// On a video's picture: how long it is and how large.
[[nodiscard]] QString videoWords(const AttachmentRow& attachment);
/// "3 files", of what was not sent yet.
[[nodiscard]] QString attachedWords(int files);
/// "1.5×", as the language writes it.
[[nodiscard]] QString speedWords(double speed);

/// For a kind of message that can't be shown, with the messenger's word for it.
[[nodiscard]] QString unsupportedWords(const QString& kind);

/// Whose words it passes on.
[[nodiscard]] QString forwardedWords(const MessageRow& message);
[[nodiscard]] QString pressedWords();
/// Stands in place of what the customer has taken back from who may not read it.
[[nodiscard]] QString withheldWords();
/// What it said before it was edited, a line each; empty when that isn't known.
[[nodiscard]] QString formerWords(const MessageRow& message);

/// What stands in a message's place where there is room for one line only: its text or what it carries.
[[nodiscard]] QString briefWords(const MessageRow& message);
/// What is copied of a message: its text, or what it carries, a line each.
[[nodiscard]] QString copiedWords(const MessageRow& message);
/// The last message of a dialog in its row.
[[nodiscard]] QString lastWords(const DialogRow& row);

} // namespace pult::client
