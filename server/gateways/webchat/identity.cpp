// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/identity.hpp"

#include <algorithm>

#include "server/gateways/messenger/proof.hpp"

namespace pult::webchat {

namespace {

constexpr std::chrono::hours kAge{24};
constexpr std::chrono::minutes kSkew{10};
/// Larger numbers are milliseconds: as seconds they would lie in the year 5138.
constexpr std::int64_t kMillisFrom = 100'000'000'000;

Time timeOf(std::int64_t iat) {
    return iat >= kMillisFrom ? Time{Millis{iat}} : Time{std::chrono::seconds{iat}};
}

} // namespace

std::string identityHash(std::string_view secret, std::string_view id, std::int64_t iat) {
    const std::string text = std::string(id) + "\n" + std::to_string(iat);
    return messenger::hmacSha256(secret, text);
}

Result<void> verifyIdentity(const Identity& identity, const std::vector<std::string>& secrets, Time now) {
    if (!identity.id || identity.id->empty() || !identity.iat || !identity.hash)
        return fail(Errc::forbidden, "the identity is not signed");
    bool matches = false;
    for (const std::string& secret : secrets) {
        if (secret.empty())
            continue;
        matches |= messenger::isSame(identityHash(secret, *identity.id, *identity.iat), *identity.hash);
    }
    if (!matches)
        return fail(Errc::forbidden, "the signature of the identity is wrong");
    const Time signedAt = timeOf(std::max<std::int64_t>(*identity.iat, 0));
    if (signedAt > now + kSkew || signedAt < now - kAge - kSkew)
        return fail(Errc::forbidden, "the signature of the identity is too old, or from the future");
    return {};
}

} // namespace pult::webchat
