// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/composer/emoji_grid.hpp"
#include "client/views/composer/emoji_popup.hpp"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

TEST_CASE("emoji popup: words of both languages find, Enter takes, and what was taken stands first next time",
          "[views]") {
    kit::Theme theme;
    QWidget window;
    EmojiHabits kept;
    kept.skinTone = 2;
    auto* popup = new EmojiPopup(theme, kept, &window);
    QSignalSpy picked(popup, &EmojiPopup::picked);
    QObject::connect(popup, &EmojiPopup::habitsChanged, &window, [&](const EmojiHabits& habits) { kept = habits; });
    auto* field = popup->findChild<QLineEdit*>();
    const auto* grid = popup->findChild<EmojiGrid*>();
    field->setText(QString::fromUtf8("сердц"));
    CHECK(grid->chosen() == 0);
    field->setText(QStringLiteral("thumbs up"));
    REQUIRE(grid->chosenText() == QString::fromUtf8("👍🏼"));
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    REQUIRE(picked.count() == 1);
    CHECK(kept.recent == QStringList{QString::fromUtf8("👍🏼")});
    field->setText(QStringLiteral("qqqq"));
    QTest::keyClick(field, Qt::Key_Return);
    CHECK(picked.count() == 1);
    field->clear();
    CHECK(grid->chosenText() == QString::fromUtf8("👍🏼"));
    QTest::keyClick(field, Qt::Key_Right);
    CHECK(grid->chosenText() != QString::fromUtf8("👍🏼"));
    QTest::keyClick(field, Qt::Key_Up);
    CHECK(grid->chosenText() == QString::fromUtf8("👍🏼"));
    delete popup;
}
