// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/list/new_rows_pill.hpp"

#include "client/kit/paint.hpp"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace pult::client {

using kit::TextStyle;
using kit::Token;
using kit::Weight;

namespace {
constexpr int kHeight = 28;
constexpr int kSide = 12;
constexpr int kShadow = 4;
constexpr int kFoot = 12;
} // namespace

NewRowsPill::NewRowsPill(const kit::Theme& theme, QWidget* parent) : QPushButton(parent), m_theme(theme) {
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    hide();
}

void NewRowsPill::setCount(int count) {
    if (count == m_count)
        return;
    m_count = count;
    retranslate();
    setVisible(count > 0);
}

void NewRowsPill::placeIn(const QRect& room) {
    resize(sizeHint());
    move(room.center().x() - width() / 2, room.bottom() - height() - kFoot + kShadow);
}

void NewRowsPill::retranslate() {
    setText(tr("%n new", "dialogs that wait to come into the list", m_count));
    setAccessibleName(text());
    setToolTip(tr("Show them; the rows stay where they are while you are in the list"));
    if (parentWidget())
        placeIn(parentWidget()->rect());
    update();
}

void NewRowsPill::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QPushButton::changeEvent(event);
}

QSize NewRowsPill::sizeHint() const {
    const int words = QFontMetrics(m_theme.font(TextStyle::small, Weight::semibold)).horizontalAdvance(text());
    return {words + 2 * kSide + 6 + m_theme.px(16) + 2 * kShadow, m_theme.px(kHeight) + 2 * kShadow};
}

void NewRowsPill::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF pill = QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow);
    const qreal round = pill.height() / 2;
    kit::paintFloatShadow(painter, pill, round, kShadow);
    painter.setBrush(m_theme.color(Token::accent));
    painter.drawRoundedRect(pill, round, round);
    const QRect inside = pill.toRect().adjusted(kSide, 0, -kSide, 0);
    const int icon = m_theme.px(16);
    painter.setFont(m_theme.font(TextStyle::small, Weight::semibold));
    painter.setPen(m_theme.color(Token::onAccent));
    painter.drawText(QStyle::visualRect(layoutDirection(), inside, inside.adjusted(0, 0, -icon - 6, 0)),
                     Qt::AlignVCenter | Qt::AlignLeft, text());
    m_theme.paintIcon(painter,
                      QStyle::visualRect(layoutDirection(), inside,
                                         QRect(inside.right() + 1 - icon, inside.top(), icon, inside.height())),
                      QStringLiteral("arrow-up"), 16, Token::onAccent);
    if (hasFocus())
        kit::paintFocusRing(painter, m_theme, pill, round);
}

} // namespace pult::client
