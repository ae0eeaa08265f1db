// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <compare>
#include <utility>

namespace pult::client {

/// A place between two characters of a thread.
struct ThreadCaret {
    int row = -1;
    int position = 0;
    auto operator<=>(const ThreadCaret&) const = default;
};

/// Marked text, over one or many messages. Keeps its rows through insertions and is dropped when one of its
/// ends is removed.
class ThreadSelection {
public:
    void start(ThreadCaret at) { m_fixed = m_moving = at; }
    void extend(ThreadCaret to) { m_moving = to; }
    void clear() { m_fixed = m_moving = {}; }

    bool isEmpty() const { return m_fixed.row < 0 || m_fixed == m_moving; }
    ThreadCaret first() const { return std::min(m_fixed, m_moving); }
    ThreadCaret last() const { return std::max(m_fixed, m_moving); }

    /// What is marked of a row whose text has `length` characters: start and end, equal when nothing is.
    std::pair<int, int> within(int row, int length) const {
        if (isEmpty() || row < first().row || row > last().row)
            return {0, 0};
        return {row == first().row ? first().position : 0, row == last().row ? last().position : length};
    }

    void rowsInserted(int at, int count) {
        for (ThreadCaret* caret : {&m_fixed, &m_moving})
            if (caret->row >= at)
                caret->row += count;
    }
    void rowsRemoved(int at, int count) {
        for (const ThreadCaret* caret : {&m_fixed, &m_moving})
            if (caret->row >= at && caret->row < at + count)
                return clear();
        for (ThreadCaret* caret : {&m_fixed, &m_moving})
            if (caret->row >= at + count)
                caret->row -= count;
    }

private:
    ThreadCaret m_fixed;
    ThreadCaret m_moving;
};

} // namespace pult::client
