// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/customer_label.hpp"

#include <QCoreApplication>

#include "client/models/words/harmless.hpp"

namespace pult::client {

namespace {

/// Context of the translations.
struct Customer {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Customer)
};

QString knownName(const std::string& name) {
    return harmless(name).trimmed();
}

} // namespace

QString customerLabel(const std::string& name, CustomerId id) {
    const QString known = knownName(name);
    return known.isEmpty() ? Customer::tr("Guest %1", "number of a visitor without a name").arg(id.value) : known;
}

QString briefGuestLabel(const std::string& name, CustomerId id) {
    return knownName(name).isEmpty() ? QString::number(id.value) : QString();
}

QString contactLabel(wire::ChannelKind channel, const wire::Identity& contact) {
    const QString address = harmless(contact.peer);
    if (channel == wire::ChannelKind::webchat)
        return Customer::tr("visitor %1", "number of a visitor").arg(address);
    if (channel == wire::ChannelKind::telegram && contact.username && !contact.username->empty())
        return u'@' + harmless(*contact.username);
    return address;
}

} // namespace pult::client
