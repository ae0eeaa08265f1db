// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/script.hpp"

#include "shared/domain/letters.hpp"

namespace pult::domain {

namespace {

constexpr int kLettersOfAWord = 3;

int strength(wire::Script script) {
    switch (script) {
    case wire::Script::cyrillic:
        return 3;
    case wire::Script::other:
        return 2;
    case wire::Script::latin:
        return 1;
    case wire::Script::unknown:
        break;
    }
    return 0;
}

/// Unknown: no letter. What comes before Greek counts as Latin, signs and pictures lie outside of the rest. The step to
/// the schema of 0020 has the same ranges.
wire::Script scriptOf(char32_t c) {
    const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    if (within('a', 'z') || within('A', 'Z') || (within(0xC0, 0x24F) && c != 0xD7 && c != 0xF7))
        return wire::Script::latin;
    if (within(0x400, 0x52F))
        return wire::Script::cyrillic;
    if (within(0x370, 0x3FF) || within(0x531, 0x1FFF) || within(0x3041, 0xD7A3))
        return wire::Script::other;
    return wire::Script::unknown;
}

} // namespace

wire::Script scriptOf(std::string_view text) {
    wire::Script found = wire::Script::unknown, before = wire::Script::unknown;
    int letters = 0;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end;) {
        const Letter letter = letterAt(at, end);
        at += letter.bytes;
        const wire::Script script = scriptOf(letter.code);
        letters = script == before ? letters + 1 : 1;
        before = script;
        if (letters >= kLettersOfAWord)
            found = strongest(found, script);
    }
    return found;
}

wire::Script strongest(wire::Script one, wire::Script other) {
    return strength(one) >= strength(other) ? one : other;
}

} // namespace pult::domain
