// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "client/models/list/dialog_list_model.hpp"
#include "client/state/desk.hpp"

/// What only the sources of DialogListModel know.
namespace pult::client {

struct DialogListModel::State {
    struct Known {
        SortKey key;
        bool unanswered = false;
    };
    struct Page {
        SortKey upTo;                     ///< the last row of the page
        std::optional<std::string> after; ///< what fetches it
    };

    DialogQuery query;
    std::vector<SortKey> rows;
    std::unordered_map<DialogId, Known> known;
    int unanswered = 0;
    int tail = 0;

    std::vector<Page> pages;
    std::optional<std::string> next;
    bool loaded = false; ///< the first page of this session is here
    bool fetching = false;
    bool unreachable = false; ///< there is more, but no network to get it
    unsigned attempt = 0;     ///< answers to an older one are out of date
    int wanted = 0;

    std::unordered_set<DialogId> dirty;
    std::unordered_set<DialogId> removed;
    int hold = -1; ///< the last row that stays in its place
    std::unordered_set<DialogId> heldBack;
    mutable std::set<int> wishes;
    std::unordered_set<DialogId> fetchingForgotten;
    mutable std::unordered_map<DialogId, DialogRow> built;

    bool complete() const { return loaded && !next; }
    /// Rows behind the last loaded page come with their page.
    bool inRange(const SortKey& key) const { return !loaded || !next || pages.empty() || key <= pages.back().upTo; }
    int place(const SortKey& key) const {
        return static_cast<int>(std::lower_bound(rows.begin(), rows.end(), key) - rows.begin());
    }
};

/// Where a dialog stands and where it belongs; -1: nowhere.
struct DialogListModel::Place {
    int from = -1;
    int to = -1;
};

} // namespace pult::client
