// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/card/card_parts.hpp"

#include "client/kit/paint.hpp"
#include "client/kit/plain_tip.hpp"
#include "client/kit/time_words.hpp"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace pult::client {

using kit::TextStyle;
using kit::Token;
using kit::Weight;

namespace {
constexpr int kSide = 16;
constexpr int kLine = 28;
} // namespace

DialogLine::DialogLine(const kit::Theme& theme, const DialogBriefRow& dialog, bool open, std::int64_t nowMs,
                       QWidget* parent)
    : QPushButton(parent), m_theme(theme), m_dialog(dialog), m_open(open),
      m_when(kit::TimeWords::inRow(dialog.atMs, nowMs)) {
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // How it has ended says more than its last words.
    const QString last = dialog.outcome.isEmpty() ? dialog.lastText.simplified().left(200) : dialog.outcome;
    const QString owner = dialog.owner.isEmpty() ? dialog.closed ? QString() : tr("nobody's") : dialog.owner;
    m_words = last.isEmpty()    ? owner.isEmpty() ? tr("closed") : owner
              : owner.isEmpty() ? last
                                : tr("%1 · %2", "owner of a dialog, its last words").arg(owner, last);
    // A line begins with a capital letter; only somebody's own words stay as they were written.
    if (!owner.isEmpty() || last.isEmpty() || !dialog.outcome.isEmpty())
        m_words = m_words.left(1).toUpper() + m_words.mid(1);
    m_showsNote = dialog.isNote && dialog.outcome.isEmpty() && !last.isEmpty();
    QStringList spoken{kit::channelMark(dialog.channelKind).productName, m_words, m_when};
    if (m_showsNote)
        spoken += tr("a note");
    if (dialog.closed)
        spoken += tr("closed");
    if (open)
        spoken += tr("open now");
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    setAccessibleDescription(tr("Enter shows it in a window to read in, Ctrl+Enter opens it"));
    setToolTip(kit::plainTip(dialog.outcome.isEmpty() ? m_words : m_words + u'\n' + dialog.lastText.left(200)));
}

void DialogLine::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || event->isAutoRepeat())
        QPushButton::keyPressEvent(event);
    else if (event->modifiers().testFlag(Qt::ControlModifier))
        click();
    else
        emit readRequested();
}

QSize DialogLine::sizeHint() const {
    return {m_theme.px(200), m_theme.px(kLine)};
}

void DialogLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || m_open)
        kit::paintMark(painter, m_theme, rect().adjusted(8, 0, -8, 0), 4,
                       m_open ? kit::Marked::selected : kit::Marked::hovered);
    const auto mirrored = [this](const QRect& place) { return QStyle::visualRect(layoutDirection(), rect(), place); };
    const QSize badge = kit::channelBadgeSize(m_theme, m_dialog.channelKind);
    int left = kSide;
    kit::paintChannelBadge(painter, m_theme, mirrored(QRect(QPoint(left, (height() - badge.height()) / 2), badge)),
                           m_dialog.channelKind);
    left += std::max(badge.width(), m_badges) + 8;
    const QFont small = m_theme.font(TextStyle::small);
    const int when = QFontMetrics(small).horizontalAdvance(m_when) + 1;
    const int status = m_dialog.closed ? 0 : m_theme.px(16) + 4;
    int right = width() - kSide - when;
    painter.setFont(small);
    painter.setPen(m_theme.color(Token::textMuted));
    painter.drawText(mirrored(QRect(right, 0, when, height())), Qt::AlignVCenter, m_when);
    // An open dialog has a mark; a closed one has only its date.
    if (status > 0)
        m_theme.paintIcon(painter, mirrored(QRect(right - status, 0, m_theme.px(16), height())),
                          QStringLiteral("message-circle"), 16, Token::textMuted);
    right -= status + 8;
    if (m_showsNote) {
        const int icon = m_theme.px(16);
        m_theme.paintIcon(painter, mirrored(QRect(left, 0, icon, height())), QStringLiteral("note"), 16,
                          Token::textSecondary);
        left += icon + 4;
    }
    painter.setPen(m_theme.color(Token::textPrimary));
    painter.drawText(mirrored(QRect(left, 0, right - left, height())), Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(small).elidedText(m_words, Qt::ElideRight, right - left));
    if (hasFocus())
        kit::paintFocusRing(painter, m_theme, rect(), 4);
}

} // namespace pult::client
