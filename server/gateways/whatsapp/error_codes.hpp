// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Codes that stand in answers and in statuses alike. Cloud API reference, "Error codes".
namespace pult::whatsapp {

inline constexpr std::int64_t kUndeliverable = 131026; ///< no WhatsApp there, or we are blocked
inline constexpr std::int64_t kWindowClosed = 131047;  ///< his last message is more than 24 hours old

} // namespace pult::whatsapp
