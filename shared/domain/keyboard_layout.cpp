// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/keyboard_layout.hpp"

namespace pult::domain {

namespace {

/// Key by key; a Cyrillic letter has two bytes.
constexpr std::string_view kLatin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~";
constexpr std::string_view kCyrillic = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ";
static_assert(kCyrillic.size() == 2 * kLatin.size());

} // namespace

std::string cyrillicOf(std::string_view text) {
    std::string other;
    other.reserve(2 * text.size());
    for (const char letter : text) {
        const std::size_t key = kLatin.find(letter);
        if (key == std::string_view::npos)
            other += letter;
        else
            other += kCyrillic.substr(2 * key, 2);
    }
    return other;
}

std::string latinOf(std::string_view text) {
    std::string other;
    other.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view letter = text.substr(at, 2);
        std::size_t key = std::string_view::npos;
        // A match that began within a letter would be another one.
        for (std::size_t i = 0; letter.size() == 2 && i < kLatin.size() && key == std::string_view::npos; ++i)
            if (kCyrillic.substr(2 * i, 2) == letter)
                key = i;
        if (key == std::string_view::npos) {
            other += text[at++];
        } else {
            other += kLatin[key];
            at += 2;
        }
    }
    return other;
}

std::string inOtherLayout(std::string_view typed) {
    std::string other = latinOf(typed);
    if (other == typed)
        other = cyrillicOf(typed);
    return other == typed ? std::string() : other;
}

} // namespace pult::domain
