// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/steady_timer.hpp>

#include "server/staff/presence.hpp"
#include "server/storage/store.hpp"
#include "shared/domain/folder_tally.hpp"

namespace pult::hub {

/// A domain::FolderTally that follows the journal. What it begins with is loaded when somebody asks for the first time.
///
/// Thread   the I/O thread.
class FolderCounts {
public:
    FolderCounts(storage::Store& store, const staff::PresenceBoard& presence, const Clock& clock)
        : m_store(store), m_presence(presence), m_clock(clock) {}

    /// From now on changes() tells of what changes for him, as long as he has a live session.
    storage::Async<std::vector<wire::DialogCount>> of(domain::Principal who);
    void published(std::span<const storage::JournalRecord> records);

    struct Changes {
        OperatorId who;
        std::vector<wire::DialogCount> counts;
    };
    /// Since the last time, of those for whom anything has changed.
    std::vector<Changes> changes();

private:
    storage::Async<storage::Done> load();
    void apply(const storage::JournalRecord& record);

    storage::Store& m_store;
    const staff::PresenceBoard& m_presence;
    const Clock& m_clock;
    domain::FolderTally m_tally;
    Seq m_upTo = 0; ///< what was loaded holds what happened up to here
    bool m_loaded = false;
    std::shared_ptr<boost::asio::steady_timer> m_loading; ///< ends when what is being loaded is here
    std::vector<storage::JournalRecord> m_meanwhile;      ///< published while loading
};

} // namespace pult::hub
