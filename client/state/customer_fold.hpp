// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <utility>

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

/// Once, in its place: newest first.
inline void learnOrder(wire::CustomerDetails& known, const wire::Order& order) {
    if (!known.orders)
        known.orders.emplace();
    auto& orders = *known.orders;
    std::erase_if(orders, [&](const wire::Order& each) { return each.id == order.id; });
    const auto at = std::find_if(orders.begin(), orders.end(), [&](const wire::Order& each) {
        return std::pair(each.ordered_at, each.id) < std::pair(order.ordered_at, order.id);
    });
    orders.insert(at, order);
}

/// False: there was none.
inline bool removeOrder(wire::CustomerDetails& known, OrderId id) {
    return known.orders && std::erase_if(*known.orders, [id](const wire::Order& each) { return each.id == id; }) > 0;
}

} // namespace pult::client
