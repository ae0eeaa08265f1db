// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/list/filter_parts.hpp"

#include "client/models/list/list_query.hpp"
#include "shared/wire/codec.hpp"

#include <algorithm>

namespace pult::client {

namespace {

template <class Id>
QStringList numbersIn(const std::optional<wire::OneOrMany<Id>>& ids) {
    QStringList numbers;
    for (const Id id : ids.value_or(wire::OneOrMany<Id>()))
        numbers += QString::number(id.value);
    return numbers;
}

template <class Text>
QStringList textsIn(const std::optional<wire::OneOrMany<Text>>& texts) {
    QStringList list;
    for (const auto& text : texts.value_or(wire::OneOrMany<Text>()))
        list += QString::fromStdString(text);
    return list;
}

bool contains(const wire::OneOrMany<wire::DialogStatus>& statuses, wire::DialogStatus status) {
    return std::ranges::count(statuses, status) > 0;
}

/// The words that stand for exactly these statuses; empty: there are none.
QStringList statusesIn(const std::optional<wire::OneOrMany<wire::DialogStatus>>& statuses) {
    QStringList words;
    std::size_t covered = 0;
    for (const char* word : {"bot", "queued", "active", "waiting", "snoozed"}) {
        wire::DialogFilter meant;
        narrow(meant, {{FilterKind::status, {QString::fromLatin1(word)}}}, {});
        if (!statuses || !std::ranges::all_of(*meant.status, [&](auto each) { return contains(*statuses, each); }))
            continue;
        words += QString::fromLatin1(word);
        covered += meant.status->size();
    }
    return statuses && covered == statuses->size() ? words : QStringList();
}

QStringList scriptsIn(const std::optional<wire::OneOrMany<wire::Script>>& scripts) {
    QStringList words;
    for (const wire::Script script : scripts.value_or(wire::OneOrMany<wire::Script>()))
        words += QString::fromLatin1(wire::enumText(script));
    return words;
}

/// Moves what `filter` asks for of one kind out of it; empty: nothing that has a word.
QStringList take(wire::DialogFilter& filter, FilterKind kind) {
    switch (kind) {
    case FilterKind::channel:
        return numbersIn(std::exchange(filter.channel_id, std::nullopt));
    case FilterKind::tag:
        return textsIn(std::exchange(filter.tag, std::nullopt));
    case FilterKind::status:
        return statusesIn(std::exchange(filter.status, std::nullopt));
    case FilterKind::owner:
        return textsIn(std::exchange(filter.assignee, std::nullopt));
    case FilterKind::team:
        return numbersIn(std::exchange(filter.group_id, std::nullopt));
    case FilterKind::stage:
        return numbersIn(std::exchange(filter.stage, std::nullopt));
    case FilterKind::risk:
        return std::exchange(filter.at_risk, std::nullopt) == true ? QStringList(QStringLiteral("soon"))
                                                                   : QStringList();
    case FilterKind::attachments:
        return std::exchange(filter.has_attachments, std::nullopt) == true ? QStringList(QStringLiteral("any"))
                                                                           : QStringList();
    case FilterKind::script:
        return scriptsIn(std::exchange(filter.script, std::nullopt));
    case FilterKind::period:
        return {}; // moves on: it is never kept
    }
    return {};
}

bool areOffered(const QStringList& values, FilterKind kind, const QList<FilterOffer>& offers) {
    const auto offer = std::ranges::find(offers, kind, &FilterOffer::kind);
    return offer != offers.end() && std::ranges::all_of(values, [&](const QString& value) {
               return std::ranges::count(offer->options, value, &FilterOption::value) > 0;
           });
}

} // namespace

FilterParts partsOf(const wire::DialogFilter& filter, const Desk& desk) {
    FilterParts parts{filter, {}};
    const QStringList tags = textsIn(filter.tag);
    for (const FilterKind kind : kFilterKinds) {
        wire::DialogFilter without = parts.rest;
        const QStringList values = take(without, kind);
        if (values.isEmpty() || !areOffered(values, kind, offersFor(without, desk, tags)))
            continue;
        parts.rest = without;
        parts.chosen.insert(kind, values);
    }
    return parts;
}

} // namespace pult::client
