// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/rows.hpp"

/// What a merge moves there and its undoing moves back.
namespace pult::storage::sqlite {

/// So long a merge can be undone.
constexpr Millis kMergeUndone = std::chrono::hours{24};

/// What was whose before a merge.
struct MergeBook {
    wire::Customer into; ///< as he was
    wire::Customer from;
    wire::Customer made; ///< `into` as the merge left him
    std::vector<ThreadId> threads;
    std::vector<NoteId> notes;
    std::optional<std::vector<OrderId>> orders = {}; ///< written down since there are any
};
BOOST_DESCRIBE_STRUCT(MergeBook, (), (into, from, made, threads, notes, orders))

[[nodiscard]] std::vector<ThreadId> threadsOf(Connection& db, CustomerId id);
/// Where a person reads that a customer is another one, too: the newest dialog of each thread.
[[nodiscard]] std::vector<DialogId> newestDialogsIn(Connection& db, const std::vector<ThreadId>& threads);
/// Contacts of `from` with all their dialogs.
void moveThreads(WriteTransaction& tx, const std::vector<ThreadId>& threads, CustomerId from, const wire::Customer& to,
                 const domain::Actor& actor);
void tellInThreads(WriteTransaction& tx, const std::vector<DialogId>& dialogs, const domain::Actor& actor,
                   std::string_view event, const std::string& other);

} // namespace pult::storage::sqlite
