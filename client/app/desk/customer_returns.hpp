// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "client/state/desk.hpp"

namespace pult::client {

class InboxWindow;

/// What was written about a customer and turned down: it is its author's again, in the card of that customer.
class CustomerReturns final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CustomerReturns)
public:
    /// Both outlive it. What comes back to the card of one window is in those of all.
    CustomerReturns(Desk& desk, InboxWindow& window, QObject* parent = nullptr);

private:
    void bringBack(const Outgoing& refused, const Error& error);

    Desk& m_desk;
    InboxWindow& m_window;
};

} // namespace pult::client
