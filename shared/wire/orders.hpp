// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/describe/enum.hpp>

#include "shared/wire/types.hpp"

/// What customers have ordered, as the company's shop tells it.
namespace pult::wire {

enum class OrderState { unknown, new_, paid, shipped, delivered, returned, cancelled };
BOOST_DESCRIBE_ENUM(OrderState, unknown, new_, paid, shipped, delivered, returned, cancelled)

/// A state that an order has come into.
struct OrderStep {
    OrderState state = OrderState::unknown;
    std::optional<std::string> state_text; ///< the same in the shop's words
    Time at;
};
BOOST_DESCRIBE_STRUCT(OrderStep, (), (state, state_text, at))

struct Order {
    OrderId id;
    CustomerId customer_id;
    std::string source; ///< which shop; the number is unique within it
    std::string number;
    OrderState state = OrderState::unknown;
    std::optional<std::string> state_text;
    std::int64_t total = 0; ///< in the currency's smallest unit
    std::string currency;   ///< ISO 4217
    Time ordered_at;
    Time updated_at;
    std::optional<std::string> url;
    std::optional<std::vector<std::string>> items; ///< a line each
    std::vector<OrderStep> steps;                  ///< oldest first
};
BOOST_DESCRIBE_STRUCT(Order, (),
                      (id, customer_id, source, number, state, state_text, total, currency, ordered_at, updated_at, url,
                       items, steps))

struct OrderAnswer {
    Order order;
};
BOOST_DESCRIBE_STRUCT(OrderAnswer, (), (order))

/// An order as it stands now, told by the shop's system: what is left out it hasn't. The same again changes nothing,
/// nor does what is older than what is known. A new order needs a customer: by his id, or by a telephone in any writing
/// or an e-mail that exactly one customer is reached by. A known one stays with its customer.
struct OrderPut {
    static constexpr std::string_view kMethod = "order.put";
    using Answer = OrderAnswer;
    std::string source;
    std::string number;
    OrderState state = OrderState::unknown;
    std::int64_t total = 0;
    std::string currency;
    std::optional<CustomerId> customer_id = {};
    std::optional<std::string> phone = {};
    std::optional<std::string> email = {};
    std::optional<std::string> state_text = {};
    std::optional<Time> ordered_at = {}; ///< of a new one; left out: when it was changed
    std::optional<Time> updated_at = {}; ///< when it was changed; left out: now
    std::optional<std::string> url = {};
    std::optional<std::vector<std::string>> items = {};
};
BOOST_DESCRIBE_STRUCT(OrderPut, (),
                      (source, number, state, total, currency, customer_id, phone, email, state_text, ordered_at,
                       updated_at, url, items))

struct OrderPage {
    std::vector<Order> orders; ///< newest first
    Nullable<std::string> next;
};
BOOST_DESCRIBE_STRUCT(OrderPage, (), (orders, next))

struct OrderList {
    static constexpr std::string_view kMethod = "order.list";
    using Answer = OrderPage;
    CustomerId customer_id;
    std::optional<std::string> after = {};
    std::optional<int> limit = {};
};
BOOST_DESCRIBE_STRUCT(OrderList, (), (customer_id, after, limit))

} // namespace pult::wire
