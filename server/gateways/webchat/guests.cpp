// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/guests.hpp"

#include <algorithm>

namespace pult::webchat {

namespace {

/// Longer than a ticket lives, and than a read of the store takes.
constexpr std::chrono::seconds kLinger{40};
/// Of somebody who wrote: his rate must not start anew by leaving and coming back.
constexpr std::chrono::seconds kWriterLinger{120};
constexpr std::chrono::seconds kGeneration{10};
constexpr std::size_t kLargeTable = 1024;

} // namespace

Guests::GuestPtr Guests::meet(const storage::Visitor& visitor, Ticks now) {
    GuestPtr& known = m_byId[visitor.id];
    const ThreadId threadBefore = known ? known->thread : ThreadId{};
    const DialogId dialogBefore = known ? known->dialog : DialogId{};
    if (known)
        known->refresh(visitor);
    else
        known = std::make_shared<Guest>(visitor);
    GuestPtr guest = known;
    guest->usedAt = now;
    if (guest->thread && (guest->thread != threadBefore || guest->dialog != dialogBefore))
        setPlace(guest, guest->thread, guest->dialog);
    for (const auto* generation : {&m_grown, &m_grownBefore})
        if (const auto grown = generation->find(guest->thread); grown != generation->end())
            guest->lastSeq = std::max(guest->lastSeq, grown->second);
    return guest;
}

Guests::GuestPtr Guests::find(std::int64_t id) const {
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : found->second;
}

Guests::GuestPtr Guests::ofThread(ThreadId thread) const {
    const auto found = m_byThread.find(thread);
    return found == m_byThread.end() ? nullptr : find(found->second->id);
}

Guests::GuestPtr Guests::ofDialog(DialogId dialog) const {
    const auto found = m_byDialog.find(dialog);
    return found == m_byDialog.end() ? nullptr : find(found->second->id);
}

void Guests::unplace(const Guest& guest) {
    if (const auto at = m_byThread.find(guest.thread); at != m_byThread.end() && at->second == &guest)
        m_byThread.erase(at);
    if (const auto at = m_byDialog.find(guest.dialog); at != m_byDialog.end() && at->second == &guest)
        m_byDialog.erase(at);
}

void Guests::setPlace(const GuestPtr& guest, ThreadId thread, DialogId dialog) {
    unplace(*guest);
    guest->thread = thread;
    guest->dialog = dialog;
    m_byThread[thread] = guest.get();
    m_byDialog[dialog] = guest.get();
}

void Guests::grown(ThreadId thread, std::int64_t seq) {
    std::int64_t& newest = m_grown[thread];
    newest = std::max(newest, seq);
}

void Guests::sweep(Ticks now) {
    if (now - m_generationSince >= kGeneration) {
        m_generationSince = now;
        m_grownBefore.clear();
        m_grownBefore.swap(m_grown);
    }
    const std::size_t before = m_byId.size();
    std::erase_if(m_byId, [&](const auto& item) {
        const Guest& guest = *item.second;
        if (guest.isWatching() || now - guest.usedAt < (guest.messages.isUntouched() ? kLinger : kWriterLinger))
            return false;
        unplace(guest);
        return true;
    });
    // Ten thousand who leave give their memory back, the tables' too.
    if (before > kLargeTable && m_byId.size() < before / 4) {
        m_byId.rehash(0);
        m_byThread.rehash(0);
        m_byDialog.rehash(0);
    }
}

} // namespace pult::webchat
