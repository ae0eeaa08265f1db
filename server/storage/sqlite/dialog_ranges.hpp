// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <variant>

#include "server/storage/sqlite/rows.hpp"

namespace pult::storage::sqlite {

/// A condition with its values, in the order of its question marks.
struct Condition {
    std::string text;
    std::vector<std::variant<std::int64_t, std::string>> values;

    void both(const Condition& other);
};

/// A stretch of one index whose rows come out in the list's order. A list is the merge of a few of
/// them: that way no query sorts, and none looks at more rows than it shows, however many dialogs
/// there are and whoever asks.
struct Range {
    std::string from;  ///< FROM clause with the index; the dialog is `d`
    std::string key;   ///< the column it is sorted by
    std::string id;    ///< the column that tells equal keys apart
    Condition fixed;   ///< equalities that select the stretch
    Condition residue; ///< what has still to be checked per row
};

/// What may be shown to the asking principal, as conditions; at least one has to hold.
struct Share {
    std::optional<OperatorId> owner; ///< empty: whoever has it
    std::vector<GroupId> groups;     ///< empty: of any group
};
[[nodiscard]] std::vector<Share> sharesOf(const DialogQuery& query);

/// Stretches that together hold what `query` asks for, by urgency.
[[nodiscard]] std::vector<Range> urgencyRanges(Connection& db, const DialogQuery& query);
/// The same by the newest message; every filter is a residue here.
[[nodiscard]] std::vector<Range> recentRanges(const DialogQuery& query);
/// True when the filter or the scope may leave few of many dialogs: then they are better found by
/// urgencyRanges and sorted.
[[nodiscard]] bool isSelective(const DialogQuery& query);

} // namespace pult::storage::sqlite
