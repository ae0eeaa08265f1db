// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/text_index.hpp"

#include <chrono>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

#include "server/storage/sqlite/text_tokenizer.hpp"

namespace pult::storage::sqlite {

namespace {

/// Of the tokenizer and the tables below; an index made by other rules is made anew.
constexpr int kRules = 1;
constexpr int kCacheKib = 2048;
constexpr std::size_t kSliceBytes = 1024 * 1024;
/// About a third of a millisecond of work, a tenth of what the kernel would let a thread go on for.
constexpr int kTextsInARow = 8;
constexpr std::chrono::milliseconds kPause{1};

/// SQLite's own files take the mode of the database, so that one is made before SQLite does it.
const std::string& madePrivate(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0)
        ::close(file);
    return path;
}

/// How far an index has come; empty when it isn't one of this store.
std::optional<std::int64_t> progressOf(Connection& db, const std::string& epoch) {
    {
        Rows row = db.query("SELECT 1 FROM sqlite_schema WHERE name = 'state'");
        if (!row.next())
            return {};
    }
    Rows row = db.query("SELECT up_to FROM state WHERE epoch = ? AND rules = ?", epoch, kRules);
    if (!row.next())
        return {};
    return row.get<std::int64_t>(0);
}

} // namespace

bool isDamage(const SqliteError& error) {
    switch (error.code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return true;
    default:
        return false;
    }
}

TextSlice TextSlice::read(Connection& store, std::int64_t after, int limit) {
    TextSlice slice;
    slice.upTo = after;
    std::size_t bytes = 0;
    int count = 0;
    Rows row = store.query("SELECT id, CASE direction WHEN 'system' THEN '' ELSE text END FROM message"
                           " WHERE id > ? ORDER BY id",
                           after);
    while (row.next()) {
        if (count++ == limit || bytes > kSliceBytes) {
            slice.last = false;
            break;
        }
        slice.upTo = row.get<std::int64_t>(0);
        auto text = row.get<std::string>(1);
        if (text.empty())
            continue;
        bytes += text.size();
        slice.texts.emplace_back(slice.upTo, std::move(text));
    }
    return slice;
}

std::unique_ptr<TextIndex> TextIndex::open(const TextPlace& place) {
    std::unique_ptr<TextIndex> index(new TextIndex(place));
    if (!index->isOf(place.epoch)) {
        index.reset();
        remove(place.path);
        index.reset(new TextIndex(place));
        index->make(place.epoch);
    }
    return index;
}

void TextIndex::remove(const std::string& path) {
    for (const auto* tail : {"-wal", "-shm", "-journal", ""})
        ::unlink((path + tail).c_str());
}

TextIndex::TextIndex(const TextPlace& place) : m_db(madePrivate(place.path), Connection::Mode::derived, kCacheKib) {
    registerTextTokenizer(m_db.handle());
}

bool TextIndex::isOf(const std::string& epoch) {
    const auto upTo = progressOf(m_db, epoch);
    m_upTo = upTo.value_or(0);
    return upTo.has_value();
}

void TextIndex::make(const std::string& epoch) {
    m_db.run("BEGIN IMMEDIATE");
    m_db.execute("CREATE TABLE state (epoch TEXT NOT NULL, rules INTEGER NOT NULL, up_to INTEGER NOT NULL) STRICT;"
                 // The text itself stays in the store's `message`.
                 "CREATE VIRTUAL TABLE words USING fts5(text, content='', columnsize=0, tokenize='pult');");
    m_db.run("INSERT INTO state (epoch, rules, up_to) VALUES (?, ?, 0)", epoch, kRules);
    m_db.run("COMMIT");
}

void TextIndex::add(const TextSlice& slice) {
    m_db.run("BEGIN IMMEDIATE");
    try {
        int sincePause = 0;
        for (const auto& [message, text] : slice.texts) {
            m_db.run("INSERT INTO words (rowid, text) VALUES (?, ?)", message, text);
            if (slice.last && ++sincePause % kTextsInARow == 0)
                std::this_thread::sleep_for(kPause);
        }
        m_db.run("UPDATE state SET up_to = ?", slice.upTo);
        m_db.run("COMMIT");
    } catch (...) {
        if (m_db.inTransaction())
            m_db.execute("ROLLBACK");
        throw;
    }
    m_upTo = slice.upTo;
}

std::unique_ptr<TextReader> TextReader::open(const TextPlace& place) {
    if (::access(place.path.c_str(), F_OK) != 0)
        return nullptr;
    std::unique_ptr<TextReader> reader(new TextReader(place.path));
    const auto upTo = progressOf(reader->m_db, place.epoch);
    if (!upTo)
        return nullptr;
    reader->m_upTo = *upTo;
    return reader;
}

TextReader::TextReader(const std::string& path) : m_db(path, Connection::Mode::reader, kCacheKib) {
    registerTextTokenizer(m_db.handle());
    m_db.run("BEGIN");
}

TextReader::~TextReader() = default;

Rows TextReader::hits(const std::string& words, std::int64_t before) {
    return m_db.query("SELECT rowid FROM words WHERE words MATCH ? AND rowid < ? ORDER BY rowid DESC",
                      std::string_view(words), before);
}

Rows TextReader::all() {
    m_db.execute("CREATE VIRTUAL TABLE temp.every_word USING fts5vocab(main, 'words', 'instance')");
    return m_db.query("SELECT term, doc, offset FROM temp.every_word");
}

} // namespace pult::storage::sqlite
