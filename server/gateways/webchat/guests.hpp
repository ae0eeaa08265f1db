// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <unordered_map>

#include "server/gateways/webchat/guest.hpp"

namespace pult::webchat {

/// The visitors that are there, or were a moment ago, by their number, thread and dialog.
///
/// Thread   the I/O thread.
class Guests {
public:
    using GuestPtr = std::shared_ptr<Guest>;

    /// The one guest of this visitor, brought up to date.
    GuestPtr meet(const storage::Visitor& visitor, Ticks now);
    GuestPtr find(std::int64_t id) const;
    GuestPtr ofThread(ThreadId thread) const;
    GuestPtr ofDialog(DialogId dialog) const;
    /// The guest's thread or dialog is known now, or is another one.
    void setPlace(const GuestPtr& guest, ThreadId thread, DialogId dialog);
    /// The stream of a thread has grown, whether its visitor is there or not.
    void grown(ThreadId thread, std::int64_t seq);
    /// Forgets who hasn't been there for a while; long enough that tickets, rates and reads on their way are settled.
    void sweep(Ticks now);
    std::size_t size() const { return m_byId.size(); }

    template <class Action>
    void forEach(Action action) const {
        for (const auto& [id, guest] : m_byId)
            action(*guest);
    }

private:
    void unplace(const Guest& guest);

    std::unordered_map<std::int64_t, GuestPtr> m_byId;
    std::unordered_map<ThreadId, Guest*> m_byThread;
    std::unordered_map<DialogId, Guest*> m_byDialog;
    /// Newest numbers of threads that grew lately, in two generations: a visitor who was read from the store just
    /// before must not miss them.
    std::unordered_map<ThreadId, std::int64_t> m_grown;
    std::unordered_map<ThreadId, std::int64_t> m_grownBefore;
    Ticks m_generationSince{};
};

} // namespace pult::webchat
