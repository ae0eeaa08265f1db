// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "shared/wire/types.hpp"

/// What a desk and the server compare after a reconnect: two that know the same of a dialog have the same hash. Made of
/// named members, not of the encoded struct, so that a program that knows a member more still agrees. No protection
/// against anybody: 64 bits, to find mistakes.
namespace pult::domain {

/// So many of a thread's newest messages are compared.
inline constexpr int kHashedMessages = 50;

[[nodiscard]] std::string dialogHash(const wire::Dialog& dialog);

/// `messages` rise by seq; of more than kHashedMessages the newest count.
[[nodiscard]] std::string messagesHash(std::span<const wire::Message> messages);

} // namespace pult::domain
