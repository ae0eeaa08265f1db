// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pult::bench {

/// What the WhatsApp channel of a bench is set up with.
inline constexpr std::string_view kAppSecret = "a bench has no secrets";

/// A text message of 1.2 KB as WhatsApp posts it, other than ASCII characters escaped: customer `number` writes `text`
/// behind the moment `nanos`, which is the message's id, too.
[[nodiscard]] std::string webhookBody(std::size_t number, std::int64_t nanos, std::string_view text);
/// The header line of the signature, made with kAppSecret over exactly these bytes.
[[nodiscard]] std::string webhookSignature(std::string_view body);

} // namespace pult::bench
