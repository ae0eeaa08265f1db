// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/outbox.hpp"

#include <algorithm>
#include <unordered_set>

namespace pult::client {

void Outbox::add(Outgoing outgoing, bool mayBeThere, std::optional<Ticks> heldUntil) {
    Entry entry;
    entry.outgoing = std::move(outgoing);
    entry.mayBeThere = mayBeThere;
    entry.heldUntil = heldUntil;
    m_entries.push_back(std::move(entry));
    if (m_entries.back().outgoing.isMessage())
        moveHeldBehind(m_entries.back().outgoing.dialog);
}

void Outbox::moveHeldBehind(DialogId dialog) {
    std::list<Entry> held;
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        const auto each = it++;
        if (each->outgoing.dialog == dialog && each->heldUntil && each->outgoing.ofReply)
            held.splice(held.end(), m_entries, each);
    }
    m_entries.splice(m_entries.end(), held);
}

std::vector<Outgoing> Outbox::takeDue(Ticks now) {
    std::vector<Outgoing> due;
    std::unordered_set<DialogId> behindAnother;
    for (Entry& entry : m_entries) {
        // Taking back waits for nothing, but what is behind waits for it: it may still turn out to be too late.
        const bool first = behindAnother.insert(entry.outgoing.dialog).second;
        if (!first && !entry.outgoing.undo)
            continue;
        const bool held = entry.heldUntil && *entry.heldUntil > now;
        if (entry.inFlight || held || (entry.notBefore && *entry.notBefore > now))
            continue;
        entry.inFlight = true;
        entry.mayBeThere = true;
        entry.notBefore.reset();
        entry.heldUntil.reset();
        due.push_back(entry.outgoing);
    }
    return due;
}

std::optional<Ticks> Outbox::nextDue() const {
    std::optional<Ticks> next;
    for (const Entry& entry : m_entries)
        for (const auto& at : {entry.notBefore, entry.heldUntil})
            if (at && (!next || *at < *next))
                next = at;
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

int Outbox::waitForReply(const std::string& clientId, Ticks now) {
    const auto entry = find(clientId);
    if (entry == m_entries.end())
        return 0;
    entry->attempts = entry->unsent;
    postpone(clientId, now, Millis{0});
    return ++entry->unsent;
}

void Outbox::hurry(DialogId dialog) {
    for (Entry& entry : m_entries)
        if (entry.outgoing.dialog == dialog && entry.unsent > 0)
            entry.notBefore.reset();
}

void Outbox::letGo(DialogId dialog) {
    for (Entry& entry : m_entries)
        if (entry.outgoing.dialog == dialog && !entry.outgoing.ofReply)
            entry.heldUntil.reset();
}

bool Outbox::letGo() {
    bool wasHeld = false;
    for (Entry& entry : m_entries) {
        if (entry.outgoing.ofReply)
            continue;
        wasHeld = wasHeld || entry.heldUntil;
        entry.heldUntil.reset();
    }
    return wasHeld;
}

void Outbox::landed(const std::string& clientId) {
    const auto entry = find(clientId);
    if (entry == m_entries.end())
        return;
    entry->inFlight = false;
    entry->notBefore.reset();
}

void Outbox::undo(const std::string& clientId) {
    const auto entry = find(clientId);
    if (entry == m_entries.end())
        return;
    entry->outgoing.undo = true;
    entry->notBefore.reset();
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
        if (it->outgoing.dialog == dialog && !it->outgoing.undo) {
            removed.push_back(std::move(it->outgoing));
            it = m_entries.erase(it);
        } else {
            ++it;
        }
    }
    return removed;
}

const Outbox::Entry* Outbox::entry(const std::string& clientId) const {
    for (const Entry& entry : m_entries)
        if (entry.outgoing.clientId == clientId)
            return &entry;
    return nullptr;
}

int Outbox::messages() const {
    return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(), [](const Entry& entry) {
        return entry.outgoing.isMessage() && !entry.outgoing.undo;
    }));
}

std::list<Outbox::Entry>::iterator Outbox::find(const std::string& clientId) {
    return std::find_if(m_entries.begin(), m_entries.end(),
                        [&](const Entry& entry) { return entry.outgoing.clientId == clientId; });
}

} // namespace pult::client
