// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/vault_database.hpp"

#include <stdexcept>

#include "shared/sqlite/statement.hpp"
#include "shared/wire/json.hpp"

namespace pult::client {

namespace {

using sqlite::Rows;
using sqlite::SqliteError;
using sqlite::Statement;

/// 2: what lies in the outbox need not be a message. An older program must not take it for one.
constexpr int kVersion = 2;
constexpr const char* kTables = "CREATE TABLE account(name TEXT NOT NULL);"
                                "CREATE TABLE drafts(dialog INTEGER NOT NULL, mode TEXT NOT NULL, body TEXT NOT NULL,"
                                " PRIMARY KEY(dialog, mode)) WITHOUT ROWID;"
                                "CREATE TABLE outgoing(place INTEGER PRIMARY KEY AUTOINCREMENT,"
                                " client_id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);"
                                "PRAGMA user_version=2";

/// A row that can't be read is as bad as a page that can't.
template <class T>
T readBody(std::string_view body) {
    const auto json = wire::parseJson(body);
    auto value = json ? wire::decode<T>(*json) : Result<T>(json.error());
    if (!value)
        throw SqliteError(SQLITE_CORRUPT, "a kept " + value.error().detail);
    return std::move(*value);
}

template <class T>
std::vector<T> readAll(Statement& statement) {
    std::vector<T> all;
    Rows rows(statement);
    while (rows.next())
        all.push_back(readBody<T>(rows.get<std::string_view>(0)));
    return all;
}

} // namespace

struct VaultDatabase::Statements {
    explicit Statements(sqlite3* db)
        : begin(db, "BEGIN IMMEDIATE"), commit(db, "COMMIT"), account(db, "SELECT name FROM account"),
          putAccount(db, "INSERT INTO account VALUES(?)"),
          putDraft(db, "INSERT INTO drafts VALUES(?,?,?) ON CONFLICT DO UPDATE SET body=excluded.body"),
          removeDraft(db, "DELETE FROM drafts WHERE dialog=? AND mode=?"),
          drafts(db, "SELECT body FROM drafts ORDER BY dialog, mode"),
          putOutgoing(db, "INSERT INTO outgoing(client_id, body) VALUES(?,?)"),
          replaceOutgoing(db, "UPDATE outgoing SET body=? WHERE client_id=?"),
          removeOutgoing(db, "DELETE FROM outgoing WHERE client_id=?"),
          outgoing(db, "SELECT body FROM outgoing ORDER BY place") {}

    Statement begin;
    Statement commit;
    Statement account;
    Statement putAccount;
    Statement putDraft;
    Statement removeDraft;
    Statement drafts;
    Statement putOutgoing;
    Statement replaceOutgoing;
    Statement removeOutgoing;
    Statement outgoing;
};

namespace {

template <class... Args>
void run(Statement& statement, const Args&... args) {
    Rows rows(statement);
    statement.bind(args...);
    while (rows.next())
        ;
}

} // namespace

VaultDatabase::VaultDatabase(const std::string& path, const CacheKey& key) : m_vfs(key), m_db(nullptr, sqlite3_close) {
    sqlite3* db = nullptr;
    const int rc = sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                                   m_vfs.name());
    m_db.reset(db);
    if (rc != SQLITE_OK)
        sqlite::throwSqlite(db, "opening the vault");
    prepareFile();
    m_statements = std::make_unique<Statements>(db);
}

VaultDatabase::~VaultDatabase() = default;

void VaultDatabase::prepareFile() {
    sqlite3_extended_result_codes(m_db.get(), 1);
    int reserved = SealedVfs::kReservedBytes;
    sqlite3_file_control(m_db.get(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
    // The rollback journal of the very first write stays in memory: only the log is sealed.
    execute("PRAGMA temp_store=MEMORY; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=MEMORY;"
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON");
    const int found = version();
    if (found > kVersion)
        throw SqliteError(SQLITE_CORRUPT, "kept by a newer program");
    if (found == 1)
        execute("PRAGMA user_version=2");
    if (found == 0) {
        execute("BEGIN");
        execute(kTables);
        execute("COMMIT");
        // From here on the file itself, not only its log, tells whether the key is right.
        execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
}

int VaultDatabase::version() {
    Statement statement(m_db.get(), "PRAGMA user_version");
    return statement.step() ? statement.get<int>(0) : 0;
}

void VaultDatabase::execute(const char* sql) {
    if (sqlite3_exec(m_db.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        sqlite::throwSqlite(m_db.get(), sql);
}

void VaultDatabase::begin() {
    run(m_statements->begin);
}

void VaultDatabase::commit() {
    run(m_statements->commit);
}

void VaultDatabase::rollBack() noexcept {
    // What failed may have ended the transaction by itself; then there is nothing to roll back.
    sqlite3_exec(m_db.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

std::string VaultDatabase::account() const {
    Rows rows(m_statements->account);
    return rows.next() ? rows.get<std::string>(0) : std::string();
}

void VaultDatabase::setAccount(const std::string& account) {
    clear();
    run(m_statements->putAccount, account);
}

void VaultDatabase::putDraft(const wire::Draft& draft) {
    if (draft.text.empty() && draft.attachments.empty())
        return run(m_statements->removeDraft, draft.dialog_id, draft.mode);
    const std::string body = wire::encode(draft);
    run(m_statements->putDraft, draft.dialog_id, draft.mode, body);
}

void VaultDatabase::putOutgoing(const Outgoing& outgoing) {
    const std::string body = wire::encode(outgoing);
    run(m_statements->replaceOutgoing, body, outgoing.clientId);
    if (sqlite3_changes(m_db.get()) > 0)
        return;
    if (outgoing.isMessage() && !outgoing.undo)
        run(m_statements->removeDraft, outgoing.dialog, outgoing.mode);
    run(m_statements->putOutgoing, outgoing.clientId, body);
}

void VaultDatabase::removeOutgoing(const std::string& clientId) {
    run(m_statements->removeOutgoing, clientId);
}

void VaultDatabase::clear() {
    execute("DELETE FROM account; DELETE FROM drafts; DELETE FROM outgoing");
}

std::vector<wire::Draft> VaultDatabase::drafts() const {
    return readAll<wire::Draft>(m_statements->drafts);
}

std::vector<Outgoing> VaultDatabase::outgoing() const {
    return readAll<Outgoing>(m_statements->outgoing);
}

} // namespace pult::client
