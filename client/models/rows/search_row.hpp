// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/text_mark.hpp"

#include <QList>
#include <QString>

#include <cstdint>

namespace pult::client {

enum class SearchKind { heading, customer, message, note, template_, more, order };
enum class SearchGroup { customers, messages, templates, orders };

/// One line of what a search has found.
struct SearchRow {
    SearchKind kind = SearchKind::heading;
    SearchGroup group = SearchGroup::messages;
    QString title; ///< of a heading its words
    QList<TextMark> titleMarks;
    QString words;
    QList<TextMark> wordsMarks;
    QList<TextMark> textMarks; ///< in the whole text of the message
    QString channelKind;
    std::int64_t customerId = 0;
    std::int64_t atMs = 0;
    std::int64_t dialogId = 0; ///< 0: there is none to open
    std::int64_t messageId = 0;
    std::int64_t templateId = 0;

    /// Can be gone to with the arrow keys.
    bool isHit() const { return kind != SearchKind::heading; }
    bool operator==(const SearchRow&) const = default;
};

enum class SearchState {
    idle,      ///< nothing is looked for
    searching, ///< nothing has come yet
    found,
    nothing,
    failed,
};

/// What the search shows.
struct SearchView {
    SearchState state = SearchState::idle;
    QString typed;
    QList<SearchRow> rows;
    QString remark;       ///< over the rows, or why there are none
    bool offline = false; ///< only what is kept on this computer was looked through
};

} // namespace pult::client
