// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/clock.hpp"

/// What a visitor carries along when he goes on in a messenger, so that there he is known for who he was here.
namespace pult::webchat {

using PassKey = std::array<unsigned char, 32>;

/// 32 characters of A-Z, a-z, 0-9, - and _, as Telegram's `start` and VK's `ref` take them. Nobody can make one up, and
/// it tells nothing. It is no credential: who opens the link may be somebody he gave it to.
[[nodiscard]] std::string passCode(const PassKey& key, std::int64_t visitor, Time now);
/// The visitor whose code it is; empty for anything else, and for a code of more than a week ago.
[[nodiscard]] std::optional<std::int64_t> visitorOf(const PassKey& key, std::string_view code, Time now);

/// The address with the code in the parameter that its messenger hands on. WhatsApp has none that people don't see:
/// its addresses, and foreign ones, stay as they are.
[[nodiscard]] std::string withPassCode(const std::string& url, std::string_view code);

} // namespace pult::webchat
