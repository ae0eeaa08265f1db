// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/customer_search.hpp"

#include <algorithm>
#include <limits>

#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/cursor.hpp"
#include "shared/domain/customer_words.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr char kCustomerHits = 'c';
/// So many are looked at for one page.
constexpr int kMostCustomers = 20'000;

/// The text that a needle was found in, unless it is the name.
std::optional<std::string> addressOf(const std::vector<std::string>& texts,
                                     const std::vector<domain::CustomerNeedle>& needles) {
    for (const auto& needle : needles) {
        if (domain::isFoundIn(texts.front(), needle))
            continue;
        const auto found =
            std::ranges::find_if(texts, [&](const std::string& text) { return domain::isFoundIn(text, needle); });
        if (found != texts.end())
            return domain::partWith(*found, needle);
    }
    return std::nullopt;
}

std::size_t longest(const domain::CustomerNeedle& needle) {
    return std::ranges::max(needle, {}, &std::string::size).size();
}

/// Those whom the needle finds below `bound`, the newest first.
std::vector<CustomerId> foundBy(TextReader& reader, const domain::CustomerNeedle& needle, std::int64_t bound) {
    std::vector<CustomerId> ids;
    for (const auto& beginning : needle) {
        const std::string end = TextReader::behind(beginning);
        Rows row = reader.customers(beginning, end);
        while (row.next())
            if (const auto id = row.get<CustomerId>(0); id.value < bound)
                ids.push_back(id);
    }
    std::ranges::sort(ids, std::greater{});
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

bool hasAll(TextReader& reader, CustomerId id, const std::vector<domain::CustomerNeedle>& needles) {
    return std::ranges::all_of(needles, [&](const auto& needle) {
        return std::ranges::any_of(needle, [&](const std::string& beginning) {
            const std::string end = TextReader::behind(beginning);
            return reader.hasWord(id, beginning, end);
        });
    });
}

std::optional<wire::CustomerHit> hitOf(Connection& db, const Guard& guard, CustomerId id,
                                       const std::vector<domain::CustomerNeedle>& needles) {
    const auto seen = seenCustomer(db, guard, id);
    if (!seen.at_all)
        return std::nullopt;
    const auto texts = customerTexts(db, id);
    if (texts.empty())
        return std::nullopt;
    wire::CustomerHit hit;
    hit.customer_id = id;
    hit.name = texts.front();
    hit.matches = domain::matchRanges(hit.name, domain::matchesIn(hit.name, needles));
    hit.address = addressOf(texts, needles);
    hit.dialog_id = seen.dialog;
    hit.channel_id = seen.channel;
    return hit;
}

/// Words that are there, in place of one that isn't and looks mistyped. False: nothing was changed.
bool widenBySlips(TextReader& reader, std::vector<domain::CustomerNeedle>& needles) {
    bool widened = false;
    for (auto& needle : needles) {
        if (!domain::mayHaveSlip(needle) || !foundBy(reader, needle, std::numeric_limits<std::int64_t>::max()).empty())
            continue;
        const std::string typed = needle.front();
        domain::CustomerNeedle meant;
        for (const auto& letter : domain::firstLettersMeant(typed)) {
            const std::string end = TextReader::behind(letter);
            Rows row = reader.customerWords(letter, end);
            while (row.next() && meant.size() < domain::kMostMeant)
                if (const auto word = row.get<std::string_view>(0); domain::beginsWithSlip(word, typed))
                    meant.emplace_back(word);
        }
        if (meant.empty())
            continue;
        needle = std::move(meant);
        widened = true;
    }
    return widened;
}

wire::CustomerHits pageOf(Connection& db, TextReader& reader, const CustomerSearch& search,
                          std::vector<domain::CustomerNeedle>& needles, std::int64_t bound) {
    wire::CustomerHits page;
    // The longest word leaves the fewest to look at.
    std::ranges::sort(needles, std::greater{}, longest);
    int lookedAt = 0;
    CustomerId last;
    for (const auto id : foundBy(reader, needles.front(), bound)) {
        if (page.hits.size() == static_cast<std::size_t>(search.limit) || lookedAt == kMostCustomers) {
            page.next = encodeCursor({kCustomerHits, 0, last.value});
            break;
        }
        ++lookedAt;
        last = id;
        if (hasAll(reader, id, needles))
            if (auto hit = hitOf(db, search.guard, id, needles))
                page.hits.push_back(std::move(*hit));
    }
    return page;
}

} // namespace

SeenCustomer seenCustomer(Connection& db, const Guard& guard, CustomerId id) {
    Rows row =
        db.query("SELECT id, channel_id, owner_id, group_id FROM dialog WHERE customer_id = ? ORDER BY id DESC", id);
    bool any = false;
    while (row.next()) {
        any = true;
        if (!objection(guard, {row.get<OperatorId>(2), row.get<GroupId>(3)}))
            return {true, row.get<DialogId>(0), row.get<ChannelId>(1)};
    }
    return {!any && !objection(guard, {}), {}, {}};
}

std::vector<std::string> customerTexts(Connection& db, CustomerId id) {
    std::vector<std::string> texts;
    {
        Rows row = db.query("SELECT name, fields FROM customer WHERE id = ? AND merged_into = 0", id);
        if (!row.next())
            return texts;
        texts.push_back(row.get<std::string>(0));
        for (auto& [name, value] : decodeStored<std::map<std::string, std::string>>(row.get<std::string_view>(1)))
            texts.push_back(value);
    }
    {
        Rows row = db.query("SELECT name, username, phone, peer FROM contact WHERE customer_id = ? ORDER BY id", id);
        while (row.next())
            for (const int column : {0, 1, 2, 3})
                if (auto text = row.get<std::string>(column); !text.empty())
                    texts.push_back(std::move(text));
    }
    Rows row = db.query("SELECT text FROM customer_note WHERE customer_id = ? ORDER BY id DESC", id);
    while (row.next())
        texts.push_back(row.get<std::string>(0));
    return texts;
}

std::set<std::string> customerWords(Connection& db, CustomerId id) {
    std::set<std::string> words;
    for (const auto& text : customerTexts(db, id))
        domain::addCustomerWords(text, words);
    return words;
}

Result<wire::CustomerHits> searchCustomers(Connection& db, const TextPlace& place, const CustomerSearch& search) {
    auto needles = domain::customerNeedles(search.terms);
    if (needles.empty())
        return fail(Errc::invalid, "text: expected at least one word");
    std::int64_t bound = std::numeric_limits<std::int64_t>::max();
    if (search.after) {
        const auto cursor = decodeCursor(*search.after, kCustomerHits, "after");
        if (!cursor)
            return cursor.error();
        bound = cursor->id;
    }
    const auto reader = TextReader::open(place);
    if (!reader)
        return wire::CustomerHits{};
    auto page = pageOf(db, *reader, search, needles, bound);
    if (page.hits.empty() && !page.next && !search.after && widenBySlips(*reader, needles))
        return pageOf(db, *reader, search, needles, bound);
    return page;
}

} // namespace pult::storage::sqlite
