// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// Letters as they are compared, wherever words are looked for.
namespace pult::domain {

struct Letter {
    char32_t code = 0;
    int bytes = 1;
};

/// The letter that begins at `at`. Text is well-formed UTF-8; anything else counts as a separator.
[[nodiscard]] inline Letter letterAt(const char* at, const char* end) {
    const auto byte = [&](int i) { return static_cast<unsigned char>(at[i]); };
    const auto tail = [&](int i) { return at + i < end && (byte(i) & 0xC0) == 0x80 ? byte(i) & 0x3Fu : 0x100u; };
    if (byte(0) < 0x80)
        return {byte(0), 1};
    if (byte(0) >= 0xC2 && byte(0) < 0xE0 && tail(1) < 0x100)
        return {static_cast<char32_t>((byte(0) & 0x1Fu) << 6 | tail(1)), 2};
    if (byte(0) >= 0xE0 && byte(0) < 0xF0 && tail(1) < 0x100 && tail(2) < 0x100)
        return {static_cast<char32_t>((byte(0) & 0x0Fu) << 12 | tail(1) << 6 | tail(2)), 3};
    if (byte(0) >= 0xF0 && byte(0) < 0xF5 && tail(1) < 0x100 && tail(2) < 0x100 && tail(3) < 0x100)
        return {static_cast<char32_t>((byte(0) & 0x07u) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)), 4};
    return {0, 1};
}

/// What a combining accent is folded to: it belongs to the letter before it and is dropped.
inline constexpr char32_t kDropped = 0x0300;

/// The letter that words are compared by: small, without the dots of ё and the accents of Latin letters; kDropped for
/// what is left out, 0 for what separates words.
[[nodiscard]] inline char32_t foldedLetter(char32_t c) {
    /// Latin-1's accented letters without their accents, from U+00C0 on; 0 keeps the letter.
    constexpr char kPlainLatin[] = "aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0\0aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0y";
    if (c < 0x80) {
        if (c >= 'A' && c <= 'Z')
            return c + 32;
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : 0;
    }
    if (c >= 0xC0 && c <= 0xFF) {
        if (c == 0xD7 || c == 0xF7)
            return 0;
        const char plain = kPlainLatin[c - 0xC0];
        return plain ? static_cast<char32_t>(plain) : (c < 0xDF ? c + 32 : c);
    }
    if (c >= 0x0410 && c <= 0x042F)
        return c + 32;
    if (c == 0x0401 || c == 0x0451)
        return 0x0435; // ё is written as е as often as not
    if (c >= 0x0400 && c <= 0x040F)
        return c + 80;
    if ((c >= 0x0139 && c <= 0x0148) || (c >= 0x0179 && c <= 0x017E))
        return (c + 1) & ~char32_t{1}; // pairs of capital and small letter, the small one even
    if (c >= 0x0100 && c <= 0x017F)
        return c | 1; // the same with the small one odd
    if ((c >= 0x0460 && c <= 0x0481) || (c >= 0x048A && c <= 0x04BF) || (c >= 0x04D0 && c <= 0x052F))
        return c | 1;
    if (c >= 0x0391 && c <= 0x03A9)
        return c + 32;
    if (c >= 0x0300 && c <= 0x036F)
        return kDropped;
    if (c >= 0x0180 && c < 0x2000)
        return c; // letters of other alphabets as they are
    const bool ideograph = (c >= 0x3040 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF);
    return ideograph ? c : 0;
}

} // namespace pult::domain
