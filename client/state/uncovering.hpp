// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "shared/domain/masking.hpp"
#include "shared/wire/customers.hpp"

/// What is known of a customer in full, in place of what is shown of him in part.
namespace pult::client {

/// What has changed since it was asked for stays as it is shown.
inline void uncover(wire::Customer& shown, const wire::Customer& whole) {
    if (domain::maskedText(whole.name) == shown.name)
        shown.name = whole.name;
    for (wire::Identity& identity : shown.identities) {
        const auto known = std::ranges::find(whole.identities, identity.id, &wire::Identity::id);
        if (known == whole.identities.end())
            continue;
        if (domain::maskedAddress(known->peer) == identity.peer)
            identity.peer = known->peer;
        if (domain::maskedText(known->name) == identity.name)
            identity.name = known->name;
        if (known->username && identity.username == domain::maskedAddress(*known->username))
            identity.username = known->username;
    }
    for (auto& [key, value] : shown.fields) {
        const auto known = whole.fields.find(key);
        if (known == whole.fields.end() || !domain::looksMasked(value))
            continue;
        if (domain::maskedValue(known->second) == value || domain::maskedText(known->second) == value)
            value = known->second;
    }
}

} // namespace pult::client
