// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/script.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using domain::scriptOf;
using wire::Script;

TEST_CASE("script: a word of three letters tells in which letters somebody writes", "[domain]") {
    CHECK(scriptOf("Здравствуйте") == Script::cyrillic);
    CHECK(scriptOf("є що?") == Script::unknown);
    CHECK(scriptOf("hello") == Script::latin);
    CHECK(scriptOf("Grüße") == Script::latin);
    CHECK(scriptOf("γεια σου") == Script::other);
    CHECK(scriptOf("こんにちは") == Script::other);
    CHECK(scriptOf("안녕하세요") == Script::other);
}

TEST_CASE("script: numbers, signs, pictures and less than a word tell nothing", "[domain]") {
    for (const char* text :
         {"", "ok", "5512?", "+7 916 123-45-21", "да", "😀😀😀😀", "— — —", "×÷×÷", "a1b2c3", "ab вг", "\xff\xfe\xfd"})
        CHECK(scriptOf(text) == Script::unknown);
}

TEST_CASE("script: who writes Cyrillic may use Latin words, in whichever order", "[domain]") {
    CHECK(scriptOf("Где мой iPhone?") == Script::cyrillic);
    CHECK(scriptOf("iPhone где?") == Script::cyrillic);
    CHECK(scriptOf("Hello, γεια") == Script::other);
    for (const auto one : {Script::unknown, Script::latin, Script::other, Script::cyrillic})
        for (const auto other : {Script::unknown, Script::latin, Script::other, Script::cyrillic})
            CHECK(domain::strongest(one, other) == domain::strongest(other, one));
    CHECK(domain::strongest(Script::latin, Script::unknown) == Script::latin);
    CHECK(domain::strongest(Script::latin, Script::cyrillic) == Script::cyrillic);
}
