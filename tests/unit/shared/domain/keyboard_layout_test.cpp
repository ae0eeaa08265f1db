// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/keyboard_layout.hpp"

#include <catch2/catch.hpp>

using namespace pult::domain;

TEST_CASE("keyboard layout: the same keys under the other layout, in both directions", "[domain]") {
    CHECK(cyrillicOf("ghbdtn") == "привет");
    CHECK(cyrillicOf("Pfrhsnm b lfkmit, 5512") == "Закрыть и дальшеб 5512");
    CHECK(latinOf("сдщыу") == "close");
    CHECK(latinOf("Ёж, 12 €") == "~;, 12 €");
    CHECK(cyrillicOf("").empty());
    CHECK(latinOf("д") == "l");
}

TEST_CASE("keyboard layout: what has been typed comes back, and other letters stay", "[domain]") {
    const std::string all = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ";
    CHECK(cyrillicOf(latinOf(all)) == all);
    CHECK(latinOf("漢字 ß 🙂") == "漢字 ß 🙂");
    CHECK(cyrillicOf("привет 🙂") == "привет 🙂");
    CHECK(latinOf(std::string("\xD0")) == "\xD0"); // half a letter
}

TEST_CASE("keyboard layout: what was meant by who forgot to switch", "[domain]") {
    CHECK(inOtherLayout("ghbdtn") == "привет");
    CHECK(inOtherLayout("GHBDTN, vbh") == "ПРИВЕТб мир");
    CHECK(inOtherLayout("руддщ") == "hello");
    CHECK(inOtherLayout("`krf") == "ёлка");
    CHECK(inOtherLayout("Ёлка") == "~krf");
    CHECK(inOtherLayout("5512 日本 \U0001F600").empty());
    CHECK(inOtherLayout("a\U0001F600日") == "ф\U0001F600日");
}
