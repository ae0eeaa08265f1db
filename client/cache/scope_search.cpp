// SPDX-License-Identifier: GPL-3.0-or-later
// What is found of what is kept.
#include <algorithm>
#include <unordered_set>

#include "client/cache/customer_texts.hpp"
#include "client/cache/scope_tables.hpp"
#include "shared/domain/excerpt.hpp"
#include "shared/domain/order_number.hpp"
#include "shared/text/search_words.hpp"

namespace pult::client {

namespace {

using scope_tables::decodeKept;
using sqlite::Rows;

/// So many dialogs are read one by one. When more than these have the word, the newest of all are gone through instead:
/// as many as are wanted come soon.
constexpr std::size_t kFewDialogs = 2000;

/// Where those end that begin so.
std::string behind(const std::string& beginning) {
    return beginning + "\U0010FFFF";
}

} // namespace

std::optional<wire::MessageHit> ScopeDatabase::hitOf(MessageId id, text::SearchWords& words) {
    wire::Message message;
    {
        Rows rows(m_statements->message);
        m_statements->message.bind(id);
        if (!rows.next())
            return std::nullopt;
        message = decodeKept<wire::Message>(rows.get<std::string_view>(0));
    }
    wire::MessageHit hit;
    if (const auto known = dialog(message.dialog_id)) {
        hit.customer_id = known->dialog.customer_id;
        hit.customer_name = known->dialog.customer_name;
        hit.channel_id = known->dialog.channel_id;
    }
    hit.message_id = message.id;
    hit.thread_id = message.thread_id;
    hit.dialog_id = message.dialog_id;
    hit.direction = message.direction;
    hit.author = message.author;
    hit.at = message.at;
    const auto spans = words.find(message.text);
    auto excerpt = domain::excerptOf(message.text, spans.empty() ? 0 : spans.front().at);
    hit.excerpt = std::move(excerpt.text);
    hit.excerpt_at = excerpt.at;
    hit.cut = excerpt.cut;
    hit.matches = domain::matchRanges(message.text, spans);
    return hit;
}

wire::MessageHits ScopeDatabase::messagesWith(text::SearchWords& words, std::size_t limit) {
    wire::MessageHits found;
    if (words.empty())
        return found;
    const std::string query = words.query();
    Rows rows(m_statements->withWords);
    m_statements->withWords.bind(query);
    while (found.hits.size() < limit && rows.next())
        if (auto hit = hitOf(rows.get<MessageId>(0), words))
            found.hits.push_back(std::move(*hit));
    return found;
}

std::vector<DialogId> ScopeDatabase::dialogsWith(const domain::CustomerNeedle& needle, int limit) {
    std::vector<DialogId> found;
    for (const auto& beginning : needle) {
        const std::string end = behind(beginning);
        Rows rows(m_statements->dialogsWith);
        m_statements->dialogsWith.bind(beginning, end, limit);
        while (rows.next())
            found.push_back(rows.get<DialogId>(0));
    }
    return found;
}

/// The customer of the dialog, unless he lacks one of the words.
std::optional<wire::CustomerHit> ScopeDatabase::hitIn(Rows& row, const std::vector<domain::CustomerNeedle>& needles) {
    wire::CustomerHit hit;
    hit.dialog_id.emplace();
    hit.channel_id.emplace();
    row.read(0, *hit.dialog_id, hit.customer_id, *hit.channel_id, hit.name);
    std::optional<std::vector<std::string>> texts; // of his card, when the name is not enough
    for (const auto& needle : needles) {
        if (domain::isFoundIn(hit.name, needle))
            continue;
        if (!texts) {
            const auto card = customer(hit.customer_id);
            texts = card ? customerTexts(*card) : std::vector<std::string>();
        }
        const auto found =
            std::ranges::find_if(*texts, [&](const std::string& text) { return domain::isFoundIn(text, needle); });
        if (found == texts->end())
            return std::nullopt;
        if (!hit.address)
            hit.address = domain::partWith(*found, needle);
    }
    hit.matches = domain::matchRanges(hit.name, domain::matchesIn(hit.name, needles));
    return hit;
}

wire::CustomerHits ScopeDatabase::customersWith(const std::vector<domain::CustomerNeedle>& needles, std::size_t limit) {
    wire::CustomerHits found;
    std::unordered_set<CustomerId> known;
    const auto take = [&](Rows& row) {
        auto hit = hitIn(row, needles);
        if (hit && known.insert(hit->customer_id).second)
            found.hits.push_back(std::move(*hit));
    };
    std::optional<std::vector<DialogId>> fewest;
    for (const auto& needle : needles)
        if (auto dialogs = dialogsWith(needle, static_cast<int>(kFewDialogs) + 1);
            !fewest || dialogs.size() < fewest->size())
            fewest = std::move(dialogs);
    if (!fewest || fewest->empty())
        return found;
    if (fewest->size() > kFewDialogs) {
        for (Rows rows(m_statements->dialogsNamed); found.hits.size() < limit && rows.next();)
            take(rows);
        return found;
    }
    std::vector<std::pair<std::int64_t, DialogId>> newest;
    for (const DialogId id : *fewest) {
        Rows rows(m_statements->dialogNamed);
        m_statements->dialogNamed.bind(id);
        if (rows.next())
            newest.emplace_back(rows.get<std::int64_t>(4), id);
    }
    std::ranges::sort(newest);
    newest.erase(std::unique(newest.begin(), newest.end()), newest.end());
    for (const auto& [recent, id] : newest) {
        if (found.hits.size() == limit)
            break;
        Rows rows(m_statements->dialogNamed);
        m_statements->dialogNamed.bind(id);
        if (rows.next())
            take(rows);
    }
    return found;
}

/// As the server does it.
bool ScopeDatabase::widenBySlips(std::vector<domain::CustomerNeedle>& needles) {
    bool widened = false;
    for (auto& needle : needles) {
        if (!domain::mayHaveSlip(needle) || !dialogsWith(needle, 1).empty())
            continue;
        const std::string typed = needle.front();
        domain::CustomerNeedle meant;
        for (const auto& letter : domain::firstLettersMeant(typed)) {
            const std::string end = behind(letter);
            Rows rows(m_statements->wordsFrom);
            m_statements->wordsFrom.bind(letter, end);
            while (rows.next() && meant.size() < domain::kMostMeant)
                if (const auto word = rows.get<std::string_view>(0); domain::beginsWithSlip(word, typed))
                    meant.emplace_back(word);
        }
        if (meant.empty())
            continue;
        needle = std::move(meant);
        widened = true;
    }
    return widened;
}

std::optional<wire::OrderHits> ScopeDatabase::ordersWith(const std::vector<domain::SearchTerm>& terms,
                                                         std::size_t limit) {
    const auto number = domain::orderNumberIn(terms);
    if (!number)
        return std::nullopt;
    const std::string last = number->begun ? behind(number->text) : number->text;
    std::vector<CustomerId> customers;
    {
        Rows rows(m_statements->customersWithOrder);
        m_statements->customersWithOrder.bind(number->text, last);
        while (customers.size() < limit && rows.next())
            customers.push_back(rows.get<CustomerId>(0));
    }
    wire::OrderHits found;
    for (const CustomerId id : customers) {
        const auto card = customer(id);
        if (!card || !card->orders)
            continue;
        for (const wire::Order& order : *card->orders)
            if (domain::isOrderNumber(order.number, *number))
                found.hits.push_back({order, card->customer.name, {}, {}});
        Rows rows(m_statements->newestOf);
        m_statements->newestOf.bind(id);
        if (!rows.next())
            continue;
        for (auto& hit : found.hits)
            if (hit.order.customer_id == id) {
                hit.dialog_id = rows.get<DialogId>(0);
                hit.channel_id = rows.get<ChannelId>(2);
            }
    }
    std::ranges::sort(found.hits, std::greater{}, [](const wire::OrderHit& hit) { return hit.order.ordered_at; });
    if (found.hits.empty())
        return std::nullopt;
    return found;
}

wire::SearchFound ScopeDatabase::search(const std::vector<domain::SearchTerm>& terms, int limit) {
    const auto most = static_cast<std::size_t>(limit);
    text::SearchWords words(terms);
    wire::SearchFound found;
    found.messages = messagesWith(words, most);
    auto needles = domain::customerNeedles(terms);
    found.customers = customersWith(needles, most);
    if (found.customers.hits.empty() && widenBySlips(needles))
        found.customers = customersWith(needles, most);
    found.orders = ordersWith(terms, most);
    return found;
}

} // namespace pult::client
