// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "client/models/rows/customer_card.hpp"
#include "shared/wire/orders.hpp"

/// From the shop's orders to the customer's card.
namespace pult::client {

/// In the order they come in.
[[nodiscard]] QList<OrderRow> orderRows(const std::vector<wire::Order>& orders);
/// Every state that one of them has come into.
[[nodiscard]] QList<JourneyStepRow> orderSteps(const std::vector<wire::Order>& orders);

} // namespace pult::client
