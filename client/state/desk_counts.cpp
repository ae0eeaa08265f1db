// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of folders, which the server counts.
#include "client/state/desk.hpp"

namespace pult::client {

const FolderNumbers* Desk::folderNumbers() const {
    return m_folderNumbers && isOnline() ? &*m_folderNumbers : nullptr;
}

void Desk::loadFolderNumbers() {
    if (!serverHas("counts")) {
        m_folderNumbers.reset();
        return;
    }
    m_link.request(wire::DialogCounts{}, this, [this](const Result<wire::DialogCounted>& answer) {
        if (!answer)
            return; // asked again when the session starts anew
        m_folderNumbers.emplace();
        learnFolderNumbers(answer->counts);
    });
}

void Desk::learnFolderNumbers(const std::vector<wire::DialogCount>& counts) {
    if (!m_folderNumbers)
        return;
    for (const wire::DialogCount& count : counts) {
        if (count.total == 0)
            m_folderNumbers->erase(count.folder);
        else
            (*m_folderNumbers)[count.folder] = count;
    }
    emit folderNumbersChanged();
}

} // namespace pult::client
