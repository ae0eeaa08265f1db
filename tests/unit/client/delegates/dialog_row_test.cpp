// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/delegates/dialog_preview.hpp"
#include "client/delegates/dialog_row_layout.hpp"
#include "client/kit/paint.hpp"
#include "client/kit/theme.hpp"

#include <QFontMetrics>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

constexpr DialogRowWishes kFull{60, true, 20, 18, 18, 16};

DialogRowRects laidOut(int width, RowDensity density, Qt::LayoutDirection direction = Qt::LeftToRight) {
    const kit::Theme theme;
    return layoutDialogRow(QRect(0, 0, width, dialogRowHeight(theme, density)), kFull, theme, density, direction);
}

QList<QRect> words(const DialogRowRects& r) {
    QList<QRect> all;
    for (const QRect& rect :
         {r.avatar, r.name, r.presence, r.marker, r.previewIcon, r.preview, r.unread, r.tags, r.owner})
        if (!rect.isEmpty())
            all += rect;
    return all;
}

DialogRow aRow() {
    DialogRow row;
    row.customerName = QStringLiteral("Ivan");
    row.channelKind = QStringLiteral("telegram");
    row.lastText = QStringLiteral("hello\n\nthere");
    return row;
}

} // namespace

TEST_CASE("dialog row: three lines take 68 px, two take 52", "[delegates]") {
    const kit::Theme theme;
    CHECK(dialogRowHeight(theme, RowDensity::comfortable) == 68);
    CHECK(dialogRowHeight(theme, RowDensity::compact) == 52);
    const kit::Theme large(kit::Scheme::light, 150);
    CHECK(dialogRowHeight(large, RowDensity::comfortable) == 16 + 30 + 24 + 24);
}

TEST_CASE("dialog row: nothing covers anything else and nothing leaves the row", "[delegates]") {
    for (RowDensity density : {RowDensity::comfortable, RowDensity::compact})
        for (int width : {260, 320, 540})
            for (Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
                INFO(width);
                const QList<QRect> rects = words(laidOut(width, density, direction));
                for (qsizetype i = 0; i < rects.size(); ++i) {
                    CHECK(QRect(0, 0, width, 68).contains(rects[i]));
                    for (qsizetype j = i + 1; j < rects.size(); ++j)
                        CHECK_FALSE(rects[i].intersects(rects[j]));
                }
            }
}

TEST_CASE("dialog row: the measures of the drawing at 320 px", "[delegates]") {
    const DialogRowRects r = laidOut(320, RowDensity::comfortable);
    CHECK(r.avatar == QRect(12, 12, 44, 44));
    CHECK(r.name.left() == 68);
    CHECK(r.name.top() == 8);
    CHECK(r.preview.top() == 28);
    CHECK(r.tags.top() == 44);
    CHECK(r.marker.right() + 1 == 320 - 12);
    CHECK(r.badge.right() == r.avatar.right() + 4);
    CHECK(r.badge.bottom() == r.avatar.bottom() + 2);
    const DialogRowRects compact = laidOut(320, RowDensity::compact);
    CHECK(compact.avatar == QRect(12, 10, 32, 32));
    CHECK(compact.name.left() == 60);
    CHECK(compact.tags.isEmpty());
}

TEST_CASE("dialog row: no badge hides the letters of the avatar, and they stay in its disc", "[delegates]") {
    for (const int scale : {85, 100, 125, 150}) {
        const kit::Theme theme(kit::Scheme::light, scale);
        for (const RowDensity density : {RowDensity::comfortable, RowDensity::compact}) {
            INFO(scale);
            const QRect row(0, 0, 320, dialogRowHeight(theme, density));
            const DialogRowRects r = layoutDialogRow(row, kFull, theme, density, Qt::LeftToRight);
            const QFontMetrics letters(kit::avatarFont(theme, r.avatar.height()));
            const int foot = r.avatar.center().y() - r.lift + letters.capHeight() / 2;
            CHECK(foot < r.badge.top() - 2); // with its ring
            CHECK(foot - letters.capHeight() > r.avatar.top() + r.avatar.height() / 8);
        }
    }
}

TEST_CASE("dialog row: the owner's initials go first when it gets narrow", "[delegates]") {
    CHECK_FALSE(laidOut(320, RowDensity::comfortable).owner.isEmpty());
    CHECK(laidOut(240, RowDensity::comfortable).owner.isEmpty());
    CHECK_FALSE(laidOut(240, RowDensity::comfortable).name.isEmpty());
}

TEST_CASE("dialog row: right to left is the mirror image", "[delegates]") {
    const DialogRowRects left = laidOut(320, RowDensity::comfortable);
    const DialogRowRects right = laidOut(320, RowDensity::comfortable, Qt::RightToLeft);
    CHECK(right.avatar.right() == 319 - left.avatar.left());
    CHECK(right.marker.left() == 319 - left.marker.right());
}

TEST_CASE("preview: typing is told before a draft, a draft before trouble, trouble before the text", "[delegates]") {
    DialogRow row = aRow();
    CHECK(previewOf(row).text == "hello there");
    row.lastDirection = Direction::out;
    row.lastState = DeliveryState::failed;
    CHECK(previewOf(row).lead == "Not sent:");
    CHECK(previewOf(row).icon == "alert-circle");
    row.draftText = QStringLiteral("my words");
    CHECK(previewOf(row).lead == "Draft:");
    CHECK(previewOf(row).text == "my words");
    CHECK(previewOf(row).icon.isEmpty());
    row.draftIsNote = true;
    CHECK(previewOf(row).lead == "Draft:");
    CHECK(previewOf(row).icon == "note");
    row.typing = QStringLiteral("Ivan");
    row.customerIsTyping = true;
    CHECK(previewOf(row).text.startsWith("typing"));
}

TEST_CASE("preview: my own words, a colleague's, a note and a picture are told apart", "[delegates]") {
    DialogRow row = aRow();
    row.lastDirection = Direction::out;
    row.lastState = DeliveryState::delivered;
    row.mine = true;
    CHECK(previewOf(row).text == "You: hello there");
    CHECK(previewOf(row).icon == "checks");
    row.lastAuthor = QStringLiteral("Maria");
    CHECK(previewOf(row).text == "Maria: hello there"); // in a dialog of mine, too
    row.mine = false;
    CHECK(previewOf(row).text == "Maria: hello there");
    row.lastDirection = Direction::note;
    CHECK(previewOf(row).icon == "note");
    row = aRow();
    row.lastText.clear();
    row.lastAttachmentKind = QStringLiteral("image");
    CHECK(previewOf(row).text == "Photo");
    row.lastAttachmentKind = QStringLiteral("location");
    CHECK(previewOf(row).text == "Location");
    row.lastAttachmentKind.clear();
    row.lastUnsupported = QStringLiteral("poll");
    CHECK(previewOf(row).text == "This kind of message can't be shown: poll");
    CHECK(previewOf(row).icon == "help-circle");
}
