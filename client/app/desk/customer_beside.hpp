// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <vector>

#include "client/app/desk/older_orders.hpp"
#include "client/models/rows/customer_card.hpp"
#include "client/state/desk.hpp"
#include "shared/wire/customer_journey.hpp"
#include "shared/wire/customer_merges.hpp"

namespace pult::client {

class InboxWindow;

/// The card beside the open dialog of one window: the customer, and all his dialogs in whatever channel, closed ones
/// too. What this desk knows is there at once; the rest when the server has answered.
class CustomerBeside final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CustomerBeside)
public:
    /// All outlive it.
    CustomerBeside(Desk& desk, InboxWindow& window, QObject* parent = nullptr);

    /// Nobody's: the card is empty.
    void show(CustomerId customer, DialogId open);
    /// The dialog that is open belongs to this customer now: two have turned out to be one.
    void follow(CustomerId customer);
    void refresh();

signals:
    /// What was asked of the server was turned down.
    void refused(const pult::Error& error);

private:
    void connectIntents();
    void connectMerging();
    void rename(qint64 id, const QString& name);
    void onCustomerChanged(CustomerId id);
    void loadDialogs();
    void loadOlderDialogs();
    void listDialogs(const std::optional<std::string>& after);
    /// What only the server knows: who may be the same, and the customer's way.
    void loadMore();
    void loadOffers();
    void loadJourney();
    void loadOlderJourney();
    void askJourney(const std::optional<std::string>& after);
    void learnJourney(const wire::Journey& page);
    bool isNewsOfJourney(const wire::Dialog& dialog) const;
    void addJourney(CustomerCard& card, const std::vector<wire::Order>& orders) const;
    bool mayMerge() const;
    void fillDialogs(CustomerCard& card) const;
    void fillContacts(CustomerCard& card) const;
    void remember(DialogId id);

    Desk& m_desk;
    InboxWindow& m_window;
    CustomerId m_customer;
    DialogId m_open;
    std::vector<DialogId> m_dialogs;
    bool m_complete = false;              ///< the newest page of them is here
    std::optional<std::string> m_older;   ///< where the next page begins
    std::optional<std::string> m_awaited; ///< the page that has been asked for
    std::vector<IdentityId> m_contacts;   ///< when they are other ones, what belongs to him is too
    std::vector<wire::MergeSuggestion> m_offers;
    std::vector<wire::JourneyDialog> m_journey;
    std::optional<std::string> m_olderJourney;
    OlderOrders m_orders;
    QTimer m_soon;
    QTimer m_journeySoon;
    QTimer m_minute; ///< the clock where the customer is
};

} // namespace pult::client
