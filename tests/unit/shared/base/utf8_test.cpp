// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/utf8.hpp"

#include <catch2/catch.hpp>

using namespace pult;

TEST_CASE("utf8: well-formed text of every length is accepted", "[utf8]") {
    CHECK(utf8::isValid(""));
    CHECK(utf8::isValid("plain"));
    CHECK(utf8::isValid("Привет"));
    CHECK(utf8::isValid("€ and 🌲"));
    CHECK(utf8::isValid("\xF4\x8F\xBF\xBF"));
}

TEST_CASE("utf8: overlong forms, surrogates and cut sequences are refused", "[utf8]") {
    CHECK_FALSE(utf8::isValid("\xC0\x80"));
    CHECK_FALSE(utf8::isValid("\xE0\x80\x80"));
    CHECK_FALSE(utf8::isValid("\xED\xA0\x80"));
    CHECK_FALSE(utf8::isValid("\xF4\x90\x80\x80"));
    CHECK_FALSE(utf8::isValid("\xD0"));
    CHECK_FALSE(utf8::isValid("a\x80"));
}

TEST_CASE("utf8: a prefix never cuts a character", "[utf8]") {
    CHECK(utf8::prefix("Привет", 3) == "При");
    CHECK(utf8::prefix("ab", 5) == "ab");
    CHECK(utf8::prefix("🌲🌲", 1) == "🌲");
    CHECK(utf8::length("Привет 🌲") == 8);
}

TEST_CASE("utf8: cleaning drops control characters and outer white space", "[utf8]") {
    CHECK(utf8::cleaned(" \n a\x01 b\tc \r\n") == "a b\tc");
    CHECK(utf8::cleaned("\x7F") == "");
}
