// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pult::whatsapp {

/// WhatsApp asks once whether the address is ours: GET with `hub.mode`, `hub.verify_token` and `hub.challenge`. The
/// answer is the challenge and nothing else as text/plain; nothing: 403.
[[nodiscard]] std::optional<std::string> answerVerification(std::string_view mode, std::string_view token,
                                                            std::string_view challenge, std::string_view verifyToken);

/// Is `X-Hub-Signature-256` right for these very bytes? Meta signs what it sends, so a body that was parsed and written
/// again never matches. Any of `appSecrets` may have signed, while one replaces another; empty ones don't count.
[[nodiscard]] bool isSigned(std::string_view body, std::string_view header, std::span<const std::string> appSecrets);

} // namespace pult::whatsapp
