// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/text_index.hpp"

#include <chrono>
#include <thread>
#include <unordered_set>

#include <fcntl.h>
#include <unistd.h>

#include "server/storage/sqlite/customer_search.hpp"
#include "shared/sqlite/text_tokenizer.hpp"

namespace pult::storage::sqlite {

namespace {

/// Of the tokenizer and the tables below; an index made by other rules is made anew.
constexpr int kRules = 3;
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
std::optional<TextProgress> progressOf(Connection& db, const std::string& epoch) {
    {
        Rows row = db.query("SELECT 1 FROM sqlite_schema WHERE name = 'state'");
        if (!row.next())
            return {};
    }
    {
        Rows row = db.query("SELECT 1 FROM state WHERE epoch = ? AND rules = ?", epoch, kRules);
        if (!row.next())
            return {};
    }
    TextProgress come;
    Rows row = db.query("SELECT up_to, changed_up_to, customers_up_to FROM state");
    row.next();
    row.read(0, come.upTo, come.changedUpTo, come.customersUpTo);
    return come;
}

/// A program that was killed left a transaction open, which only a writer may undo.
bool awaitsRecovery(const SqliteError& error) {
    return error.code == SQLITE_READONLY_ROLLBACK || error.code == SQLITE_READONLY_RECOVERY;
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

namespace {

void readChanges(Connection& store, const TextProgress& done, TextSlice& slice) {
    std::unordered_set<std::int64_t> seen; // what the index has are the words before the first change
    Rows row = store.query("SELECT c.id, c.message_id, c.former, CASE m.direction WHEN 'system' THEN '' ELSE m.text"
                           " END FROM text_change c JOIN message m ON m.id = c.message_id WHERE c.id > ?"
                           " ORDER BY c.id",
                           done.changedUpTo);
    while (row.next()) {
        slice.changedUpTo = row.get<std::int64_t>(0);
        const auto message = row.get<std::int64_t>(1);
        if (message <= done.upTo && seen.insert(message).second)
            slice.changes.push_back({message, row.get<std::string>(2), row.get<std::string>(3)});
    }
}

void readCustomers(Connection& store, const TextProgress& done, int limit, TextSlice& slice) {
    std::unordered_set<std::int64_t> seen;
    Rows row = store.query("SELECT id, customer_id FROM customer_change WHERE id > ? ORDER BY id", done.customersUpTo);
    for (int count = 0; row.next(); ++count) {
        if (count == limit) {
            slice.last = false;
            return;
        }
        slice.customersUpTo = row.get<std::int64_t>(0);
        const auto customer = row.get<std::int64_t>(1);
        if (seen.insert(customer).second)
            slice.customers.push_back({customer, customerWords(store, CustomerId{customer})});
    }
}

} // namespace

TextSlice TextSlice::read(Connection& store, const TextProgress& done, int limit) {
    store.run("BEGIN");
    TextSlice slice;
    try {
        slice = read(store, done.upTo, limit);
        slice.changedUpTo = done.changedUpTo;
        slice.customersUpTo = done.customersUpTo;
        readChanges(store, done, slice);
        readCustomers(store, done, limit, slice);
    } catch (...) {
        if (store.inTransaction())
            store.execute("ROLLBACK");
        throw;
    }
    store.run("COMMIT");
    return slice;
}

std::unique_ptr<TextIndex> TextIndex::open(const TextPlace& place) {
    try {
        std::unique_ptr<TextIndex> index(new TextIndex(place, Connection::Mode::derived));
        if (index->isOf(place.epoch))
            return index;
    } catch (const SqliteError& error) {
        if (!isDamage(error))
            throw;
    }
    return makeAnew(place);
}

std::unique_ptr<TextIndex> TextIndex::makeAnew(const TextPlace& place) {
    std::unique_ptr<TextIndex> index(new TextIndex(place, Connection::Mode::derived_empty));
    index->make(place.epoch);
    return index;
}

TextIndex::TextIndex(const TextPlace& place, Connection::Mode mode) : m_db(madePrivate(place.path), mode, kCacheKib) {
    pult::sqlite::registerTextTokenizer(m_db.handle());
}

bool TextIndex::isOf(const std::string& epoch) {
    const auto come = progressOf(m_db, epoch);
    m_progress = come.value_or(TextProgress{});
    return come.has_value();
}

void TextIndex::make(const std::string& epoch) {
    m_db.run("BEGIN IMMEDIATE");
    m_db.execute(
        "CREATE TABLE state (epoch TEXT NOT NULL, rules INTEGER NOT NULL, up_to INTEGER NOT NULL,"
        " changed_up_to INTEGER NOT NULL, customers_up_to INTEGER NOT NULL) STRICT;"
        // The text itself stays in the store's `message`.
        "CREATE VIRTUAL TABLE words USING fts5(text, content='', columnsize=0, prefix='2 3 4 5 6', tokenize='pult');"
        "CREATE TABLE customer_word (word TEXT NOT NULL, customer_id INTEGER NOT NULL,"
        " PRIMARY KEY (word, customer_id)) STRICT, WITHOUT ROWID;"
        "CREATE INDEX customer_word_customer ON customer_word(customer_id, word);");
    m_db.run("INSERT INTO state (epoch, rules, up_to, changed_up_to, customers_up_to) VALUES (?, ?, 0, 0, 0)", epoch,
             kRules);
    m_db.run("COMMIT");
}

void TextIndex::addMessages(const TextSlice& slice) {
    for (const auto& change : slice.changes) {
        if (!change.former.empty())
            m_db.run("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", change.message, change.former);
        if (!change.now.empty())
            m_db.run("INSERT INTO words (rowid, text) VALUES (?, ?)", change.message, change.now);
    }
    int sincePause = 0;
    for (const auto& [message, text] : slice.texts) {
        m_db.run("INSERT INTO words (rowid, text) VALUES (?, ?)", message, text);
        if (slice.last && ++sincePause % kTextsInARow == 0)
            std::this_thread::sleep_for(kPause);
    }
}

void TextIndex::addCustomers(const TextSlice& slice) {
    for (const auto& customer : slice.customers) {
        m_db.run("DELETE FROM customer_word WHERE customer_id = ?", customer.id);
        for (const auto& word : customer.words)
            m_db.run("INSERT INTO customer_word (word, customer_id) VALUES (?, ?)", word, customer.id);
    }
}

void TextIndex::add(const TextSlice& slice) {
    m_db.run("BEGIN IMMEDIATE");
    try {
        addMessages(slice);
        addCustomers(slice);
        m_db.run("UPDATE state SET up_to = ?, changed_up_to = ?, customers_up_to = ?", slice.upTo, slice.changedUpTo,
                 slice.customersUpTo);
        m_db.run("COMMIT");
    } catch (...) {
        if (m_db.inTransaction())
            m_db.execute("ROLLBACK");
        throw;
    }
    m_progress = {slice.upTo, slice.changedUpTo, slice.customersUpTo};
}

std::unique_ptr<TextReader> TextReader::open(const TextPlace& place) {
    if (::access(place.path.c_str(), F_OK) != 0)
        return nullptr;
    try {
        std::unique_ptr<TextReader> reader(new TextReader(place.path));
        const auto come = progressOf(reader->m_db, place.epoch);
        if (!come)
            return nullptr;
        reader->m_progress = *come;
        return reader;
    } catch (const SqliteError& error) {
        if (!awaitsRecovery(error))
            throw;
        return nullptr;
    }
}

TextReader::TextReader(const std::string& path) : m_db(path, Connection::Mode::reader, kCacheKib) {
    pult::sqlite::registerTextTokenizer(m_db.handle());
    m_db.run("BEGIN");
}

TextReader::~TextReader() = default;

Rows TextReader::hits(const std::string& words, std::int64_t from, std::int64_t before) {
    return m_db.query("SELECT rowid FROM words WHERE words MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC",
                      std::string_view(words), from, before);
}

Rows TextReader::all() {
    m_db.execute("CREATE VIRTUAL TABLE temp.every_word USING fts5vocab(main, 'words', 'instance')");
    return m_db.query("SELECT term, doc, offset FROM temp.every_word");
}

Rows TextReader::customers(const std::string& from, const std::string& end) {
    return m_db.query("SELECT customer_id FROM customer_word WHERE word >= ? AND word < ?", std::string_view(from),
                      std::string_view(end));
}

bool TextReader::hasWord(CustomerId customer, const std::string& from, const std::string& end) {
    Rows row = m_db.query("SELECT 1 FROM customer_word WHERE customer_id = ? AND word >= ? AND word < ? LIMIT 1",
                          customer, std::string_view(from), std::string_view(end));
    return row.next();
}

Rows TextReader::customerWords(const std::string& from, const std::string& end) {
    return m_db.query("SELECT DISTINCT word FROM customer_word WHERE word >= ? AND word < ?", std::string_view(from),
                      std::string_view(end));
}

std::string TextReader::behind(const std::string& beginning) {
    return beginning + "\U0010FFFF";
}

Rows TextReader::allCustomers() {
    return m_db.query("SELECT customer_id, word FROM customer_word ORDER BY customer_id, word");
}

} // namespace pult::storage::sqlite
