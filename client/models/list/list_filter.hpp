// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace pult::client {

/// What a list can be narrowed by.
enum class FilterKind { channel, tag, status, owner, team, stage, risk, attachments, script, period };

inline constexpr FilterKind kFilterKinds[] = {
    FilterKind::channel, FilterKind::tag,  FilterKind::status,      FilterKind::owner,  FilterKind::team,
    FilterKind::stage,   FilterKind::risk, FilterKind::attachments, FilterKind::script, FilterKind::period};

struct FilterOption {
    QString value; ///< as it is asked for
    QString name;
    bool operator==(const FilterOption&) const = default;
};

/// One thing to narrow by, and what there is to choose from.
struct FilterOffer {
    FilterKind kind = FilterKind::channel;
    QList<FilterOption> options;
    bool operator==(const FilterOffer&) const = default;
};

/// The values chosen of each kind: any of a kind's values is enough, and every kind has to agree.
using ListFilter = QMap<FilterKind, QStringList>;

/// Of these only one value can be chosen.
constexpr bool isSingle(FilterKind kind) {
    return kind == FilterKind::period || kind == FilterKind::risk || kind == FilterKind::attachments;
}

/// The saved filter that is open.
struct OpenSaved {
    QString name;         ///< empty: there is none, or it is not the operator's to change
    ListFilter chosen;    ///< what it brings along
    bool canUndo = false; ///< it was overwritten just now
    bool operator==(const OpenSaved&) const = default;
};

QString filterWord(FilterKind kind);
/// The names of what is chosen, in the order of the offers: "VK, today".
QString filterWords(const ListFilter& filter, const QList<FilterOffer>& offers);

} // namespace pult::client
