// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/older_orders.hpp"

#include <algorithm>
#include <utility>

namespace pult::client {

namespace {
constexpr int kOrdersAtOnce = 50;
} // namespace

OlderOrders::OlderOrders(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk) {
    connect(&desk, &Desk::told, this, [this](const wire::Event& event) {
        const auto* order = std::get_if<wire::OrderChanged>(&event);
        if (!order || order->order.customer_id == m_customer)
            return;
        // It has gone to somebody else, with a contact.
        if (std::erase_if(m_orders, [&](const wire::Order& each) { return each.id == order->order.id; }) > 0)
            emit changed();
    });
}

void OlderOrders::show(CustomerId customer) {
    m_customer = customer;
    m_orders.clear();
    m_next.reset();
    m_complete = m_awaits = false;
    ++m_asked;
}

void OlderOrders::loadMore() {
    if (!m_customer || m_complete || std::exchange(m_awaits, true))
        return;
    m_desk.askAboutCustomer(wire::OrderList{m_customer, m_next, kOrdersAtOnce}, this,
                            [this, asked = m_asked](const Result<wire::OrderPage>& page) {
                                if (asked != m_asked)
                                    return;
                                m_awaits = false;
                                if (!page)
                                    return emit refused(page.error());
                                m_orders.insert(m_orders.end(), page->orders.begin(), page->orders.end());
                                m_next = page->next;
                                m_complete = !m_next;
                                emit changed();
                            });
}

/// What comes with the card is told anew whenever it changes: of two forms it has the newer one.
std::vector<wire::Order> OlderOrders::behind(const std::vector<wire::Order>& newest) const {
    std::vector<wire::Order> all = newest;
    for (const wire::Order& order : m_orders)
        if (std::ranges::find(all, order.id, &wire::Order::id) == all.end())
            all.push_back(order);
    std::ranges::stable_sort(all, [](const wire::Order& one, const wire::Order& other) {
        return std::pair(one.ordered_at, one.id) > std::pair(other.ordered_at, other.id);
    });
    return all;
}

bool OlderOrders::mayHaveMore(const std::vector<wire::Order>& newest) const {
    return !m_complete && newest.size() >= wire::kOrdersWithCustomer;
}

} // namespace pult::client
