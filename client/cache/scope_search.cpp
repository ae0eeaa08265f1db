// SPDX-License-Identifier: GPL-3.0-or-later
// The words of what is kept, and what is found by them.
#include <limits>
#include <unordered_set>

#include "client/cache/scope_tables.hpp"
#include "shared/domain/excerpt.hpp"
#include "shared/text/search_words.hpp"

namespace pult::client {

namespace {

using scope_tables::decodeKept;
using sqlite::Rows;

/// So many dialogs are read one by one. When more than these have the word, the newest of all are gone through instead:
/// as many as are wanted come soon.
constexpr int kFewNames = 2000;

/// Where those end that begin so.
std::string behind(const std::string& beginning) {
    return beginning + "\U0010FFFF";
}

} // namespace

// --- keeping

std::string ScopeDatabase::wordsOf(const wire::Message& message) {
    return message.direction == wire::Direction::system ? std::string() : message.text;
}

void ScopeDatabase::changeWords(MessageId id, std::string_view former, std::string_view now) {
    if (former == now)
        return;
    if (!former.empty())
        run(m_statements->removeWords, id, former);
    if (!now.empty())
        run(m_statements->addWords, id, now);
}

void ScopeDatabase::changeName(DialogId id, const std::string& now) {
    std::string former;
    {
        Rows rows(m_statements->dialogName);
        m_statements->dialogName.bind(id);
        if (rows.next())
            former = rows.get<std::string>(0);
    }
    if (former == now)
        return;
    for (const auto& word : domain::foldedWords(former))
        run(m_statements->removeNameWord, word, id);
    for (const auto& word : domain::foldedWords(now))
        run(m_statements->addNameWord, word, id);
}

// --- finding

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

wire::CustomerHits ScopeDatabase::customersNamed(const std::vector<std::string>& beginnings, std::size_t limit) {
    int fewest = std::numeric_limits<int>::max();
    std::string from;
    for (const auto& beginning : beginnings) {
        const std::string to = behind(beginning);
        Rows rows(m_statements->nameWords);
        m_statements->nameWords.bind(beginning, to, kFewNames + 1);
        if (rows.next() && rows.get<int>(0) < fewest) {
            fewest = rows.get<int>(0);
            from = beginning;
        }
    }
    wire::CustomerHits found;
    if (from.empty())
        return found;
    const bool few = fewest <= kFewNames;
    const std::string to = behind(from);
    Rows rows(few ? m_statements->namedBy : m_statements->named);
    if (few)
        m_statements->namedBy.bind(from, to);
    std::unordered_set<CustomerId> known;
    while (found.hits.size() < limit && rows.next()) {
        wire::CustomerHit hit;
        hit.dialog_id.emplace();
        hit.channel_id.emplace();
        rows.read(0, *hit.dialog_id, hit.customer_id, *hit.channel_id, hit.name);
        const auto spans = domain::wordsBeginning(hit.name, beginnings);
        if (spans.empty() || !known.insert(hit.customer_id).second)
            continue;
        hit.matches = domain::matchRanges(hit.name, spans);
        found.hits.push_back(std::move(hit));
    }
    return found;
}

wire::SearchFound ScopeDatabase::search(const std::vector<domain::SearchTerm>& terms, int limit) {
    text::SearchWords words(terms);
    std::vector<std::string> beginnings; // of names, which have no forms that a stem would know
    for (const auto& term : terms)
        for (auto& word : domain::foldedWords(term.text))
            beginnings.push_back(std::move(word));
    wire::SearchFound found;
    found.messages = messagesWith(words, static_cast<std::size_t>(limit));
    found.customers = customersNamed(beginnings, static_cast<std::size_t>(limit));
    return found;
}

} // namespace pult::client
