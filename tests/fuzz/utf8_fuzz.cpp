// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/utf8.hpp"

#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

namespace {

/// Decodes by arithmetic instead of by table, to compare with.
bool isValidByArithmetic(std::string_view text) {
    static constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<std::uint8_t>(text[at]);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        const std::size_t size = (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : (lead & 0xF8) == 0xF0 ? 4 : 0;
        if (size == 0 || text.size() - at < size)
            return false;
        std::uint32_t point = lead & (0x7Fu >> size);
        for (std::size_t i = 1; i < size; ++i) {
            const auto next = static_cast<std::uint8_t>(text[at + i]);
            if ((next & 0xC0) != 0x80)
                return false;
            point = point << 6 | (next & 0x3Fu);
        }
        if (point < kSmallest[size] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
            return false;
        at += size;
    }
    return true;
}

} // namespace

void run(std::string_view bytes) {
    const bool valid = utf8::isValid(bytes);
    expect(valid == isValidByArithmetic(bytes), "both ways to check agree");
    const std::string cleaned = utf8::cleaned(bytes);
    expect(utf8::cleaned(cleaned) == cleaned, "cleaning is done once");
    if (!valid)
        return;
    expect(utf8::isValid(cleaned), "cleaned text is well-formed");
    const std::size_t points = utf8::length(bytes);
    const std::size_t half = points / 2;
    const auto prefix = utf8::prefix(bytes, half);
    expect(utf8::isValid(prefix) && utf8::length(prefix) == half, "a prefix ends between code points");
    expect(utf8::prefix(bytes, points) == bytes, "a prefix of all is all");
}

} // namespace pult::fuzz
