// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/text_tokenizer.hpp"

#include <array>
#include <cstdint>
#include <new>
#include <string>

#include <libstemmer.h>

#include "server/storage/sqlite/connection.hpp"
#include "shared/domain/letters.hpp"

namespace pult::storage::sqlite {

namespace {

/// Longer runs (hashes, encoded bytes) are nobody's search words; their beginning is kept.
constexpr std::size_t kLongestWord = 64;

class Word {
public:
    void add(char32_t c) {
        if (c == domain::kDropped)
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

void TextTokenizer::tokenize(std::string_view text, const std::function<bool(std::string_view, int, int)>& take,
                             Form form) {
    const auto* const begin = text.data();
    const auto* const end = begin + text.size();
    const auto* at = begin;
    while (at < end) {
        Word word;
        const auto* const start = at;
        while (at < end) {
            const domain::Letter letter = domain::letterAt(at, end);
            const char32_t c = domain::foldedLetter(letter.code);
            if (c == 0)
                break;
            word.add(c);
            at += letter.bytes;
        }
        if (word.empty()) {
            at += at < end ? domain::letterAt(at, end).bytes : 0;
            continue;
        }
        const auto given = form == Form::stem ? stem(word.text(), word.cyrillic(), word.latin()) : word.text();
        if (!take(given, static_cast<int>(start - begin), static_cast<int>(at - begin)))
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

int runTokenizer(Fts5Tokenizer* tokenizer, void* context, int flags, const char* text, int size,
                 int (*take)(void*, int, const char*, int, int, int)) {
    int code = SQLITE_OK;
    // What somebody is still typing has no ending yet that could be taken off.
    const auto form = flags & FTS5_TOKENIZE_PREFIX ? TextTokenizer::Form::typed : TextTokenizer::Form::stem;
    try {
        const std::string_view whole(text, static_cast<std::size_t>(size));
        const auto hand = [&](std::string_view word, int from, int to) {
            code = take(context, 0, word.data(), static_cast<int>(word.size()), from, to);
            return code == SQLITE_OK;
        };
        reinterpret_cast<TextTokenizer*>(tokenizer)->tokenize(whole, hand, form);
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
