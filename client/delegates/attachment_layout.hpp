// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/message_row.hpp"

#include <QRect>

#include <vector>

namespace pult::kit {
class Theme;
}

namespace pult::client {

struct AttachmentSpan {
    enum class Look { picture, video, voice, file };

    int number; ///< in MessageRow::attachments
    Look look;
    QRect rect;
    bool inAlbum = false; ///< a tile among others: the picture fills it, whatever has to be cut off
};

/// How an attachment is shown: by what it is, as far as it is here or its size is known.
AttachmentSpan::Look lookOf(const AttachmentRow& attachment);

/// What a message carries, below each other from x = 0 of its bubble; several pictures and videos share a grid. The
/// room is reserved from what is known before a single byte is loaded: nothing jumps.
struct AttachmentPlaces {
    std::vector<AttachmentSpan> spans;
    int used = 0; ///< of the width between the bubble's side paddings
    int bottom = 0;
};
AttachmentPlaces placeAttachments(const QList<AttachmentRow>& attachments, int top, int bubbleWidth,
                                  const kit::Theme& theme);
/// Of the picture or the grid of them, in a bubble at most so wide; 0: there is none.
int pictureWidth(const QList<AttachmentRow>& attachments, int bubbleWidth, const kit::Theme& theme);
/// How much of a picture's width a bubble keeps beside it.
inline constexpr int kPictureInset = 4;
/// One line of it, as notes show theirs.
AttachmentSpan placeFile(const AttachmentRow& attachment, int number, QPoint at, int width, const kit::Theme& theme);

/// Where a voice message is pressed.
struct VoiceParts {
    QRect button;
    QRect wave;
    QRect time;
    QRect speed;
};
VoiceParts partsOfVoice(const QRect& span, const kit::Theme& theme);

/// A cheap guess of what they take.
int estimateAttachments(const QList<AttachmentRow>& attachments, const kit::Theme& theme);

} // namespace pult::client
