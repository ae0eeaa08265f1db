// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/edged_scroll.hpp"
#include "client/kit/theme.hpp"

#include <QScrollBar>

#include <catch2/catch.hpp>

using namespace pult;

TEST_CASE("scroll: a line stands where there is more, and only there", "[kit]") {
    const kit::Theme theme;
    kit::EdgedScroll scroll(theme);
    auto* words = new QWidget;
    words->setMinimumHeight(500);
    words->setAutoFillBackground(false);
    scroll.setWidget(words);
    scroll.resize(100, 100);
    scroll.show();
    const QColor line = theme.color(kit::Token::border);
    const auto isLined = [&](int y) { return scroll.grab().toImage().pixelColor(20, y) == line; };
    QScrollBar* bar = scroll.verticalScrollBar();
    REQUIRE(bar->maximum() > 0);
    CHECK_FALSE(isLined(0));
    CHECK(isLined(99));
    bar->setValue(bar->maximum() / 2);
    CHECK(isLined(0));
    CHECK(isLined(99));
    bar->setValue(bar->maximum());
    CHECK(isLined(0));
    CHECK_FALSE(isLined(99));
    scroll.resize(100, 600);
    CHECK_FALSE(isLined(0));
    CHECK_FALSE(isLined(599));
}
