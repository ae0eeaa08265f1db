// SPDX-License-Identifier: GPL-3.0-or-later
// The way of the thread to its newest message, and the button for it.
#include "client/views/thread/jump_button.hpp"
#include "client/views/thread/thread_view.hpp"

#include <QStyle>

namespace pult::client {
namespace {
constexpr int kEdge = 12;
} // namespace

void ThreadView::scrollToEnd() {
    if (m_edges.hasNewer) {
        emit newestRequested();
        return;
    }
    m_anchor = {};
    m_arrived = 0;
    settle();
}

void ThreadView::updateJump() {
    if (atEnd())
        m_arrived = 0;
    const bool far = m_edges.hasNewer || m_geometry.total() - scrollTop() - viewHeight() > viewHeight() / 2;
    m_jump->setVisible(m_geometry.count() > 0 && !atEnd() && (far || m_arrived > 0));
    m_jump->setCount(m_arrived);
    m_jump->move(jumpPlace());
}

/// On the right; where that would hide a bubble and the other side is free it stands there, over an avatar at most.
QPoint ThreadView::jumpPlace() const {
    const QRect inside = viewport()->rect().adjusted(kEdge, kEdge, -kEdge, -kEdge);
    const auto at = [&](Qt::Alignment side) {
        return QStyle::alignedRect(Qt::LeftToRight, side | Qt::AlignBottom, m_jump->size(), inside).topLeft();
    };
    const auto isFree = [this](QPoint place) {
        const QRect disc = m_jump->disc().translated(place);
        const int last = m_geometry.rowAt(disc.bottom() - originY());
        for (int row = m_geometry.rowAt(disc.top() - originY()); row >= 0 && row <= last; ++row) {
            const auto& layout = m_cells[static_cast<std::size_t>(row)].layout;
            if (layout && layout->covers(disc.translated(-rowRect(row).topLeft())))
                return false;
        }
        return true;
    };
    const QPoint right = at(Qt::AlignRight);
    const QPoint left = at(Qt::AlignLeft);
    return isFree(right) || !isFree(left) ? right : left;
}

void ThreadView::endSought() {
    m_soughtMarks.clear();
    viewport()->update();
}

} // namespace pult::client
