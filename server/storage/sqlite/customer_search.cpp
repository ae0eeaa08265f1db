// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/customer_search.hpp"

#include <algorithm>
#include <limits>

#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/cursor.hpp"
#include "server/storage/sqlite/workspace_rows.hpp"
#include "shared/domain/customer_words.hpp"
#include "shared/domain/masking.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr char kCustomerHits = 'c';
/// So many are looked at for one page.
constexpr int kMostCustomers = 20'000;

/// One of the texts that a customer is found by.
struct CardText {
    enum class Kind { name, field, address, note };
    Kind kind = Kind::name;
    std::string text;
    std::string field = {}; ///< its key
};

/// Names and addresses of a customer, the name first; empty when there is no such customer any more, or he is
/// part of another.
std::vector<CardText> cardTexts(Connection& db, CustomerId id) {
    using Kind = CardText::Kind;
    std::vector<CardText> texts;
    {
        Rows row = db.query("SELECT name, fields FROM customer WHERE id = ? AND merged_into = 0", id);
        if (!row.next())
            return texts;
        texts.push_back({Kind::name, row.get<std::string>(0)});
        for (auto& [key, value] : decodeStored<std::map<std::string, std::string>>(row.get<std::string_view>(1)))
            texts.push_back({Kind::field, value, key});
    }
    {
        Rows row = db.query("SELECT name, username, phone, peer FROM contact WHERE customer_id = ? ORDER BY id", id);
        while (row.next())
            for (const int column : {0, 1, 2, 3})
                if (auto text = row.get<std::string>(column); !text.empty())
                    texts.push_back({column == 0 ? Kind::name : Kind::address, std::move(text)});
    }
    Rows row = db.query("SELECT text FROM customer_note WHERE customer_id = ? ORDER BY id DESC", id);
    while (row.next())
        texts.push_back({Kind::note, row.get<std::string>(0)});
    return texts;
}

/// Whoever is shown contacts in part finds nobody by what he isn't shown.
class CardReader {
public:
    CardReader(Connection& db, const domain::Principal& principal)
        : m_isMasked(domain::masksContacts(principal)),
          m_personal(m_isMasked ? everyField(db) : std::vector<wire::CustomerField>{}) {}

    bool finds(const CardText& text, const domain::CustomerNeedle& needle) const {
        return m_isMasked ? domain::isFoundInPart(text.text, shown(text), needle)
                          : domain::isFoundIn(text.text, needle);
    }
    /// Of what the index has found already.
    bool findsAll(const std::vector<CardText>& texts, const std::vector<domain::CustomerNeedle>& needles) const {
        return !m_isMasked || std::ranges::all_of(needles, [&](const auto& needle) {
            return std::ranges::any_of(texts, [&](const CardText& text) { return finds(text, needle); });
        });
    }

private:
    std::string shown(const CardText& text) const {
        switch (text.kind) {
        case CardText::Kind::name:
            return domain::maskedText(text.text);
        case CardText::Kind::field:
            return m_personal.shown(text.field, text.text);
        case CardText::Kind::address:
            return domain::maskedAddress(text.text);
        case CardText::Kind::note:
            break;
        }
        return text.text;
    }

    bool m_isMasked;
    domain::PersonalFields m_personal;
};

/// The text that a needle was found in, unless it is the name.
std::optional<std::string> addressOf(const CardReader& reader, const std::vector<CardText>& texts,
                                     const std::vector<domain::CustomerNeedle>& needles) {
    for (const auto& needle : needles) {
        if (reader.finds(texts.front(), needle))
            continue;
        const auto found =
            std::ranges::find_if(texts, [&](const CardText& text) { return reader.finds(text, needle); });
        if (found != texts.end())
            return domain::partWith(found->text, needle);
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

std::optional<wire::CustomerHit> hitOf(Connection& db, const CardReader& reader, const Guard& guard, CustomerId id,
                                       const std::vector<domain::CustomerNeedle>& needles) {
    const auto seen = seenCustomer(db, guard, id);
    if (!seen.at_all)
        return std::nullopt;
    const auto texts = cardTexts(db, id);
    if (texts.empty() || !reader.findsAll(texts, needles))
        return std::nullopt;
    wire::CustomerHit hit;
    hit.customer_id = id;
    hit.name = texts.front().text;
    hit.matches = domain::matchRanges(hit.name, domain::matchesIn(hit.name, needles));
    hit.address = addressOf(reader, texts, needles);
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
    const CardReader cards(db, search.guard.principal);
    int lookedAt = 0;
    CustomerId last;
    for (const auto id : foundBy(reader, needles.front(), bound)) {
        if (lookedAt == kMostCustomers) {
            page.next = encodeCursor({kCustomerHits, 0, last.value});
            break;
        }
        ++lookedAt;
        last = id;
        auto hit = hasAll(reader, id, needles) ? hitOf(db, cards, search.guard, id, needles) : std::nullopt;
        if (!hit)
            continue;
        // Another page is told of only where there is something to see: nobody learns that others have more.
        if (page.hits.size() == static_cast<std::size_t>(search.limit)) {
            page.next = encodeCursor({kCustomerHits, 0, page.hits.back().customer_id.value});
            break;
        }
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

std::set<std::string> customerWords(Connection& db, CustomerId id) {
    std::set<std::string> words;
    for (const auto& text : cardTexts(db, id))
        domain::addCustomerWords(text.text, words);
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
