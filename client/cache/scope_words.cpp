// SPDX-License-Identifier: GPL-3.0-or-later
// What is found by which words, kept with what is kept.
#include <set>

#include "client/cache/customer_texts.hpp"
#include "client/cache/scope_tables.hpp"

namespace pult::client {

namespace {

using sqlite::Rows;
using Words = std::set<std::string>;

Words nameWords(const std::string& name) {
    Words words;
    domain::addCustomerWords(name, words);
    return words;
}

Words cardWords(const wire::CustomerDetails& details) {
    Words words;
    for (const auto& text : customerTexts(details))
        domain::addCustomerWords(text, words);
    return words;
}

Words orderNumbers(const wire::CustomerDetails& details) {
    Words numbers;
    if (details.orders)
        for (const auto& order : *details.orders)
            numbers.insert(order.number);
    return numbers;
}

template <class Id>
void change(sqlite::Statement& add, sqlite::Statement& remove, Id id, const Words& former, const Words& now) {
    for (const auto& word : former)
        if (!now.contains(word))
            run(remove, word, id);
    for (const auto& word : now)
        if (!former.contains(word))
            run(add, word, id);
}

} // namespace

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
    if (former != now)
        change(m_statements->addNameWord, m_statements->removeNameWord, id, nameWords(former), nameWords(now));
}

void ScopeDatabase::changeCard(CustomerId id, const wire::CustomerDetails* now) {
    const wire::CustomerDetails nothing;
    const auto former = customer(id).value_or(nothing);
    const wire::CustomerDetails& details = now ? *now : nothing;
    change(m_statements->addCardWord, m_statements->removeCardWord, id, cardWords(former), cardWords(details));
    change(m_statements->addOrderNumber, m_statements->removeOrderNumber, id, orderNumbers(former),
           orderNumbers(details));
}

} // namespace pult::client
