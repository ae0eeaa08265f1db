// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/link_page.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace pult::http;

TEST_CASE("link page: it speaks what the browser prefers") {
    CHECK(prefersRussian("ru"));
    CHECK(prefersRussian("ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7"));
    CHECK(prefersRussian("de, RU;q=0.3"));
    CHECK(prefersRussian("en;q=0.25 , ru ;q=0.3"));
    CHECK_FALSE(prefersRussian("en-US,en;q=0.9,ru;q=0.8"));
    CHECK_FALSE(prefersRussian("ru;q=0"));
    CHECK_FALSE(prefersRussian("rue"));
    CHECK_FALSE(prefersRussian(""));
    CHECK_FALSE(prefersRussian(";;q=,=,;q=9"));
}

TEST_CASE("link page: nothing of it is kept, run or sent on") {
    const Response page = deadLinkPage("ru");
    CHECK(page.status == 404);
    CHECK(page.body.find("Ссылка больше не работает") != std::string::npos);
    CHECK(deadLinkPage("en").body.find("This link doesn't work any more") != std::string::npos);
    const auto has = [&](const std::string& name, const std::string& value) {
        return std::ranges::find(page.headers, std::pair(name, value)) != page.headers.end();
    };
    CHECK(has("Cache-Control", "no-store"));
    CHECK(has("Content-Security-Policy", "sandbox; default-src 'none'"));
    CHECK(has("Referrer-Policy", "no-referrer"));
}
