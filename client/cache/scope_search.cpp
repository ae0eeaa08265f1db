// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked for among what is kept. Every text is read: there is no index of words on this computer.
#include <algorithm>
#include <map>

#include "client/cache/scope_tables.hpp"
#include "shared/domain/excerpt.hpp"

namespace pult::client {

using scope_tables::decodeKept;
using sqlite::Rows;

namespace {

struct Place {
    ThreadId thread;
    Seq seq = 0;
};

struct Named {
    wire::CustomerHit hit;
    Seq lastSeq = 0;
};

template <class Item, class Newest>
void keepNewest(std::vector<Item>& items, int limit, Newest newest) {
    std::ranges::sort(items, std::greater{}, newest);
    if (items.size() > static_cast<std::size_t>(limit))
        items.resize(static_cast<std::size_t>(limit));
}

} // namespace

std::optional<wire::MessageHit> ScopeDatabase::hitOf(ThreadId thread, Seq seq,
                                                     const std::vector<std::string>& beginnings) {
    wire::Message message;
    {
        Rows rows(m_statements->message);
        m_statements->message.bind(thread, seq);
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
    const auto spans = domain::wordsBeginning(message.text, beginnings);
    auto excerpt = domain::excerptOf(message.text, spans.empty() ? 0 : spans.front().at);
    hit.excerpt = std::move(excerpt.text);
    hit.excerpt_at = excerpt.at;
    hit.cut = excerpt.cut;
    hit.matches = domain::matchRanges(message.text, spans);
    return hit;
}

wire::SearchFound ScopeDatabase::search(const std::vector<std::string>& beginnings, int limit) {
    std::vector<Place> places;
    for (Rows rows(m_statements->texts); rows.next();)
        if (!domain::wordsBeginning(rows.get<std::string_view>(2), beginnings).empty())
            places.push_back({rows.get<ThreadId>(0), rows.get<Seq>(1)});
    keepNewest(places, limit, &Place::seq);
    std::map<CustomerId, Named> named;
    for (Rows rows(m_statements->names); rows.next();) {
        Named one;
        one.hit.dialog_id.emplace();
        one.hit.channel_id.emplace();
        rows.read(0, *one.hit.dialog_id, one.hit.customer_id, *one.hit.channel_id, one.lastSeq, one.hit.name);
        const auto spans = domain::wordsBeginning(one.hit.name, beginnings);
        Named& newest = named[one.hit.customer_id];
        if (spans.empty() || one.lastSeq < newest.lastSeq)
            continue;
        one.hit.matches = domain::matchRanges(one.hit.name, spans);
        newest = std::move(one);
    }
    std::vector<Named> customers;
    for (auto& [id, one] : named)
        if (one.hit.customer_id)
            customers.push_back(std::move(one));
    keepNewest(customers, limit, &Named::lastSeq);

    wire::SearchFound found;
    for (const Place& place : places)
        if (auto hit = hitOf(place.thread, place.seq, beginnings))
            found.messages.hits.push_back(std::move(*hit));
    for (auto& one : customers)
        found.customers.hits.push_back(std::move(one.hit));
    return found;
}

} // namespace pult::client
