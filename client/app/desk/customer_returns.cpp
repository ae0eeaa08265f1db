// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/customer_returns.hpp"

#include "client/models/words/refusal_words.hpp"
#include "client/views/inbox/inbox_window.hpp"

namespace pult::client {

CustomerReturns::CustomerReturns(Desk& desk, InboxWindow& window, QObject* parent)
    : QObject(parent), m_desk(desk), m_window(window) {
    connect(&desk, &Desk::sendRefused, this, [this](const SendRefusal& refusal) {
        for (const Outgoing& back : refusal.returned)
            if (back.action && back.action->customer)
                bringBack(back, refusal.error);
    });
}

void CustomerReturns::bringBack(const Outgoing& refused, const Error& error) {
    const DeskAction& action = *refused.action;
    if (action.kind == ActionKind::customer_note)
        m_window.returnCustomerNote(action.customer->value, QString::fromStdString(refused.text));
    if (action.kind != ActionKind::customer_edit || !action.fields)
        return;
    for (const auto& [key, value] : *action.fields)
        m_window.returnCustomerField(action.customer->value, QString::fromStdString(key), QString::fromStdString(value),
                                     error.code == Errc::stale ? QString() : refusalWords(error));
    m_desk.loadCustomer(*action.customer);
}

} // namespace pult::client
