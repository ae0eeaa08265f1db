// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/vault.hpp"

#include <algorithm>

namespace pult::client {

void MemoryVault::setAccount(const std::string& account) {
    if (account == m_account)
        return;
    clear();
    m_account = account;
}

void MemoryVault::putDraft(const KeptDraft& draft, Done done) {
    dropDraft(draft.dialog_id, draft.mode);
    std::erase_if(m_pasted, [&](const Pasted& kept) {
        return kept.dialog == draft.dialog_id && kept.mode == draft.mode && !draft.holds(kept.file.name);
    });
    if (!draft.isEmpty())
        m_drafts.push_back(draft);
    if (done)
        done({});
}

void MemoryVault::putText(const KeptText& text, Done done) {
    std::erase_if(m_texts, [&](const KeptText& kept) { return kept.key() == text.key(); });
    if (!text.text.empty())
        m_texts.push_back(text);
    if (done)
        done({});
}

void MemoryVault::putPasted(DialogId dialog, wire::ComposeMode mode, const PastedFile& file, Done done) {
    std::erase_if(m_pasted, [&](const Pasted& kept) { return kept.file.name == file.name; });
    m_pasted.push_back({dialog, mode, file});
    if (done)
        done({});
}

void MemoryVault::appendPasted(const PastedFile& more, Done done) {
    for (Pasted& kept : m_pasted)
        if (kept.file.name == more.name)
            kept.file.bytes += more.bytes;
    if (done)
        done({});
}

std::vector<PastedFile> MemoryVault::pasted() const {
    std::vector<PastedFile> files;
    for (const Pasted& kept : m_pasted)
        files.push_back(kept.file);
    return files;
}

void MemoryVault::dropDraft(DialogId dialog, wire::ComposeMode mode) {
    std::erase_if(m_drafts, [&](const KeptDraft& kept) { return kept.dialog_id == dialog && kept.mode == mode; });
}

void MemoryVault::dropWhatLeaves(const Outgoing& outgoing) {
    const auto leaves = [&](const KeptDraft& kept) { return kept.leavesWith(outgoing); };
    if (std::erase_if(m_drafts, leaves) != 0)
        std::erase_if(m_pasted,
                      [&](const Pasted& each) { return each.dialog == outgoing.dialog && each.mode == outgoing.mode; });
}

void MemoryVault::putOutgoing(const Outgoing& outgoing, Done done) {
    const auto kept = std::find_if(m_outgoing.begin(), m_outgoing.end(),
                                   [&](const Outgoing& each) { return each.clientId == outgoing.clientId; });
    if (kept != m_outgoing.end()) {
        *kept = outgoing;
    } else {
        dropWhatLeaves(outgoing);
        if (!outgoing.undo)
            std::erase_if(m_texts, [&](const KeptText& each) { return each.leavesWith(outgoing); });
        m_outgoing.push_back(outgoing);
    }
    if (done)
        done({});
}

void MemoryVault::removeOutgoing(const std::string& clientId) {
    std::erase_if(m_outgoing, [&](const Outgoing& kept) { return kept.clientId == clientId; });
}

void MemoryVault::clear() {
    m_account.clear();
    m_drafts.clear();
    m_texts.clear();
    m_outgoing.clear();
    m_pasted.clear();
}

} // namespace pult::client
