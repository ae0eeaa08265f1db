// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/text_search.hpp"

#include <algorithm>
#include <limits>

#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/cursor.hpp"
#include "server/storage/sqlite/message_walk.hpp"
#include "shared/domain/masking.hpp"
#include "shared/domain/withholding.hpp"
#include "shared/text/search_words.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr char kMessageHits = 's';
/// So many messages are looked at for one page, whatever they are filtered by.
constexpr int kMostMessages = 50'000;
/// So many where no word leads to them and most are others.
constexpr int kMostWithoutWords = 20'000;
/// Of those that a wide query finds: when these don't fill a page, most of them are others, and the words that were
/// meant are rare enough to be put together.
constexpr int kMostOfWide = 300;

/// A message that may be a hit.
struct Candidate {
    wire::MessageHit hit; ///< without what is told about the text
    domain::DialogFacts facts;
    std::string text;
    std::string tags; ///< of the dialog, JSON
};

#define PULT_CANDIDATE                                                                                                 \
    "SELECT m.id, m.thread_id, m.dialog_id, d.customer_id, d.customer_name, d.channel_id, m.direction, m.author_kind," \
    " m.author_id, m.author_name, m.at, d.owner_id, d.group_id, m.text, d.tags"                                        \
    " FROM message m JOIN dialog d ON d.id = m.dialog_id "

Candidate readCandidate(const Rows& row) {
    Candidate read;
    auto& hit = read.hit;
    row.read(0, hit.message_id, hit.thread_id, hit.dialog_id, hit.customer_id, hit.customer_name, hit.channel_id,
             hit.direction, hit.author.kind, hit.author.id, hit.author.name, hit.at, read.facts.assignee,
             read.facts.group, read.text, read.tags);
    return read;
}

bool isNamed(const std::string& name, const std::vector<std::string>& beginnings) {
    const auto words = domain::foldedWords(name);
    return std::ranges::all_of(beginnings, [&](const std::string& beginning) {
        return std::ranges::any_of(words, [&](const std::string& word) { return word.starts_with(beginning); });
    });
}

/// A customer may be called by his telephone, and nobody finds by `from:` what he isn't shown.
std::string shownName(const wire::Author& author, const domain::Principal& reader) {
    const bool isMasked = author.kind == wire::AuthorKind::customer && domain::masksContacts(reader);
    return isMasked ? domain::maskedText(author.name) : author.name;
}

bool hasTags(const std::string& json, const std::vector<std::string>& wanted) {
    if (wanted.empty())
        return true;
    const auto tags = decodeStored<std::vector<std::string>>(json);
    return std::ranges::all_of(wanted, [&](const std::string& one) {
        return std::ranges::any_of(
            tags, [&](const std::string& tag) { return domain::foldedWords(tag) == domain::foldedWords(one); });
    });
}

/// By more than words.
bool isNarrowed(const MessageSearch& search) {
    return search.kind || search.author || !search.authorName.empty() || !search.channels.empty() ||
           !search.tags.empty() || search.since || search.until;
}

bool passes(const MessageSearch& search, const Candidate& one) {
    const auto& author = one.hit.author;
    return one.hit.direction != wire::Direction::system && (!search.kind || author.kind == *search.kind) &&
           (!search.author || author.id == search.author->value) &&
           (search.channels.empty() ||
            std::ranges::find(search.channels, one.hit.channel_id) != search.channels.end()) &&
           (search.authorName.empty() || isNamed(shownName(author, search.guard.principal), search.authorName)) &&
           hasTags(one.tags, search.tags);
}

bool isVisible(Connection& db, const Guard& guard, const Candidate& one) {
    if (objection(guard, one.facts))
        return false;
    // That it is found would tell what it said.
    return domain::seesTakenBack(guard.principal) || one.hit.direction != wire::Direction::in ||
           !isTakenBack(db, one.hit.message_id);
}

/// Messages are numbered as they come: this one and those behind it came at `since` or later.
std::int64_t firstSince(Connection& db, Time since) {
    std::int64_t low = 0, high = std::numeric_limits<std::int64_t>::max();
    {
        Rows row = db.query("SELECT coalesce(max(id), 0) + 1 FROM message");
        row.next();
        high = row.get<std::int64_t>(0);
    }
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        Rows row = db.query("SELECT id, received_at FROM message WHERE id >= ? ORDER BY id LIMIT 1", middle);
        if (!row.next() || row.get<Time>(1) >= since)
            high = middle;
        else
            low = row.get<std::int64_t>(0) + 1;
    }
    return low;
}

Result<MessageBounds> boundsOf(Connection& db, const MessageSearch& search) {
    MessageBounds bounds;
    if (search.since)
        bounds.from = firstSince(db, *search.since);
    if (search.until)
        bounds.to = firstSince(db, *search.until);
    if (search.after) {
        const auto cursor = decodeCursor(*search.after, kMessageHits, "after");
        if (!cursor)
            return cursor.error();
        bounds.to = std::min(bounds.to, cursor->id);
    }
    return bounds;
}

/// Fills a page with what is offered, newest first.
class Gatherer {
public:
    Gatherer(Connection& db, const MessageSearch& search, text::SearchWords& words)
        : m_db(db), m_search(search), m_words(words), m_most(words.empty() ? kMostWithoutWords : kMostMessages) {}

    /// False: enough.
    bool offer(Candidate one) {
        if (m_lookedAt == m_most)
            return goesOnBelow(m_last);
        ++m_lookedAt;
        m_last = one.hit.message_id.value;
        if (!passes(m_search, one) || !isVisible(m_db, m_search.guard, one))
            return true;
        const auto spans = m_words.find(one.text);
        if (spans.empty() && !m_words.empty())
            return true; // it says something else now
        // Another page is told of only where there is something to see: nobody learns that others have more.
        if (m_page.hits.size() == static_cast<std::size_t>(m_search.limit))
            return goesOnBelow(m_page.hits.back().message_id.value);
        auto excerpt = domain::excerptOf(one.text, spans.empty() ? 0 : spans.front().at);
        one.hit.excerpt = std::move(excerpt.text);
        one.hit.excerpt_at = excerpt.at;
        one.hit.cut = excerpt.cut;
        one.hit.matches = domain::matchRanges(one.text, spans);
        m_page.hits.push_back(std::move(one.hit));
        return true;
    }
    wire::MessageHits take() { return std::move(m_page); }
    int lookedAt() const { return m_lookedAt; }
    /// The number of the last one that was offered.
    std::int64_t last() const { return m_last; }

private:
    bool goesOnBelow(std::int64_t id) {
        m_page.next = encodeCursor({kMessageHits, 0, id});
        return false;
    }

    Connection& m_db;
    const MessageSearch& m_search;
    text::SearchWords& m_words;
    const int m_most;
    wire::MessageHits m_page;
    int m_lookedAt = 0;
    std::int64_t m_last = 0;
};

/// One thread is read as it stands, which is less than all that the words are in.
Result<Done> searchThread(Connection& db, const MessageSearch& search, const MessageBounds& bounds,
                          Gatherer& gatherer) {
    ThreadId thread;
    {
        Rows row = db.query("SELECT thread_id, owner_id, group_id FROM dialog WHERE id = ?", *search.dialog);
        if (!row.next() || objection(search.guard, {row.get<OperatorId>(1), row.get<GroupId>(2)}))
            return fail(Errc::not_found, "there is no such dialog");
        thread = row.get<ThreadId>(0);
    }
    Rows row = db.query(PULT_CANDIDATE "WHERE m.thread_id = ? AND m.id >= ? AND m.id < ? ORDER BY m.id DESC", thread,
                        bounds.from, bounds.to);
    while (row.next() && gatherer.offer(readCandidate(row)))
        ;
    return Done{};
}

/// Without a word: the newest messages, through the few threads that have the tags or channels, else all as they came.
void listNewest(Connection& db, const MessageSearch& search, const MessageBounds& bounds, Gatherer& gatherer) {
    if (const auto threads = fewThreads(db, search)) {
        ThreadsWalk walk(db, *threads, bounds);
        while (const auto id = walk.next()) {
            Rows row = db.query(PULT_CANDIDATE "WHERE m.id = ?", *id);
            if (row.next() && !gatherer.offer(readCandidate(row)))
                return;
        }
        return;
    }
    Rows row = db.query(PULT_CANDIDATE "WHERE m.id >= ? AND m.id < ? ORDER BY m.id DESC", bounds.from, bounds.to);
    while (row.next() && gatherer.offer(readCandidate(row)))
        ;
}

enum class Offered { all, enough, stopped };

/// `stopped`: so many were looked at, and there may be more.
Offered offerHits(Connection& db, TextReader& reader, const std::string& words, const MessageBounds& bounds, int most,
                  Gatherer& gatherer) {
    Rows found = reader.hits(words, bounds.from, bounds.to);
    while (found.next()) {
        if (gatherer.lookedAt() == most)
            return Offered::stopped;
        Rows row = db.query(PULT_CANDIDATE "WHERE m.id = ?", found.get<MessageId>(0));
        if (row.next() && !gatherer.offer(readCandidate(row)))
            return Offered::enough;
    }
    return Offered::all;
}

void searchIndex(Connection& db, TextReader& reader, const text::SearchWords& words, MessageBounds bounds,
                 Gatherer& gatherer) {
    const std::string wide = words.wideQuery();
    if (!wide.empty()) {
        if (offerHits(db, reader, wide, bounds, kMostOfWide, gatherer) != Offered::stopped)
            return;
        bounds.to = gatherer.last();
    }
    offerHits(db, reader, words.query(), bounds, kMostMessages + 1, gatherer);
}

} // namespace

Result<wire::MessageHits> searchMessages(Connection& db, const TextPlace& place, const MessageSearch& search) {
    text::SearchWords words(search.terms);
    if (words.empty() && !isNarrowed(search))
        return fail(Errc::invalid, "text: expected a word or an operator");
    const auto bounds = boundsOf(db, search);
    if (!bounds)
        return bounds.error();
    Gatherer gatherer(db, search, words);
    if (search.dialog) {
        if (const auto done = searchThread(db, search, *bounds, gatherer); !done)
            return done.error();
    } else if (words.empty()) {
        listNewest(db, search, *bounds, gatherer);
    } else if (const auto reader = TextReader::open(place)) {
        searchIndex(db, *reader, words, *bounds, gatherer);
    }
    return gatherer.take();
}

TextLag textLag(Connection& db, const TextPlace& place) {
    std::int64_t upTo = 0;
    try {
        if (const auto reader = TextReader::open(place))
            upTo = reader->progress().upTo;
    } catch (const SqliteError&) {
        upTo = 0; // a damaged index holds nothing
    }
    TextLag lag;
    Rows row = db.query("SELECT count(*), min(received_at) FROM message WHERE id > ? AND direction <> 'system'"
                        " AND text <> ''",
                        upTo);
    row.next();
    row.read(0, lag.messages, lag.since);
    return lag;
}

} // namespace pult::storage::sqlite
