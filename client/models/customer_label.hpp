// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "shared/wire/types.hpp"

namespace pult::client {

/// How a customer is called wherever he is shown: by name, or as a numbered guest while nobody knows it.
[[nodiscard]] QString customerLabel(const std::string& name, CustomerId id);

/// A contact's address for people: a visitor of the web chat has only a number.
[[nodiscard]] QString contactLabel(wire::ChannelKind channel, const std::string& peer);

} // namespace pult::client
