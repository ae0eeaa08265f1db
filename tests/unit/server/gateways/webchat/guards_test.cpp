// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/guest.hpp"
#include "server/gateways/webchat/identity.hpp"
#include "server/gateways/webchat/origins.hpp"
#include "server/gateways/webchat/rates.hpp"
#include "server/gateways/webchat/session_request.hpp"
#include "server/gateways/webchat/tickets.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::webchat;
using namespace std::chrono_literals;

namespace {

constexpr Ticks kStart{std::chrono::hours{1}};

Identity signedBy(const std::string& secret, std::int64_t iat) {
    Identity identity;
    identity.id = wire::TextOrNumber("42");
    identity.iat = iat;
    identity.hash = identityHash(secret, "42", iat);
    return identity;
}

} // namespace

TEST_CASE("rates: a burst passes, then so many a minute", "[webchat]") {
    Bucket bucket;
    const Rate rate{3, 6};
    for (int i = 0; i < 3; ++i)
        CHECK(bucket.take(rate, kStart) == 0ms);
    CHECK(bucket.take(rate, kStart) == 10s);
    CHECK(bucket.take(rate, kStart + 9s) == 1s);
    CHECK(bucket.take(rate, kStart + 10s) == 0ms);
    CHECK(bucket.take(rate, kStart + 10s) == 10s);
    CHECK_FALSE(bucket.isFull(rate, kStart + 39s));
    CHECK(bucket.isFull(rate, kStart + 40s));
}

TEST_CASE("rates: full buckets are forgotten, spent ones kept", "[webchat]") {
    Buckets buckets;
    const Rate rate{2, 60};
    buckets.take("a", rate, kStart);
    buckets.take("b", rate, kStart + 10s);
    buckets.sweep(kStart + 10s);
    CHECK(buckets.size() == 1);
    CHECK(buckets.take("b", rate, kStart + 10s) == 0ms);
    CHECK(buckets.take("b", rate, kStart + 10s) > 0ms);
}

TEST_CASE("tickets: each works once and for half a minute", "[webchat]") {
    Tickets tickets;
    storage::Visitor visitor;
    visitor.id = 5;
    const auto guest = std::make_shared<Guest>(visitor);
    const std::string first = tickets.issue(guest, kStart);
    const std::string second = tickets.issue(guest, kStart);
    CHECK(first != second);
    CHECK(tickets.redeem(first, kStart + 30s) == guest);
    CHECK(tickets.redeem(first, kStart + 30s) == nullptr);
    CHECK(tickets.redeem(second, kStart + 31s) == nullptr);
    CHECK(tickets.redeem("guess", kStart) == nullptr);
    tickets.issue(guest, kStart);
    tickets.sweep(kStart + 60s);
    CHECK(tickets.size() == 0);
}

TEST_CASE("identity: the known example, and every way to get it wrong", "[webchat]") {
    // printf '42\n1700000000' | openssl dgst -sha256 -hmac key
    CHECK(identityHash("key", "42", 1700000000) == "62647f54fc6f4005a4992e3df686e85d9758acf92e0d4fdc436338b113e823b2");
    const Time now{1700000000s};
    CHECK(verifyIdentity(signedBy("key", 1700000000), {"key", ""}, now));
    CHECK(verifyIdentity(signedBy("old", 1700000000), {"key", "old"}, now));
    CHECK(verifyIdentity(signedBy("key", 1700000000000), {"key"}, now));
    CHECK(verifyIdentity(signedBy("key", 1700000000 - 24 * 3600), {"key"}, now));
    CHECK(verifyIdentity(signedBy("key", 1700000000 + 599), {"key"}, now));
    CHECK_FALSE(verifyIdentity(signedBy("key", 1700000000 - 25 * 3600), {"key"}, now));
    CHECK_FALSE(verifyIdentity(signedBy("key", 1700000000 + 601), {"key"}, now));
    CHECK_FALSE(verifyIdentity(signedBy("guess", 1700000000), {"key", "old"}, now));
    CHECK_FALSE(verifyIdentity(signedBy("", 1700000000), {"", ""}, now));
    Identity other = signedBy("key", 1700000000);
    other.id = wire::TextOrNumber("43");
    CHECK_FALSE(verifyIdentity(other, {"key"}, now));
    Identity bare = signedBy("key", 1700000000);
    bare.hash.reset();
    CHECK_FALSE(verifyIdentity(bare, {"key"}, now));
}

TEST_CASE("origins: exact scheme, host and port, in one form", "[webchat]") {
    CHECK(originOf("https://Shop.Example:443/path?x") == "https://shop.example");
    CHECK(originOf("http://shop.example:8080") == "http://shop.example:8080");
    CHECK(originOf("http://[::1]:8080") == "http://[::1]:8080");
    for (const char* bad :
         {"null", "", "shop.example", "ftp://shop.example", "https://", "https://a b", "https://user@x"})
        CHECK(originOf(bad).empty());

    OwnOrigins own("https://chat.example/");
    own.addListener("127.0.0.1", 8080, false);
    own.addListener("192.0.2.1", 8080, false);
    CHECK(own.contains("https://chat.example"));
    CHECK(own.contains("https://chat.example:443"));
    CHECK(own.contains("http://127.0.0.1:8080"));
    CHECK(own.contains("http://localhost:8080"));
    for (const char* foreign :
         {"http://chat.example", "https://chat.example:8443", "https://chat.example.evil.example",
          "http://192.0.2.1:8080", "http://127.0.0.1:8081", "null", "", "https://chat.example/path"})
        CHECK_FALSE(own.contains(foreign));
}

TEST_CASE("origins: the panel is framed by the sites of the channel alone", "[webchat]") {
    CHECK(frameAncestors("*") == "*");
    CHECK(frameAncestors("https://a.example, http://b.example:81") == "'self' https://a.example http://b.example:81");
    CHECK(frameAncestors("https://a.example; script-src *") == "'self'");
}

TEST_CASE("session: a page's foreign text is cut to size, not refused", "[webchat]") {
    std::string attributes;
    for (int i = 0; i < 60; ++i)
        attributes += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":\"" + std::string(300, 'v') + "\"";
    const auto request = decodeSession(R"({"widget":"w","page":{"url":"https://x/)" + std::string(5000, 'u') +
                                       R"("},"attributes":{)" + attributes + "}}");
    REQUIRE(request);
    CHECK(request->attributes->size() == 50);
    CHECK(request->attributes->at("k0").size() == 256);
    CHECK(request->page->url.size() == 2048);
    CHECK_FALSE(decodeSession(R"({"token":"no widget"})"));
    CHECK(decodeSession(R"({"widget":"w","token":")" + std::string(200, 't') + "\"}").error().code ==
          Errc::unauthenticated);
}
