// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/verify.hpp"

#include <array>

#include <sodium.h>

#include "server/storage/sqlite/rows.hpp"
#include "server/storage/sqlite/text_search.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr std::size_t kMaxFindings = 100;

/// Rows that must not be there: a query that finds the ids of offenders, and the words for one.
struct Rule {
    const char* sql;
    const char* words;
};

constexpr Rule kRules[] = {
    {"SELECT m.id FROM message m LEFT JOIN dialog d ON d.id = m.dialog_id WHERE d.id IS NULL OR d.thread_id <> "
     "m.thread_id",
     "message without its dialog"},
    {"SELECT d.id FROM dialog d LEFT JOIN contact c ON c.id = d.thread_id WHERE c.id IS NULL"
     " OR c.customer_id <> d.customer_id OR c.channel_id <> d.channel_id",
     "dialog without its contact"},
    {"SELECT c.id FROM customer c WHERE c.merged_into > 0 AND (c.merged_into = c.id"
     " OR NOT EXISTS (SELECT 1 FROM customer o WHERE o.id = c.merged_into)"
     " OR EXISTS (SELECT 1 FROM contact WHERE customer_id = c.id))",
     "customer who is part of another and of himself"},
    {"SELECT o.id FROM customer_order o JOIN customer c ON c.id = o.customer_id WHERE c.merged_into > 0",
     "order of a customer who is part of another"},
    {"SELECT i.message_id FROM inbound i LEFT JOIN message m ON m.id = i.message_id"
     " WHERE m.id IS NULL OR m.direction <> 'in'",
     "key of an inbound message that isn't there"},
    {"SELECT max(message_id) FROM inbound GROUP BY message_id HAVING count(*) > 1", "message with two keys"},
    {"SELECT -1 WHERE (SELECT count(*) FROM inbound) <> (SELECT count(*) FROM message WHERE direction = 'in')",
     "inbound messages and their keys differ in number"},
    {"SELECT o.message_id FROM outbox o JOIN message m ON m.id = o.message_id WHERE m.state IS NOT o.state",
     "outbox row in another state than its message"},
    {"SELECT m.id FROM message m LEFT JOIN outbox o ON o.message_id = m.id"
     " WHERE m.state IN ('scheduled', 'queued', 'inflight') AND o.message_id IS NULL",
     "message that waits to be sent without an outbox row"},
    {"SELECT c.message_id FROM own_change c JOIN message m ON m.id = c.message_id WHERE NOT EXISTS (SELECT 1 FROM"
     " json_each(m.more, '$.changes') e WHERE e.value ->> 'id' = c.id AND e.value ->> 'error' IS NULL)",
     "change on its way that its message doesn't know of"},
    {"SELECT m.id FROM message m, json_each(m.more, '$.changes') e WHERE e.value ->> 'error' IS NULL"
     " AND NOT EXISTS (SELECT 1 FROM own_change c WHERE c.id = e.value ->> 'id' AND c.message_id = m.id)",
     "message with a change that nobody makes"},
    {"SELECT c.id FROM contact c WHERE c.latest_dialog IS NOT (SELECT max(id) FROM dialog WHERE thread_id = c.id)",
     "thread whose newest dialog is another one"},
    {"SELECT c.id FROM contact c JOIN dialog d ON d.id = c.latest_dialog JOIN (SELECT thread_id, count(visitor_seq) AS "
     "n,"
     " count(DISTINCT visitor_seq) AS u, max(visitor_seq) AS m FROM message GROUP BY thread_id) s"
     " ON s.thread_id = c.id WHERE s.n <> s.u OR (s.n > 0 AND s.m <> s.n) OR d.visitor_seq <> s.n",
     "thread whose visitor's numbers have a gap or a double"},
    {"SELECT t.dialog_id FROM dialog_tag t LEFT JOIN dialog d ON d.id = t.dialog_id WHERE d.id IS NULL"
     " OR d.urgency <> t.urgency OR (d.closed_at IS NULL) <> t.is_open"
     " OR NOT EXISTS (SELECT 1 FROM json_each(d.tags) WHERE value = t.tag)",
     "tag in another place than its dialog"},
    {"SELECT d.id FROM dialog d WHERE json_array_length(d.tags) <>"
     " (SELECT count(*) FROM dialog_tag t WHERE t.dialog_id = d.id)",
     "dialog whose tags are not listed"},
    {"SELECT m.dialog_id FROM dialog_mention m LEFT JOIN dialog d ON d.id = m.dialog_id WHERE d.id IS NULL"
     " OR NOT EXISTS (SELECT 1 FROM json_each(d.mentioned) WHERE value = m.operator_id)",
     "mention that its dialog doesn't know of"},
    {"SELECT d.id FROM dialog d WHERE d.mentioned <> '[]' AND json_array_length(d.mentioned) <>"
     " (SELECT count(*) FROM dialog_mention m WHERE m.dialog_id = d.id)",
     "dialog whose mentions are not listed"},
};

void verifyEngine(Connection& db, Findings& findings) {
    {
        Rows row = db.query("PRAGMA integrity_check(20)");
        while (row.next())
            if (row.get<std::string_view>(0) != "ok")
                findings.add("database: " + row.get<std::string>(0));
    }
    Rows row = db.query("PRAGMA foreign_key_check");
    while (row.next())
        findings.add("database: a row of " + row.get<std::string>(0) + " refers to what isn't there");
}

void verifyDialogColumns(Connection& db, Findings& findings) {
    static const std::string kSql = "SELECT d.urgency, d.owner_id," + kDialogColumns + "FROM dialog d";
    Rows row = db.query(kSql.c_str());
    while (row.next() && !findings.full()) {
        const DialogRow dialog = readDialog(row.statement(), 2);
        if (!domain::isConsistent(dialog.life))
            findings.add("dialog " + std::to_string(dialog.life.id.value) +
                         ": its status and facts don't fit together");
        if (row.get<std::int64_t>(0) != urgencyOf(dialog.life) ||
            row.get<OperatorId>(1) != domain::ownerOf(dialog.life))
            findings.add("dialog " + std::to_string(dialog.life.id.value) + ": stands in the wrong place of the lists");
    }
}

/// Empty when the bytes are there and right.
std::string wrongWith(const FileVault& vault, const std::string& sha256, std::int64_t size) {
    const auto file = vault.read(sha256);
    if (!file)
        return file.error().detail;
    if (file->size() != size)
        return "has another size";
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::vector<char> buffer(256 * 1024);
    for (std::int64_t at = 0; at < size;) {
        const auto got = file->read(at, buffer);
        if (!got)
            return got.error().detail;
        if (*got == 0)
            return "ends too early";
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(buffer.data()), *got);
        at += static_cast<std::int64_t>(*got);
    }
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(&state, hash.data());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return sha256 == hex.data() ? "" : "has other bytes";
}

} // namespace

void Findings::add(std::string what) {
    if (!full())
        m_list.push_back(std::move(what));
}

bool Findings::full() const {
    return m_list.size() >= kMaxFindings;
}

void Progress::at(std::int64_t done, std::int64_t of) {
    const double share = of > 0 ? static_cast<double>(done) / static_cast<double>(of) : 1.0;
    const double now = m_from + (m_to - m_from) * std::min(share, 1.0);
    if (!m_tell || now - m_told < 0.01)
        return;
    m_told = now;
    m_tell(now);
}

void verifyTables(Connection& db, Findings& findings) {
    verifyEngine(db, findings);
    for (const auto& rule : kRules) {
        Rows row = db.query(rule.sql);
        while (row.next() && !findings.full())
            findings.add(std::string(rule.words) + ": " + row.get<std::string>(0));
    }
    verifyDialogColumns(db, findings);
}

void verifyFiles(Connection& db, const FileVault& vault, Findings& findings, const std::function<void(double)>& tell,
                 double from, double to) {
    Progress progress(tell, from, to);
    std::int64_t total = 0;
    {
        Rows row = db.query("SELECT count(DISTINCT sha256) FROM file");
        row.next();
        total = row.get<std::int64_t>(0);
    }
    std::int64_t done = 0;
    Rows row = db.query("SELECT sha256, min(size), min(id) FROM file GROUP BY sha256");
    while (row.next() && !findings.full()) {
        const std::string wrong = wrongWith(vault, row.get<std::string>(0), row.get<std::int64_t>(1));
        if (!wrong.empty())
            findings.add("file " + row.get<std::string>(2) + ": " + wrong);
        progress.at(++done, total);
    }
}

Result<std::vector<std::string>> verify(Connection& db, const FileVault& vault, const TextPlace& texts,
                                        bool& textsAgree, const std::function<void(double)>& progress) {
    Findings findings;
    verifyTables(db, findings);
    try {
        verifyFold(db, findings, progress, 0.2, 0.8);
    } catch (const SqliteError&) {
        throw;
    } catch (const std::runtime_error& record) {
        findings.add(record.what()); // one that is gone or doesn't parse: what lies behind it isn't compared
    }
    textsAgree = verifyTextIndex(db, texts, findings, Progress(progress, 0.8, 0.9));
    verifyFiles(db, vault, findings, progress, 0.9, 1.0);
    if (progress)
        progress(1.0);
    return findings.take();
}

} // namespace pult::storage::sqlite
