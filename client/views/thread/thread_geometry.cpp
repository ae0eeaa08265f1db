// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/thread/thread_geometry.hpp"

#include <algorithm>

namespace pult::client {

void ThreadGeometry::clear() {
    m_strips.clear();
    m_tops.clear();
}

void ThreadGeometry::insert(int at, std::span<const int> guesses) {
    std::vector<Strip> strips;
    strips.reserve(guesses.size());
    for (int guess : guesses)
        strips.push_back({guess, false});
    m_strips.insert(m_strips.begin() + at, strips.begin(), strips.end());
    m_tops.clear();
}

void ThreadGeometry::remove(int at, int count) {
    m_strips.erase(m_strips.begin() + at, m_strips.begin() + at + count);
    m_tops.clear();
}

void ThreadGeometry::rotate(int first, int middle, int end) {
    std::rotate(m_strips.begin() + first, m_strips.begin() + middle, m_strips.begin() + end);
    m_tops.clear();
}

int ThreadGeometry::setExact(int row, int height) {
    Strip& strip = m_strips[static_cast<std::size_t>(row)];
    const int grown = height - strip.height;
    strip = {height, true};
    if (grown != 0)
        m_tops.clear();
    return grown;
}

void ThreadGeometry::distrustAll() {
    for (Strip& strip : m_strips)
        strip.exact = false;
}

void ThreadGeometry::distrust(int row) {
    m_strips[static_cast<std::size_t>(row)].exact = false;
}

void ThreadGeometry::addUp() const {
    if (!m_tops.empty())
        return;
    m_tops.reserve(m_strips.size() + 1);
    int y = 0;
    for (const Strip& strip : m_strips) {
        m_tops.push_back(y);
        y += strip.height;
    }
    m_tops.push_back(y);
}

int ThreadGeometry::top(int row) const {
    addUp();
    return m_tops[static_cast<std::size_t>(row)];
}

int ThreadGeometry::total() const {
    addUp();
    return m_tops.back();
}

int ThreadGeometry::rowAt(int y) const {
    addUp();
    const auto above = std::upper_bound(m_tops.begin(), m_tops.end() - 1, y);
    const int row = static_cast<int>(above - m_tops.begin()) - 1;
    return std::clamp(row, count() ? 0 : -1, count() - 1);
}

void ThreadAnchor::rowsInserted(int at, int count) {
    if (!atEnd() && at <= row)
        row += count;
}

void ThreadAnchor::rowsRemoved(int at, int count, int remaining) {
    if (atEnd() || at > row)
        return;
    if (at + count <= row) {
        row -= count;
        return;
    }
    offset = 0;
    row = at < remaining ? at : -1;
}

ThreadAnchor anchorAt(const ThreadGeometry& geometry, int scroll, int view) {
    if (geometry.count() == 0 || scroll >= geometry.total() - view)
        return {};
    const int row = geometry.rowAt(scroll);
    return {row, scroll - geometry.top(row)};
}

int scrollOf(const ThreadGeometry& geometry, const ThreadAnchor& anchor, int view) {
    const int most = std::max(geometry.total() - view, 0);
    if (anchor.atEnd() || anchor.row >= geometry.count())
        return most;
    return std::clamp(geometry.top(anchor.row) + anchor.offset, 0, most);
}

} // namespace pult::client
