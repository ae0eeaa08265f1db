// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/folder_tally.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "shared/wire/codec.hpp"

namespace pult::domain {

namespace {

bool isAmong(const std::vector<OperatorId>& operators, OperatorId who) {
    return std::find(operators.begin(), operators.end(), who) != operators.end();
}

bool asksForClosed(const wire::DialogFilter& filter) {
    return filter.status &&
           std::find(filter.status->begin(), filter.status->end(), wire::DialogStatus::closed) != filter.status->end();
}

bool mayUse(const wire::SavedFilter& filter, OperatorId who) {
    return filter.shared || filter.owner_id == who;
}

bool asksTheSame(const wire::SavedFilter& one, const wire::SavedFilter& other) {
    return one.shared == other.shared && one.owner_id == other.owner_id &&
           wire::encode(one.filter) == wire::encode(other.filter);
}

bool sees(const Principal& who, const DialogFacts& facts) {
    return may(who, Permission::dialog_read, facts);
}

bool sameRights(const Principal& one, const Principal& other) {
    const auto rights = [](const Principal& who) {
        return std::tie(who.role, who.groups, who.openGroups, who.restricted, who.granted);
    };
    return rights(one) == rights(other);
}

} // namespace

// --- dialogs

void FolderTally::update(const wire::Dialog& dialog, const DialogFacts& facts, Time now) {
    const auto found = m_dialogs.find(dialog.id);
    if (found != m_dialogs.end()) {
        countAll(found->second, -1);
        if (found->second.riskAt)
            m_risks.erase({*found->second.riskAt, dialog.id});
    }
    const bool calls = dialog.mentioned && !dialog.mentioned->empty();
    if (dialog.status == wire::DialogStatus::closed && !calls) {
        if (found != m_dialogs.end())
            m_dialogs.erase(found);
        return;
    }
    Kept& kept = found != m_dialogs.end() ? found->second : m_dialogs[dialog.id];
    kept.traits = traitsOf(dialog, now);
    kept.facts = facts;
    kept.riskAt = kept.traits.atRisk ? std::nullopt : riskMoment(dialog);
    if (kept.riskAt)
        m_risks.emplace(*kept.riskAt, dialog.id);
    kept.tags.clear();
    for (const auto& tag : kept.traits.tags)
        kept.tags.push_back(numberOf(tag));
    countAll(kept, 1);
}

void FolderTally::advance(Time now) {
    while (!m_risks.empty() && m_risks.begin()->first <= now) {
        Kept& kept = m_dialogs.at(m_risks.begin()->second);
        m_risks.erase(m_risks.begin());
        countAll(kept, -1);
        kept.traits.atRisk = true;
        kept.riskAt.reset();
        countAll(kept, 1);
    }
}

std::int64_t FolderTally::numberOf(const std::string& tag) {
    const auto [place, isNew] = m_tagNumbers.try_emplace(tag, std::ssize(m_tags));
    if (isNew)
        m_tags.push_back(tag);
    return place->second;
}

// --- counting

void FolderTally::countAll(const Kept& dialog, int step) {
    for (auto& [id, watcher] : m_watchers)
        count(watcher, dialog, step);
}

void FolderTally::count(Watcher& watcher, const Kept& dialog, int step) {
    const auto& traits = dialog.traits;
    const OperatorId me = watcher.who.operatorId;
    if (!sees(watcher.who, dialog.facts))
        return;
    if (isAmong(traits.mentioned, me))
        add(watcher, {Kind::mentioned}, dialog, step);
    if (traits.status == wire::DialogStatus::closed)
        return;
    add(watcher, {Kind::open}, dialog, step);
    if (traits.unanswered)
        add(watcher, {Kind::unanswered}, dialog, step);
    if (traits.assignee == me)
        add(watcher, {Kind::mine}, dialog, step);
    if (!traits.assignee)
        add(watcher, {Kind::unassigned}, dialog, step);
    if (traits.status == wire::DialogStatus::waiting)
        add(watcher, {Kind::waiting}, dialog, step);
    if (traits.status == wire::DialogStatus::snoozed)
        add(watcher, {Kind::snoozed}, dialog, step);
    add(watcher, {Kind::channel, traits.channel.value}, dialog, step);
    for (const auto tag : dialog.tags)
        add(watcher, {Kind::tag, tag}, dialog, step);
    if (traits.assignee && watcher.seesColleagues)
        add(watcher, {Kind::assignee, traits.assignee.value}, dialog, step);
    for (const auto* filter : watcher.filters)
        if (passes(filter->filter, traits, me))
            add(watcher, {Kind::filter, filter->id.value}, dialog, step);
}

void FolderTally::add(Watcher& watcher, Folder folder, const Kept& dialog, int step) {
    Number& number = watcher.numbers[folder];
    watcher.told.try_emplace(folder, number);
    number.total += step;
    number.unanswered += dialog.traits.unanswered ? step : 0;
}

void FolderTally::recount(Watcher& watcher) {
    watcher.numbers.clear();
    watcher.filters.clear();
    for (const auto& [id, filter] : m_filters)
        if (mayUse(filter, personOf(watcher.who)))
            watcher.filters.push_back(&filter);
    for (const auto& [id, dialog] : m_dialogs)
        count(watcher, dialog, 1);
    watcher.told.clear();
}

// --- saved filters

void FolderTally::setFilter(const wire::SavedFilter& filter) {
    if (const auto known = m_filters.find(filter.id); known != m_filters.end() && asksTheSame(known->second, filter)) {
        known->second = filter; // renamed or moved: nothing is counted anew
        return;
    }
    removeFilter(filter.id);
    if (asksForClosed(filter.filter))
        return;
    const auto& kept = m_filters[filter.id] = filter;
    for (auto& [id, watcher] : m_watchers)
        countFilter(watcher, kept, 1);
}

void FolderTally::removeFilter(FilterId id) {
    const auto found = m_filters.find(id);
    if (found == m_filters.end())
        return;
    for (auto& [who, watcher] : m_watchers)
        countFilter(watcher, found->second, -1);
    m_filters.erase(found);
}

void FolderTally::countFilter(Watcher& watcher, const wire::SavedFilter& filter, int step) {
    const OperatorId me = watcher.who.operatorId;
    if (!mayUse(filter, personOf(watcher.who)))
        return;
    if (step > 0)
        watcher.filters.push_back(&filter);
    else
        std::erase(watcher.filters, &filter);
    for (const auto& [id, dialog] : m_dialogs)
        if (sees(watcher.who, dialog.facts) && passes(filter.filter, dialog.traits, me))
            add(watcher, {Kind::filter, filter.id.value}, dialog, step);
}

// --- who watches

std::vector<wire::DialogCount> FolderTally::watch(const Principal& who) {
    const auto [place, isNew] = m_watchers.try_emplace(askerOf(who));
    Watcher& watcher = place->second;
    if (isNew || !sameRights(watcher.who, who)) {
        watcher.who = who;
        const DialogScope reads = scope(who, Permission::dialog_read);
        watcher.seesColleagues = reads.everything || !reads.groups.empty();
        recount(watcher);
    }
    // Another session of his may know an older number, this one a newer: both are told, whatever it becomes.
    for (auto& [folder, number] : watcher.told)
        number = {-1, -1};
    std::vector<wire::DialogCount> counts;
    for (const auto& [folder, number] : watcher.numbers)
        counts.push_back(named(folder, number));
    return counts;
}

void FolderTally::unwatch(const Asker& who) {
    m_watchers.erase(who);
}

std::vector<Asker> FolderTally::watchers() const {
    std::vector<Asker> all;
    for (const auto& [id, watcher] : m_watchers)
        all.push_back(id);
    return all;
}

std::vector<wire::DialogCount> FolderTally::takeChanges(const Asker& who) {
    std::vector<wire::DialogCount> changes;
    const auto found = m_watchers.find(who);
    if (found == m_watchers.end())
        return changes;
    for (const auto& [folder, before] : std::exchange(found->second.told, {}))
        if (const Number& now = found->second.numbers[folder]; now != before)
            changes.push_back(named(folder, now));
    std::erase_if(found->second.numbers, [](const auto& each) { return each.second == Number{}; });
    return changes;
}

wire::DialogCount FolderTally::named(Folder folder, const Number& number) const {
    const auto word = [&]() -> std::string {
        switch (folder.kind) {
        case Kind::open:
            return "open";
        case Kind::unanswered:
            return "unanswered";
        case Kind::mine:
            return "mine";
        case Kind::unassigned:
            return "unassigned";
        case Kind::mentioned:
            return "mentioned";
        case Kind::waiting:
            return "waiting";
        case Kind::snoozed:
            return "snoozed";
        case Kind::channel:
            return "channel:" + std::to_string(folder.id);
        case Kind::tag:
            return "tag:" + m_tags[static_cast<std::size_t>(folder.id)];
        case Kind::assignee:
            return "assignee:" + std::to_string(folder.id);
        case Kind::filter:
            return "filter:" + std::to_string(folder.id);
        }
        return {};
    };
    return {word(), number.total, number.unanswered};
}

} // namespace pult::domain
