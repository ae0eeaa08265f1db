// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/list/list_filter.hpp"

#include <QCoreApplication>

namespace pult::client {

namespace {
struct FilterWords {
    Q_DECLARE_TR_FUNCTIONS(pult::client::ListFilter)
};
/// Words of the program rather than names that somebody has given.
bool isProgramsWord(FilterKind kind) {
    return kind == FilterKind::status || kind == FilterKind::attachments || kind == FilterKind::script ||
           kind == FilterKind::period;
}

QString uncapitalized(const QString& words) {
    return words.left(1).toLower() + words.mid(1);
}

} // namespace

QString filterWord(FilterKind kind) {
    switch (kind) {
    case FilterKind::channel:
        return FilterWords::tr("Channel", "what to narrow a list by");
    case FilterKind::tag:
        return FilterWords::tr("Tag", "what to narrow a list by");
    case FilterKind::status:
        return FilterWords::tr("Status", "what to narrow a list by");
    case FilterKind::owner:
        return FilterWords::tr("Operator", "what to narrow a list by");
    case FilterKind::team:
        return FilterWords::tr("Team", "what to narrow a list by");
    case FilterKind::stage:
        return FilterWords::tr("Stage", "what to narrow a list by");
    case FilterKind::risk:
        return FilterWords::tr("Deadline", "what to narrow a list by");
    case FilterKind::attachments:
        return FilterWords::tr("Attachments", "what to narrow a list by");
    case FilterKind::script:
        return FilterWords::tr("Language", "what to narrow a list by");
    case FilterKind::period:
        return FilterWords::tr("Period", "what to narrow a list by");
    }
    return {};
}

QString filterWords(const ListFilter& filter, const QList<FilterOffer>& offers) {
    QStringList names;
    for (const FilterOffer& offer : offers)
        for (const FilterOption& option : offer.options)
            if (filter.value(offer.kind).contains(option.value))
                names += !names.isEmpty() && isProgramsWord(offer.kind) ? uncapitalized(option.name) : option.name;
    return names.join(QStringLiteral(", "));
}

} // namespace pult::client
