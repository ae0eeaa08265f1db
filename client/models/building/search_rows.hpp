// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/search_row.hpp"
#include "client/state/roster.hpp"
#include "shared/wire/search.hpp"

#include <functional>

namespace pult::client {

/// The lines of an answer, group by group: customers, orders, messages and notes, templates.
[[nodiscard]] QList<SearchRow> searchRows(const wire::SearchFound& found, const Roster& roster);

/// Marks of a whole text as they stand in one line of it that begins shortly before the first mark.
struct MarkedLine {
    QString words;
    QList<TextMark> marks;
};
[[nodiscard]] MarkedLine markedLine(const wire::MessageHit& hit);

} // namespace pult::client
