// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/theme.hpp"

#include <QIcon>

#include <catch2/catch.hpp>

using namespace pult::kit;

TEST_CASE("drawn icon: has the pixels of the screen it is shown on, at every scale") {
    const Theme theme(Scheme::light, 100);
    const QIcon icon = theme.icon(QStringLiteral("send"), 20, Token::textPrimary);
    for (const double scale : {1.0, 1.25, 1.5, 2.0}) {
        CAPTURE(scale);
        const QPixmap drawn = icon.pixmap(QSize(20, 20), scale);
        CHECK(drawn.size() == QSize(20, 20) * scale);
        CHECK(drawn.deviceIndependentSize() == QSizeF(20, 20));
    }
    CHECK(icon.actualSize(QSize(16, 16)) == QSize(16, 16));
    CHECK(icon.actualSize(QSize(48, 48)) == QSize(20, 20));
}

TEST_CASE("drawn icon: what can't be used is paler, and drawn all the same") {
    const Theme theme(Scheme::light, 100);
    const QIcon icon = theme.icon(QStringLiteral("send"), 20, Token::textPrimary);
    const QImage usable = icon.pixmap(QSize(20, 20), 1.5).toImage();
    const QPixmap disabled = icon.pixmap(QSize(20, 20), 1.5, QIcon::Disabled);
    CHECK(disabled.deviceIndependentSize() == QSizeF(20, 20));
    CHECK(disabled.toImage() != usable);
}
