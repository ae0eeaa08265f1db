// SPDX-License-Identifier: GPL-3.0-or-later
// The message that the reply will quote: chosen from the keyboard, marked in the thread.
#include "client/views/thread/thread_view.hpp"

namespace pult::client {

namespace {
bool isQuotable(const MessageRow& row) {
    const bool said = row.direction == Direction::in || row.direction == Direction::out;
    return row.id != 0 && said && !row.withheld;
}
} // namespace

std::int64_t ThreadView::quotableBeside(std::int64_t id, int by) const {
    int row = id != 0 ? rowOf(id, {}) : -1;
    if (row < 0)
        row = by < 0 ? m_geometry.count() : -1;
    for (row += by; row >= 0 && row < m_geometry.count(); row += by)
        if (isQuotable(message(row)))
            return message(row).id;
    return 0;
}

void ThreadView::setQuoted(std::int64_t id) {
    if (id == m_quoted)
        return;
    m_quoted = id;
    viewport()->update();
}

void ThreadView::showMessage(std::int64_t id) {
    if (const int row = rowOf(id, {}); id != 0 && row >= 0) {
        reveal(row);
        settle();
    }
}

} // namespace pult::client
