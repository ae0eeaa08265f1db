// SPDX-License-Identifier: GPL-3.0-or-later
// What the scope's database is asked.
#include <algorithm>
#include <limits>
#include <map>

#include "client/cache/scope_tables.hpp"
#include "shared/domain/excerpt.hpp"
#include "shared/text/search_words.hpp"

namespace pult::client {

using scope_tables::decodeKept;
using sqlite::Rows;

kept::Start ScopeDatabase::start() {
    kept::Start start;
    start.position.epoch = meta("epoch");
    if (start.position.epoch.empty())
        return {};
    start.position.seq = std::stoll(meta("seq"));
    start.me = decodeKept<wire::User>(meta("me"));
    start.serverVersion = meta("server");
    const auto each = [this](std::string_view kind, auto add) {
        Rows rows(m_statements->roster);
        m_statements->roster.bind(kind);
        while (rows.next())
            add(rows.get<std::string_view>(0));
    };
    const auto fill = [&]<class Id, class Listed>(std::string_view kind, std::unordered_map<Id, Listed>& list) {
        each(kind, [&](std::string_view body) {
            auto one = decodeKept<Listed>(body);
            list[one.id] = std::move(one);
        });
    };
    fill("user", start.roster.users);
    each("presence", [&](std::string_view body) {
        auto presence = decodeKept<wire::Presence>(body);
        start.roster.presence[presence.operator_id] = std::move(presence);
    });
    fill("channel", start.roster.channels);
    fill("template", start.roster.templates);
    fill("group", start.roster.groups);
    fill("stage", start.roster.stages);
    fill("filter", start.roster.filters);
    fill("field", start.roster.fields);
    each("company", [&](std::string_view body) { start.roster.company = decodeKept<wire::CompanyFacts>(body); });
    for (Rows rows(m_statements->stuck); rows.next();)
        start.stuck.push_back(decodeKept<wire::Message>(rows.get<std::string_view>(0)));
    return start;
}

std::optional<kept::List> ScopeDatabase::list(const DialogQuery& query, OperatorId me, const std::string& after) {
    SortKey from;
    SortKey to;
    kept::List list;
    {
        const std::string name = query.name();
        Rows rows(m_statements->listPage);
        m_statements->listPage.bind(name, after);
        if (!rows.next())
            return std::nullopt;
        rows.read(0, from.first, from.second, from.id, to.first, to.second, to.id, list.next);
    }
    if (list.next)
        list.upTo = to;
    std::vector<DialogId> found;
    const bool recent = query.order == wire::DialogOrder::recent;
    sqlite::Statement& inOrder = recent ? m_statements->byRecent : m_statements->byUrgency;
    {
        Rows rows(inOrder);
        if (recent)
            inOrder.bind(from.first, from.id, to.first, to.id);
        else
            inOrder.bind(from.first, from.second, from.id, to.first, to.second, to.id);
        // Only what has a column is looked at: who asks looks at the rest.
        DialogQuery columns;
        columns.filter.status = query.filter.status;
        columns.filter.unanswered = query.filter.unanswered;
        columns.filter.assignee = query.filter.assignee;
        columns.filter.channel_id = query.filter.channel_id;
        columns.filter.customer_id = query.filter.customer_id;
        wire::Dialog place;
        while (rows.next()) {
            rows.read(0, place.id, place.status, place.unanswered, place.assignee_id, place.channel_id,
                      place.customer_id);
            if (columns.matches(place, me, Time{}))
                found.push_back(place.id);
        }
    }
    for (const DialogId id : found)
        list.dialogs.push_back(*dialog(id));
    return list;
}

std::optional<kept::MarkedDialog> ScopeDatabase::dialog(DialogId id) {
    Rows rows(m_statements->dialog);
    m_statements->dialog.bind(id);
    if (!rows.next())
        return std::nullopt;
    kept::MarkedDialog known;
    known.dialog = decodeKept<wire::Dialog>(rows.get<std::string_view>(0));
    rows.read(1, known.mark.readSeq, known.mark.countedSeq, known.mark.unread);
    known.dialog.read_seq = known.mark.readSeq;
    return known;
}

std::optional<wire::MessagePage> ScopeDatabase::thread(ThreadId id, int limit) {
    std::optional<std::string> older;
    {
        Rows rows(m_statements->thread);
        m_statements->thread.bind(id);
        if (!rows.next())
            return std::nullopt;
        older = rows.get<std::optional<std::string>>(0);
    }
    run(m_statements->touchThread, id);
    return page(id, std::numeric_limits<Seq>::max(), limit, std::move(older));
}

std::optional<wire::MessagePage> ScopeDatabase::older(ThreadId id, Seq before, int limit) {
    std::optional<std::string> older;
    {
        Rows rows(m_statements->thread);
        m_statements->thread.bind(id);
        if (!rows.next())
            return std::nullopt;
        older = rows.get<std::optional<std::string>>(0);
    }
    wire::MessagePage found = page(id, before, limit, std::move(older));
    if (found.messages.empty())
        return std::nullopt;
    return found;
}

wire::MessagePage ScopeDatabase::page(ThreadId id, Seq before, int limit, std::optional<std::string> older) {
    wire::MessagePage page;
    Rows rows(m_statements->messages);
    m_statements->messages.bind(id, before, limit + 1);
    while (std::ssize(page.messages) < limit && rows.next())
        page.messages.push_back(decodeKept<wire::Message>(rows.get<std::string_view>(0)));
    const bool more = std::ssize(page.messages) == limit && rows.next();
    page.next = more ? std::optional<std::string>(kept::kOlderIsKept) : std::move(older);
    std::reverse(page.messages.begin(), page.messages.end());
    return page;
}

std::optional<wire::CustomerDetails> ScopeDatabase::customer(CustomerId id) {
    Rows rows(m_statements->customer);
    m_statements->customer.bind(id);
    if (!rows.next())
        return std::nullopt;
    return decodeKept<wire::CustomerDetails>(rows.get<std::string_view>(0));
}

// --- what is looked for: there is no index of words on this computer, every text is looked through

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

std::optional<wire::MessageHit> ScopeDatabase::hitOf(ThreadId thread, Seq seq, text::SearchWords& words) {
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
    const auto spans = words.find(message.text);
    auto excerpt = domain::excerptOf(message.text, spans.empty() ? 0 : spans.front().at);
    hit.excerpt = std::move(excerpt.text);
    hit.excerpt_at = excerpt.at;
    hit.cut = excerpt.cut;
    hit.matches = domain::matchRanges(message.text, spans);
    return hit;
}

wire::SearchFound ScopeDatabase::search(const std::vector<domain::SearchTerm>& terms, int limit) {
    text::SearchWords words(terms);
    std::vector<std::string> beginnings; // of names, which have no forms that a stem would know
    for (const auto& term : terms)
        for (auto& word : domain::foldedWords(term.text))
            beginnings.push_back(std::move(word));
    std::vector<Place> places;
    for (Rows rows(m_statements->texts); rows.next();)
        if (const auto text = rows.get<std::string_view>(2); words.mayFind(text) && !words.find(text).empty())
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
        if (auto hit = hitOf(place.thread, place.seq, words))
            found.messages.hits.push_back(std::move(*hit));
    for (auto& one : customers)
        found.customers.hits.push_back(std::move(one.hit));
    return found;
}

} // namespace pult::client
