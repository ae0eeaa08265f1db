// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>

#include "server/staff/directory.hpp"

namespace pult::staff {

/// Who is there: the declared status of the store joined with live sessions.
///
/// Thread   the I/O thread.
class PresenceBoard {
public:
    explicit PresenceBoard(const Directory& directory);

    void connected(OperatorId id);
    void disconnected(OperatorId id);
    bool isConnected(OperatorId id) const;

    /// Declared status, or offline without a live session.
    wire::Presence of(OperatorId id) const;
    std::vector<wire::Presence> all() const;
    /// Somebody is there to answer: connected and available or busy.
    bool anyoneAnswers() const;

private:
    const Directory& m_directory;
    std::unordered_map<OperatorId, int> m_sessions;
};

} // namespace pult::staff
