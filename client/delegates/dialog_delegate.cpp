// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/delegates/dialog_delegate.hpp"

#include "client/delegates/dialog_preview.hpp"
#include "client/delegates/waiting_words.hpp"
#include "client/kit/paint.hpp"
#include "client/kit/plain_tip.hpp"
#include "client/kit/time_words.hpp"
#include "client/models/list/dialog_roles.hpp"
#include "client/models/words/priority_words.hpp"

#include <QAbstractItemView>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace pult::client {

using kit::TextStyle;
using kit::Token;
using kit::Weight;

/// The right end of the first line: a waiting chip, the time of the last message, or the end of a snooze.
struct DialogDelegate::Marker {
    QString text;
    bool chip = false;
    kit::Urgency urgency = kit::Urgency::calm;
    bool snoozed = false;
    int width = 0;
};

namespace {

const DialogRow* rowOf(const QModelIndex& index) {
    return index.data(DialogRowRole).value<const DialogRow*>();
}

/// The stage, then the tags; the channel where there is neither.
QString marksLine(const DialogRow& row) {
    QString line = row.stageName;
    for (const QString& tag : row.tags)
        line += (line.isEmpty() ? QStringLiteral("#") : QStringLiteral(" #")) + tag;
    return line.isEmpty() ? row.channelName : line;
}

void drawElided(QPainter& painter, const QRect& rect, const QString& text, Qt::LayoutDirection direction) {
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect,
                     static_cast<int>(QStyle::visualAlignment(direction, Qt::AlignLeft) | Qt::AlignVCenter) |
                         Qt::TextSingleLine,
                     shown);
}

} // namespace

DialogDelegate::DialogDelegate(const kit::Theme& theme, kit::NowMs now, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_now(std::move(now)) {}

QSize DialogDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {m_theme.px(200), dialogRowHeight(m_theme, m_density)};
}

DialogDelegate::Marker DialogDelegate::markerOf(const DialogRow& row) const {
    Marker marker;
    const std::int64_t now = m_now();
    if (isWaiting(row)) {
        marker.chip = true;
        marker.urgency = urgencyOf(row, now);
        marker.text = waitingWords(row, now);
        marker.width = kit::waitingChipWidth(m_theme, marker.text, marker.urgency);
        return marker;
    }
    marker.snoozed = row.status == DialogStatus::snoozed && row.snoozedUntilMs > 0;
    const std::int64_t at = marker.snoozed ? row.snoozedUntilMs : row.lastAtMs;
    if (at <= 0)
        return marker;
    marker.text = kit::TimeWords::inRow(at, now);
    marker.width = QFontMetrics(m_theme.font(TextStyle::caption)).horizontalAdvance(marker.text) + 1;
    if (marker.snoozed)
        marker.width += m_theme.px(16) + 4;
    return marker;
}

DialogRowWishes DialogDelegate::wishesOf(const DialogRow& row, const Marker& marker) const {
    DialogRowWishes wishes;
    wishes.marker = marker.width;
    wishes.presence = !row.viewing.isEmpty();
    wishes.unread = row.unread > 0 ? kit::unreadPillWidth(m_theme, row.unread) : 0;
    if (!row.assigneeName.isEmpty())
        wishes.owner = QFontMetrics(m_theme.font(TextStyle::caption, Weight::semibold))
                           .horizontalAdvance(kit::initials(row.assigneeName)) +
                       1;
    wishes.badgeWidth = kit::channelBadgeSize(m_theme, row.channelKind).width();
    wishes.previewIcon = previewIn(row).icon.isEmpty() ? 0 : m_theme.px(16);
    return wishes;
}

QRect DialogDelegate::tickingRect(const QRect& row, const QModelIndex& index) const {
    const DialogRow* dialog = rowOf(index);
    if (!dialog)
        return {};
    const Marker marker = markerOf(*dialog);
    if (!marker.chip)
        return {};
    const auto rects =
        layoutDialogRow(row, wishesOf(*dialog, marker), m_theme, m_density, QGuiApplication::layoutDirection());
    // The chip may grow by a digit or an icon: the name beside it is drawn again as well.
    return rects.marker.united(rects.name);
}

bool DialogDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                               const QModelIndex& index) {
    const DialogRow* row = rowOf(index);
    if (!row || !isWaiting(*row) || event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const auto rects =
        layoutDialogRow(option.rect, wishesOf(*row, markerOf(*row)), m_theme, m_density, option.direction);
    if (!rects.marker.contains(event->pos()))
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), kit::plainTip(waitingTip(*row, m_now())), view, rects.marker);
    return true;
}

QColor DialogDelegate::paperOf(const QStyleOptionViewItem& option) const {
    if (option.state & QStyle::State_Selected)
        return m_theme.color(Token::bgSelected);
    if (option.state & QStyle::State_MouseOver)
        return m_theme.color(Token::bgHover);
    return m_theme.color(Token::bgSurface);
}

void DialogDelegate::paintPaper(QPainter& painter, const QStyleOptionViewItem& option) const {
    painter.fillRect(option.rect, paperOf(option));
    if (m_theme.highContrast() && option.state & QStyle::State_Selected)
        kit::paintMark(painter, m_theme, option.rect, 0, kit::Marked::selected);
    if (option.state & QStyle::State_Selected) {
        const QRect bar(option.rect.topLeft(), QSize(3, option.rect.height()));
        painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar), m_theme.color(Token::accent));
    }
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        kit::paintFocusRing(painter, m_theme, option.rect, 4);
}

void DialogDelegate::paintSkeleton(QPainter& painter, const QStyleOptionViewItem& option) const {
    const auto rects = layoutDialogRow(option.rect, {}, m_theme, m_density, option.direction);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(m_theme.highContrast() ? Token::border : Token::bgHover));
    painter.drawEllipse(rects.avatar);
    const auto bar = [&](const QRect& line, int percent) {
        if (line.isEmpty())
            return;
        QRect shape = line.adjusted(0, line.height() / 4, 0, -line.height() / 4);
        shape.setWidth(shape.width() * percent / 100);
        painter.drawRoundedRect(QStyle::visualRect(option.direction, line, shape), 4, 4);
    };
    bar(rects.name, 55);
    bar(rects.preview, 85);
    bar(rects.tags, 35);
}

/// What was not done with it comes before all that there is to say of it, and a tick would contradict it.
DialogPreview DialogDelegate::previewIn(const DialogRow& row) const {
    const auto trouble = m_troubles.find(row.id);
    if (trouble == m_troubles.end())
        return previewOf(row);
    DialogPreview preview;
    preview.icon = QStringLiteral("alert-circle");
    preview.iconColour = Token::dangerText;
    preview.lead = tr("Not done:");
    preview.text = *trouble;
    return preview;
}

void DialogDelegate::paintPreview(QPainter& painter, const DialogRow& row, const DialogRowRects& rects) const {
    const DialogPreview preview = previewIn(row);
    if (!preview.icon.isEmpty())
        m_theme.paintIcon(painter, rects.previewIcon, preview.icon, 16, preview.iconColour);
    painter.setFont(m_theme.font(TextStyle::small));
    QRect rest = rects.preview;
    const auto direction = QGuiApplication::layoutDirection();
    if (!preview.lead.isEmpty()) {
        const int width = std::min(painter.fontMetrics().horizontalAdvance(preview.lead) + 2, rest.width());
        const QRect lead = QStyle::visualRect(direction, rest, QRect(rest.topLeft(), QSize(width, rest.height())));
        painter.setPen(m_theme.color(preview.leadColour));
        drawElided(painter, lead, preview.lead, direction);
        const int used = width + painter.fontMetrics().horizontalAdvance(u' ');
        rest =
            QStyle::visualRect(direction, rest, QRect(rest.x() + used, rest.y(), rest.width() - used, rest.height()));
    }
    painter.setPen(m_theme.color(preview.textColour));
    drawElided(painter, rest, preview.text, direction);
}

/// Answers what is left of the line.
QRect DialogDelegate::paintPriority(QPainter& painter, int priority, const QRect& line,
                                    Qt::LayoutDirection direction) const {
    const QString words = priorityWords(priority);
    if (words.isEmpty())
        return line;
    const Token colour = priority >= kUrgentPriority ? Token::dangerText
                         : priority > 0              ? Token::warningText
                                                     : Token::textMuted;
    const int side = m_theme.px(14);
    const int wide = std::min(side + 2 + painter.fontMetrics().horizontalAdvance(words), line.width());
    const auto mirrored = [&](const QRect& part) { return QStyle::visualRect(direction, line, part); };
    m_theme.paintIcon(painter, mirrored(QRect(line.x(), line.y(), side, line.height())), priorityIcon(priority), 14,
                      colour);
    painter.setPen(m_theme.color(colour));
    drawElided(painter, mirrored(QRect(line.x() + side + 2, line.y(), wide - side - 2, line.height())), words,
               direction);
    return mirrored(line.adjusted(wide + 6, 0, 0, 0));
}

void DialogDelegate::paintMarker(QPainter& painter, const Marker& marker, const QRect& rect) const {
    if (marker.chip) {
        kit::paintWaitingChip(painter, m_theme, rect, marker.text, marker.urgency);
        return;
    }
    if (marker.snoozed)
        m_theme.paintIcon(painter, QRect(rect.x(), rect.y(), m_theme.px(16), rect.height()),
                          QStringLiteral("alarm-snooze"), 16, Token::textMuted);
    painter.setFont(m_theme.font(TextStyle::caption));
    painter.setPen(m_theme.color(Token::textMuted));
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, marker.text);
}

void DialogDelegate::paintTick(QPainter& painter, const QRect& avatar) const {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Token::accent));
    painter.drawEllipse(avatar);
    m_theme.paintIcon(painter, avatar, QStringLiteral("check"), 24, Token::onAccent);
}

/// Beside the row, so that its words stay as readable as they are.
void DialogDelegate::paintPulse(QPainter& painter, const QRect& row) const {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.color(Token::accent), 2));
    painter.drawRect(row.adjusted(1, 1, -1, -2));
}

void DialogDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    const DialogRow* row = rowOf(index);
    paintPaper(*painter, option);
    if (!row) {
        paintSkeleton(*painter, option);
        painter->restore();
        return;
    }
    const Marker marker = markerOf(*row);
    const auto rects = layoutDialogRow(option.rect, wishesOf(*row, marker), m_theme, m_density, option.direction);

    if (m_pulsing.contains(row->id))
        paintPulse(*painter, option.rect);
    if (m_chosen.contains(row->id))
        paintTick(*painter, rects.avatar);
    else
        kit::paintAvatar(*painter, m_theme, rects.avatar, row->customerName, row->customerId, rects.lift);
    kit::paintChannelBadge(*painter, m_theme, rects.badge, row->channelKind, paperOf(option));

    painter->setFont(m_theme.font(TextStyle::body, row->unread > 0 ? Weight::semibold : Weight::regular));
    painter->setPen(m_theme.color(Token::textPrimary));
    drawElided(*painter, rects.name, row->customerName, option.direction);
    if (!rects.presence.isEmpty())
        m_theme.paintIcon(*painter, rects.presence, QStringLiteral("eye"), 16, Token::textMuted);
    if (!marker.text.isEmpty())
        paintMarker(*painter, marker, rects.marker);

    paintPreview(*painter, *row, rects);
    if (row->unread > 0)
        kit::paintUnreadPill(*painter, m_theme, rects.unread, row->unread);

    painter->setPen(m_theme.color(Token::textMuted));
    if (!rects.tags.isEmpty()) {
        painter->setFont(m_theme.font(TextStyle::caption));
        const QRect rest = paintPriority(*painter, row->priority, rects.tags, option.direction);
        painter->setPen(m_theme.color(Token::textMuted));
        drawElided(*painter, rest, marksLine(*row), option.direction);
    }
    if (!rects.owner.isEmpty()) {
        painter->setFont(m_theme.font(TextStyle::caption, Weight::semibold));
        painter->setPen(m_theme.color(Token::textSecondary));
        painter->drawText(rects.owner, Qt::AlignCenter, kit::initials(row->assigneeName));
    }
    painter->fillRect(rects.separator, m_theme.color(Token::border));
    painter->restore();
}

} // namespace pult::client
