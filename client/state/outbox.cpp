// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/outbox.hpp"

#include <algorithm>
#include <unordered_set>

namespace pult::client {

std::vector<Outgoing> Outbox::takeDue(Ticks now) {
    std::vector<Outgoing> due;
    std::unordered_set<DialogId> behindAnother;
    for (Entry& entry : m_entries) {
        if (!behindAnother.insert(entry.outgoing.dialog).second)
            continue;
        if (entry.inFlight || (entry.notBefore && *entry.notBefore > now))
            continue;
        entry.inFlight = true;
        entry.notBefore.reset();
        due.push_back(entry.outgoing);
    }
    return due;
}

std::optional<Ticks> Outbox::nextDue() const {
    std::optional<Ticks> next;
    for (const Entry& entry : m_entries)
        if (entry.notBefore && (!next || *entry.notBefore < *next))
            next = entry.notBefore;
    return next;
}

void Outbox::postpone(const std::string& clientId, Ticks now, Millis atLeast) {
    const auto entry = find(clientId);
    if (entry == m_entries.end())
        return;
    const Millis grown = kFirstPause * (1 << std::min(entry->attempts, 9));
    ++entry->attempts;
    entry->inFlight = false;
    entry->notBefore = now + std::max(atLeast, std::min(grown, kLongestPause));
}

void Outbox::hurry() {
    for (Entry& entry : m_entries)
        entry.notBefore.reset();
}

void Outbox::onDisconnected() {
    for (Entry& entry : m_entries)
        entry.inFlight = false;
}

std::optional<Outgoing> Outbox::remove(const std::string& clientId) {
    const auto entry = find(clientId);
    if (entry == m_entries.end())
        return std::nullopt;
    Outgoing outgoing = std::move(entry->outgoing);
    m_entries.erase(entry);
    return outgoing;
}

std::vector<Outgoing> Outbox::removeDialog(DialogId dialog) {
    std::vector<Outgoing> removed;
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        if (it->outgoing.dialog == dialog) {
            removed.push_back(std::move(it->outgoing));
            it = m_entries.erase(it);
        } else {
            ++it;
        }
    }
    return removed;
}

std::list<Outbox::Entry>::iterator Outbox::find(const std::string& clientId) {
    return std::find_if(m_entries.begin(), m_entries.end(),
                        [&](const Entry& entry) { return entry.outgoing.clientId == clientId; });
}

} // namespace pult::client
