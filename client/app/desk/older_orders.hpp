// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>
#include <string>
#include <vector>

#include "client/state/desk.hpp"

namespace pult::client {

/// What a customer has ordered before the orders that come with his card, page by page as it is asked for.
class OlderOrders final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OlderOrders)
public:
    /// `desk` outlives it.
    explicit OlderOrders(Desk& desk, QObject* parent = nullptr);

    /// Those of this customer; what was asked for before is forgotten.
    void show(CustomerId customer);
    void loadMore();
    /// Those that came with the card and the older ones behind them, each once.
    std::vector<wire::Order> behind(const std::vector<wire::Order>& newest) const;
    /// There may be some that are not here.
    bool mayHaveMore(const std::vector<wire::Order>& newest) const;

signals:
    void changed();
    void refused(const pult::Error& error);

private:
    Desk& m_desk;
    CustomerId m_customer;
    std::vector<wire::Order> m_orders;
    std::optional<std::string> m_next; ///< where the next page begins; nothing: with the newest one
    bool m_complete = false;
    int m_asked = 0; ///< rises with every customer: what was asked about the one before is of no use
    bool m_awaits = false;
};

} // namespace pult::client
