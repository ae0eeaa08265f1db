// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/settings/found_line.hpp"

#include "client/kit/marked_line.hpp"
#include "client/kit/paint.hpp"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace pult::client {

namespace {
constexpr int kHeight = 48;
constexpr int kSide = 12;
constexpr int kIcon = 16;
constexpr int kGap = 10;
constexpr int kRound = 6;
} // namespace

FoundLine::FoundLine(const kit::Theme& theme, const SettingsHit& hit, const QString& icon, const QString& page)
    : m_theme(theme), m_hit(hit), m_icon(icon), m_place(hit.isPage ? tr("The whole page") : page) {
    setText(hit.words);
    setAccessibleName(QStringLiteral("%1, %2").arg(hit.words, m_place));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setAutoDefault(false); // Enter in the field goes to the first of them, whichever has the focus
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &kit::Theme::changed, this, &QWidget::updateGeometry);
}

QSize FoundLine::sizeHint() const {
    return {m_theme.px(200), m_theme.px(kHeight)};
}

void FoundLine::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !event->isAutoRepeat())
        click();
    else
        QPushButton::keyPressEvent(event);
}

void FoundLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse())
        kit::paintMark(painter, m_theme, rect(), kRound, kit::Marked::hovered);
    const auto mirrored = [this](const QRect& place) { return QStyle::visualRect(layoutDirection(), rect(), place); };
    const int icon = m_theme.px(kIcon);
    const int upper = m_theme.lineHeight(kit::TextStyle::body);
    const int lower = m_theme.lineHeight(kit::TextStyle::small);
    const int left = kSide + icon + kGap;
    const QRect words(left, (height() - upper - lower) / 2, width() - left - kSide, upper);
    const QRect place(left, words.bottom() + 1, words.width(), lower);
    m_theme.paintIcon(painter, mirrored(QRect(kSide, words.y(), icon, upper)), m_icon, kIcon,
                      kit::Token::textSecondary);
    kit::MarkedLine{m_hit.words, m_hit.marks}.paint(painter, m_theme, mirrored(words), layoutDirection());
    kit::MarkedLine{m_place, {}, kit::TextStyle::small, kit::Token::textSecondary}.paint(
        painter, m_theme, mirrored(place), layoutDirection());
    if (hasFocus())
        kit::paintFocusRing(painter, m_theme, rect(), kRound);
}

} // namespace pult::client
