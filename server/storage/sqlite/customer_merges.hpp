// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/rows.hpp"

namespace pult::storage::sqlite {

/// What of the card that goes counts more than what stands in the one that stays.
struct MergeChoice {
    bool name = false;
    std::vector<std::string> fields;
};

/// Everything of `from` goes to `into`; his card stays, empty, for whoever still knows its number. What moved is
/// written down, so that it can be given back. The newest dialog of each of their threads says so.
MergeId joinCustomers(WriteTransaction& tx, CustomerId into, CustomerId from, const MergeChoice& choice,
                      const domain::Actor& actor);

/// Merges into this customer that can still be undone, newest first.
[[nodiscard]] std::vector<wire::UndoableMerge> undoableMerges(Connection& db, CustomerId into, Time now);

} // namespace pult::storage::sqlite
