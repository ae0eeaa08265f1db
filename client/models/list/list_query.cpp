// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/list/list_query.hpp"

#include "shared/domain/folder_tally.hpp"
#include "shared/wire/codec.hpp"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace pult::client {

namespace {

struct OptionWords {
    Q_DECLARE_TR_FUNCTIONS(pult::client::ListFilter)
};

constexpr qsizetype kTagsOffered = 30;
constexpr int kDaysOfWeek = 7;
constexpr int kDaysOfMonth = 30;

template <class T, class Make>
wire::OneOrMany<T> listOf(const QStringList& values, Make make) {
    wire::OneOrMany<T> list;
    for (const QString& value : values)
        make(list, value);
    return list;
}

template <class Id>
wire::OneOrMany<Id> idsOf(const QStringList& values) {
    return listOf<Id>(values, [](auto& list, const QString& value) { list.push_back(Id{value.toLongLong()}); });
}

wire::OneOrMany<wire::DialogStatus> statusesOf(const QStringList& values) {
    using enum wire::DialogStatus;
    return listOf<wire::DialogStatus>(values, [](auto& list, const QString& value) {
        if (value == u"bot")
            list.push_back(bot);
        else if (value == u"queued")
            list.insert(list.end(), {queued, offered}); // offered ones wait for somebody to take them, too
        else if (value == u"active")
            list.push_back(active);
        else if (value == u"waiting")
            list.push_back(waiting);
        else if (value == u"snoozed")
            list.push_back(snoozed);
    });
}

wire::OneOrMany<wire::Script> scriptsOf(const QStringList& values) {
    return listOf<wire::Script>(values, [](auto& list, const QString& value) {
        list.push_back(wire::enumValue<wire::Script>(value.toStdString()));
    });
}

Time beginOf(const QString& period, Time now) {
    const int days = period == u"today" ? 0 : period == u"week" ? kDaysOfWeek : kDaysOfMonth;
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count()).date();
    return Time{Millis{today.addDays(-days).startOfDay().toMSecsSinceEpoch()}};
}

void sortByName(QList<FilterOption>& options) {
    std::sort(options.begin(), options.end(), [](const FilterOption& one, const FilterOption& other) {
        return QString::localeAwareCompare(one.name, other.name) < 0;
    });
}

template <class List, class Name>
QList<FilterOption> optionsOf(const List& list, Name name) {
    QList<FilterOption> options;
    for (const auto& [id, one] : list)
        options.append({QString::number(id.value), QString::fromStdString(name(one))});
    sortByName(options);
    return options;
}

QList<FilterOption> owners(const Desk& desk) {
    QList<FilterOption> options;
    for (const auto& [id, user] : desk.roster().users)
        if (id != desk.me().id && !user.disabled.value_or(false))
            options.append({QString::number(id.value), QString::fromStdString(user.name)});
    sortByName(options);
    return QList<FilterOption>{{QStringLiteral("me"), OptionWords::tr("Me", "an operator")},
                               {QStringLiteral("none"), OptionWords::tr("Nobody", "an operator")}} +
           options;
}

QList<FilterOption> stages(const Roster& roster) {
    std::vector<wire::Stage> all;
    for (const auto& [id, stage] : roster.stages)
        all.push_back(stage);
    std::sort(all.begin(), all.end(), [](const wire::Stage& one, const wire::Stage& other) {
        return std::pair(one.position, one.id) < std::pair(other.position, other.id);
    });
    QList<FilterOption> options;
    for (const auto& stage : all)
        options.append({QString::number(stage.id.value), QString::fromStdString(stage.name)});
    return options;
}

QList<FilterOption> statuses() {
    return {{QStringLiteral("bot"), OptionWords::tr("With the bot")},
            {QStringLiteral("queued"), OptionWords::tr("In the queue")},
            {QStringLiteral("active"), OptionWords::tr("In progress")},
            {QStringLiteral("waiting"), OptionWords::tr("Waiting for client")},
            {QStringLiteral("snoozed"), OptionWords::tr("Snoozed")}};
}

QList<FilterOption> risks() {
    return {{QStringLiteral("soon"), OptionWords::tr("Deadline at risk")}};
}

QList<FilterOption> attachments() {
    return {{QStringLiteral("any"), OptionWords::tr("With attachments")}};
}

/// What is known is the letters: more than a guess at the language.
QList<FilterOption> scripts() {
    return {{QStringLiteral("cyrillic"), OptionWords::tr("Cyrillic (Russian and others)")},
            {QStringLiteral("latin"), OptionWords::tr("Latin letters (English and others)")},
            {QStringLiteral("other"), OptionWords::tr("Other letters")}};
}

QList<FilterOption> periods() {
    return {{QStringLiteral("today"), OptionWords::tr("Today")},
            {QStringLiteral("week"), OptionWords::tr("Last 7 days")},
            {QStringLiteral("month"), OptionWords::tr("Last 30 days")}};
}

QList<FilterOption> namesOnly(const QStringList& names) {
    QList<FilterOption> options;
    for (const QString& name : names.first(std::min(names.size(), kTagsOffered)))
        options.append({name, name});
    return options;
}

} // namespace

// --- questions

std::optional<wire::DialogFilter> filterOf(const std::string& key, const Roster& roster) {
    const auto colon = key.find(':');
    if (colon == std::string::npos)
        return std::nullopt;
    const std::string kind = key.substr(0, colon);
    const std::string value = key.substr(colon + 1);
    wire::DialogFilter filter;
    if (kind == "tag") {
        filter.tag = wire::OneOrMany<std::string>{value};
    } else if (kind == "channel") {
        filter.channel_id = wire::OneOrMany<ChannelId>{ChannelId{std::stoll(value)}};
    } else if (kind == "assignee") {
        filter.assignee = wire::OneOrMany<wire::TextOrNumber>{wire::TextOrNumber(value)};
    } else {
        const auto saved = roster.filters.find(FilterId{std::stoll(value)});
        if (saved == roster.filters.end())
            return std::nullopt;
        filter = saved->second.filter;
    }
    return filter;
}

void narrow(wire::DialogFilter& filter, const ListFilter& by, Time now) {
    for (auto it = by.begin(); it != by.end(); ++it) {
        const QStringList& values = it.value();
        if (values.isEmpty())
            continue;
        switch (it.key()) {
        case FilterKind::channel:
            filter.channel_id = idsOf<ChannelId>(values);
            break;
        case FilterKind::tag:
            filter.tag = listOf<std::string>(values, [](auto& list, auto& tag) { list.push_back(tag.toStdString()); });
            break;
        case FilterKind::status:
            filter.status = statusesOf(values);
            break;
        case FilterKind::owner:
            filter.assignee = listOf<wire::TextOrNumber>(
                values, [](auto& list, auto& who) { list.push_back(wire::TextOrNumber(who.toStdString())); });
            break;
        case FilterKind::team:
            filter.group_id = idsOf<GroupId>(values);
            break;
        case FilterKind::stage:
            filter.stage = idsOf<StageId>(values);
            break;
        case FilterKind::risk:
            filter.at_risk = true;
            break;
        case FilterKind::attachments:
            filter.has_attachments = true;
            break;
        case FilterKind::script:
            filter.script = scriptsOf(values);
            break;
        case FilterKind::period:
            filter.written_from = beginOf(values.first(), now);
            break;
        }
    }
}

QList<FilterOffer> offersFor(const wire::DialogFilter& filter, const Desk& desk, const QStringList& tags) {
    const Roster& roster = desk.roster();
    const auto nameOf = [](const auto& one) { return one.name; };
    const bool closed = filter.status && std::ranges::count(*filter.status, wire::DialogStatus::closed) > 0;
    QList<FilterOffer> offers;
    const auto offer = [&](FilterKind kind, bool asked, const QList<FilterOption>& options) {
        if (!asked && !options.isEmpty())
            offers.append({kind, options});
    };
    offer(FilterKind::channel, filter.channel_id.has_value(), optionsOf(roster.channels, nameOf));
    offer(FilterKind::tag, filter.tag.has_value(), namesOnly(tags));
    offer(FilterKind::status, filter.status && !filter.mentioned, statuses());
    // Closing takes the owner away: who had a closed dialog is not known here.
    offer(FilterKind::owner, filter.assignee || closed, owners(desk));
    if (roster.groups.size() > 1)
        offer(FilterKind::team, filter.group_id.has_value(), optionsOf(roster.groups, nameOf));
    offer(FilterKind::stage, filter.stage.has_value(), stages(roster));
    // Nobody waits in a closed dialog.
    offer(FilterKind::risk, filter.at_risk || closed, risks());
    offer(FilterKind::attachments, filter.has_attachments.has_value(), attachments());
    offer(FilterKind::script, filter.script.has_value(), scripts());
    offer(FilterKind::period, filter.written_from.has_value(), periods());
    return offers;
}

// --- numbers

FolderNumbers countHere(const Desk& desk) {
    domain::FolderTally tally;
    for (const auto& [id, filter] : desk.roster().filters)
        tally.setFilter(filter);
    desk.forEachDialog([&](const wire::Dialog& dialog) { tally.update(dialog, {}, desk.now()); });
    // Whatever is here is in sight.
    domain::Principal me;
    me.operatorId = desk.me().id;
    me.role = wire::Role::owner;
    FolderNumbers numbers;
    for (wire::DialogCount& count : tally.watch(me))
        numbers[count.folder] = std::move(count);
    return numbers;
}

FolderCount countOf(const FolderNumbers& numbers, const std::string& key) {
    const auto found = numbers.find(key);
    if (found == numbers.end())
        return {0, 0};
    return {static_cast<int>(found->second.unanswered), static_cast<int>(found->second.total)};
}

} // namespace pult::client
