// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/customer_search.hpp"
#include "server/storage/sqlite/text_search.hpp"
#include "shared/text/tokenizer.hpp"

namespace pult::storage::sqlite {

namespace {

/// A sum over words and their places that doesn't depend on the order they come in.
class Sum {
public:
    void add(std::string_view word, std::int64_t message, std::int64_t place) {
        std::uint64_t mixed = std::hash<std::string_view>{}(word);
        for (const auto part : {message, place}) {
            mixed ^= static_cast<std::uint64_t>(part) + 0x9e3779b97f4a7c15 + (mixed << 12) + (mixed >> 4);
            mixed *= 0xff51afd7ed558ccd;
        }
        m_sum += mixed;
        ++m_count;
    }
    bool operator==(const Sum&) const = default;

private:
    std::uint64_t m_sum = 0;
    std::int64_t m_count = 0;
};

Sum sumOfMessages(Connection& db, std::int64_t upTo, Progress& progress) {
    constexpr int kAtOnce = 500;
    Sum sum;
    text::Tokenizer tokenizer;
    TextSlice slice;
    slice.last = upTo == 0;
    while (!slice.last) {
        slice = TextSlice::read(db, slice.upTo, kAtOnce);
        for (const auto& [message, text] : slice.texts) {
            if (message > upTo)
                return sum;
            std::int64_t place = 0;
            tokenizer.tokenize(text, [&, id = message](std::string_view word, int, int) {
                sum.add(word, id, place++);
                return true;
            });
        }
        progress.at(slice.upTo, upTo);
    }
    return sum;
}

/// Without what came after message `upTo`; what the index doesn't know of itself to have is counted.
Sum sumOfIndex(TextReader& reader, std::int64_t upTo) {
    Sum sum;
    Rows row = reader.all();
    while (row.next()) {
        const auto message = row.get<std::int64_t>(1);
        if (message <= upTo || message > reader.progress().upTo)
            sum.add(row.get<std::string_view>(0), message, row.get<std::int64_t>(2));
    }
    return sum;
}

std::int64_t newestMessage(Connection& db) {
    Rows row = db.query("SELECT max(id) FROM message");
    row.next();
    return row.get<std::int64_t>(0);
}

std::int64_t newestChange(Connection& db) {
    Rows row = db.query("SELECT coalesce(max(id), 0) FROM text_change");
    row.next();
    return row.get<std::int64_t>(0);
}

std::int64_t newestCustomerChange(Connection& db) {
    Rows row = db.query("SELECT coalesce(max(id), 0) FROM customer_change");
    row.next();
    return row.get<std::int64_t>(0);
}

/// True when it has still to take some in, too, or has taken in what `db` doesn't see yet.
bool customersAgree(Connection& db, TextReader& reader) {
    if (reader.progress().customersUpTo != newestCustomerChange(db))
        return true;
    Sum kept, indexed;
    {
        Rows row = db.query("SELECT DISTINCT customer_id FROM customer_change");
        while (row.next()) {
            const auto id = row.get<CustomerId>(0);
            for (const auto& word : customerWords(db, id))
                kept.add(word, id.value, 0);
        }
    }
    Rows row = reader.allCustomers();
    while (row.next())
        indexed.add(row.get<std::string_view>(1), row.get<std::int64_t>(0), 0);
    return kept == indexed;
}

} // namespace

bool verifyTextIndex(Connection& db, const TextPlace& place, Findings& findings, Progress progress) {
    try {
        const auto reader = TextReader::open(place);
        if (!reader)
            return true;
        if (reader->progress().changedUpTo != newestChange(db))
            return true; // it has still to take some in, or has taken in what `db` doesn't see yet
        // `db` may see an older moment than the index.
        const std::int64_t upTo = std::min(reader->progress().upTo, newestMessage(db));
        if (sumOfMessages(db, upTo, progress) == sumOfIndex(*reader, upTo) && customersAgree(db, *reader))
            return true;
    } catch (const SqliteError& error) {
        findings.add(std::string("text index: can't be read, and is made anew: ") + error.what());
        return false;
    }
    findings.add("text index: doesn't agree with the messages or the customers, and is made anew");
    return false;
}

} // namespace pult::storage::sqlite
