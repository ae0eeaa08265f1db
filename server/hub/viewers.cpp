// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/viewers.hpp"

#include <algorithm>

namespace pult::hub {

std::optional<DialogId> Viewers::look(std::uint64_t socket, OperatorId operatorId, DialogId dialog) {
    const auto found = m_bySocket.find(socket);
    const DialogId before = found != m_bySocket.end() ? found->second.dialog : DialogId{};
    if (dialog)
        m_bySocket[socket] = {operatorId, dialog};
    else if (found != m_bySocket.end())
        m_bySocket.erase(found);
    const bool looksOn = std::ranges::any_of(m_bySocket, [&](const auto& each) {
        return each.second.operatorId == operatorId && each.second.dialog == before;
    });
    if (!before || looksOn)
        return std::nullopt;
    return before;
}

std::vector<OperatorId> Viewers::of(DialogId dialog) const {
    std::vector<OperatorId> operators;
    for (const auto& [socket, entry] : m_bySocket)
        if (entry.dialog == dialog &&
            std::find(operators.begin(), operators.end(), entry.operatorId) == operators.end())
            operators.push_back(entry.operatorId);
    return operators;
}

} // namespace pult::hub
