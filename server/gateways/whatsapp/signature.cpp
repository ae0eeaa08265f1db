// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/whatsapp/signature.hpp"

#include "server/gateways/messenger/proof.hpp"

namespace pult::whatsapp {

namespace {

constexpr std::string_view kScheme = "sha256=";
constexpr std::size_t kLongestChallenge = 256;

} // namespace

std::optional<std::string> answerVerification(std::string_view mode, std::string_view token, std::string_view challenge,
                                              std::string_view verifyToken) {
    const bool isRight = messenger::isSame(verifyToken, token) && mode == "subscribe";
    if (!isRight || challenge.empty() || challenge.size() > kLongestChallenge)
        return std::nullopt;
    return std::string(challenge);
}

bool isSigned(std::string_view body, std::string_view header, std::span<const std::string> appSecrets) {
    if (!header.starts_with(kScheme))
        return false;
    header.remove_prefix(kScheme.size());
    bool matches = false;
    for (const auto& secret : appSecrets)
        matches |= !secret.empty() && messenger::isSame(messenger::hmacSha256(secret, body), header);
    return matches;
}

} // namespace pult::whatsapp
