// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/list/desk_slot.hpp"

#include "client/delegates/message_words.hpp"
#include "client/delegates/waiting_words.hpp"
#include "client/kit/button.hpp"
#include "client/kit/plain_tip.hpp"
#include "client/models/words/spoken.hpp"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <utility>

namespace pult::client {

using kit::TextStyle;
using kit::Token;
using kit::Urgency;
using kit::Weight;

namespace {
constexpr int kPulseMs = 900;
constexpr int kSide = 6;
constexpr int kUnderline = 2;
constexpr int kClock = 12;
} // namespace

DeskSlot::DeskSlot(const kit::Theme& theme, kit::NowMs now, int number, QWidget* parent)
    : QAbstractButton(parent), m_theme(theme), m_now(std::move(now)), m_number(number) {
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_pulse.setSingleShot(true);
    m_pulse.setInterval(kPulseMs);
    connect(&m_pulse, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    describe();
}

void DeskSlot::setRow(const DialogRow& row) {
    if (row.id != m_row.id)
        m_pulse.stop();
    m_row = row;
    setEnabled(row.id != 0);
    describe();
    update();
}

void DeskSlot::setOpen(bool open) {
    if (std::exchange(m_open, open) != open)
        update();
}

void DeskSlot::setKey(const QKeySequence& key) {
    m_key = key;
    describe();
}

void DeskSlot::pulse() {
    m_pulse.start();
    update();
}

void DeskSlot::tick() {
    if (m_row.unanswered)
        update();
}

void DeskSlot::describe() {
    const QString name = tr("Desk slot %1", "number").arg(m_number);
    setAccessibleName(m_row.id == 0 ? tr("%1, free", "desk slot").arg(name)
                                    : QStringLiteral("%1, %2").arg(name, spokenDialog(m_row, m_now())));
    const QString key = kit::keyWords(m_key);
    const QString words = m_row.id == 0 ? tr("A free place on your desk") : m_row.customerName;
    QString tip = key.isEmpty() ? words : QStringLiteral("%1 (%2)").arg(words, key);
    if (isWaiting(m_row))
        tip += u'\n' + waitingTip(m_row, m_now());
    setToolTip(kit::plainTip(tip));
}

QSize DeskSlot::sizeHint() const {
    return {m_theme.px(60), std::max(m_theme.px(40), 2 * m_theme.lineHeight(TextStyle::caption) + 8)};
}

QSize DeskSlot::minimumSizeHint() const {
    return {m_theme.px(40), sizeHint().height()};
}

bool DeskSlot::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip)
        describe(); // the minutes in its words pass
    return QAbstractButton::event(event);
}

void DeskSlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        describe();
    QAbstractButton::changeEvent(event);
}

QString DeskSlot::waitingWords() const {
    return isWaiting(m_row) ? client::waitingWords(m_row, m_now()) : QString();
}

Urgency DeskSlot::urgency() const {
    return urgencyOf(m_row, m_now());
}

void DeskSlot::paintPaper(QPainter& painter) const {
    const QRectF shape = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool pulses = m_pulse.isActive();
    painter.setPen(m_theme.color(pulses || m_open ? Token::accent : Token::border));
    painter.setBrush(m_theme.color(m_open || pulses ? Token::bgSelected
                                   : underMouse()   ? Token::bgHover
                                                    : Token::bgWindow));
    if (m_open && !pulses && !m_theme.highContrast())
        painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(shape, 4, 4);
    if (m_open)
        painter.fillRect(QRect(0, height() - kUnderline, width(), kUnderline), m_theme.color(Token::accent));
}

void DeskSlot::paintFree(QPainter& painter) const {
    painter.setPen(QPen(m_theme.color(m_theme.highContrast() ? Token::borderStrong : Token::border), 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(m_theme.font(TextStyle::caption));
    painter.setPen(m_theme.color(Token::textMuted));
    painter.drawText(rect(), Qt::AlignCenter, QString::number(m_number));
}

/// Colour never speaks alone: a clock when it gets late, "!" when it is.
void DeskSlot::paintTimer(QPainter& painter, const QRect& line) const {
    const QString words = waitingWords();
    if (words.isEmpty())
        return;
    const Urgency now = urgency();
    const Token colour = now == Urgency::late   ? Token::dangerText
                         : now == Urgency::soon ? Token::warningText
                                                : Token::textSecondary;
    QRect place = line;
    if (const QString clock = kit::urgencyIcon(now); !clock.isEmpty()) {
        const int side = m_theme.px(kClock);
        const QRect icon(line.topLeft(), QSize(side, line.height()));
        m_theme.paintIcon(painter, QStyle::visualRect(layoutDirection(), line, icon), clock, kClock, colour);
        place.adjust(side + 2, 0, 0, 0);
    }
    const bool calls = now == Urgency::soon || now == Urgency::late;
    painter.setFont(m_theme.font(TextStyle::caption, calls ? Weight::semibold : Weight::regular));
    painter.setPen(m_theme.color(colour));
    painter.drawText(QStyle::visualRect(layoutDirection(), line, place),
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
                     now == Urgency::late ? QStringLiteral("! ") + words : words);
}

/// Guests differ by their numbers, which stand at the end of their names. Of other names a whole first word says more
/// than most of it and dots.
QString DeskSlot::nameIn(const QFontMetrics& metrics, int width) const {
    const QString name = QStringLiteral("%1 %2").arg(m_number).arg(m_row.customerName);
    if (metrics.horizontalAdvance(name) <= width)
        return name;
    if (!m_row.guestNumber.isEmpty()) {
        const QString numbered = tr("%1 No. %2", "number of the slot, of a guest").arg(m_number).arg(m_row.guestNumber);
        return metrics.horizontalAdvance(numbered) <= width
                   ? numbered
                   : QStringLiteral("%1 %2").arg(m_number).arg(m_row.guestNumber);
    }
    const QString first = QStringLiteral("%1 %2").arg(m_number).arg(shortName(m_row.customerName));
    const bool survives = metrics.elidedText(name, Qt::ElideRight, width).startsWith(first);
    return !survives && metrics.horizontalAdvance(first) <= width ? first : name;
}

void DeskSlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_row.id == 0)
        return paintFree(painter);
    paintPaper(painter);
    const int lineHeight = m_theme.lineHeight(TextStyle::caption);
    const QRect words = rect().adjusted(kSide, (height() - 2 * lineHeight) / 2, -kSide, 0);
    QRect first(words.left(), words.top(), words.width(), lineHeight);
    QRect second = first.translated(0, lineHeight);
    painter.setFont(m_theme.font(TextStyle::caption, m_row.unread > 0 || m_open ? Weight::semibold : Weight::regular));
    painter.setPen(m_theme.color(Token::textPrimary));
    const QString name = nameIn(painter.fontMetrics(), first.width());
    painter.drawText(first,
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(
                         name, m_row.guestNumber.isEmpty() ? Qt::ElideRight : Qt::ElideMiddle, first.width()));
    if (m_row.unread > 0) {
        const QSize size(kit::unreadPillWidth(m_theme, m_row.unread), std::min(m_theme.px(16), lineHeight));
        const QRect pill(QPoint(second.right() + 1 - size.width(), second.top() + (lineHeight - size.height()) / 2),
                         size);
        // The timer says more: beside it the number stands only where there is room for both.
        const int timer = painter.fontMetrics().horizontalAdvance(waitingWords()) + m_theme.px(kClock) + 4;
        if (waitingWords().isEmpty() || timer + size.width() <= second.width()) {
            kit::paintUnreadPill(painter, m_theme, QStyle::visualRect(layoutDirection(), second, pill), m_row.unread);
            second = QStyle::visualRect(layoutDirection(), second, second.adjusted(0, 0, -size.width() - 2, 0));
        }
    }
    paintTimer(painter, second);
    if (hasFocus())
        kit::paintFocusRing(painter, m_theme, rect(), 4);
}

} // namespace pult::client
