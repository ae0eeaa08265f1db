// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/orders.hpp"

#include <algorithm>
#include <limits>

#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/cursor.hpp"
#include "server/storage/sqlite/customer_rows.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr char kOrderCursor = 'o';
/// So many states of one order are kept: a shop's system that runs wild must not fill the card.
constexpr std::size_t kMostSteps = 100;

constexpr char kOrders[] = "SELECT id, customer_id, source, number, state, state_text, total, currency, ordered_at,"
                           " updated_at, url, items, steps FROM customer_order";

wire::Order readOrder(const Rows& row) {
    wire::Order order;
    std::string_view items, steps;
    row.read(0, order.id, order.customer_id, order.source, order.number, order.state, order.state_text, order.total,
             order.currency, order.ordered_at, order.updated_at, order.url, items, steps);
    if (!items.empty())
        order.items = decodeStored<std::vector<std::string>>(items);
    order.steps = decodeStored<std::vector<wire::OrderStep>>(steps);
    return order;
}

std::optional<wire::Order> knownOrder(Connection& db, const std::string& source, const std::string& number) {
    static const std::string kByNumber = std::string(kOrders) + " WHERE source = ? AND number = ?";
    Rows row = db.query(kByNumber.c_str(), source, number);
    return row.next() ? std::optional(readOrder(row)) : std::nullopt;
}

/// Orders that follow this place, the newest first.
std::vector<wire::Order> ordersFrom(Connection& db, CustomerId id, std::int64_t orderedAt, std::int64_t below,
                                    int limit) {
    static const std::string kOfCustomer = std::string(kOrders) + " WHERE customer_id = ? AND (ordered_at, id) < (?, ?)"
                                                                  " ORDER BY ordered_at DESC, id DESC LIMIT ?";
    std::vector<wire::Order> orders;
    Rows row = db.query(kOfCustomer.c_str(), id, orderedAt, below, limit);
    while (row.next())
        orders.push_back(readOrder(row));
    return orders;
}

/// Behind every order.
constexpr std::int64_t kFromTheNewest = std::numeric_limits<std::int64_t>::max();

wire::Order begunOrder(const wire::OrderPut& put, CustomerId customer, Time now) {
    wire::Order order;
    order.customer_id = customer;
    order.source = put.source;
    order.number = put.number;
    order.ordered_at = put.ordered_at.value_or(put.updated_at.value_or(now));
    order.updated_at = put.updated_at.value_or(now);
    // Told of late, it has been new all the same.
    if (put.state != wire::OrderState::new_)
        order.steps.push_back({wire::OrderState::new_, {}, order.ordered_at});
    order.steps.push_back(
        {put.state, put.state_text, put.state == wire::OrderState::new_ ? order.ordered_at : order.updated_at});
    return order;
}

void takeOver(wire::Order& order, const wire::OrderPut& put) {
    order.state = put.state;
    order.state_text = put.state_text;
    order.total = put.total;
    order.currency = put.currency;
    order.url = put.url;
    order.items = put.items;
}

void addStep(wire::Order& order) {
    order.steps.push_back({order.state, order.state_text, order.updated_at});
    if (order.steps.size() > kMostSteps)
        order.steps.erase(order.steps.begin() + 1); // the first says when it was ordered
}

void writeOrder(WriteTransaction& tx, wire::Order& order) {
    const auto items = order.items ? std::optional(wire::encode(*order.items)) : std::nullopt;
    const std::string steps = wire::encode(order.steps);
    if (order.id) {
        tx.db.run("UPDATE customer_order SET state = ?, state_text = ?, total = ?, currency = ?, updated_at = ?,"
                  " url = ?, items = ?, steps = ? WHERE id = ?",
                  order.state, order.state_text, order.total, order.currency, order.updated_at, order.url, items, steps,
                  order.id);
        return;
    }
    tx.db.run("INSERT INTO customer_order (customer_id, source, number, state, state_text, total, currency, ordered_at,"
              " updated_at, url, items, steps) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
              order.customer_id, order.source, order.number, order.state, order.state_text, order.total, order.currency,
              order.ordered_at, order.updated_at, order.url, items, steps);
    order.id = OrderId{tx.db.lastId()};
}

void tellOrder(WriteTransaction& tx, const wire::Order& order, const domain::Actor& actor, std::string_view cause) {
    wire::OrderChanged event{order};
    tx.journal(std::move(event), customerScope(customerFacts(tx.db, order.customer_id)), actor, cause);
}

Result<wire::Order> addOrder(WriteTransaction& tx, const Guard& guard, const wire::OrderPut& put) {
    if (!put.customer_id)
        return fail(Errc::not_found, "no single customer has this telephone or e-mail: name one by customer_id");
    const auto customer = loadCustomer(tx.db, standing(tx.db, *put.customer_id));
    if (!customer)
        return customer.error();
    wire::Order order = begunOrder(put, customer->id, tx.now());
    takeOver(order, put);
    writeOrder(tx, order);
    tellOrder(tx, order, actorOf(guard), "ordered");
    return order;
}

} // namespace

Result<wire::Order> putOrder(WriteTransaction& tx, const Guard& guard, const wire::OrderPut& put) {
    const auto known = knownOrder(tx.db, put.source, put.number);
    if (!known)
        return addOrder(tx, guard, put);
    if (put.updated_at && *put.updated_at < known->updated_at)
        return *known;
    wire::Order order = *known;
    takeOver(order, put);
    if (wire::encode(order) == wire::encode(*known))
        return order;
    order.updated_at = put.updated_at.value_or(tx.now());
    if (order.state != known->state || order.state_text != known->state_text)
        addStep(order);
    writeOrder(tx, order);
    tellOrder(tx, order, actorOf(guard), "changed");
    return order;
}

Result<wire::OrderPage> orders(Connection& db, const OrderQuery& query) {
    std::int64_t orderedAt = kFromTheNewest, below = kFromTheNewest;
    if (query.after) {
        const auto cursor = decodeCursor(*query.after, kOrderCursor, "after");
        if (!cursor)
            return cursor.error();
        orderedAt = cursor->key;
        below = cursor->id;
    }
    const auto customer = customerFor(db, query.guard, query.customer);
    if (!customer)
        return customer.error();
    wire::OrderPage page;
    page.orders = ordersFrom(db, customer->id, orderedAt, below, query.limit + 1);
    if (page.orders.size() > static_cast<std::size_t>(query.limit)) {
        page.orders.pop_back();
        const wire::Order& last = page.orders.back();
        page.next = encodeCursor({kOrderCursor, last.ordered_at.time_since_epoch().count(), last.id.value});
    }
    return page;
}

std::vector<wire::Order> newestOrders(Connection& db, CustomerId id) {
    return ordersFrom(db, id, kFromTheNewest, kFromTheNewest, wire::kOrdersWithCustomer);
}

std::optional<wire::Order> newestOrder(Connection& db, CustomerId id) {
    auto newest = ordersFrom(db, id, kFromTheNewest, kFromTheNewest, 1);
    return newest.empty() ? std::nullopt : std::optional(std::move(newest.front()));
}

std::vector<OrderId> orderIdsOf(Connection& db, CustomerId id) {
    std::vector<OrderId> ids;
    Rows row = db.query("SELECT id FROM customer_order WHERE customer_id = ? ORDER BY id", id);
    while (row.next())
        ids.push_back(row.get<OrderId>(0));
    return ids;
}

std::vector<OrderId> orderIdsBetween(Connection& db, const std::string& first, const std::string& last,
                                     std::pair<std::int64_t, std::int64_t> behind, int limit) {
    std::vector<OrderId> ids;
    Rows row = db.query("SELECT id FROM customer_order WHERE number COLLATE NOCASE BETWEEN ? AND ?"
                        " AND (ordered_at, id) < (?, ?) ORDER BY ordered_at DESC, id DESC LIMIT ?",
                        first, last, behind.first, behind.second, limit);
    while (row.next())
        ids.push_back(row.get<OrderId>(0));
    return ids;
}

std::optional<wire::Order> orderBy(Connection& db, OrderId id) {
    static const std::string kById = std::string(kOrders) + " WHERE id = ?";
    Rows row = db.query(kById.c_str(), id);
    return row.next() ? std::optional(readOrder(row)) : std::nullopt;
}

void forEachOrder(Connection& db, const std::function<void(const wire::Order&)>& look) {
    static const std::string kAll = std::string(kOrders) + " ORDER BY id";
    Rows row = db.query(kAll.c_str());
    while (row.next())
        look(readOrder(row));
}

void moveOrders(WriteTransaction& tx, const std::vector<OrderId>& moving, CustomerId from, CustomerId to,
                const domain::Actor& actor) {
    for (const auto id : moving) {
        auto order = orderBy(tx.db, id);
        if (!order || order->customer_id != from)
            continue;
        order->customer_id = to;
        tx.db.run("UPDATE customer_order SET customer_id = ? WHERE id = ?", to, id);
        tellOrder(tx, *order, actor, "moved");
    }
}

} // namespace pult::storage::sqlite
