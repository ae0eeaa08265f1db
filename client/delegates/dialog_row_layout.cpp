// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/delegates/dialog_row_layout.hpp"

#include "client/kit/paint.hpp"
#include "client/kit/theme.hpp"

#include <QFontMetrics>
#include <QStyle>

#include <algorithm>

namespace pult::client {
namespace {

constexpr int kSide = 12;
constexpr int kTop = 8;
constexpr int kGap = 6;
constexpr int kBadgeRing = 2;
// Below this the owner's initials give their place to the text.
constexpr int kNarrowText = 150;

} // namespace

int dialogRowHeight(const kit::Theme& theme, RowDensity density) {
    const int lines = theme.lineHeight(kit::TextStyle::body) +
                      (density == RowDensity::comfortable ? 2 : 1) * theme.lineHeight(kit::TextStyle::small);
    return kTop + lines + kTop;
}

DialogRowRects layoutDialogRow(const QRect& row, const DialogRowWishes& wishes, const kit::Theme& theme,
                               RowDensity density, Qt::LayoutDirection direction) {
    const bool comfortable = density == RowDensity::comfortable;
    const int avatarSide = theme.px(comfortable ? 44 : 32);
    const int nameLine = theme.lineHeight(kit::TextStyle::body);
    const int smallLine = theme.lineHeight(kit::TextStyle::small);
    const int badgeHeight = theme.px(18);

    DialogRowRects r;
    r.avatar = QRect(row.x() + kSide, row.y() + (row.height() - avatarSide) / 2, avatarSide, avatarSide);
    const int badgeRight = r.avatar.right() + theme.px(comfortable ? 4 : 8);
    const int badgeBottom = r.avatar.bottom() + theme.px(comfortable ? 2 : 5);
    r.badge = QRect(badgeRight - wishes.badgeWidth + 1, badgeBottom - badgeHeight + 1, wishes.badgeWidth, badgeHeight);

    const int letters = QFontMetrics(kit::avatarFont(theme, avatarSide)).capHeight();
    r.lift = std::max(r.avatar.center().y() + letters / 2 + 1 - (r.badge.top() - kBadgeRing), 0);

    const int left = r.avatar.right() + 1 + (comfortable ? 12 : 16);
    const int right = row.right() + 1 - kSide;
    int y = row.y() + kTop;

    int end = right;
    const auto takeRight = [&end](int width, int top, int height, int gap) {
        end -= width;
        const QRect taken(end, top, width, height);
        end -= gap;
        return taken;
    };
    if (wishes.marker > 0)
        r.marker = takeRight(wishes.marker, y + (nameLine - theme.px(18)) / 2, theme.px(18), kGap);
    if (wishes.presence)
        r.presence = takeRight(theme.px(16), y, nameLine, kGap);
    r.name = QRect(left, y, std::max(end - left, 0), nameLine);
    y += nameLine;

    end = right;
    const bool ownerFits = wishes.owner > 0 && right - left - wishes.owner >= theme.px(kNarrowText);
    if (!comfortable && ownerFits)
        r.owner = takeRight(wishes.owner, y, smallLine, kGap);
    if (wishes.unread > 0)
        r.unread = takeRight(wishes.unread, y + (smallLine - theme.px(16)) / 2, theme.px(16), kGap);
    int textLeft = left;
    if (wishes.previewIcon > 0) {
        r.previewIcon = QRect(left, y, wishes.previewIcon, smallLine);
        textLeft += wishes.previewIcon + 4;
    }
    r.preview = QRect(textLeft, y, std::max(end - textLeft, 0), smallLine);
    y += smallLine;

    if (comfortable) {
        end = right;
        if (ownerFits)
            r.owner = takeRight(wishes.owner, y, smallLine, kGap);
        r.tags = QRect(left, y, std::max(end - left, 0), smallLine);
    }
    r.separator = QRect(left, row.bottom(), row.right() + 1 - left, 1);

    if (direction == Qt::RightToLeft)
        for (QRect* rect : {&r.avatar, &r.badge, &r.name, &r.presence, &r.marker, &r.previewIcon, &r.preview, &r.unread,
                            &r.tags, &r.owner, &r.separator})
            *rect = QStyle::visualRect(direction, row, *rect);
    return r;
}

} // namespace pult::client
