// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/thread_book.hpp"

#include <algorithm>

namespace pult::client {

namespace {

auto position(const std::vector<wire::Message>& messages, Seq seq) {
    return std::lower_bound(messages.begin(), messages.end(), seq,
                            [](const wire::Message& message, Seq value) { return message.seq < value; });
}

} // namespace

void ThreadBook::open(ThreadId id) {
    const auto found = m_threads.find(id);
    if (found != m_threads.end()) {
        ++found->second.watchers;
        m_uses.splice(m_uses.begin(), m_uses, found->second.use);
        return;
    }
    m_uses.push_front(id);
    m_threads[id].use = m_uses.begin();
    forgetLeastUsed();
}

void ThreadBook::leave(ThreadId id) {
    const auto found = m_threads.find(id);
    if (found == m_threads.end())
        return;
    Thread& thread = found->second;
    if (thread.watchers > 0)
        --thread.watchers;
    // What was told of it stays known: a page that is on its way may have been read before.
    if (thread.watchers > 0 || thread.messages.size() <= kKeptMessages)
        return;
    // Without a cursor for the place of the cut the thread is loaded anew when it is opened again.
    m_uses.erase(thread.use);
    m_threads.erase(found);
}

void ThreadBook::startOver() {
    for (auto& [id, thread] : m_threads)
        thread.stale = true;
}

void ThreadBook::clear() {
    *this = ThreadBook{};
}

void ThreadBook::put(Thread& thread, const wire::Message& message) {
    const auto at = position(thread.messages, message.seq);
    if (at == thread.messages.end() || at->seq != message.seq)
        thread.messages.insert(at, message);
    else
        thread.messages[static_cast<std::size_t>(at - thread.messages.begin())] = message;
}

bool ThreadBook::learnFromEvent(const wire::Message& message, Moment now) {
    const auto found = m_threads.find(message.thread_id);
    if (found == m_threads.end())
        return false;
    Thread& thread = found->second;
    // A change of a message older than what is here: kept aside, because a page that is on its way may
    // have been read before the change.
    const bool beforeFirst =
        thread.loaded && thread.older && !thread.messages.empty() && message.seq < thread.messages.front().seq;
    thread.touched[message.id] = now;
    if (beforeFirst) {
        thread.early[message.id] = message;
        return false;
    }
    put(thread, message);
    return true;
}

bool ThreadBook::learnPage(ThreadId id, const wire::MessagePage& page, bool newest, Moment asked) {
    const auto found = m_threads.find(id);
    if (found == m_threads.end())
        return false;
    Thread& thread = found->second;
    const auto touchedSince = [&](MessageId message) {
        const auto touched = thread.touched.find(message);
        return touched != thread.touched.end() && touched->second > asked;
    };
    const bool startsOver = newest && (thread.stale || !thread.loaded);
    if (startsOver) {
        std::erase_if(thread.messages, [&](const wire::Message& message) { return !touchedSince(message.id); });
        thread.loaded = true;
        thread.stale = false;
    }
    const bool isOldest = startsOver || !newest;
    if (isOldest)
        thread.older = page.next;
    for (const wire::Message& message : page.messages) {
        const auto early = thread.early.find(message.id);
        if (!touchedSince(message.id))
            put(thread, message);
        else if (early != thread.early.end())
            put(thread, early->second);
        if (early != thread.early.end())
            thread.early.erase(early);
    }
    // An event may have changed a message that lies before the page: there must be no hole between them.
    if (isOldest && thread.older && !page.messages.empty()) {
        const auto first = position(thread.messages, page.messages.front().seq);
        for (auto it = thread.messages.begin(); it != first; ++it)
            thread.early[it->id] = *it;
        thread.messages.erase(thread.messages.begin(), first);
    }
    return isOldest;
}

ThreadSlice ThreadBook::view(ThreadId id) const {
    const auto found = m_threads.find(id);
    if (found == m_threads.end())
        return {};
    const Thread& thread = found->second;
    return {&thread.messages, thread.loaded, thread.loaded && !thread.older};
}

const wire::Message* ThreadBook::find(ThreadId id, MessageId message) const {
    const auto found = m_threads.find(id);
    if (found == m_threads.end())
        return nullptr;
    for (const wire::Message& candidate : found->second.messages)
        if (candidate.id == message)
            return &candidate;
    return nullptr;
}

std::optional<wire::Message> ThreadBook::findSent(const std::string& clientId) const {
    for (const auto& [id, thread] : m_threads)
        for (auto it = thread.messages.rbegin(); it != thread.messages.rend(); ++it)
            if (it->client_id == clientId)
                return *it;
    return std::nullopt;
}

std::optional<std::string> ThreadBook::olderCursor(ThreadId id) const {
    const auto found = m_threads.find(id);
    return found == m_threads.end() ? std::nullopt : found->second.older;
}

bool ThreadBook::needsNewest(ThreadId id) const {
    const auto found = m_threads.find(id);
    return found != m_threads.end() && (!found->second.loaded || found->second.stale);
}

void ThreadBook::setStale(ThreadId id) {
    const auto found = m_threads.find(id);
    if (found != m_threads.end())
        found->second.stale = true;
}

bool ThreadBook::isStale(ThreadId id) const {
    const auto found = m_threads.find(id);
    return found != m_threads.end() && found->second.stale;
}

std::vector<ThreadId> ThreadBook::openThreads() const {
    return {m_uses.begin(), m_uses.end()};
}

void ThreadBook::forgetLeastUsed() {
    for (auto it = m_uses.end(); m_threads.size() > kThreads && it != m_uses.begin();) {
        --it;
        if (m_threads.at(*it).watchers > 0)
            continue;
        m_threads.erase(*it);
        it = m_uses.erase(it);
    }
}

} // namespace pult::client
