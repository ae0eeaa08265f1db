// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/rows.hpp"

/// What the verbs about customers have in common.
namespace pult::storage::sqlite {

/// Whose card it is now: a customer who was merged into another is that one.
[[nodiscard]] CustomerId standing(Connection& db, CustomerId id);

/// Where his dialogs are: he is seen by whoever sees any of them.
[[nodiscard]] std::vector<domain::DialogFacts> customerFacts(Connection& db, CustomerId id);
[[nodiscard]] EventScope customerScope(std::vector<domain::DialogFacts> facts);
/// not_found when none of his dialogs is in sight, forbidden when they may only be read; empty: go on.
[[nodiscard]] std::optional<Error> customerObjection(const Guard& guard, const std::vector<domain::DialogFacts>& facts);
/// The card as it stands, for somebody who may do this with it.
[[nodiscard]] Result<wire::Customer> customerFor(Connection& db, const Guard& guard, CustomerId id);

/// Writes the card, and the name into his dialogs when it is new, with the events.
void writeCustomer(WriteTransaction& tx, const wire::Customer& customer, bool renamed, const domain::Actor& actor,
                   std::string_view cause);

[[nodiscard]] std::vector<wire::CustomerNote> notesOf(Connection& db, CustomerId id);
/// Those of them that `from` has are the other's from now on, and are told as if they were written now, to whoever
/// sees him.
void moveNotes(WriteTransaction& tx, const std::vector<NoteId>& notes, CustomerId from, CustomerId to,
               const domain::Actor& actor);

} // namespace pult::storage::sqlite
