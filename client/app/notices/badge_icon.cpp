// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/notices/badge_icon.hpp"

#include "client/views/parts/presence_mark.hpp"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QPainter>
#include <QVariantMap>

namespace pult::client {

using kit::Token;

namespace {

/// Trays ask for 16 to 24 px, taskbars for more.
constexpr int kSides[] = {22, 44, 64};
constexpr int kMostShown = 99;

void paintCount(QPainter& painter, const kit::Theme& theme, qreal side, int count) {
    const QString words = count > kMostShown ? QStringLiteral("99+") : QString::number(count);
    QFont font = theme.font(kit::TextStyle::body, kit::Weight::semibold);
    font.setPixelSize(static_cast<int>(side * (words.size() > 1 ? 0.42 : 0.52)));
    painter.setFont(font);
    const qreal height = side * 0.58;
    const qreal width = std::max<qreal>(height, painter.fontMetrics().horizontalAdvance(words) + side * 0.16);
    const QRectF pill(side - width, 0, width, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::dangerText));
    painter.drawRoundedRect(pill, height / 2, height / 2);
    painter.setPen(theme.color(Token::onDanger));
    painter.drawText(pill, Qt::AlignCenter, words);
}

void paintShape(QPainter& painter, const kit::Theme& theme, qreal side, const DeskState& state) {
    const QRectF box(0, side * 0.58, side * 0.42, side * 0.42);
    // A ground of its own: nobody knows what colour the tray has.
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::bgSurface));
    painter.drawEllipse(box);
    const QRectF inside = box.adjusted(side * 0.07, side * 0.07, -side * 0.07, -side * 0.07);
    if (state.online)
        return paintPresence(painter, theme, inside, state.presence.presence);
    painter.setPen(QPen(theme.color(Token::dangerText), side * 0.08, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(inside.topLeft(), inside.bottomRight());
    painter.drawLine(inside.topRight(), inside.bottomLeft());
}

} // namespace

QIcon badgeIcon(const kit::Theme& theme, const DeskState& state, bool shape) {
    QIcon icon;
    for (const int side : kSides) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawPixmap(pixmap.rect(), theme.icon(QStringLiteral("pult"), 64, Token::accent).pixmap(64));
        if (state.count > 0)
            paintCount(painter, theme, side, state.count);
        if (shape)
            paintShape(painter, theme, side, state);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

void tellLauncher(const QDBusConnection& bus, int count) {
    if (!bus.isConnected())
        return;
    QDBusMessage signal =
        QDBusMessage::createSignal(QStringLiteral("/com/canonical/unity/launcherentry/pult"),
                                   QStringLiteral("com.canonical.Unity.LauncherEntry"), QStringLiteral("Update"));
    signal << QStringLiteral("application://pult.desktop")
           << QVariantMap{{QStringLiteral("count"), qint64{count}}, {QStringLiteral("count-visible"), count > 0}};
    bus.send(signal);
}

} // namespace pult::client
