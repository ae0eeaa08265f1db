// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/text/tokenizer.hpp"

#include <array>
#include <cstdint>
#include <new>
#include <string>

#include <libstemmer.h>

#include "shared/domain/letters.hpp"

namespace pult::text {

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

void Tokenizer::Free::operator()(sb_stemmer* stemmer) const {
    sb_stemmer_delete(stemmer);
}

Tokenizer::Tokenizer() : m_russian(sb_stemmer_new("russian", "UTF_8")), m_english(sb_stemmer_new("english", "UTF_8")) {
    if (!m_russian || !m_english)
        throw std::bad_alloc();
}

Tokenizer::~Tokenizer() = default;

std::string_view Tokenizer::stem(std::string_view word, bool cyrillic, bool latin) {
    if (!cyrillic && !latin)
        return word;
    sb_stemmer* stemmer = cyrillic ? m_russian.get() : m_english.get();
    const auto* stemmed =
        sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    if (!stemmed)
        throw std::bad_alloc();
    return {reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

void Tokenizer::tokenize(std::string_view text, const std::function<bool(std::string_view, int, int)>& take,
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

} // namespace pult::text
