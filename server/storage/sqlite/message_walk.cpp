// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/message_walk.hpp"

#include <string>
#include <unordered_set>

namespace pult::storage::sqlite {

namespace {

/// Each costs a look into the index before the first hit is known.
constexpr int kFewThreads = 2'000;

/// The tags in use that are compared as this one is: "Опт" and "ОПТ". One look into the index for each tag in use.
std::vector<std::string> writingsOf(Connection& db, const std::string& wanted) {
    const auto words = domain::foldedWords(wanted);
    std::vector<std::string> writings;
    std::string at;
    for (;;) {
        Rows row = db.query("SELECT tag FROM dialog_tag WHERE tag > ? ORDER BY tag LIMIT 1", std::string_view(at));
        if (!row.next())
            return writings;
        auto tag = row.get<std::string>(0);
        if (domain::foldedWords(tag) == words)
            writings.push_back(tag);
        at = std::move(tag);
    }
}

std::optional<std::vector<ThreadId>> threadsWithTag(Connection& db, const std::string& tag) {
    std::unordered_set<ThreadId> threads;
    int dialogs = 0;
    for (const auto& writing : writingsOf(db, tag)) {
        Rows row = db.query("SELECT d.thread_id FROM dialog_tag t JOIN dialog d ON d.id = t.dialog_id WHERE t.tag = ?",
                            std::string_view(writing));
        while (row.next()) {
            if (++dialogs > kFewThreads)
                return std::nullopt;
            threads.insert(row.get<ThreadId>(0));
        }
    }
    return std::vector<ThreadId>(threads.begin(), threads.end());
}

std::optional<std::vector<ThreadId>> threadsOfChannels(Connection& db, const std::vector<ChannelId>& channels) {
    std::vector<ThreadId> threads;
    for (const auto channel : channels) {
        Rows row = db.query("SELECT id FROM contact WHERE channel_id = ?", channel);
        while (row.next()) {
            if (threads.size() == kFewThreads)
                return std::nullopt;
            threads.push_back(row.get<ThreadId>(0));
        }
    }
    return threads;
}

} // namespace

ThreadsWalk::ThreadsWalk(Connection& db, const std::vector<ThreadId>& threads, MessageBounds bounds)
    : m_db(db), m_from(bounds.from) {
    for (const auto thread : threads)
        addBelow(bounds.to, thread);
}

std::optional<MessageId> ThreadsWalk::next() {
    if (m_newest.empty())
        return std::nullopt;
    const Newest newest = m_newest.top();
    m_newest.pop();
    addBelow(newest.message, newest.thread);
    return MessageId{newest.message};
}

void ThreadsWalk::addBelow(std::int64_t to, ThreadId thread) {
    Rows row = m_db.query("SELECT id FROM message WHERE thread_id = ? AND id >= ? AND id < ? ORDER BY id DESC LIMIT 1",
                          thread, m_from, to);
    if (row.next())
        m_newest.push({row.get<std::int64_t>(0), thread});
}

std::optional<std::vector<ThreadId>> fewThreads(Connection& db, const MessageSearch& search) {
    for (const auto& tag : search.tags)
        if (auto threads = threadsWithTag(db, tag))
            return threads;
    return search.channels.empty() ? std::nullopt : threadsOfChannels(db, search.channels);
}

} // namespace pult::storage::sqlite
