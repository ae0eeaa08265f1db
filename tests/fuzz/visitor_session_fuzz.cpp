// SPDX-License-Identifier: GPL-3.0-or-later
// A visitor's session call, with who the site says he is, and the page's address.
#include "server/gateways/webchat/origins.hpp"
#include "server/gateways/webchat/session_request.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

namespace {

void checkIdentity(webchat::Identity identity) {
    static const std::vector<std::string> kSecrets = {"", "a secret that nobody guesses"};
    const Time now{Millis{1'700'000'000'000}};
    const bool isSigned = identity.id && !identity.id->empty() && identity.iat;
    const std::string right = isSigned ? webchat::identityHash(kSecrets[1], *identity.id, *identity.iat) : "";
    expect(!webchat::verifyIdentity(identity, kSecrets, now) || identity.hash == right,
           "only a right signature is taken");
    identity.hash = right;
    const auto verified = webchat::verifyIdentity(identity, kSecrets, now);
    expect(!verified || (isSigned && *identity.iat > 0), "only a recent signature is taken");
}

} // namespace

void run(std::string_view bytes) {
    if (const auto request = webchat::decodeSession(bytes)) {
        if (request->identity)
            checkIdentity(*request->identity);
        if (request->page)
            static_cast<void>(webchat::originOf(request->page->url));
        expect(!request->attributes || request->attributes->size() <= 50, "attributes keep to the limit");
    }
    const std::string origin = webchat::originOf(bytes);
    expect(webchat::originOf(origin) == origin, "an origin in its plain form stays");
    const std::string policy = webchat::frameAncestors(bytes);
    expect(policy.find_first_of(";\r\n") == std::string::npos, "a setting can't end the directive");
}

} // namespace pult::fuzz
