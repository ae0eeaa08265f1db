// SPDX-License-Identifier: GPL-3.0-or-later
// Orders by their numbers.
#include <limits>

#include "server/storage/sqlite/cursor.hpp"
#include "server/storage/sqlite/customer_search.hpp"
#include "server/storage/sqlite/orders.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "shared/domain/order_number.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr char kOrderHits = 'n';
/// So many are looked at for one page.
constexpr int kMostOrders = 1000;
/// Behind every text that begins like this.
constexpr std::string_view kLastLetter = "\U0010FFFF";

std::string behind(const wire::Order& order) {
    return encodeCursor({kOrderHits, order.ordered_at.time_since_epoch().count(), order.id.value});
}

} // namespace

Result<wire::OrderHits> searchOrders(Connection& db, const OrderSearch& search) {
    std::int64_t orderedAt = std::numeric_limits<std::int64_t>::max(), below = orderedAt;
    if (search.after) {
        const auto cursor = decodeCursor(*search.after, kOrderHits, "after");
        if (!cursor)
            return cursor.error();
        orderedAt = cursor->key;
        below = cursor->id;
    }
    wire::OrderHits page;
    const auto number = domain::orderNumberIn(search.terms);
    if (!number)
        return page;
    const std::string end = number->begun ? number->text + std::string(kLastLetter) : number->text;
    wire::Order last;
    int lookedAt = 0;
    for (const auto id : orderIdsBetween(db, number->text, end, {orderedAt, below}, kMostOrders + 1)) {
        if (lookedAt == kMostOrders) {
            page.next = behind(last);
            break;
        }
        ++lookedAt;
        last = orderBy(db, id).value();
        const auto seen = seenCustomer(db, search.guard, last.customer_id);
        if (!seen.at_all)
            continue;
        // Another page is told of only where there is something to see: nobody learns that others have more.
        if (page.hits.size() == static_cast<std::size_t>(search.limit)) {
            page.next = behind(page.hits.back().order);
            break;
        }
        const auto customer = loadCustomer(db, last.customer_id).value();
        page.hits.push_back({last, customer.name, seen.dialog, seen.channel});
    }
    return page;
}

} // namespace pult::storage::sqlite
