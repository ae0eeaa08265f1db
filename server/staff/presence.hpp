// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <unordered_map>

#include "server/staff/directory.hpp"
#include "server/storage/attendance.hpp"

namespace pult::staff {

/// Who is there: the declared status of the store joined with live sessions.
///
/// Thread   the I/O thread.
class PresenceBoard {
public:
    /// `attendance`, if there is one, is told who comes and goes.
    explicit PresenceBoard(const Directory& directory, storage::Attendance* attendance = nullptr);

    void connected(OperatorId id);
    void disconnected(OperatorId id);
    /// He has asked for something.
    void heard(OperatorId id);
    bool isConnected(OperatorId id) const;
    /// Keys and pointer have rested since then where the operator's socket is; empty: they don't. Answers whether the
    /// operator looks another way now.
    bool rests(OperatorId id, std::uint64_t socket, std::optional<Time> since);

    /// Declared status, or offline without a live session; with the hint of who rests.
    wire::Presence of(OperatorId id) const;
    std::vector<wire::Presence> all() const;
    /// Somebody is there to answer: connected and available or busy.
    bool anyoneAnswers() const;

private:
    /// Since when all of the operator's sessions rest.
    std::optional<Time> idleSince(OperatorId id) const;

    const Directory& m_directory;
    storage::Attendance* m_attendance;
    std::unordered_map<OperatorId, int> m_sessions;
    std::unordered_map<OperatorId, std::map<std::uint64_t, Time>> m_resting; ///< by socket
};

} // namespace pult::staff
