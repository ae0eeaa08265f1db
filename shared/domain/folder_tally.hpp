// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <unordered_map>
#include <vector>

#include "shared/domain/dialog_filter.hpp"
#include "shared/domain/permissions.hpp"
#include "shared/wire/workspace.hpp"

namespace pult::domain {

/// How many dialogs stand in the folders of each who watches them.
///
/// Holds what a filter can ask of every open dialog, and of every closed one that calls somebody, and, for each who
/// watches, the numbers of his folders: a person's sessions see the same, an API token what it may. A change of a
/// dialog takes it out of the folders where it stood and puts it into those where it stands now: what it costs depends
/// on how many watch, not on how many dialogs there are. Kept in memory rather than in the store, because it can be
/// made anew from there at any time, and a table of counts would be written with every message for folders that nobody
/// looks at.
class FolderTally {
public:
    /// Forgets what it holds of a dialog that is closed by now and calls nobody. `facts`: by which people may see it.
    void update(const wire::Dialog& dialog, const DialogFacts& facts, Time now);
    /// Time goes on: what is at risk by now.
    void advance(Time now);
    void setFilter(const wire::SavedFilter& filter);
    void removeFilter(FilterId id);

    /// Counts for him from now on; all of his folders that hold anything. Rights that have changed are counted by anew.
    std::vector<wire::DialogCount> watch(const Principal& who);
    void unwatch(const Asker& who);
    std::vector<Asker> watchers() const;
    /// What has changed for him since watch() or the last time.
    std::vector<wire::DialogCount> takeChanges(const Asker& who);

private:
    enum class Kind { open, unanswered, mine, unassigned, mentioned, waiting, snoozed, channel, tag, assignee, filter };
    struct Folder {
        Kind kind = Kind::open;
        std::int64_t id = 0; ///< of the channel, the operator, the filter; of a tag its number here
        bool operator==(const Folder&) const = default;
    };
    struct FolderHash {
        std::size_t operator()(const Folder& folder) const {
            return std::hash<std::int64_t>{}(folder.id * 16 + static_cast<int>(folder.kind));
        }
    };
    struct Number {
        std::int64_t total = 0;
        std::int64_t unanswered = 0;
        bool operator==(const Number&) const = default;
    };
    struct Watcher {
        Principal who;
        bool seesColleagues = false;
        std::vector<const wire::SavedFilter*> filters; ///< of m_filters, those he may use
        std::unordered_map<Folder, Number, FolderHash> numbers;
        std::unordered_map<Folder, Number, FolderHash> told; ///< of folders that were touched since
    };
    struct Kept {
        DialogTraits traits;
        DialogFacts facts;
        std::vector<std::int64_t> tags;
        std::optional<Time> riskAt; ///< still to come
    };

    void count(Watcher& watcher, const Kept& dialog, int step);
    void add(Watcher& watcher, Folder folder, const Kept& dialog, int step);
    void countAll(const Kept& dialog, int step);
    void countFilter(Watcher& watcher, const wire::SavedFilter& filter, int step);
    void recount(Watcher& watcher);
    std::int64_t numberOf(const std::string& tag);
    wire::DialogCount named(Folder folder, const Number& number) const;

    std::unordered_map<DialogId, Kept> m_dialogs;
    std::set<std::pair<Time, DialogId>> m_risks;
    std::unordered_map<std::string, std::int64_t> m_tagNumbers;
    std::vector<std::string> m_tags; ///< by number
    std::map<FilterId, wire::SavedFilter> m_filters;
    std::map<Asker, Watcher> m_watchers;
};

} // namespace pult::domain
