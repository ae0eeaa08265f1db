// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "server/http/url.hpp"
#include "tests/support/printing.hpp"

using pult::http::isWithin;
using pult::http::Url;

TEST_CASE("url: parts of an address are read", "[http]") {
    const auto url = Url::parse("HTTPS://Api.Example.COM/bot1:AA/x?a=b#part").value();
    CHECK(url.secure);
    CHECK(url.host == "api.example.com");
    CHECK(url.port == 443);
    CHECK(url.target == "/bot1:AA/x?a=b");
    CHECK(url.authority() == "api.example.com");

    const auto local = Url::parse("http://[::1]:8080?x").value();
    CHECK_FALSE(local.secure);
    CHECK(local.host == "::1");
    CHECK(local.port == 8080);
    CHECK(local.target == "/?x");
    CHECK(local.authority() == "[::1]:8080");
    CHECK(Url::parse("https://h/a b\xc3\xa9").value().target == "/a%20b%C3%A9");
}

TEST_CASE("url: what could mean two things is refused", "[http]") {
    for (const char* text :
         {"", "ftp://h/", "h/x", "https://", "https://user@h/", "https://user:pw@h/", "https://h:0/",
          "https://h:99999/", "https://h:8x/", "https://h\r\nX: y/", "https://h/a\nb", "https://[::1/",
          "https://[::1]x/", "https://[g]/", "https://h%41/", "https://\xd0\xb0.test/", "https:///x", "https://a b/"})
        CHECK_FALSE(Url::parse(text));
    // A backslash ends the host, as browsers read it.
    CHECK(Url::parse("https://a.test\\@b.test/").value().host == "a.test");
    CHECK_FALSE(Url::parse("https://h/" + std::string(9000, 'x')));
}

TEST_CASE("url: a Location header is read against the address it came from", "[http]") {
    const auto from = Url::parse("https://h.test:444/a/b?c=/d").value();
    const auto leads = [&](std::string_view location) {
        const auto to = from.redirected(location).value();
        return to.authority() + to.target;
    };
    CHECK(leads("/x?y") == "h.test:444/x?y");
    CHECK(leads("x") == "h.test:444/a/x");
    CHECK(leads("?q") == "h.test:444/a/b?q");
    CHECK(leads("//o.test/z") == "o.test/z");
    CHECK(leads("https://o.test/z") == "o.test/z");
    CHECK_FALSE(from.redirected("https://u@o.test/"));
}

TEST_CASE("url: a host is below a domain only at a dot", "[http]") {
    CHECK(isWithin("vk.com", "vk.com"));
    CHECK(isWithin("pu.vk.com", "vk.com"));
    CHECK_FALSE(isWithin("evilvk.com", "vk.com"));
    CHECK_FALSE(isWithin("vk.com.evil.test", "vk.com"));
    CHECK_FALSE(isWithin("com", "vk.com"));
    CHECK_FALSE(isWithin("vk.com", ""));
}
