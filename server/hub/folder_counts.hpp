// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/steady_timer.hpp>

#include "server/storage/store.hpp"
#include "shared/domain/folder_tally.hpp"

namespace pult::hub {

/// A domain::FolderTally that follows the journal. What it begins with is loaded when somebody asks for the first time.
///
/// Thread   the I/O thread.
class FolderCounts {
public:
    FolderCounts(storage::Store& store, const Clock& clock) : m_store(store), m_clock(clock) {}

    /// From now on changes() tells of what changes for him, as long as he is there.
    storage::Async<std::vector<wire::DialogCount>> of(domain::Principal who);
    void published(std::span<const storage::JournalRecord> records);

    struct Changes {
        domain::Asker who;
        std::vector<wire::DialogCount> counts;
    };
    /// Since the last time, of those for whom anything has changed. `there`: who has a live session.
    std::vector<Changes> changes(const std::set<domain::Asker>& there);

private:
    storage::Async<storage::Done> load();
    void apply(const storage::JournalRecord& record);

    storage::Store& m_store;
    const Clock& m_clock;
    domain::FolderTally m_tally;
    Seq m_upTo = 0; ///< what was loaded holds what happened up to here
    bool m_loaded = false;
    std::shared_ptr<boost::asio::steady_timer> m_loading; ///< ends when what is being loaded is here
    std::vector<storage::JournalRecord> m_meanwhile;      ///< published while loading
};

} // namespace pult::hub
