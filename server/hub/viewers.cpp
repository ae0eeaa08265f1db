// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/viewers.hpp"

#include <algorithm>

namespace pult::hub {

std::optional<Viewers::Left> Viewers::look(const std::string& session, OperatorId operatorId, DialogId dialog) {
    std::optional<Left> left;
    const auto found = m_bySession.find(session);
    if (found != m_bySession.end() && found->second.dialog != dialog)
        left = Left{found->second.dialog, operatorId};
    if (dialog)
        m_bySession[session] = {operatorId, dialog};
    else if (found != m_bySession.end())
        m_bySession.erase(found);
    return left;
}

std::vector<OperatorId> Viewers::of(DialogId dialog) const {
    std::vector<OperatorId> operators;
    for (const auto& [session, entry] : m_bySession)
        if (entry.dialog == dialog &&
            std::find(operators.begin(), operators.end(), entry.operatorId) == operators.end())
            operators.push_back(entry.operatorId);
    return operators;
}

} // namespace pult::hub
