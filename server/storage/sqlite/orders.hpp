// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "server/storage/sqlite/rows.hpp"

namespace pult::storage::sqlite {

/// The newest first, so many that a card is still one frame.
[[nodiscard]] std::vector<wire::Order> newestOrders(Connection& db, CustomerId id);
[[nodiscard]] std::optional<wire::Order> newestOrder(Connection& db, CustomerId id);
[[nodiscard]] std::vector<OrderId> orderIdsOf(Connection& db, CustomerId id);
/// Of numbers from `first` up to `last` or equal to it, capitals or not, the newest orders that follow `behind`, which
/// is the time and id of one.
[[nodiscard]] std::vector<OrderId> orderIdsBetween(Connection& db, const std::string& first, const std::string& last,
                                                   std::pair<std::int64_t, std::int64_t> behind, int limit);
[[nodiscard]] std::optional<wire::Order> orderBy(Connection& db, OrderId id);
void forEachOrder(Connection& db, const std::function<void(const wire::Order&)>& look);
/// Those of them that `from` has are the other's from now on, and are told to whoever sees him.
void moveOrders(WriteTransaction& tx, const std::vector<OrderId>& orders, CustomerId from, CustomerId to,
                const domain::Actor& actor);

} // namespace pult::storage::sqlite
