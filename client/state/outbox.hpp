// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <list>
#include <optional>
#include <unordered_map>

#include "client/state/vault.hpp"
#include "shared/base/clock.hpp"

namespace pult::client {

/// Which outgoing message is due. Pure: no socket, no timer. One at a time per dialog, in the order
/// they were written; dialogs don't wait for each other.
class Outbox {
public:
    struct Entry {
        Outgoing outgoing;
        bool inFlight = false;
        std::optional<Ticks> notBefore;
        int attempts = 0;
    };

    static constexpr Millis kFirstPause{1000};
    static constexpr Millis kLongestPause{300'000};

    void add(Outgoing outgoing) { m_entries.push_back({std::move(outgoing), false, {}, 0}); }
    /// Those that may go now; they are in flight from here on.
    std::vector<Outgoing> takeDue(Ticks now);
    /// When takeDue has something next, as far as time decides.
    std::optional<Ticks> nextDue() const;
    /// The attempt came to nothing: wait and try again.
    void postpone(const std::string& clientId, Ticks now, Millis atLeast);
    /// The connection is back: no more waiting.
    void hurry();
    /// The connection is gone: nothing is in flight any more, whatever became of it.
    void onDisconnected();
    std::optional<Outgoing> remove(const std::string& clientId);
    /// Takes out all of a dialog.
    std::vector<Outgoing> removeDialog(DialogId dialog);
    void clear() { m_entries.clear(); }

    const std::list<Entry>& entries() const { return m_entries; }
    int size() const { return static_cast<int>(m_entries.size()); }

private:
    std::list<Entry>::iterator find(const std::string& clientId);

    std::list<Entry> m_entries;
};

} // namespace pult::client
