// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/known_tokens.hpp"

#include <catch2/catch.hpp>

using namespace pult;

TEST_CASE("web chat: a token is taken on trust for ten seconds and not a moment longer", "[webchat]") {
    webchat::KnownTokens tokens;
    const Ticks start{std::chrono::hours{1}};
    tokens.keep("hash", 7, start);
    CHECK(tokens.find("hash", start + std::chrono::milliseconds{9'999}) == 7);
    CHECK_FALSE(tokens.find("hash", start + std::chrono::seconds{10}));
    CHECK_FALSE(tokens.find("another", start));
    tokens.sweep(start + std::chrono::seconds{9});
    CHECK(tokens.size() == 1);
    tokens.sweep(start + std::chrono::seconds{10});
    CHECK(tokens.size() == 0);
}

TEST_CASE("web chat: a visitor's tokens are forgotten together", "[webchat]") {
    webchat::KnownTokens tokens;
    const Ticks start{std::chrono::hours{1}};
    tokens.keep("one", 7, start);
    tokens.keep("two", 7, start);
    tokens.keep("other", 8, start);
    tokens.forget(7);
    CHECK_FALSE(tokens.find("one", start));
    CHECK_FALSE(tokens.find("two", start));
    CHECK(tokens.find("other", start) == 8);
}
