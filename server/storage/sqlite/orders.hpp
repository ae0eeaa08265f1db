// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "server/storage/sqlite/rows.hpp"

namespace pult::storage::sqlite {

/// The newest first, so many that a card is still one frame.
[[nodiscard]] std::vector<wire::Order> newestOrders(Connection& db, CustomerId id);
[[nodiscard]] std::optional<wire::Order> newestOrder(Connection& db, CustomerId id);
[[nodiscard]] std::vector<OrderId> orderIdsOf(Connection& db, CustomerId id);
void forEachOrder(Connection& db, const std::function<void(const wire::Order&)>& look);
/// Those of them that `from` has are the other's from now on, and are told to whoever sees him.
void moveOrders(WriteTransaction& tx, const std::vector<OrderId>& orders, CustomerId from, CustomerId to,
                const domain::Actor& actor);

} // namespace pult::storage::sqlite
