// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>

namespace pult::kit {
class Theme;
}

namespace pult::client {

enum class RowDensity { comfortable, compact };

int dialogRowHeight(const kit::Theme& theme, RowDensity density);

/// What a row wants to show at its right side, in pixels; 0: nothing.
struct DialogRowWishes {
    int marker = 0;        ///< waiting chip or time
    bool presence = false; ///< the eye or pencil of a colleague
    int unread = 0;        ///< width of the pill
    int owner = 0;         ///< width of the owner's initials
    int badgeWidth = 0;    ///< of the channel badge
    int previewIcon = 0;
};

/// Where everything of a row stands; an empty rectangle is not drawn.
struct DialogRowRects {
    QRect avatar;
    int lift = 0; ///< of the avatar's letters, out of the badge's way
    QRect badge;
    QRect name;
    QRect presence;
    QRect marker;
    QRect previewIcon;
    QRect preview;
    QRect unread;
    QRect tags;
    QRect owner;
    QRect separator;
};

/// Pure: the same wishes give the same places. Mirrored for right-to-left.
DialogRowRects layoutDialogRow(const QRect& row, const DialogRowWishes& wishes, const kit::Theme& theme,
                               RowDensity density, Qt::LayoutDirection direction);

} // namespace pult::client
