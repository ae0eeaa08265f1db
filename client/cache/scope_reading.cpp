// SPDX-License-Identifier: GPL-3.0-or-later
// What the scope's database is asked.
#include <algorithm>
#include <limits>

#include "client/cache/scope_tables.hpp"

namespace pult::client {

using scope_tables::decodeKept;
using sqlite::Rows;

namespace {

/// Of rows with the newest first; one more than `limit` may be there. `older` is what stands before them all.
wire::MessagePage pageOf(Rows& rows, int limit, std::optional<std::string> older) {
    wire::MessagePage page;
    while (std::ssize(page.messages) < limit && rows.next())
        page.messages.push_back(decodeKept<wire::Message>(rows.get<std::string_view>(0)));
    const bool more = std::ssize(page.messages) == limit && rows.next();
    page.next = more ? std::optional<std::string>(kept::kOlderIsKept) : std::move(older);
    std::reverse(page.messages.begin(), page.messages.end());
    return page;
}

} // namespace

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
    each("calendar", [&](std::string_view body) { start.roster.setCalendar(decodeKept<wire::Calendar>(body)); });
    each("untold_read",
         [&](std::string_view body) { start.untoldReads.push_back(decodeKept<wire::DialogRead>(body)); });
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
    Rows rows(m_statements->messages);
    m_statements->messages.bind(id, before, limit + 1);
    return pageOf(rows, limit, std::move(older));
}

wire::MessagePage ScopeDatabase::history(CustomerId of, Seq before, int limit) {
    Rows rows(m_statements->history);
    m_statements->history.bind(of, before, limit + 1);
    return pageOf(rows, limit, {});
}

std::optional<wire::CustomerDetails> ScopeDatabase::customer(CustomerId id) {
    Rows rows(m_statements->customer);
    m_statements->customer.bind(id);
    if (!rows.next())
        return std::nullopt;
    return decodeKept<wire::CustomerDetails>(rows.get<std::string_view>(0));
}

} // namespace pult::client
