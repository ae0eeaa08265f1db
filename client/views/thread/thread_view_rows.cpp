// SPDX-License-Identifier: GPL-3.0-or-later
// How the thread follows its model: rows that come, go, move and change.
#include "client/views/thread/thread_view.hpp"

#include "client/kit/time_words.hpp"

#include <QAbstractItemModel>

#include <algorithm>

namespace pult::client {

namespace {

/// Nobody reads faster than that.
constexpr int kNoticeMs = 400;

} // namespace

void ThreadView::onReset() {
    m_cells.clear();
    m_geometry.clear();
    m_selection.clear();
    m_anchor = {};
    m_current = -1;
    m_arrived = 0;
    m_freshFrom = 0;
    m_opening = m_untouched = true;
    m_askedOlder = m_askedNewer = false;
    if (m_model && m_model->rowCount() > 0)
        onInserted(0, m_model->rowCount() - 1);
    settle();
}

void ThreadView::onInserted(int first, int last) {
    const int count = last - first + 1;
    const bool wasAtEnd = atEnd();
    const bool appended = first == m_geometry.count();
    std::vector<int> guesses;
    guesses.reserve(static_cast<std::size_t>(count));
    const MessageFrame now = frame();
    m_cells.insert(m_cells.begin() + first, static_cast<std::size_t>(count), Cell{});
    for (int row = first; row <= last; ++row)
        guesses.push_back(estimateHeight(message(row), now, m_theme));
    m_geometry.insert(first, guesses);
    m_anchor.rowsInserted(first, count);
    m_selection.rowsInserted(first, count);
    if (m_current >= first)
        m_current += count;
    m_askedOlder = m_askedOlder && first != 0;
    m_askedNewer = m_askedNewer && !appended;
    refreshSurroundings(first - 1, last + 1);

    // What the operator has just sent is always shown; what others send never moves the view.
    const bool ownNow = appended && count == 1 && message(last).mine && message(last).id == 0;
    m_untouched = m_untouched && (m_opening || !appended);
    const bool news = appended && !m_opening && message(first).seq != 0;
    if (news && !isFresh())
        m_freshFrom = message(first).seq;
    if (news)
        m_freshSinceMs = m_now();
    if (ownNow && message(last).direction == Direction::out)
        dropUnreadBar();
    if (ownNow)
        m_anchor = {};
    else if (appended && !wasAtEnd && !m_opening)
        m_arrived += count;
    settle();
}

/// Who has answered has read what was new.
void ThreadView::dropUnreadBar() {
    const std::int64_t unread = std::exchange(m_firstUnread, 0);
    if (unread == 0)
        return;
    for (int row = m_geometry.count() - 1; row >= 0; --row)
        if (message(row).id == unread)
            return refreshSurroundings(row - 1, row);
}

void ThreadView::onRemoved(int first, int last) {
    const int count = last - first + 1;
    m_cells.erase(m_cells.begin() + first, m_cells.begin() + last + 1);
    m_geometry.remove(first, count);
    m_anchor.rowsRemoved(first, count, m_geometry.count());
    m_selection.rowsRemoved(first, count);
    if (m_current >= first)
        m_current = m_current > last ? m_current - count : -1;
    refreshSurroundings(first - 1, first);
    settle();
}

void ThreadView::onMoved(int first, int last, int to) {
    // The strips between the two places change theirs; they keep their heights, so nothing is guessed again.
    const int from = to < first ? to : first;
    const int end = to < first ? last + 1 : to;
    const int middle = to < first ? first : last + 1;
    std::rotate(m_cells.begin() + from, m_cells.begin() + middle, m_cells.begin() + end);
    m_geometry.rotate(from, middle, end);
    const auto follow = [=](int row) {
        if (row < from || row >= end)
            return row;
        return row < middle ? row + (end - middle) : row - (middle - from);
    };
    if (!m_anchor.atEnd())
        m_anchor.row = follow(m_anchor.row);
    if (m_current >= 0)
        m_current = follow(m_current);
    m_selection.clear();
    refreshSurroundings(from - 1, end);
    settle();
}

void ThreadView::onChanged(int first, int last) {
    for (int row = first; row <= last; ++row) {
        m_cells[static_cast<std::size_t>(row)].layout.reset();
        m_geometry.distrust(row);
    }
    refreshSurroundings(first - 1, last + 1);
    settle();
    viewport()->update();
}

MessageSurroundings ThreadView::surroundingsOf(int row) const {
    MessageSurroundings around;
    const MessageRow& own = message(row);
    around.firstUnread = own.id != 0 && own.id == m_firstUnread;
    if (row > 0) {
        const MessageRow& before = message(row - 1);
        around.startsDay = !kit::TimeWords::sameDay(before.atMs, own.atMs);
        around.startsGroup = around.firstUnread || !continuesGroup(before, own);
    } else {
        around.startsDay = !m_edges.hasOlder;
    }
    if (row + 1 < m_geometry.count()) {
        const MessageRow& after = message(row + 1);
        around.endsGroup = !continuesGroup(own, after) || (after.id != 0 && after.id == m_firstUnread);
    }
    return around;
}

void ThreadView::refreshSurroundings(int first, int last) {
    for (int row = std::max(first, 0); row <= std::min(last, m_geometry.count() - 1); ++row) {
        Cell& cell = m_cells[static_cast<std::size_t>(row)];
        const MessageSurroundings around = surroundingsOf(row);
        if (around == cell.around && cell.layout)
            continue;
        cell.around = around;
        cell.layout.reset();
        m_geometry.distrust(row);
    }
}

/// A clock that was set back leaves nothing fresh for hours.
bool ThreadView::isFresh() const {
    const std::int64_t since = m_now() - m_freshSinceMs;
    return m_freshFrom != 0 && since >= 0 && since <= kNoticeMs;
}

std::int64_t ThreadView::seenSeq() const {
    const bool fresh = isFresh();
    bool isHere = false;
    for (int row = m_geometry.count() - 1; row >= 0; --row) {
        const std::int64_t seq = message(row).seq;
        isHere = isHere || seq != 0;
        const bool below = rowRect(row).top() >= viewHeight();
        if (seq != 0 && !below && !(fresh && seq >= m_freshFrom))
            return seq;
    }
    return isHere ? 0 : m_toldSeq;
}

} // namespace pult::client
