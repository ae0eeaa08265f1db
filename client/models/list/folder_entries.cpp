// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/row_building.hpp"
#include "client/models/list/list_query.hpp"
#include "shared/domain/permissions.hpp"

#include <algorithm>

namespace pult::client {

namespace {

constexpr qsizetype kTagsShown = 15;

bool byName(const FolderEntry& one, const FolderEntry& other) {
    return QString::localeAwareCompare(one.name, other.name) < 0;
}

FolderEntry entryOf(FolderGroup group, const std::string& key, const std::string& name, const FolderNumbers& numbers) {
    FolderEntry entry;
    entry.group = group;
    entry.key = QString::fromStdString(key);
    entry.name = QString::fromStdString(name);
    entry.count = countOf(numbers, key);
    return entry;
}

QList<FolderEntry> channels(const Desk& desk, const FolderNumbers& numbers) {
    QList<FolderEntry> entries;
    for (const auto& [id, channel] : desk.roster().channels) {
        entries += entryOf(FolderGroup::channels, "channel:" + std::to_string(id.value), channel.name, numbers);
        entries.last().channelKind = channelKindText(channel.kind);
    }
    std::sort(entries.begin(), entries.end(), byName);
    return entries;
}

/// The most used first, as far as anybody looks.
QList<FolderEntry> tags(const FolderNumbers& numbers) {
    static const std::string kKind = "tag:";
    QList<FolderEntry> entries;
    for (auto it = numbers.lower_bound(kKind); it != numbers.end() && it->first.starts_with(kKind); ++it)
        entries += entryOf(FolderGroup::tags, it->first, it->first.substr(kKind.size()), numbers);
    std::sort(entries.begin(), entries.end(), [](const FolderEntry& one, const FolderEntry& other) {
        return one.count.total != other.count.total ? one.count.total > other.count.total : byName(one, other);
    });
    entries.resize(std::min(entries.size(), kTagsShown));
    std::sort(entries.begin(), entries.end(), byName);
    return entries;
}

QList<FolderEntry> operators(const Desk& desk, const FolderNumbers& numbers) {
    QList<FolderEntry> entries;
    if (domain::reach(desk.me().role, domain::Permission::wall_live) == domain::Reach::none)
        return entries;
    for (const auto& [id, user] : desk.roster().users) {
        const bool answers = domain::reach(user.role, domain::Permission::dialog_take) != domain::Reach::none;
        const auto entry = entryOf(FolderGroup::operators, "assignee:" + std::to_string(id.value), user.name, numbers);
        if (entry.count.total > 0 || (answers && !user.disabled.value_or(false)))
            entries += entry;
    }
    std::sort(entries.begin(), entries.end(), byName);
    return entries;
}

/// One's own first, then those that everybody sees; each where they were put.
QList<FolderEntry> saved(const Desk& desk, const FolderNumbers& numbers) {
    std::vector<std::pair<int, FolderEntry>> placed;
    const bool mayShare = mayShareFilters(desk);
    for (const auto& [id, filter] : desk.roster().filters) {
        FolderEntry entry = entryOf(FolderGroup::saved, "filter:" + std::to_string(id.value), filter.name, numbers);
        entry.isShared = filter.shared;
        entry.canShare = mayShare;
        entry.canChange = mayShare || filter.owner_id == desk.me().id;
        entry.canMove = filter.shared ? mayShare : entry.canChange;
        placed.emplace_back(filter.position.value_or(0), std::move(entry));
    }
    std::sort(placed.begin(), placed.end(), [](const auto& one, const auto& other) {
        if (one.second.isShared != other.second.isShared)
            return other.second.isShared;
        return one.first != other.first ? one.first < other.first : byName(one.second, other.second);
    });
    QList<FolderEntry> entries;
    for (const auto& [position, entry] : placed)
        entries += entry;
    return entries;
}

} // namespace

bool mayShareFilters(const Desk& desk) {
    return domain::reach(desk.me().role, domain::Permission::template_manage) != domain::Reach::none;
}

QList<FolderEntry> folderEntries(const Desk& desk, const FolderNumbers& numbers) {
    return channels(desk, numbers) + tags(numbers) + operators(desk, numbers) + saved(desk, numbers);
}

} // namespace pult::client
