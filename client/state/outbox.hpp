// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <list>
#include <optional>
#include <unordered_map>

#include "client/state/vault.hpp"
#include "shared/base/clock.hpp"

namespace pult::client {

/// Which of the messages and actions that wait is due. Pure: no socket, no timer. One at a time per dialog, in the
/// order they were written; dialogs don't wait for each other, and what is to be taken back waits for nothing.
class Outbox {
public:
    struct Entry {
        Outgoing outgoing;
        bool inFlight = false;
        std::optional<Ticks> notBefore;
        std::optional<Ticks> heldUntil; ///< whoever wrote it may still think again; nothing hurries that
        int attempts = 0;
        int unsent = 0;          ///< how often the server said that a reply before it has not left yet
        bool mayBeThere = false; ///< the server may have it
    };

    static constexpr Millis kFirstPause{1000};
    static constexpr Millis kLongestPause{300'000};

    /// A message goes before what is held with the reply of another: the customer doesn't wait for that.
    /// `mayBeThere`: it was written in an earlier run of the program, who knows how far it came.
    void add(Outgoing outgoing, bool mayBeThere = false, std::optional<Ticks> heldUntil = {});
    /// Those that may go now; they are in flight from here on.
    std::vector<Outgoing> takeDue(Ticks now);
    /// When takeDue has something next, as far as time decides.
    std::optional<Ticks> nextDue() const;
    /// The attempt came to nothing: wait and try again.
    void postpone(const std::string& clientId, Ticks now, Millis atLeast);
    /// As postpone, because a reply before it has not left the server yet; answers how often that was so.
    int waitForReply(const std::string& clientId, Ticks now);
    /// The connection is back: no more waiting.
    void hurry();
    /// Something about the dialog has moved on: what waits in it may be worth another try.
    void hurry(DialogId dialog);
    /// The attempt came to its end, the entry not.
    void landed(const std::string& clientId);
    /// Nobody thinks again any more. False: nothing was held.
    bool letGo();
    /// Those of the dialog.
    void letGo(DialogId dialog);
    /// It is to be taken back: from now on takeDue hands it out for that.
    void undo(const std::string& clientId);
    /// The connection is gone: nothing is in flight any more, whatever became of it.
    void onDisconnected();
    std::optional<Outgoing> remove(const std::string& clientId);
    /// Takes out all of a dialog, but for what is being taken back.
    std::vector<Outgoing> removeDialog(DialogId dialog);
    void clear() { m_entries.clear(); }

    const std::list<Entry>& entries() const { return m_entries; }
    const Entry* entry(const std::string& clientId) const;
    int size() const { return static_cast<int>(m_entries.size()); }
    /// Replies and notes among them.
    int messages() const;

private:
    void moveHeldBehind(DialogId dialog);
    std::list<Entry>::iterator find(const std::string& clientId);

    std::list<Entry> m_entries;
};

} // namespace pult::client
