// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/floor/writer.hpp"

#include <chrono>

#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>
#include <sqlite3.h>

namespace pult::bench {

namespace {

/// As often as the product copies its log into the database.
constexpr int kCheckpointPages = 4000;

std::int64_t millisNow() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string prepared(const std::string& path) {
    Database db(path, true);
    db.run("PRAGMA journal_mode=WAL");
    if (db.number("SELECT count(*) FROM channel") == 0)
        db.run("INSERT INTO channel (kind, name, key, state, since, version, settings, secrets, group_id)"
               " VALUES ('webchat', 'Floor', 'floor', 'ok', 0, 1, '{}', '{}', 1)");
    return path;
}

std::string quoted(const std::string& text) {
    return boost::json::serialize(boost::json::string_view(text));
}

} // namespace

Writer::Writer(const std::string& path, Committed committed)
    : m_db(prepared(path), false),
      m_insertVisitor(m_db, "INSERT INTO visitor (channel_id, token_hash, name, email, phone, verified, external_id,"
                            " fields, created_at, last_seen_at) VALUES (1, NULL, '', '', '', 0, '', '{}', ?, ?)"),
      m_insertCustomer(m_db, "INSERT INTO customer (name) VALUES (?)"),
      m_insertContact(m_db, "INSERT INTO contact (channel_id, peer, customer_id, name) VALUES (1, ?, ?, ?)"),
      m_insertDialog(m_db,
                     "INSERT INTO dialog (thread_id, customer_id, channel_id, status, waiting_since, assignee_id,"
                     " group_id, stage_id, opened_at, declined, snoozed_until_reply, last_assignee, followers,"
                     " merged_into, priority, reopens, company_started, human_replied, last_inbound_seq,"
                     " last_reply_seq, last_reply_by, version, last_seq, tags, customer_name, visitor_seq, urgency,"
                     " owner_id) VALUES (?, ?, 1, 'queued', ?, 0, 1, 0, ?, '[]', 0, 0, '[]', 0, 0, 0, 0, 0, 0, 0, 0,"
                     " 1, 0, '[]', ?, 0, ?, 0)"),
      m_insertKey(m_db, "INSERT OR IGNORE INTO inbound (channel_id, key, message_id) VALUES (1, ?, ?)"),
      m_insertMessage(m_db,
                      "INSERT INTO message (id, thread_id, dialog_id, direction, author_kind, author_id, author_name,"
                      " text, at, received_at, visitor_seq, raw, external_id)"
                      " VALUES (?, ?, ?, 'in', 'customer', ?, ?, ?, ?, ?, ?, ?, ?)"),
      m_updateDialog(m_db, "UPDATE dialog SET last_inbound_seq = ?, version = ?, last_seq = ?, last_message = ?,"
                           " visitor_seq = ? WHERE id = ?"),
      m_insertJournal(m_db, "INSERT INTO journal (seq, at, mono, type, audience, dialog_id, assignee_id, group_id,"
                            " actor_kind, actor_id, cause, payload)"
                            " VALUES (?, ?, ?, 'message.added', 2, ?, 0, 1, 'customer', ?, 'inbound', ?)"),
      m_committed(std::move(committed)) {
    m_db.run("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-16384");
    sqlite3_wal_hook(
        m_db.handle(),
        [](void* self, sqlite3*, const char*, int pages) {
            static_cast<Writer*>(self)->m_walPages = pages;
            return SQLITE_OK;
        },
        this);
    m_seq = m_db.number("SELECT max(seq) FROM journal");
    m_dialogs.resize(1 + static_cast<std::size_t>(m_db.number("SELECT max(id) FROM visitor")));
    m_thread = std::thread([this] { work(); });
}

Writer::~Writer() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Writer::push(Arrival arrival) {
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(arrival));
    }
    m_wake.notify_one();
}

void Writer::work() {
    while (true) {
        std::vector<Arrival> batch;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_waiting.empty())
                return;
            batch.swap(m_waiting);
        }
        commit(batch);
        m_committed(std::move(batch));
    }
}

void Writer::commit(std::vector<Arrival>& batch) {
    m_db.run("BEGIN IMMEDIATE");
    for (auto& arrival : batch) {
        arrival.at = millisNow();
        if (!arrival.peer.empty())
            findVisitor(arrival);
        if (arrival.cid.empty())
            addVisitor(arrival);
        else
            addMessage(arrival);
    }
    m_db.run("COMMIT");
    if (m_walPages < kCheckpointPages)
        return;
    m_walPages = 0;
    sqlite3_wal_checkpoint_v2(m_db.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

void Writer::addVisitor(Arrival& arrival) {
    m_insertVisitor.run(arrival.at, arrival.at);
    arrival.visitor = m_db.lastId();
    const std::string name = "Visitor " + std::to_string(arrival.visitor);
    m_insertCustomer.run(name);
    const std::int64_t customer = m_db.lastId();
    m_insertContact.run(std::to_string(arrival.visitor), customer, name);
    m_insertDialog.run(m_db.lastId(), customer, arrival.at, arrival.at, name, arrival.at);
    m_dialogs.resize(static_cast<std::size_t>(arrival.visitor) + 1);
    auto& dialog = m_dialogs.back();
    dialog.id = m_db.lastId();
    dialog.openedAt = arrival.at;
}

void Writer::findVisitor(Arrival& arrival) {
    const auto known = m_visitors.find(arrival.peer);
    if (known == m_visitors.end())
        addVisitor(arrival);
    else
        arrival.visitor = known->second;
    m_visitors.emplace(arrival.peer, arrival.visitor);
}

void Writer::addMessage(Arrival& arrival) {
    auto& dialog = m_dialogs.at(static_cast<std::size_t>(arrival.visitor));
    const std::int64_t seq = m_seq + 1;
    m_insertKey.run(arrival.cid, seq);
    if (sqlite3_changes(m_db.handle()) == 0)
        return;
    arrival.id = m_seq = seq;
    arrival.seq = ++dialog.visitorSeq;
    const std::string who = std::to_string(arrival.visitor);
    const std::string id = std::to_string(dialog.id);
    const std::string at = std::to_string(arrival.at);
    const std::string number = std::to_string(seq);
    const std::string text = quoted(arrival.text);
    const std::string last = lastMessage(arrival, text);
    const auto external = arrival.peer.empty() ? std::nullopt : std::optional(std::string_view(arrival.cid));
    m_insertMessage.run(seq, dialog.id, dialog.id, arrival.visitor, "Visitor " + who, arrival.text, arrival.at,
                        arrival.at, dialog.visitorSeq, arrival.raw, external);
    m_updateDialog.run(seq, dialog.version, seq, last, dialog.visitorSeq, dialog.id);

    std::string members = R"("message":{"id":)" + number + R"(,"thread_id":)" + id + R"(,"dialog_id":)" + id;
    members += R"(,"seq":)" + number + R"(,"direction":"in","author":{"kind":"customer","id":)" + who;
    members += R"(,"name":"Visitor )" + who + R"("},"text":)" + text + R"(,"attachments":[],"reply_to":null,"at":)";
    members += at + R"(,"received_at":)" + at + R"(,"state":null},"dialog":{"id":)" + id + R"(,"thread_id":)" + id;
    members += R"(,"customer_id":)" + who + R"(,"channel_id":1,"status":"queued","unanswered":true,"waiting_since":)";
    members += std::to_string(dialog.openedAt) + R"(,"assignee_id":null,"group_id":1,"stage_id":null,"tags":[])";
    members += R"(,"priority":0,"opened_at":)" + std::to_string(dialog.openedAt);
    members += R"(,"closed_at":null,"resolution":null,"version":)" + std::to_string(dialog.version);
    members += R"(,"last_seq":)" + number + R"(,"last_inbound_seq":)" + number + R"(,"last_message":)" + last;
    members += R"(,"window_ends_at":null,"customer_name":"Visitor )" + who + R"("})";
    m_insertJournal.run(seq, arrival.at, arrival.at, dialog.id, arrival.visitor, members);
    arrival.event =
        std::make_shared<const std::string>(R"({"jsonrpc":"2.0","method":"event","params":{"seq":)" + number +
                                            R"(,"at":)" + at + R"(,"type":"message.added",)" + members + "}}");
}

std::string Writer::lastMessage(const Arrival& arrival, const std::string& quotedText) const {
    const std::string number = std::to_string(m_seq);
    const std::string who = std::to_string(arrival.visitor);
    return R"({"id":)" + number + R"(,"seq":)" + number + R"(,"direction":"in","author":{"kind":"customer","id":)" +
           who + R"(,"name":"Visitor )" + who + R"("},"text":)" + quotedText + R"(,"at":)" +
           std::to_string(arrival.at) + "}";
}

} // namespace pult::bench
