// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// Proofs that bytes come from whom they claim to.
namespace pult::messenger {

/// Compares in a time that tells nothing about where they differ. Never true for an empty `expected`: a secret that
/// wasn't set lets nobody in.
[[nodiscard]] bool isSame(std::string_view expected, std::string_view given);

/// HMAC-SHA256 (RFC 2104) in lower-case hex.
[[nodiscard]] std::string hmacSha256(std::string_view secret, std::string_view bytes);

/// SHA-256 in lower-case hex.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// A hash that was said in base64 (RFC 4648), in lower-case hex; empty when it isn't 32 bytes of base64.
[[nodiscard]] std::string sha256FromBase64(std::string_view text);

} // namespace pult::messenger
