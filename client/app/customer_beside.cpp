// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/customer_beside.hpp"

#include <algorithm>

#include "client/models/row_building.hpp"
#include "client/views/inbox/inbox_window.hpp"

namespace pult::client {

namespace {

/// More than anybody scrolls through beside a thread.
constexpr int kMost = 50;
constexpr int kSoonMs = 50;

} // namespace

CustomerBeside::CustomerBeside(Desk& desk, InboxWindow& window, QObject* parent)
    : QObject(parent), m_desk(desk), m_window(window) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &CustomerBeside::refresh);
    connect(&desk, &Desk::customerChanged, this, &CustomerBeside::refresh);
    connect(&desk, &Desk::dialogChanged, this, [this](DialogId id) {
        const wire::Dialog* dialog = m_desk.dialog(id);
        if (!m_customer || !dialog || dialog->customer_id != m_customer)
            return;
        remember(id);
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(&desk, &Desk::sendRefused, this, [this](const SendRefusal& refusal) {
        for (const Outgoing& back : refusal.returned)
            if (back.action && back.action->kind == ActionKind::customer_note && back.action->customer)
                m_window.returnCustomerNote(back.action->customer->value, QString::fromStdString(back.text));
    });
    connect(&desk, &Desk::started, this, [this](bool) {
        if (m_customer && !m_complete)
            loadDialogs();
    });
    connectIntents();
}

void CustomerBeside::connectIntents() {
    connect(&m_window, &InboxWindow::customerNoteRequested, this, [this](qint64 customer, const QString& text) {
        m_desk.addCustomerNote(CustomerId{customer}, text.toStdString());
    });
    connect(&m_window, &InboxWindow::customerBlockRequested, this, [this](qint64 customer, bool blocked) {
        m_desk.blockCustomer(CustomerId{customer}, blocked, this, [this](const Result<CustomerId>& answer) {
            if (!answer)
                emit refused(answer.error());
        });
    });
    connect(&m_desk, &Desk::reachChanged, this, &CustomerBeside::refresh);
    connect(&m_window, &InboxWindow::customerTagRequested, this, [this](qint64 customer, const QString& tag, bool add) {
        m_desk.changeCustomerTag(CustomerId{customer}, tag.toStdString(), add, this,
                                 [this](const Result<CustomerId>& answer) {
                                     if (!answer)
                                         emit refused(answer.error());
                                 });
    });
}

void CustomerBeside::show(CustomerId customer, DialogId open) {
    m_open = open;
    if (customer != m_customer) {
        m_customer = customer;
        m_dialogs.clear();
        m_complete = m_more = false;
        m_desk.forEachDialog([this](const wire::Dialog& dialog) {
            if (dialog.customer_id == m_customer)
                m_dialogs.push_back(dialog.id);
        });
        if (m_customer)
            loadDialogs();
    }
    refresh();
    if (m_customer)
        m_desk.loadCustomer(m_customer);
}

void CustomerBeside::follow(CustomerId customer) {
    if (customer != m_customer)
        show(customer, m_open);
}

void CustomerBeside::remember(DialogId id) {
    if (std::find(m_dialogs.begin(), m_dialogs.end(), id) == m_dialogs.end())
        m_dialogs.push_back(id);
}

void CustomerBeside::loadDialogs() {
    DialogQuery query;
    query.customer = m_customer;
    query.order = wire::DialogOrder::recent;
    query.statuses = {wire::DialogStatus::bot,    wire::DialogStatus::queued,  wire::DialogStatus::offered,
                      wire::DialogStatus::active, wire::DialogStatus::waiting, wire::DialogStatus::snoozed,
                      wire::DialogStatus::closed};
    m_desk.loadDialogs(query, {}, kMost, this, [this, customer = m_customer](const Result<ListedPage>& page) {
        if (customer != m_customer || !page)
            return; // offline the known ones stay; the next session asks again
        m_complete = true;
        m_more = page->next.has_value();
        for (const SortKey& key : page->keys)
            remember(key.id);
        refresh();
    });
}

void CustomerBeside::refresh() {
    CustomerCard card;
    if (const wire::CustomerDetails* details = m_desk.customer(m_customer)) {
        card = customerCard(m_desk, *details);
        if (!m_desk.isOnline())
            card.cannotBlock = tr("no connection");
        fillDialogs(card);
        fillContacts(card);
    }
    m_window.setCard(card);
}

void CustomerBeside::fillContacts(CustomerCard& card) const {
    for (ContactRow& contact : card.contacts) {
        for (const DialogId id : m_dialogs) {
            const wire::Dialog* dialog = m_desk.dialog(id);
            if (dialog && dialog->thread_id.value == contact.id && dialog->status != wire::DialogStatus::closed)
                contact.dialogId = id.value;
        }
        if (contact.cannotBegin.isEmpty() && !m_desk.isOnline())
            contact.cannotBegin = tr("no connection");
    }
}

void CustomerBeside::fillDialogs(CustomerCard& card) const {
    std::int64_t oldestMs = 0;
    for (const DialogId id : m_dialogs) {
        const wire::Dialog* dialog = m_desk.dialog(id);
        if (!dialog || dialog->customer_id != m_customer)
            continue;
        card.dialogs.append(dialogBrief(m_desk, *dialog));
        const std::int64_t openedMs = dialog->opened_at.time_since_epoch().count();
        oldestMs = oldestMs == 0 ? openedMs : std::min(oldestMs, openedMs);
    }
    std::sort(card.dialogs.begin(), card.dialogs.end(), [](const DialogBriefRow& left, const DialogBriefRow& right) {
        return std::pair(left.atMs, left.id) > std::pair(right.atMs, right.id);
    });
    card.openDialogId = m_open.value;
    card.moreDialogs = m_more;
    if (m_complete && !m_more)
        card.knownSinceMs = oldestMs;
}

} // namespace pult::client
