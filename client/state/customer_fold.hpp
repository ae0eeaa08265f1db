// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "shared/wire/customers.hpp"

/// What events do to a customer that is known whole.
namespace pult::client {

/// Of two forms the one with the higher version is the newer.
inline void learnCustomer(wire::CustomerDetails& known, const wire::Customer& customer) {
    if (known.customer.version <= customer.version)
        known.customer = customer;
}

/// Once, in its place: pinned ones first, then newest first.
inline void addNote(wire::CustomerDetails& known, const wire::CustomerNote& note) {
    auto& notes = known.notes;
    std::erase_if(notes, [&](const wire::CustomerNote& each) { return each.id == note.id; });
    const auto at = std::find_if(notes.begin(), notes.end(), [&](const wire::CustomerNote& each) {
        return note.pinned == each.pinned ? each.id < note.id : note.pinned;
    });
    notes.insert(at, note);
}

/// False: there was none.
inline bool removeNote(wire::CustomerDetails& known, NoteId id) {
    return std::erase_if(known.notes, [id](const wire::CustomerNote& each) { return each.id == id; }) > 0;
}

} // namespace pult::client
