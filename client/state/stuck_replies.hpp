// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "shared/wire/types.hpp"

namespace pult::client {

/// It was to go out and has failed, or may not have.
inline bool isStuck(const std::optional<wire::MessageState>& state) {
    return state == wire::MessageState::failed || state == wire::MessageState::uncertain;
}

/// Replies that did not go out, whatever has been said in their dialogs since.
class StuckReplies {
public:
    /// True: its dialog has other ones now.
    bool learn(const wire::Message& message) {
        if (isStuck(message.state))
            return m_authors[message.dialog_id].insert_or_assign(message.id, message.author).second;
        const auto found = m_authors.find(message.dialog_id);
        if (found == m_authors.end() || found->second.erase(message.id) == 0)
            return false;
        if (found->second.empty())
            m_authors.erase(found);
        return true;
    }
    void forget(DialogId dialog) { m_authors.erase(dialog); }
    void clear() { m_authors.clear(); }

    std::vector<DialogId> dialogs() const {
        std::vector<DialogId> all;
        for (const auto& [dialog, authors] : m_authors)
            all.push_back(dialog);
        return all;
    }
    std::vector<wire::Author> authors(DialogId dialog) const {
        std::vector<wire::Author> all;
        if (const auto found = m_authors.find(dialog); found != m_authors.end())
            for (const auto& [message, author] : found->second)
                all.push_back(author);
        return all;
    }

private:
    std::map<DialogId, std::map<MessageId, wire::Author>> m_authors;
};

} // namespace pult::client
