// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/list/folder_button.hpp"

#include "client/kit/paint.hpp"
#include "client/kit/plain_tip.hpp"

#include <QPainter>
#include <QStyle>

namespace pult::client {

using kit::TextStyle;
using kit::Token;
using kit::Weight;

QString numberWords(int number, const FolderCount& count) {
    if (number <= 0)
        return {};
    return count.isOfHere ? u'~' + QString::number(number) : QString::number(number);
}

FolderButton::FolderButton(const kit::Theme& theme, const QString& icon, QWidget* parent)
    : QPushButton(parent), m_theme(theme), m_icon(icon) {
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FolderButton::setGrave(bool grave) {
    m_grave = grave;
    update();
}

void FolderButton::setBadge(const QString& channelKind, const QStringList& column) {
    m_badge = channelKind;
    m_badges = column;
    update();
}

void FolderButton::describe(const QString& name, int number, const FolderCount& count, const QString& key) {
    m_name = name;
    m_number = numberWords(number, count);
    const QString waiting = count.waiting > 0 ? tr("%n need(s) an answer", nullptr, count.waiting) : QString();
    const QString total = count.total >= 0 ? tr("%n dialog(s)", nullptr, count.total) : QString();
    QStringList parts{name};
    for (const QString& part : {waiting, total})
        if (!part.isEmpty())
            parts += part;
    if (count.isOfHere)
        parts += tr("as kept on this computer");
    const QString words = parts.join(QStringLiteral(", "));
    setAccessibleName(words);
    setToolTip(kit::plainTip(key.isEmpty() ? words : QStringLiteral("%1 (%2)").arg(words, key)));
    update();
}

QSize FolderButton::sizeHint() const {
    return {m_theme.px(184), m_theme.px(28)};
}

QSize FolderButton::minimumSizeHint() const {
    if (m_eliding)
        return {m_theme.px(64), m_theme.px(28)};
    const int words = QFontMetrics(m_theme.font(TextStyle::body, Weight::semibold)).horizontalAdvance(m_name);
    const int number = QFontMetrics(m_theme.font(TextStyle::small, Weight::semibold)).horizontalAdvance(m_number);
    return {16 + m_theme.px(16) + words + 14 + number, m_theme.px(28)};
}

void FolderButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || underMouse())
        kit::paintMark(painter, m_theme, rect(), 4, isChecked() ? kit::Marked::selected : kit::Marked::hovered);
    const QSize badge = kit::channelBadgeSize(m_theme, m_badge);
    const int iconSide = m_badge.isEmpty() ? m_theme.px(16) : kit::badgeColumnWidth(m_theme, m_badges);
    const auto mirrored = [this](const QRect& place) { return QStyle::visualRect(layoutDirection(), rect(), place); };
    if (!m_badge.isEmpty())
        kit::paintChannelBadge(painter, m_theme, mirrored(QRect(QPoint(8, (height() - badge.height()) / 2), badge)),
                               m_badge);
    else
        m_theme.paintIcon(painter, mirrored(QRect(8, 0, iconSide, height())), m_icon, 16,
                          m_grave       ? Token::dangerText
                          : isChecked() ? Token::accent
                                        : Token::textSecondary);

    const QFont numbers = m_theme.font(TextStyle::small, isChecked() ? Weight::semibold : Weight::regular);
    const int numberWidth = QFontMetrics(numbers).horizontalAdvance(m_number);
    painter.setFont(numbers);
    painter.setPen(m_theme.color(m_grave ? Token::dangerText : isChecked() ? Token::accent : Token::textSecondary));
    painter.drawText(mirrored(QRect(width() - 8 - numberWidth, 0, numberWidth + 1, height())), Qt::AlignVCenter,
                     m_number);

    painter.setFont(m_theme.font(TextStyle::body, isChecked() ? Weight::semibold : Weight::regular));
    painter.setPen(m_theme.color(m_grave ? Token::dangerText : Token::textPrimary));
    const QRect words(16 + iconSide, 0, width() - 16 - iconSide - numberWidth - 14, height());
    painter.drawText(mirrored(words), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_name, Qt::ElideRight, words.width()));
    if (hasFocus())
        kit::paintFocusRing(painter, m_theme, rect(), 4);
}

} // namespace pult::client
