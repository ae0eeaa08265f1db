// SPDX-License-Identifier: GPL-3.0-or-later
// What the company's shop tells of orders.
#include "server/hub/api_handlers.hpp"

#include <algorithm>

#include "shared/base/utf8.hpp"

namespace pult::hub {

using domain::Permission;
using storage::Async;

namespace {

constexpr std::size_t kMaxOrderName = 100; // code points, of the number and the shop
constexpr std::size_t kMaxStateText = 200;
constexpr std::size_t kMaxOrderItems = 50;
constexpr std::size_t kMaxItemText = 300;
constexpr std::size_t kMaxOrderUrl = 2000; // bytes
/// Exact in a browser's numbers.
constexpr std::int64_t kMaxTotal = 1'000'000'000'000'000;

bool isCurrency(const std::string& code) {
    return code.size() == 3 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool isWebAddress(const std::string& url) {
    return url.size() <= kMaxOrderUrl && (url.starts_with("https://") || url.starts_with("http://"));
}

std::optional<Error> cleanOrderName(std::string& text, const std::string& member) {
    text = utf8::cleaned(text);
    if (text.empty() || utf8::length(text) > kMaxOrderName)
        return fail(Errc::invalid, member + ": expected 1 to " + std::to_string(kMaxOrderName) + " characters");
    return std::nullopt;
}

std::optional<Error> cleanOrderItems(std::vector<std::string>& items) {
    if (items.size() > kMaxOrderItems)
        return fail(Errc::invalid, "items: at most " + std::to_string(kMaxOrderItems));
    for (auto& item : items) {
        item = utf8::cleaned(item);
        if (utf8::length(item) > kMaxItemText)
            return fail(Errc::invalid, "items: a line has at most " + std::to_string(kMaxItemText) + " characters");
    }
    return std::nullopt;
}

/// What says nothing is as good as left out.
std::optional<Error> cleanOrder(wire::OrderPut& order) {
    if (auto error = cleanOrderName(order.source, "source"))
        return error;
    if (auto error = cleanOrderName(order.number, "number"))
        return error;
    if (order.state == wire::OrderState::unknown)
        return fail(Errc::invalid, "state: expected new, paid, shipped, delivered, returned or cancelled");
    if (order.total < 0 || order.total > kMaxTotal)
        return fail(Errc::invalid, "total: expected the currency's smallest units, from 0 on");
    if (!isCurrency(order.currency))
        return fail(Errc::invalid, "currency: expected a code of ISO 4217 like RUB");
    order.state_text = utf8::cleaned(order.state_text.value_or(std::string()));
    if (utf8::length(*order.state_text) > kMaxStateText)
        return fail(Errc::invalid, "state_text: at most " + std::to_string(kMaxStateText) + " characters");
    if (order.state_text->empty())
        order.state_text.reset();
    if (order.url && !isWebAddress(*order.url))
        return fail(Errc::invalid, "url: expected an address that begins with https:// or http://");
    if (order.items && order.items->empty())
        order.items.reset();
    return order.items ? cleanOrderItems(*order.items) : std::nullopt;
}

} // namespace

Async<wire::OrderAnswer> ApiHandlers::handle(Caller caller, wire::OrderPut request) {
    if (auto error = cleanOrder(request))
        co_return std::move(*error);
    if (!request.customer_id && (request.phone || request.email)) {
        storage::ReachedBy by{request.phone.value_or(std::string()), request.email.value_or(std::string())};
        const auto reached = co_await m.store.customersReachedBy(std::move(by));
        if (!reached)
            co_return reached.error();
        if (reached->size() == 1)
            request.customer_id = reached->front();
    }
    storage::Guard guard{caller.principal, Permission::order_put};
    auto order = co_await m.store.putOrder(std::move(guard), std::move(request));
    co_return answerWith<wire::OrderAnswer>(std::move(order));
}

Async<wire::OrderPage> ApiHandlers::handle(Caller caller, wire::OrderList request) {
    const auto limit = pageSize(request.limit);
    if (!limit)
        co_return limit.error();
    storage::OrderQuery query{{caller.principal, Permission::dialog_read}, request.customer_id, request.after, *limit};
    co_return co_await m.store.orders(std::move(query));
}

} // namespace pult::hub
