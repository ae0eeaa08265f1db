// SPDX-License-Identifier: GPL-3.0-or-later
// Who else may be this customer.
#include <algorithm>

#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/customer_rows.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "shared/domain/customer_likeness.hpp"

namespace pult::storage::sqlite {

namespace {

/// So many are compared with him for each of his words, and so many are shown.
constexpr std::size_t kMostCompared = 200;
constexpr std::size_t kMostSuggested = 5;

domain::CustomerTraits traitsOf(Connection& db, const wire::Customer& customer) {
    std::vector<std::string> phones;
    Rows row = db.query("SELECT c.phone, iif(h.kind = 'whatsapp', c.peer, '') FROM contact c"
                        " JOIN channel h ON h.id = c.channel_id WHERE c.customer_id = ?",
                        customer.id);
    while (row.next())
        for (const int column : {0, 1})
            phones.push_back(row.get<std::string>(column));
    return domain::traitsOf(customer.name, customer.fields, phones);
}

/// The words that customers like him are found by: of his name the longest, which the fewest have.
std::vector<std::string> wordsToLookFor(const domain::CustomerTraits& traits) {
    std::vector<std::string> words(traits.phones.begin(), traits.phones.end());
    words.insert(words.end(), traits.emails.begin(), traits.emails.end());
    if (!traits.name.empty() && !traits.city.empty())
        words.push_back(std::ranges::max(traits.name, {}, &std::string::size));
    return words;
}

std::set<CustomerId> alike(TextReader& reader, const domain::CustomerTraits& traits) {
    std::set<CustomerId> found;
    for (const auto& word : wordsToLookFor(traits)) {
        std::size_t compared = 0;
        const std::string end = TextReader::behind(word);
        Rows row = reader.customers(word, end);
        while (row.next() && compared++ < kMostCompared)
            found.insert(row.get<CustomerId>(0));
    }
    return found;
}

bool areApart(Connection& db, CustomerId one, CustomerId other) {
    Rows row = db.query("SELECT 1 FROM customer_apart WHERE one_id = ? AND other_id = ?", std::min(one, other),
                        std::max(one, other));
    return row.next();
}

} // namespace

Result<wire::MergeSuggestions> mergeSuggestions(Connection& db, const TextPlace& place, const Guard& guard,
                                                CustomerId id) {
    const auto customer = customerFor(db, guard, id);
    if (!customer)
        return customer.error();
    wire::MergeSuggestions page;
    const auto reader = TextReader::open(place);
    if (!reader)
        return page;
    const auto traits = traitsOf(db, *customer);
    for (const auto other : alike(*reader, traits)) {
        const auto candidate = loadCustomer(db, other);
        if (other == customer->id || !candidate || candidate->merged_into || areApart(db, customer->id, other))
            continue;
        if (customerObjection(guard, customerFacts(db, other)))
            continue;
        auto same = domain::likeness(traits, traitsOf(db, *candidate));
        if (same.score >= domain::kLikelySame)
            page.suggestions.push_back({*candidate, same.score, std::move(same.reasons)});
    }
    std::ranges::stable_sort(page.suggestions, std::greater{}, &wire::MergeSuggestion::score);
    if (page.suggestions.size() > kMostSuggested)
        page.suggestions.resize(kMostSuggested);
    return page;
}

Result<std::vector<CustomerId>> customersReachedBy(Connection& db, const TextPlace& place, const ReachedBy& by) {
    const auto wanted = domain::traitsOf({}, {{"email", by.email}}, {by.phone});
    std::set<CustomerId> found;
    const auto reader = TextReader::open(place);
    if (!reader)
        return fail(Errc::unavailable, "the search index is being made anew, try again later");
    for (const auto id : alike(*reader, wanted)) {
        const auto customer = loadCustomer(db, standing(db, id));
        if (customer && domain::isReachedBy(traitsOf(db, *customer), wanted))
            found.insert(customer->id);
    }
    return std::vector<CustomerId>(found.begin(), found.end());
}

Result<Done> keepApart(WriteTransaction& tx, const Guard& guard, CustomerId customer, CustomerId other) {
    if (customer == other)
        return fail(Errc::invalid, "other_id: nobody can be kept apart from himself");
    for (const auto id : {customer, other})
        if (auto one = customerFor(tx.db, guard, id); !one)
            return one.error();
    tx.db.run("INSERT OR IGNORE INTO customer_apart (one_id, other_id) VALUES (?, ?)", std::min(customer, other),
              std::max(customer, other));
    return Done{};
}

} // namespace pult::storage::sqlite
