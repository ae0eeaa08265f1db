// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/vault_database.hpp"

#include <algorithm>

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
/// A program that doesn't know it loses nothing but what it never had.
constexpr const char* kPastedTable = "CREATE TABLE IF NOT EXISTS pasted(dialog INTEGER NOT NULL, mode TEXT NOT NULL,"
                                     " name TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL)";
/// What was added to one since, in pieces: a recording grows, and isn't written anew each time.
constexpr const char* kPiecesTable = "CREATE TABLE IF NOT EXISTS pasted_more(place INTEGER PRIMARY KEY,"
                                     " name TEXT NOT NULL, bytes BLOB NOT NULL);"
                                     "CREATE INDEX IF NOT EXISTS pasted_more_name ON pasted_more(name)";

constexpr const char* kTextsTable = "CREATE TABLE IF NOT EXISTS texts(place TEXT NOT NULL, owner INTEGER NOT NULL,"
                                    " name TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY(place, owner, name))"
                                    " WITHOUT ROWID";

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
          putText(db, "INSERT INTO texts VALUES(?,?,?,?) ON CONFLICT DO UPDATE SET body=excluded.body"),
          removeText(db, "DELETE FROM texts WHERE place=? AND owner=? AND name=?"),
          texts(db, "SELECT body FROM texts ORDER BY place, owner, name"),
          putOutgoing(db, "INSERT INTO outgoing(client_id, body) VALUES(?,?)"),
          replaceOutgoing(db, "UPDATE outgoing SET body=? WHERE client_id=?"),
          removeOutgoing(db, "DELETE FROM outgoing WHERE client_id=?"),
          putPasted(db, "INSERT OR REPLACE INTO pasted VALUES(?,?,?,?)"),
          pastedOf(db, "SELECT name FROM pasted WHERE dialog=? AND mode=?"),
          removePasted(db, "DELETE FROM pasted WHERE name=?"), pasted(db, "SELECT name, bytes FROM pasted"),
          appendPasted(db, "INSERT INTO pasted_more(name, bytes) SELECT name, ? FROM pasted WHERE name=?"),
          pieces(db, "SELECT bytes FROM pasted_more WHERE name=? ORDER BY place"),
          removePieces(db, "DELETE FROM pasted_more WHERE name=?"),
          pastedOwners(db, "SELECT DISTINCT dialog, mode FROM pasted"),
          outgoing(db, "SELECT body FROM outgoing ORDER BY place") {}

    Statement account;
    Statement putAccount;
    Statement putDraft;
    Statement removeDraft;
    Statement drafts;
    Statement putText;
    Statement removeText;
    Statement texts;
    Statement putOutgoing;
    Statement replaceOutgoing;
    Statement removeOutgoing;
    Statement putPasted;
    Statement pastedOf;
    Statement removePasted;
    Statement pasted;
    Statement appendPasted;
    Statement pieces;
    Statement removePieces;
    Statement pastedOwners;
    Statement outgoing;
};

VaultDatabase::VaultDatabase(const std::string& path, const CacheKey& key)
    : m_database(path, key, SealedDatabase::Sync::everyCommit) {
    prepareTables();
    m_statements = std::make_unique<Statements>(m_database.handle());
    dropForgotten();
}

VaultDatabase::~VaultDatabase() = default;

/// What was pasted just before the program ended, and its draft came too late.
void VaultDatabase::dropForgotten() {
    const auto owners = pastedOwners();
    if (owners.empty())
        return;
    const auto all = drafts();
    for (const auto& [dialog, mode] : owners) {
        const auto isIts = [id = dialog, its = mode](const KeptDraft& each) {
            return each.dialog_id == id && each.mode == its;
        };
        const auto draft = std::find_if(all.begin(), all.end(), isIts);
        dropPasted(dialog, mode, draft == all.end() ? KeptDraft{} : *draft);
    }
}

void VaultDatabase::prepareTables() {
    const int found = m_database.version();
    if (found > kVersion)
        throw SqliteError(SQLITE_CORRUPT, "kept by a newer program");
    if (found == 1)
        m_database.execute("PRAGMA user_version=2");
    if (found == 0) {
        begin();
        m_database.execute(kTables);
        commit();
        // From here on the file itself, not only its log, tells whether the key is right.
        m_database.emptyLog();
    }
    m_database.execute(kPastedTable);
    m_database.execute(kPiecesTable);
    m_database.execute(kTextsTable);
}

std::string VaultDatabase::account() const {
    Rows rows(m_statements->account);
    return rows.next() ? rows.get<std::string>(0) : std::string();
}

void VaultDatabase::setAccount(const std::string& account) {
    clear();
    run(m_statements->putAccount, account);
}

void VaultDatabase::putPasted(DialogId dialog, wire::ComposeMode mode, const PastedFile& file) {
    const std::string_view bytes(file.bytes.constData(), static_cast<std::size_t>(file.bytes.size()));
    run(m_statements->removePieces, file.name);
    run(m_statements->putPasted, dialog, mode, file.name, bytes);
}

void VaultDatabase::appendPasted(const PastedFile& more) {
    const std::string_view bytes(more.bytes.constData(), static_cast<std::size_t>(more.bytes.size()));
    run(m_statements->appendPasted, bytes, more.name);
}

std::vector<PastedFile> VaultDatabase::pasted() const {
    std::vector<PastedFile> files;
    for (Rows rows(m_statements->pasted); rows.next();) {
        const auto bytes = rows.get<std::string_view>(1);
        files.push_back({rows.get<std::string>(0), QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))});
    }
    for (PastedFile& file : files) {
        Rows rows(m_statements->pieces);
        m_statements->pieces.bind(file.name);
        while (rows.next()) {
            const auto bytes = rows.get<std::string_view>(0);
            file.bytes.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
        }
    }
    return files;
}

std::vector<std::pair<DialogId, wire::ComposeMode>> VaultDatabase::pastedOwners() const {
    std::vector<std::pair<DialogId, wire::ComposeMode>> owners;
    for (Rows rows(m_statements->pastedOwners); rows.next();)
        owners.emplace_back(rows.get<DialogId>(0), rows.get<wire::ComposeMode>(1));
    return owners;
}

/// All but what the draft holds.
void VaultDatabase::dropPasted(DialogId dialog, wire::ComposeMode mode, const KeptDraft& draft) {
    std::vector<std::string> names;
    {
        Rows rows(m_statements->pastedOf);
        m_statements->pastedOf.bind(dialog, mode);
        while (rows.next())
            names.push_back(rows.get<std::string>(0));
    }
    for (const std::string& name : names)
        if (!draft.holds(name)) {
            run(m_statements->removePasted, name);
            run(m_statements->removePieces, name);
        }
}

void VaultDatabase::putDraft(const KeptDraft& draft) {
    dropPasted(draft.dialog_id, draft.mode, draft);
    if (draft.isEmpty())
        return run(m_statements->removeDraft, draft.dialog_id, draft.mode);
    const std::string body = wire::encode(draft);
    run(m_statements->putDraft, draft.dialog_id, draft.mode, body);
}

void VaultDatabase::putText(const KeptText& text) {
    if (text.text.empty())
        return run(m_statements->removeText, text.place, text.owner, text.name);
    const std::string body = wire::encode(text);
    run(m_statements->putText, text.place, text.owner, text.name, body);
}

void VaultDatabase::putOutgoing(const Outgoing& outgoing) {
    const std::string body = wire::encode(outgoing);
    run(m_statements->replaceOutgoing, body, outgoing.clientId);
    if (sqlite3_changes(m_database.handle()) > 0)
        return;
    const auto kept = drafts();
    if (std::ranges::any_of(kept, [&](const KeptDraft& draft) { return draft.leavesWith(outgoing); })) {
        run(m_statements->removeDraft, outgoing.dialog, outgoing.mode);
        dropPasted(outgoing.dialog, outgoing.mode, {});
    }
    if (!outgoing.isMessage() && !outgoing.undo)
        for (const KeptText& text : texts())
            if (text.leavesWith(outgoing))
                run(m_statements->removeText, text.place, text.owner, text.name);
    run(m_statements->putOutgoing, outgoing.clientId, body);
}

void VaultDatabase::removeOutgoing(const std::string& clientId) {
    run(m_statements->removeOutgoing, clientId);
}

void VaultDatabase::clear() {
    m_database.execute("DELETE FROM account; DELETE FROM drafts; DELETE FROM outgoing; DELETE FROM pasted;"
                       " DELETE FROM pasted_more; DELETE FROM texts");
}

std::vector<KeptDraft> VaultDatabase::drafts() const {
    return readAll<KeptDraft>(m_statements->drafts);
}

std::vector<KeptText> VaultDatabase::texts() const {
    return readAll<KeptText>(m_statements->texts);
}

std::vector<Outgoing> VaultDatabase::outgoing() const {
    return readAll<Outgoing>(m_statements->outgoing);
}

} // namespace pult::client
