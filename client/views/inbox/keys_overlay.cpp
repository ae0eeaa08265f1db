// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/keys_overlay.hpp"

#include <QKeyEvent>
#include <QPainter>

namespace pult::client {

using kit::TextStyle;
using kit::Token;
using kit::Weight;

namespace {
constexpr int kMargin = 32;
constexpr int kColumnGap = 32;
} // namespace

KeysOverlay::KeysOverlay(const kit::Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setFocusPolicy(Qt::StrongFocus);
    hide();
}

void KeysOverlay::open(const QList<std::pair<QString, QString>>& keys) {
    m_keys = keys;
    QStringList spoken;
    for (const auto& [words, key] : keys)
        spoken += words + QStringLiteral(": ") + key;
    setAccessibleName(tr("Keys of this screen"));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    setGeometry(parentWidget()->rect());
    show();
    raise();
    setFocus();
}

void KeysOverlay::keyPressEvent(QKeyEvent*) {
    hide();
}
void KeysOverlay::mousePressEvent(QMouseEvent*) {
    hide();
}
void KeysOverlay::focusOutEvent(QFocusEvent*) {
    hide();
}

void KeysOverlay::paintKey(QPainter& painter, const QRect& row, const QString& words, const QString& key) const {
    painter.setFont(m_theme.font(TextStyle::caption));
    const int width = painter.fontMetrics().horizontalAdvance(key) + 14;
    const int height = m_theme.px(20);
    const QRect cap(row.right() - width, row.center().y() - height / 2, width, height);
    painter.setPen(m_theme.color(Token::borderStrong));
    painter.setBrush(m_theme.color(Token::bgWindow));
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(m_theme.color(Token::textSecondary));
    painter.drawText(cap, Qt::AlignCenter, key);
    painter.setFont(m_theme.font(TextStyle::body));
    painter.setPen(m_theme.color(Token::textPrimary));
    const QRect text = row.adjusted(0, 0, -width - 12, 0);
    painter.drawText(text, Qt::AlignVCenter, painter.fontMetrics().elidedText(words, Qt::ElideRight, text.width()));
}

void KeysOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), QColor(0, 0, 0, 110));
    const int row = m_theme.px(32);
    const int title = m_theme.lineHeight(TextStyle::heading) + 16;
    const int columns = width() >= m_theme.px(900) ? 2 : 1;
    const int perColumn = (static_cast<int>(m_keys.size()) + columns - 1) / columns;
    QRect panel(0, 0, std::min(m_theme.px(420) * columns + kColumnGap, width() - 32),
                title + perColumn * row + 2 * kMargin);
    panel.setHeight(std::min(panel.height(), height() - 16));
    panel.moveCenter(rect().center());
    painter.setPen(m_theme.color(Token::borderStrong));
    painter.setBrush(m_theme.color(Token::bgSurface));
    painter.drawRoundedRect(panel, 8, 8);
    const QRect inside = panel.adjusted(kMargin, kMargin - 8, -kMargin, -kMargin + 8);
    painter.setClipRect(panel);
    painter.setFont(m_theme.font(TextStyle::heading));
    painter.setPen(m_theme.color(Token::textPrimary));
    painter.drawText(QRect(inside.topLeft(), QSize(inside.width(), title)), Qt::AlignTop, tr("Keys of this screen"));
    const int columnWidth = (inside.width() - (columns - 1) * kColumnGap) / columns;
    for (int i = 0; i < m_keys.size(); ++i) {
        const QRect place(inside.x() + i / perColumn * (columnWidth + kColumnGap),
                          inside.y() + title + i % perColumn * row, columnWidth, row);
        paintKey(painter, place, m_keys[i].first, m_keys[i].second);
    }
}

} // namespace pult::client
