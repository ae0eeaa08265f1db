// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <list>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "client/state/dialog_book.hpp"
#include "shared/wire/dialogs.hpp"

namespace pult::client {

/// The end of a thread: all of its messages from some point on, rising by seq, without a hole.
struct ThreadSlice {
    const std::vector<wire::Message>* messages = nullptr;
    bool loaded = false;   ///< the newest page is here
    bool complete = false; ///< nothing is older
};

/// Messages of the threads that were opened lately. Like DialogBook, answers and events may
/// overtake each other: an event's form of a message wins over an answer that was asked for before it.
class ThreadBook {
public:
    static constexpr std::size_t kThreads = 20;
    /// What a thread keeps when nobody looks at it any more.
    static constexpr std::size_t kKeptMessages = 400;

    /// From now on events of the thread are kept, even before its first page is here.
    void open(ThreadId thread);
    /// One looks at it no more; when nobody does it may be shortened and, when others come, forgotten.
    void leave(ThreadId thread);
    void startOver();
    void clear();

    /// False: nobody has opened the thread, or the message lies before what is here.
    bool learnFromEvent(const wire::Message& message, Moment now);
    /// A page that ends where `before` said, or the newest one. True: the thread begins where the page does now.
    bool learnPage(ThreadId thread, const wire::MessagePage& page, bool newest, Moment asked);

    ThreadSlice view(ThreadId thread) const;
    const wire::Message* find(ThreadId thread, MessageId message) const;
    /// By the name its author gave it, in whichever thread.
    std::optional<wire::Message> findSent(const std::string& clientId) const;
    /// What `before` has to be for the next older page.
    std::optional<std::string> olderCursor(ThreadId thread) const;
    /// Its newest page is not here, or from before startOver.
    bool needsNewest(ThreadId thread) const;
    /// What is older can't be had any more: the next newest page replaces everything.
    void setStale(ThreadId thread);
    bool isStale(ThreadId thread) const;
    bool isOpen(ThreadId thread) const { return m_threads.contains(thread); }
    std::vector<ThreadId> openThreads() const;

private:
    struct Thread {
        std::vector<wire::Message> messages;
        std::unordered_map<MessageId, Moment> touched;      ///< by events
        std::unordered_map<MessageId, wire::Message> early; ///< changed by events, before the first message
        std::optional<std::string> older;
        bool loaded = false;
        bool stale = false; ///< the next newest page replaces everything
        int watchers = 1;   ///< windows that show it
        std::list<ThreadId>::iterator use;
    };

    static void put(Thread& thread, const wire::Message& message);
    void forgetLeastUsed();

    std::unordered_map<ThreadId, Thread> m_threads;
    std::list<ThreadId> m_uses; ///< most recent first
};

} // namespace pult::client
