// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "tests/bench/database.hpp"

namespace pult::bench {

struct Arrival;

/// Whoever is told once something is durable.
class Waiter {
public:
    virtual ~Waiter() = default;
    virtual void durable(const Arrival& arrival) = 0;
};

/// One thing to be made durable: a message of a visitor, or, without a cid, a new visitor.
struct Arrival {
    std::int64_t visitor = 0; ///< set by the writer for a new one
    std::string cid;
    std::string peer; ///< whoever writes by webhook, new or not: `visitor` is found by the writer
    std::string text;
    std::string raw;
    std::shared_ptr<Waiter> from;
    // Set by the writer:
    std::int64_t id = 0;  ///< of the message
    std::int64_t seq = 0; ///< number in the visitor's own stream
    std::int64_t at = 0;
    std::shared_ptr<const std::string> event; ///< the operators' notification; empty for a repeated cid
};

/// Group commit and nothing else: one thread takes whatever waits, writes the rows of a message of the web chat
/// (message, key, dialog, journal) and commits them with synchronous=FULL.
class Writer {
public:
    using Committed = std::function<void(std::vector<Arrival>)>;

    /// `committed` is called on the writer's thread.
    Writer(const std::string& path, Committed committed);
    ~Writer();

    void push(Arrival arrival);
    /// On the calling thread, for the bare loop.
    void commit(std::vector<Arrival>& batch);

private:
    /// What a message changes in its dialog.
    struct Dialog {
        std::int64_t id = 0;
        std::int64_t openedAt = 0;
        std::int64_t version = 1;
        std::int64_t visitorSeq = 0;
    };

    void work();
    void addVisitor(Arrival& arrival);
    void addMessage(Arrival& arrival);
    void findVisitor(Arrival& arrival);
    std::string lastMessage(const Arrival& arrival, const std::string& quotedText) const;

    Database m_db;
    Statement m_insertVisitor;
    Statement m_insertCustomer;
    Statement m_insertContact;
    Statement m_insertDialog;
    Statement m_insertKey;
    Statement m_insertMessage;
    Statement m_updateDialog;
    Statement m_insertJournal;
    std::int64_t m_seq = 0;
    std::vector<Dialog> m_dialogs;                            ///< by visitor
    std::unordered_map<std::string, std::int64_t> m_visitors; ///< by peer
    int m_walPages = 0;

    Committed m_committed;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Arrival> m_waiting;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace pult::bench
