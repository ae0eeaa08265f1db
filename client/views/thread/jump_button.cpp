// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/thread/jump_button.hpp"

#include "client/kit/button.hpp"
#include "client/kit/paint.hpp"

#include <QEvent>
#include <QPainter>

namespace pult::client {
namespace {
constexpr int kDisc = 36;
constexpr int kPillRoom = 8;
constexpr int kShadow = 4;
} // namespace

JumpButton::JumpButton(const kit::Theme& theme, QWidget* parent) : QPushButton(parent), m_theme(theme) {
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    retranslate();
    hide();
}

void JumpButton::setCount(int count) {
    if (count == m_count)
        return;
    m_count = count;
    retranslate();
    update();
}

void JumpButton::setKey(const QKeySequence& key) {
    m_key = key;
    retranslate();
}

void JumpButton::retranslate() {
    const QString words =
        m_count > 0 ? tr("Jump to the newest, %n new below", nullptr, m_count) : tr("Jump to the newest");
    setAccessibleName(words);
    setToolTip(m_key.isEmpty() ? words : QStringLiteral("%1 (%2)").arg(words, kit::keyWords(m_key)));
}

void JumpButton::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QPushButton::changeEvent(event);
}

QSize JumpButton::sizeHint() const {
    const int disc = m_theme.px(kDisc);
    return {disc + 2 * kShadow, disc + kPillRoom + 2 * kShadow};
}

QRect JumpButton::disc() const {
    const int side = m_theme.px(kDisc);
    return {kShadow, kPillRoom + kShadow, side, side};
}

void JumpButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF disc(this->disc());
    kit::paintFloatShadow(painter, disc, disc.height() / 2, kShadow);
    painter.setBrush(m_theme.color(underMouse() ? kit::Token::bgHover : kit::Token::bgSurface));
    painter.setPen(hasFocus() ? QPen(m_theme.color(kit::Token::accent), 2) : QPen(m_theme.color(kit::Token::border)));
    painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5));
    m_theme.paintIcon(painter, disc.toRect(), QStringLiteral("arrow-down"), 20, kit::Token::textPrimary);
    if (m_count > 0) {
        const int width = kit::unreadPillWidth(m_theme, m_count);
        const int height = m_theme.px(16);
        kit::paintUnreadPill(painter, m_theme,
                             QRect((this->width() - width) / 2, kShadow + kPillRoom - height / 2, width, height),
                             m_count);
    }
}

} // namespace pult::client
