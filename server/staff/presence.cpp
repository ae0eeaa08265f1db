// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/presence.hpp"

#include <algorithm>

namespace pult::staff {

using wire::PresenceStatus;

PresenceBoard::PresenceBoard(const Directory& directory, storage::Attendance* attendance)
    : m_directory(directory), m_attendance(attendance) {}

void PresenceBoard::connected(OperatorId id) {
    if (++m_sessions[id] == 1 && m_attendance)
        m_attendance->came(id);
}

void PresenceBoard::heard(OperatorId id) {
    if (m_attendance && id)
        m_attendance->heard(id);
}

void PresenceBoard::disconnected(OperatorId id) {
    const auto found = m_sessions.find(id);
    if (found == m_sessions.end() || --found->second > 0)
        return;
    m_sessions.erase(found);
    m_resting.erase(id);
    if (m_attendance)
        m_attendance->left(id);
}

bool PresenceBoard::isConnected(OperatorId id) const {
    return m_sessions.contains(id);
}

bool PresenceBoard::rests(OperatorId id, std::uint64_t socket, std::optional<Time> since) {
    const auto before = idleSince(id);
    if (since)
        m_resting[id][socket] = *since;
    else if (const auto found = m_resting.find(id); found != m_resting.end())
        found->second.erase(socket);
    return idleSince(id) != before;
}

std::optional<Time> PresenceBoard::idleSince(OperatorId id) const {
    const auto live = m_sessions.find(id);
    const auto resting = m_resting.find(id);
    if (live == m_sessions.end() || resting == m_resting.end() ||
        resting->second.size() < static_cast<std::size_t>(live->second))
        return std::nullopt;
    Time since{};
    for (const auto& [socket, at] : resting->second)
        since = std::max(since, at);
    return since;
}

wire::Presence PresenceBoard::of(OperatorId id) const {
    wire::Presence presence;
    if (const auto* user = m_directory.find(id))
        presence = user->presence;
    presence.operator_id = id;
    if (!isConnected(id))
        presence.status = PresenceStatus::offline;
    presence.idle_since = idleSince(id);
    return presence;
}

std::vector<wire::Presence> PresenceBoard::all() const {
    std::vector<wire::Presence> board;
    for (const auto* user : m_directory.all())
        if (!user->user.disabled.value_or(false))
            board.push_back(of(user->user.id));
    return board;
}

bool PresenceBoard::anyoneAnswers() const {
    return std::any_of(m_sessions.begin(), m_sessions.end(), [this](const auto& session) {
        const auto status = of(session.first).status;
        if (status != PresenceStatus::available && status != PresenceStatus::busy)
            return false;
        const auto principal = m_directory.principal(session.first);
        return principal && domain::may(*principal, domain::Permission::dialog_reply);
    });
}

} // namespace pult::staff
