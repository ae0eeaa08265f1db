// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/text_search.hpp"

#include <limits>

#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/cursor.hpp"
#include "server/storage/sqlite/text_tokenizer.hpp"
#include "shared/domain/withholding.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr char kOrder = 's';
constexpr int kMaxWords = 32;

/// Words as a person types them in FTS5's language, each in quotes, so that nothing is taken for an operator; empty
/// when there are none.
std::string asQuery(const std::string& typed) {
    std::string query;
    int count = 0;
    TextTokenizer tokenizer;
    tokenizer.tokenize(typed, [&](std::string_view, int begin, int end) {
        query += query.empty() ? "\"" : " \"";
        query.append(typed, static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)).append("\"");
        return ++count < kMaxWords;
    });
    return query;
}

/// Empty when the reader must not see it.
std::optional<wire::Message> visible(Connection& db, const Guard& guard, MessageId id) {
    {
        Rows row = db.query("SELECT d.owner_id, d.group_id FROM message m JOIN dialog d ON d.id = m.dialog_id"
                            " WHERE m.id = ?",
                            id);
        if (!row.next() || objection(guard, {row.get<OperatorId>(0), row.get<GroupId>(1)}))
            return std::nullopt;
    }
    auto message = loadMessage(db, id).value();
    // That it is found would tell what it said.
    if (domain::isTakenBack(message) && !domain::seesTakenBack(guard.principal))
        return std::nullopt;
    return message;
}

} // namespace

Result<wire::MessagePage> searchMessages(Connection& db, const TextPlace& place, const SearchQuery& query) {
    const std::string words = asQuery(query.words);
    if (words.empty())
        return fail(Errc::invalid, "query: expected at least one word");
    std::int64_t bound = std::numeric_limits<std::int64_t>::max();
    if (query.before) {
        const auto cursor = decodeCursor(*query.before, kOrder, "before");
        if (!cursor)
            return cursor.error();
        bound = cursor->id;
    }
    wire::MessagePage page;
    const auto reader = TextReader::open(place);
    if (!reader)
        return page;
    Rows hit = reader->hits(words, bound);
    while (hit.next()) {
        auto message = visible(db, query.guard, hit.get<MessageId>(0));
        if (!message)
            continue;
        if (page.messages.size() == static_cast<std::size_t>(query.limit)) {
            page.next = encodeCursor({kOrder, 0, page.messages.back().id.value});
            break;
        }
        page.messages.push_back(std::move(*message));
    }
    return page;
}

TextLag textLag(Connection& db, const TextPlace& place) {
    std::int64_t upTo = 0;
    try {
        if (const auto reader = TextReader::open(place))
            upTo = reader->upTo();
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
