// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/delegates/message_layout.hpp"
#include "client/delegates/voice_look.hpp"
#include "client/models/rows/search_row.hpp"

#include <QImage>

#include <functional>

class QPainter;

namespace pult::client {

/// What is only known while painting.
struct MessageLook {
    int selectionStart = 0; ///< in the text of the message; start == end: nothing selected
    int selectionEnd = 0;
    bool current = false; ///< carries the keyboard's focus ring
    bool flashing = false;
    QList<TextMark> marks; ///< what was looked for, in the text of the message
    bool found = false;    ///< of all that have marks this one is gone to now
    /// The picture of a file for a size in device independent pixels; null while it isn't loaded.
    std::function<QImage(std::int64_t fileId, QSize size)> picture;
    std::function<VoiceLook(const AttachmentRow&)> voice;
};

/// Its author may still take it back; the ring runs, so it has to be painted again.
bool isHeld(const MessageRow& message, std::int64_t nowMs);

/// The day on its pill, between two days and at the top while their messages are scrolled through.
void paintDayPill(QPainter& painter, const QRect& place, const QString& words, const kit::Theme& theme);

/// Paints a message at the painter's origin.
void paintMessage(QPainter& painter, const MessageRow& message, const MessageLayout& layout, const MessageLook& look,
                  const MessageFrame& frame, const kit::Theme& theme);

} // namespace pult::client
