// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/cursor.hpp"

#include <sodium.h>

namespace pult::storage::sqlite {

namespace {

constexpr std::size_t kBytes = 1 + 8 + 8;
constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

void put(unsigned char* to, std::int64_t value) {
    for (int i = 0; i < 8; ++i)
        to[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(value) >> (8 * i));
}

std::int64_t take(const unsigned char* from) {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i)
        value |= static_cast<std::uint64_t>(from[i]) << (8 * i);
    return static_cast<std::int64_t>(value);
}

} // namespace

std::string encodeCursor(const Cursor& cursor) {
    std::array<unsigned char, kBytes> bytes{};
    bytes[0] = static_cast<unsigned char>(cursor.order);
    put(&bytes[1], cursor.key);
    put(&bytes[9], cursor.id);
    std::string text(sodium_base64_ENCODED_LEN(kBytes, kVariant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
    text.pop_back(); // the terminating zero
    return text;
}

Result<Cursor> decodeCursor(std::string_view text, char order, std::string_view member) {
    std::array<unsigned char, kBytes> bytes{};
    std::size_t size = 0;
    const char* end = nullptr;
    const int code =
        sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end, kVariant);
    const bool whole = code == 0 && size == kBytes && end == text.data() + text.size();
    if (!whole || bytes[0] != static_cast<unsigned char>(order))
        return fail(Errc::invalid, std::string(member) + ": expected the `next` of an earlier page in the same order");
    return Cursor{order, take(&bytes[1]), take(&bytes[9])};
}

} // namespace pult::storage::sqlite
