// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/text_tokenizer.hpp"

#include <array>
#include <cstdint>
#include <new>
#include <string>

#include <libstemmer.h>

#include "server/storage/sqlite/connection.hpp"

namespace pult::storage::sqlite {

namespace {

/// Longer runs (hashes, encoded bytes) are nobody's search words; their beginning is kept.
constexpr std::size_t kLongestWord = 64;

struct Letter {
    char32_t code = 0;
    int bytes = 1;
};

/// Text in the database is well-formed UTF-8; anything else counts as a separator.
Letter decode(const unsigned char* at, const unsigned char* end) {
    const auto tail = [&](int i) { return at + i < end && (at[i] & 0xC0) == 0x80 ? at[i] & 0x3Fu : 0x100u; };
    if (*at < 0x80)
        return {*at, 1};
    if (*at >= 0xC2 && *at < 0xE0 && tail(1) < 0x100)
        return {static_cast<char32_t>((*at & 0x1Fu) << 6 | tail(1)), 2};
    if (*at >= 0xE0 && *at < 0xF0 && tail(1) < 0x100 && tail(2) < 0x100)
        return {static_cast<char32_t>((*at & 0x0Fu) << 12 | tail(1) << 6 | tail(2)), 3};
    if (*at >= 0xF0 && *at < 0xF5 && tail(1) < 0x100 && tail(2) < 0x100 && tail(3) < 0x100)
        return {static_cast<char32_t>((*at & 0x07u) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)), 4};
    return {0, 1};
}

/// Latin-1's accented letters without their accents, from U+00C0 on; 0 keeps the letter.
constexpr char kPlainLatin[] = "aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0\0aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0y";

/// The letter words are compared by; 0 for what separates them.
char32_t folded(char32_t c) {
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
        return 0x0300; // combining accents belong to the letter before and are dropped
    if (c >= 0x0180 && c < 0x2000)
        return c; // letters of other alphabets as they are
    const bool ideograph = (c >= 0x3040 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF);
    return ideograph ? c : 0;
}

class Word {
public:
    void add(char32_t c) {
        if (c == 0x0300)
            return;
        m_cyrillic = m_cyrillic && c >= 0x0430 && c <= 0x044F;
        m_latin = m_latin && c >= 'a' && c <= 'z';
        if (m_size + 4 > kLongestWord)
            return;
        if (c < 0x80) {
            put(c);
        } else if (c < 0x800) {
            put(0xC0 | c >> 6);
            put(0x80 | (c & 0x3F));
        } else {
            put(0xE0 | c >> 12);
            put(0x80 | (c >> 6 & 0x3F));
            put(0x80 | (c & 0x3F));
        }
    }
    bool empty() const { return m_size == 0; }
    std::string_view text() const { return {m_bytes.data(), m_size}; }
    bool cyrillic() const { return m_cyrillic; }
    bool latin() const { return m_latin; }

private:
    void put(char32_t byte) { m_bytes[m_size++] = static_cast<char>(byte); }

    std::array<char, kLongestWord> m_bytes{};
    std::size_t m_size = 0;
    bool m_cyrillic = true;
    bool m_latin = true;
};

} // namespace

void TextTokenizer::Free::operator()(sb_stemmer* stemmer) const {
    sb_stemmer_delete(stemmer);
}

TextTokenizer::TextTokenizer()
    : m_russian(sb_stemmer_new("russian", "UTF_8")), m_english(sb_stemmer_new("english", "UTF_8")) {
    if (!m_russian || !m_english)
        throw std::bad_alloc();
}

TextTokenizer::~TextTokenizer() = default;

std::string_view TextTokenizer::stem(std::string_view word, bool cyrillic, bool latin) {
    if (!cyrillic && !latin)
        return word;
    sb_stemmer* stemmer = cyrillic ? m_russian.get() : m_english.get();
    const auto* stemmed =
        sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    if (!stemmed)
        throw std::bad_alloc();
    return {reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

void TextTokenizer::tokenize(std::string_view text, const std::function<bool(std::string_view, int, int)>& take) {
    const auto* const begin = reinterpret_cast<const unsigned char*>(text.data());
    const auto* const end = begin + text.size();
    const auto* at = begin;
    while (at < end) {
        Word word;
        const auto* const start = at;
        while (at < end) {
            const Letter letter = decode(at, end);
            const char32_t c = folded(letter.code);
            if (c == 0)
                break;
            word.add(c);
            at += letter.bytes;
        }
        if (word.empty()) {
            at += at < end ? decode(at, end).bytes : 0;
            continue;
        }
        const auto stemmed = stem(word.text(), word.cyrillic(), word.latin());
        if (!take(stemmed, static_cast<int>(start - begin), static_cast<int>(at - begin)))
            return;
    }
}

namespace {

// FTS5's interface in C; an exception must not pass through it.

int createTokenizer(void*, const char**, int, Fts5Tokenizer** made) {
    try {
        *made = reinterpret_cast<Fts5Tokenizer*>(new TextTokenizer);
        return SQLITE_OK;
    } catch (const std::bad_alloc&) {
        return SQLITE_NOMEM;
    }
}

void deleteTokenizer(Fts5Tokenizer* tokenizer) {
    delete reinterpret_cast<TextTokenizer*>(tokenizer);
}

int runTokenizer(Fts5Tokenizer* tokenizer, void* context, int, const char* text, int size,
                 int (*take)(void*, int, const char*, int, int, int)) {
    int code = SQLITE_OK;
    try {
        const std::string_view whole(text, static_cast<std::size_t>(size));
        reinterpret_cast<TextTokenizer*>(tokenizer)->tokenize(whole, [&](std::string_view word, int from, int to) {
            code = take(context, 0, word.data(), static_cast<int>(word.size()), from, to);
            return code == SQLITE_OK;
        });
    } catch (const std::bad_alloc&) {
        code = SQLITE_NOMEM;
    }
    return code;
}

} // namespace

void registerTextTokenizer(sqlite3* db) {
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    if (!api)
        throwSqlite(db, "looking for FTS5");
    fts5_tokenizer tokenizer{createTokenizer, deleteTokenizer, runTokenizer};
    if (api->xCreateTokenizer(api, "pult", nullptr, &tokenizer, nullptr) != SQLITE_OK)
        throwSqlite(db, "adding the tokenizer");
}

} // namespace pult::storage::sqlite
