// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "server/storage/inbound.hpp"
#include "shared/base/error.hpp"

namespace pult::inbox {

/// Brings a messenger's event within what the house keeps: names without control characters and of a sane length,
/// texts not longer than any messenger sends, a message that says nothing marked as such. The raw body keeps the rest.
void clean(storage::inbound::Event& event);

/// The event as something for quarantine, under a key of its own, because the store refuses it.
[[nodiscard]] storage::inbound::NotUnderstood asNotUnderstood(const storage::inbound::Event& event,
                                                              std::string_view raw, const Error& why);

} // namespace pult::inbox
