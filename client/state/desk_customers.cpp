// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with a customer's card. Fields, notes and the like wait in line with the replies.
#include "client/state/desk.hpp"

#include <QPointer>

#include "client/state/customer_fold.hpp"
#include "client/state/uncovering.hpp"

namespace pult::client {

namespace {

std::string valueOf(const wire::CustomerDetails* known, const std::string& key) {
    if (!known)
        return {};
    const auto found = known->customer.fields.find(key);
    return found == known->customer.fields.end() ? std::string() : found->second;
}

DeskAction about(CustomerId id, ActionKind kind) {
    DeskAction action;
    action.kind = kind;
    action.customer = id;
    return action;
}

} // namespace

void Desk::addCustomerNote(CustomerId id, const std::string& text, const std::vector<OperatorId>& mentions) {
    Outgoing outgoing = outgoingFor({});
    outgoing.text = text;
    outgoing.action = about(id, ActionKind::customer_note);
    if (!mentions.empty())
        outgoing.mentions = mentions;
    act(outgoing, nullptr, {});
}

void Desk::pinCustomerNote(CustomerId id, NoteId note, bool pinned) {
    DeskAction action = about(id, ActionKind::note_pin);
    action.note = note;
    action.pinned = pinned;
    act({}, std::move(action), {}, nullptr, {});
}

void Desk::editCustomerField(CustomerId id, const std::string& key, const std::string& value) {
    DeskAction action = about(id, ActionKind::customer_edit);
    action.fields.emplace()[key] = value;
    // What waits in line before it will stand there by then.
    std::string seen = valueOf(customer(id), key);
    for (const auto& entry : m_outbox.entries())
        if (entry.outgoing.action && entry.outgoing.action->customer == id && entry.outgoing.action->fields)
            if (const auto earlier = entry.outgoing.action->fields->find(key);
                earlier != entry.outgoing.action->fields->end())
                seen = earlier->second;
    action.seenFields.emplace()[key] = std::move(seen);
    act({}, std::move(action), {}, nullptr, {});
}

void Desk::setCustomerVip(CustomerId id, bool vip) {
    DeskAction action = about(id, ActionKind::customer_edit);
    action.vip = vip;
    act({}, std::move(action), {}, nullptr, {});
}

void Desk::changeCustomerTag(CustomerId id, const std::string& tag, bool add) {
    DeskAction action = about(id, ActionKind::customer_edit);
    (add ? action.add : action.remove) = std::vector<std::string>{tag};
    act({}, std::move(action), {}, nullptr, {});
}

void Desk::actOnCustomerNow(const Outgoing& outgoing) {
    const DeskAction& action = *outgoing.action;
    const auto noted = [this, outgoing](const Result<wire::CustomerNoteAnswer>& answer) {
        if (!answer)
            return onSendFailed(outgoing, answer.error());
        apply(wire::CustomerNoteAdded{answer->note});
        settle(outgoing.clientId, DialogId{});
    };
    if (action.kind == ActionKind::customer_note)
        return m_link.request(
            wire::CustomerNoteAdd{*action.customer, outgoing.text, {}, outgoing.clientId, outgoing.mentions}, this,
            noted);
    if (action.kind == ActionKind::note_pin)
        return m_link.request(wire::CustomerNotePin{action.note.value_or(NoteId{}), action.pinned.value_or(false)},
                              this, noted);
    wire::CustomerUpdate update;
    update.customer_id = *action.customer;
    update.fields = action.fields;
    update.seen_fields = action.seenFields;
    update.vip = action.vip;
    update.add_tags = action.add;
    update.remove_tags = action.remove;
    update.client_id = outgoing.clientId;
    m_link.request(update, this, [this, outgoing](const Result<wire::CustomerAnswer>& answer) {
        if (!answer)
            return onSendFailed(outgoing, answer.error());
        apply(wire::CustomerChanged{answer->customer});
        settle(outgoing.clientId, DialogId{});
    });
}

void Desk::renameCustomer(CustomerId id, const std::string& name, QObject* context, Done<CustomerId> done) {
    wire::CustomerUpdate update;
    update.customer_id = id;
    if (const wire::CustomerDetails* known = customer(id))
        update.version = known->customer.version;
    update.name = name;
    changeCustomer(update, context, std::move(done));
}

void Desk::blockCustomer(CustomerId id, bool blocked, QObject* context, Done<CustomerId> done) {
    changeCustomer(wire::CustomerBlock{id, blocked, {}}, context, std::move(done));
}

std::optional<wire::CustomerDetails> Desk::uncoveredCustomer(CustomerId id) const {
    const wire::CustomerDetails* known = customer(id);
    if (!known)
        return std::nullopt;
    wire::CustomerDetails details = *known;
    if (const wire::Customer* whole = uncovered(id))
        uncover(details.customer, *whole);
    return details;
}

/// The newest of what several have asked for. Null: nobody shows it.
const wire::Customer* Desk::uncovered(CustomerId id) const {
    const wire::Customer* newest = nullptr;
    for (const Uncovered& each : m_uncovered)
        if (each.asker && each.customer.id == id && (!newest || newest->version < each.customer.version))
            newest = &each.customer;
    return newest;
}

void Desk::uncoverCustomer(CustomerId id, QObject* asker, Done<CustomerId> done) {
    m_link.request(wire::CustomerReveal{id, {}}, this,
                   [this, id, asker = QPointer<QObject>(asker),
                    done = std::move(done)](const Result<wire::CustomerAnswer>& answer) {
                       if (!asker)
                           return; // nobody looks at it any more
                       if (answer) {
                           coverCustomer(asker);
                           m_uncovered.push_back({asker, answer->customer});
                           emit customerChanged(id);
                       }
                       done(answer ? Result<CustomerId>(id) : Result<CustomerId>(answer.error()));
                   });
}

void Desk::coverCustomer(const QObject* asker) {
    std::vector<CustomerId> covered;
    std::erase_if(m_uncovered, [&](const Uncovered& each) {
        const bool goes = !each.asker || each.asker == asker;
        if (goes)
            covered.push_back(each.customer.id);
        return goes;
    });
    for (const CustomerId id : covered)
        emit customerChanged(id);
}

template <class Request>
void Desk::changeCustomer(const Request& request, QObject* context, Done<CustomerId> done) {
    const QPointer<QObject> asker = context;
    const CustomerId id = request.customer_id;
    m_link.request(
        request, this, [this, id, asker, done = std::move(done)](const Result<wire::CustomerAnswer>& answer) {
            const auto kept = m_customers.find(id);
            if (answer && kept != m_customers.end() && kept->second.customer.version < answer->customer.version) {
                kept->second.customer = answer->customer;
                emit customerChanged(id);
            }
            if (asker)
                done(answer ? Result<CustomerId>(id) : Result<CustomerId>(answer.error()));
        });
}

// --- what is told

void Desk::apply(const wire::CustomerChanged& event) {
    const auto found = m_customers.find(event.customer.id);
    const bool isOld = found != m_customers.end() && event.customer.version < found->second.customer.version;
    if (found != m_customers.end())
        learnCustomer(found->second, event.customer);
    if (!isOld)
        for (const DialogId dialog : m_dialogs.rename(event.customer.id, event.customer.name, m_moment))
            tellDialogChanged(dialog);
    emit customerChanged(event.customer.id);
}

void Desk::apply(const wire::CustomerNoteAdded& event) {
    for (auto& [id, details] : m_customers)
        if (id != event.note.customer_id && removeNote(details, event.note.id))
            emit customerChanged(id); // it has gone along with a contact
    const auto found = m_customers.find(event.note.customer_id);
    if (found == m_customers.end())
        return;
    addNote(found->second, event.note);
    emit customerChanged(event.note.customer_id);
}

void Desk::apply(const wire::OrderChanged& event) {
    for (auto& [id, details] : m_customers)
        if (id != event.order.customer_id && removeOrder(details, event.order.id))
            emit customerChanged(id);
    const auto found = m_customers.find(event.order.customer_id);
    if (found == m_customers.end())
        return;
    learnOrder(found->second, event.order);
    emit customerChanged(event.order.customer_id);
}

} // namespace pult::client
