// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "shared/wire/types.hpp"

namespace pult::client {

/// How a customer is called wherever he is shown: by name, or as a numbered guest while nobody knows it.
[[nodiscard]] QString customerLabel(const std::string& name, CustomerId id);

/// Of a guest without a name what tells him from others, for places where the whole label finds no room. Empty: he has
/// a name.
[[nodiscard]] QString briefGuestLabel(const std::string& name, CustomerId id);

/// A contact's address for people: a visitor of the web chat has only a number, in Telegram people know the name
/// rather than the number.
[[nodiscard]] QString contactLabel(wire::ChannelKind channel, const wire::Identity& contact);

} // namespace pult::client
