// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/presence.hpp"

#include <algorithm>

namespace pult::staff {

using wire::PresenceStatus;

PresenceBoard::PresenceBoard(const Directory& directory) : m_directory(directory) {}

void PresenceBoard::connected(OperatorId id) {
    ++m_sessions[id];
}

void PresenceBoard::disconnected(OperatorId id) {
    const auto found = m_sessions.find(id);
    if (found != m_sessions.end() && --found->second <= 0)
        m_sessions.erase(found);
}

bool PresenceBoard::isConnected(OperatorId id) const {
    return m_sessions.contains(id);
}

wire::Presence PresenceBoard::of(OperatorId id) const {
    wire::Presence presence;
    if (const auto* user = m_directory.find(id))
        presence = user->presence;
    presence.operator_id = id;
    if (!isConnected(id))
        presence.status = PresenceStatus::offline;
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
