// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/vault_database.hpp"

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
        : account(db, "SELECT name FROM account"), putAccount(db, "INSERT INTO account VALUES(?)"),
          putDraft(db, "INSERT INTO drafts VALUES(?,?,?) ON CONFLICT DO UPDATE SET body=excluded.body"),
          removeDraft(db, "DELETE FROM drafts WHERE dialog=? AND mode=?"),
          drafts(db, "SELECT body FROM drafts ORDER BY dialog, mode"),
          putOutgoing(db, "INSERT INTO outgoing(client_id, body) VALUES(?,?)"),
          replaceOutgoing(db, "UPDATE outgoing SET body=? WHERE client_id=?"),
          removeOutgoing(db, "DELETE FROM outgoing WHERE client_id=?"),
          outgoing(db, "SELECT body FROM outgoing ORDER BY place") {}

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

VaultDatabase::VaultDatabase(const std::string& path, const CacheKey& key)
    : m_database(path, key, SealedDatabase::Sync::everyCommit) {
    prepareTables();
    m_statements = std::make_unique<Statements>(m_database.handle());
}

VaultDatabase::~VaultDatabase() = default;

void VaultDatabase::prepareTables() {
    const int found = m_database.version();
    if (found > kVersion)
        throw SqliteError(SQLITE_CORRUPT, "kept by a newer program");
    if (found == 1)
        m_database.execute("PRAGMA user_version=2");
    if (found != 0)
        return;
    begin();
    m_database.execute(kTables);
    commit();
    // From here on the file itself, not only its log, tells whether the key is right.
    m_database.emptyLog();
}

std::string VaultDatabase::account() const {
    Rows rows(m_statements->account);
    return rows.next() ? rows.get<std::string>(0) : std::string();
}

void VaultDatabase::setAccount(const std::string& account) {
    clear();
    run(m_statements->putAccount, account);
}

void VaultDatabase::putDraft(const KeptDraft& draft) {
    if (draft.isEmpty())
        return run(m_statements->removeDraft, draft.dialog_id, draft.mode);
    const std::string body = wire::encode(draft);
    run(m_statements->putDraft, draft.dialog_id, draft.mode, body);
}

void VaultDatabase::putOutgoing(const Outgoing& outgoing) {
    const std::string body = wire::encode(outgoing);
    run(m_statements->replaceOutgoing, body, outgoing.clientId);
    if (sqlite3_changes(m_database.handle()) > 0)
        return;
    if (outgoing.isMessage() && !outgoing.undo)
        run(m_statements->removeDraft, outgoing.dialog, outgoing.mode);
    run(m_statements->putOutgoing, outgoing.clientId, body);
}

void VaultDatabase::removeOutgoing(const std::string& clientId) {
    run(m_statements->removeOutgoing, clientId);
}

void VaultDatabase::clear() {
    m_database.execute("DELETE FROM account; DELETE FROM drafts; DELETE FROM outgoing");
}

std::vector<KeptDraft> VaultDatabase::drafts() const {
    return readAll<KeptDraft>(m_statements->drafts);
}

std::vector<Outgoing> VaultDatabase::outgoing() const {
    return readAll<Outgoing>(m_statements->outgoing);
}

} // namespace pult::client
