// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "server/storage/search_types.hpp"
#include "server/storage/sqlite/text_index.hpp"

/// Customers by their names and addresses.
namespace pult::storage::sqlite {

struct SeenCustomer {
    bool at_all = false;
    std::optional<DialogId> dialog; ///< the newest that is seen
    std::optional<ChannelId> channel;
};

/// A customer is seen by whoever sees any dialog with him.
[[nodiscard]] SeenCustomer seenCustomer(Connection& db, const Guard& guard, CustomerId id);

/// What a customer is found by.
[[nodiscard]] std::set<std::string> customerWords(Connection& db, CustomerId id);

/// The newest customers first. `db` is the store. Throws SqliteError, of a damaged index too.
[[nodiscard]] Result<wire::CustomerHits> searchCustomers(Connection& db, const TextPlace& place,
                                                         const CustomerSearch& search);

} // namespace pult::storage::sqlite
