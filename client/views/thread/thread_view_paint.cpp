// SPDX-License-Identifier: GPL-3.0-or-later
// How the thread is drawn: its strips, the day that stays at the top, what stands below the last message.
#include "client/views/thread/thread_view.hpp"

#include "client/delegates/message_painter.hpp"
#include "client/kit/paint.hpp"
#include "client/kit/theme.hpp"
#include "client/kit/time_words.hpp"

#include <QAbstractItemModel>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <optional>
#include <tuple>

namespace pult::client {

namespace {
constexpr int kStickyTop = 10;
constexpr int kStickyGap = 4;
constexpr int kStickyRoom = 200;
} // namespace

void ThreadView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_theme.color(kit::Token::bgChat));
    if (m_geometry.count() == 0)
        paintEmpty(painter);
    else
        paintRows(painter, event->rect());
    // A message that is in sight has a ring of its own.
    const bool currentShown = m_current >= 0 && rowRect(m_current).intersects(viewport()->rect());
    if (hasFocus() && m_wantsRing && !currentShown)
        kit::paintFocusRing(painter, m_theme, viewport()->rect(), 4);
}

void ThreadView::paintRows(QPainter& painter, const QRect& exposed) {
    const MessageFrame now = frame();
    const int origin = originY();
    const int last = m_geometry.rowAt(exposed.bottom() - origin);
    for (int row = m_geometry.rowAt(exposed.top() - origin); row <= last; ++row) {
        const Cell& cell = m_cells[static_cast<std::size_t>(row)];
        if (!cell.layout)
            continue;
        const MessageRow& shown = message(row);
        MessageLook look;
        std::tie(look.selectionStart, look.selectionEnd) = m_selection.within(row, static_cast<int>(shown.text.size()));
        look.current = (row == m_current && hasFocus()) || (m_quoted != 0 && shown.id == m_quoted);
        look.flashing = m_flashing != 0 && shown.id == m_flashing;
        look.marks = m_marks.value(shown.id);
        look.found = m_found != 0 && shown.id == m_found;
        if (m_sought != 0 && shown.id == m_sought && !m_soughtMarks.isEmpty()) {
            look.marks = m_soughtMarks;
            look.found = true;
        }
        look.picture = m_pictures;
        look.voice = m_voices;
        painter.save();
        painter.translate(0, origin + m_geometry.top(row));
        paintMessage(painter, shown, *cell.layout, look, now, m_theme);
        painter.restore();
        if (isHeld(shown, now.nowMs) && !m_ringTimer.isActive())
            m_ringTimer.start();
    }
    paintFoot(painter);
    const StickyDay day = stickyDay();
    if (!day.pill.isEmpty())
        paintDayPill(painter, day.pill, day.words, m_theme);
    paintHole(painter, day.pill.isEmpty() ? std::max(originY(), 0) + 4 : day.pill.bottom() + 4);
    paintTicks(painter);
}

/// Where the marked messages stand in the whole of what is loaded, beside the scroll bar; the one gone to is longer.
void ThreadView::paintTicks(QPainter& painter) {
    if (m_marks.isEmpty() || m_geometry.total() <= viewHeight())
        return;
    const int edge = layoutDirection() == Qt::RightToLeft ? 0 : viewport()->width();
    for (int row = 0; row < m_geometry.count(); ++row) {
        const std::int64_t id = message(row).id;
        if (!m_marks.contains(id))
            continue;
        const int length = m_theme.px(id == m_found ? 12 : 6);
        const auto y = static_cast<int>(static_cast<std::int64_t>(m_geometry.top(row)) * viewport()->height() /
                                        m_geometry.total());
        painter.fillRect(QRect(edge == 0 ? 0 : edge - length, y, length, 3), m_theme.color(kit::Token::warningText));
    }
}

/// Where the messages kept on this computer end: over the very beginning, when that is in sight.
void ThreadView::paintHole(QPainter& painter, int top) {
    if (!m_edges.hasOlder || !m_edges.needsNetwork || scrollTop() > viewHeight() / 4)
        return;
    const QString words = tr("Older messages need the network");
    const QFont font = m_theme.font(kit::TextStyle::small);
    const QFontMetrics metrics(font);
    const int height = m_theme.lineHeight(kit::TextStyle::small) + 8;
    const int width = std::min(metrics.horizontalAdvance(words) + 24, viewport()->width() - 16);
    const QRect chip((viewport()->width() - width) / 2, top, width, height);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.color(kit::Token::borderStrong));
    painter.setBrush(m_theme.color(kit::Token::bgSurface));
    painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), height / 2.0, height / 2.0);
    painter.setFont(font);
    painter.setPen(m_theme.color(kit::Token::textSecondary));
    painter.drawText(chip, Qt::AlignCenter, metrics.elidedText(words, Qt::ElideRight, width - 16));
}

/// Until the line of the next day pushes it away.
ThreadView::StickyDay ThreadView::stickyDay() const {
    // Over a few lines only it would cover more than it tells.
    if (m_geometry.count() == 0 || originY() > 0 || viewHeight() < m_theme.px(kStickyRoom))
        return {};
    const auto dayTop = [this](int of) {
        const auto& layout = m_cells[static_cast<std::size_t>(of)].layout;
        return layout && !layout->day.isEmpty() ? std::optional(rowRect(of).top() + layout->day.top()) : std::nullopt;
    };
    const int row = m_geometry.rowAt(scrollTop());
    if (dayTop(row).value_or(-1) >= kStickyTop)
        return {};
    // At rest everybody knows that it is today, and the pill would only lie over words.
    if (!m_dayTimer.isActive() && kit::TimeWords::sameDay(message(row).atMs, m_now()))
        return {};
    const QString words = kit::TimeWords::day(message(row).atMs, m_now());
    QRect pill = dayPill(words, viewport()->width(), kStickyTop, m_theme);
    for (int next = row + 1; next < m_geometry.count() && rowRect(next).top() < pill.bottom() + pill.height(); ++next)
        if (const auto top = dayTop(next); top && *top < pill.bottom() + kStickyGap)
            pill.moveBottom(*top - kStickyGap);
    return {pill, words};
}

void ThreadView::paintFoot(QPainter& painter) {
    if (m_typing.isEmpty())
        return;
    const int line = m_theme.lineHeight(kit::TextStyle::small);
    const int top = originY() + m_geometry.total() + 8;
    const int column = std::min(viewport()->width(), m_theme.px(760));
    QRect words((viewport()->width() - column) / 2 + m_theme.px(32) + 24, top, column - m_theme.px(32) - 40, line);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 3; ++i) {
        painter.setBrush(m_theme.color(i == 2 ? kit::Token::borderStrong : kit::Token::textMuted));
        painter.drawEllipse(QRectF(words.left() + i * 8, words.center().y() - 2, 5, 5));
    }
    words.setLeft(words.left() + 30);
    painter.setFont(m_theme.font(kit::TextStyle::small));
    painter.setPen(m_theme.color(kit::Token::textSecondary));
    painter.drawText(words, Qt::AlignVCenter, m_typing);
}

void ThreadView::setGone(const QString& words) {
    m_gone = words;
    setAccessibleName(words.isEmpty() ? tr("Messages") : words);
    viewport()->update();
}

void ThreadView::paintEmpty(QPainter& painter) {
    const bool loading = m_edges.loadingOlder || m_edges.loadingNewer;
    const bool unreachable = m_model && !loading && m_edges.needsNetwork;
    const QString words = !m_gone.isEmpty() ? m_gone
                          : !m_model        ? tr("Choose a dialog on the left or take the next one from the queue")
                          : loading         ? tr("Loading messages…")
                          : unreachable ? tr("This dialog's messages are not on this computer: they need the network")
                                        : tr("No messages yet");
    const int side = m_theme.px(24);
    const QRect middle = viewport()->rect().adjusted(32, 0, -32, 0);
    m_theme.paintIcon(painter, QRect(middle.left(), middle.center().y() - side * 2, middle.width(), side),
                      QStringLiteral("message-circle"), 24, kit::Token::textMuted);
    painter.setFont(m_theme.font(kit::TextStyle::body));
    painter.setPen(m_theme.color(kit::Token::textSecondary));
    painter.drawText(QRect(middle.left(), middle.center().y() - side / 2, middle.width(), side * 4),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, words);
}

} // namespace pult::client
