// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/vault.hpp"

#include <algorithm>

namespace pult::client {

void MemoryVault::putDraft(const wire::Draft& draft) {
    std::erase_if(m_drafts, [&](const wire::Draft& kept) {
        return kept.dialog_id == draft.dialog_id && kept.mode == draft.mode;
    });
    if (!draft.text.empty() || !draft.attachments.empty())
        m_drafts.push_back(draft);
}

void MemoryVault::removeOutgoing(const std::string& clientId) {
    std::erase_if(m_outgoing, [&](const Outgoing& kept) { return kept.clientId == clientId; });
}

void MemoryVault::clear() {
    m_drafts.clear();
    m_outgoing.clear();
}

} // namespace pult::client
