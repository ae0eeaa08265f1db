// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/card_building.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

#include "client/models/building/customer_label.hpp"
#include "client/models/building/offer_building.hpp"
#include "client/models/building/order_building.hpp"
#include "client/models/building/row_building.hpp"
#include "client/models/words/harmless.hpp"
#include "client/state/pending_change.hpp"
#include "shared/domain/masking.hpp"
#include "shared/domain/permissions.hpp"

namespace pult::client {

namespace {

/// Context of the translations.
struct Card {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Card)
public:
    static QString reason(wire::SameReason reason);
};

QString proseOf(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QString cardLine(const std::string& utf8) {
    return harmless(utf8);
}

std::int64_t msOf(Time time) {
    return time.time_since_epoch().count();
}

bool isAllowed(const Desk& desk, domain::Permission permission) {
    return domain::reach(desk.me().role, permission) != domain::Reach::none;
}

FieldType typeOf(wire::FieldKind kind) {
    switch (kind) {
    case wire::FieldKind::number:
        return FieldType::number;
    case wire::FieldKind::date:
        return FieldType::date;
    case wire::FieldKind::choice:
        return FieldType::choice;
    case wire::FieldKind::flag:
        return FieldType::flag;
    case wire::FieldKind::link:
        return FieldType::link;
    case wire::FieldKind::text:
    case wire::FieldKind::unknown:
        break;
    }
    return FieldType::text;
}

bool isHidden(const wire::Customer& customer, const std::string& value) {
    return customer.masked.value_or(false) && domain::looksMasked(value);
}

/// `withEmpty`: what the company asks for and nobody has told, too.
QList<FieldRow> fieldRows(const Desk& desk, const wire::Customer& customer, bool withEmpty) {
    QList<FieldRow> rows;
    auto others = customer.fields;
    for (const wire::CustomerField& field : desk.roster().fieldsInOrder()) {
        const auto found = others.find(field.key);
        const bool isKnown = found != others.end();
        if (!isKnown && !withEmpty)
            continue;
        FieldRow row{proseOf(field.key),
                     cardLine(field.name),
                     typeOf(field.kind),
                     isKnown ? proseOf(found->second) : QString(),
                     {}};
        row.hidden = isKnown && isHidden(customer, found->second);
        for (const std::string& choice : field.choices.value_or(std::vector<std::string>{}))
            row.choices.append(cardLine(choice));
        rows.append(std::move(row));
        if (isKnown)
            others.erase(found);
    }
    for (const auto& [key, value] : others)
        rows.append({proseOf(key), cardLine(key), FieldType::text, proseOf(value), {}, isHidden(customer, value)});
    return rows;
}

QList<ContactRow> contactRows(const Desk& desk, const wire::Customer& customer) {
    QList<ContactRow> rows;
    for (const wire::Identity& identity : customer.identities) {
        const wire::Channel* channel = desk.roster().channel(identity.channel_id);
        const wire::ChannelKind kind = channel ? channel->kind : wire::ChannelKind::unknown;
        ContactRow contact{channel ? channelKindText(kind) : QString(), contactLabel(kind, identity),
                           identity.verified};
        contact.id = identity.id.value;
        contact.copied = harmless(identity.peer);
        contact.cannotBegin = cannotBeginWords(customer, channel);
        rows.append(std::move(contact));
    }
    return rows;
}

QString localTimeIn(const std::optional<std::string>& zone, std::int64_t nowMs) {
    if (!zone || zone->empty())
        return {}; // to Qt that is this computer's own
    const QTimeZone there(QByteArray::fromStdString(*zone));
    if (!there.isValid())
        return {};
    return QDateTime::fromMSecsSinceEpoch(nowMs, there).time().toString(QStringLiteral("HH:mm"));
}

QString Card::reason(wire::SameReason reason) {
    switch (reason) {
    case wire::SameReason::phone:
        return tr("same phone");
    case wire::SameReason::email:
        return tr("same e-mail");
    case wire::SameReason::name:
        return tr("same name");
    case wire::SameReason::similar_name:
        return tr("similar name");
    case wire::SameReason::city:
        return tr("same city");
    case wire::SameReason::unknown:
        break;
    }
    return {};
}

} // namespace

CustomerCard customerCard(const Desk& desk, const wire::CustomerDetails& known) {
    wire::CustomerDetails details = known;
    for (const auto& entry : desk.outbox().entries())
        applyPending(details, entry.outgoing, desk.me());
    const wire::Customer& customer = details.customer;
    CustomerCard card;
    card.id = customer.id.value;
    card.name = customerLabel(customer.name, customer.id);
    card.givenName = harmless(customer.name);
    card.vip = customer.vip;
    card.blocked = customer.blocked;
    card.mayEdit = isAllowed(desk, domain::Permission::customer_edit);
    card.localTime = localTimeIn(customer.time_zone, desk.nowMs());
    if (customer.masked.value_or(false))
        card.contactView = desk.isUncovered(customer.id) ? ContactView::uncovered : ContactView::covered;
    card.mayUncover = isAllowed(desk, domain::Permission::customer_see_full_contacts);
    card.contacts = contactRows(desk, customer);
    for (const std::string& tag : customer.tags)
        card.tags.append(proseOf(tag));
    card.fields = fieldRows(desk, customer, true);
    const auto city = customer.fields.find("city");
    if (city != customer.fields.end() && !isHidden(customer, city->second))
        card.city = cardLine(city->second);
    for (const wire::CustomerNote& note : details.notes)
        card.notes.append({note.id.value, cardLine(note.author.name), proseOf(note.text), msOf(note.at), note.pinned});
    card.orders = orderRows(details.orders.value_or(std::vector<wire::Order>{}));
    if (isAllowed(desk, domain::Permission::customer_unmerge))
        for (const wire::UndoableMerge& merge : details.merges.value_or(std::vector<wire::UndoableMerge>{}))
            if (msOf(merge.undo_until) > desk.nowMs())
                card.merged.append(
                    {merge.id.value, customerLabel(merge.from_name, merge.from_id), msOf(merge.undo_until)});
    return card;
}

MergeOfferRow mergeOffer(const Desk& desk, const wire::MergeSuggestion& suggestion) {
    MergeOfferRow offer;
    offer.id = suggestion.customer.id.value;
    offer.name = customerLabel(suggestion.customer.name, suggestion.customer.id);
    offer.contacts = contactRows(desk, suggestion.customer);
    offer.fields = fieldRows(desk, suggestion.customer, false);
    for (const std::string& tag : suggestion.customer.tags)
        offer.tags.append(proseOf(tag));
    offer.score = suggestion.score;
    QStringList reasons;
    for (const wire::SameReason reason : suggestion.reasons)
        reasons += Card::reason(reason);
    reasons.removeAll(QString());
    offer.reasons = reasons.join(QStringLiteral(", "));
    return offer;
}

} // namespace pult::client
