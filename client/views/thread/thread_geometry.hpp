// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace pult::client {

/// Where the strips of a thread stand, one below the other. Heights are guesses until somebody has laid the
/// strip out. At most a few hundred rows, so sums are simply added up again after a change.
class ThreadGeometry {
public:
    void clear();
    void insert(int at, std::span<const int> guesses);
    void remove(int at, int count);
    /// As std::rotate: what begins at `middle` comes to `first`.
    void rotate(int first, int middle, int end);
    /// Returns by how much the strip grew.
    int setExact(int row, int height);
    /// Every height becomes a guess again: the width or the type has changed.
    void distrustAll();
    void distrust(int row);

    int count() const { return static_cast<int>(m_strips.size()); }
    bool isExact(int row) const { return m_strips[static_cast<std::size_t>(row)].exact; }
    int height(int row) const { return m_strips[static_cast<std::size_t>(row)].height; }
    int top(int row) const;
    int total() const;
    /// The strip at a height, the nearest one outside; -1 only when empty.
    int rowAt(int y) const;

private:
    struct Strip {
        int height;
        bool exact;
    };
    void addUp() const;

    std::vector<Strip> m_strips;
    mutable std::vector<int> m_tops; ///< one more than strips; empty when out of date
};

/// What stays where it is while everything around it changes: a row and the distance of the view's top edge
/// from the row's top, or the very end.
struct ThreadAnchor {
    int row = -1; ///< -1: the end
    int offset = 0;

    bool atEnd() const { return row < 0; }
    void rowsInserted(int at, int count);
    /// A removed row gives its place to the next one that remains, or to the end.
    void rowsRemoved(int at, int count, int remaining);
};

/// The anchor for a scroll position, and back. `view` is the height that is seen.
ThreadAnchor anchorAt(const ThreadGeometry& geometry, int scroll, int view);
int scrollOf(const ThreadGeometry& geometry, const ThreadAnchor& anchor, int view);

} // namespace pult::client
