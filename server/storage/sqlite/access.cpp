// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include "server/storage/sqlite/cursor.hpp"
#include "server/storage/sqlite/rows.hpp"
#include "server/storage/sqlite/verbs.hpp"

/// Sessions, API tokens and the audit trail.
namespace pult::storage::sqlite {

namespace {

constexpr char kAuditOrder = 'a';
/// So many are looked at for one page.
constexpr int kMostAudited = 20'000;

bool isAskedFor(const AuditQuery& query, const wire::AuditEntry& entry) {
    const bool isAction =
        !query.action || entry.action == *query.action || entry.action.starts_with(*query.action + '.');
    const auto& author = entry.author;
    return isAction &&
           (!query.operatorId || (author.kind == wire::AuthorKind::operator_ && author.id == query.operatorId->value));
}

} // namespace

Result<Done> addSession(WriteTransaction& tx, const StoredSession& session) {
    {
        Rows row = tx.db.query("SELECT 1 FROM operator WHERE id = ? AND disabled = 0", session.operatorId);
        if (!row.next())
            return fail(Errc::not_found, "there is no such user");
    }
    tx.db.run("INSERT INTO session (token_hash, operator_id, created_at, last_seen_at, expires_at, client)"
              " VALUES (?, ?, ?, ?, ?, ?)",
              session.tokenHash, session.operatorId, session.createdAt, session.lastSeenAt, session.expiresAt,
              session.client);
    return Done{};
}

Result<StoredSession> sessionByToken(Connection& db, const std::string& tokenHash) {
    Rows row = db.query("SELECT token_hash, operator_id, created_at, last_seen_at, expires_at, client FROM session"
                        " WHERE token_hash = ?",
                        tokenHash);
    if (!row.next())
        return fail(Errc::not_found, "there is no such session");
    StoredSession session;
    row.read(0, session.tokenHash, session.operatorId, session.createdAt, session.lastSeenAt, session.expiresAt,
             session.client);
    return session;
}

Result<Done> touchSession(WriteTransaction& tx, const std::string& tokenHash, Time seenAt) {
    tx.db.run("UPDATE session SET last_seen_at = ? WHERE token_hash = ?", seenAt, tokenHash);
    if (tx.db.changes() == 0)
        return fail(Errc::not_found, "there is no such session");
    return Done{};
}

Result<Done> removeSession(WriteTransaction& tx, const std::string& tokenHash) {
    tx.db.run("DELETE FROM session WHERE token_hash = ?", tokenHash);
    return Done{};
}

Result<Done> removeSessionsOf(WriteTransaction& tx, OperatorId operatorId) {
    tx.db.run("DELETE FROM session WHERE operator_id = ?", operatorId);
    return Done{};
}

Result<wire::Token> addToken(WriteTransaction& tx, const StoredToken& token) {
    wire::Token added = token.token;
    const std::string scopes = wire::encode(added.scopes);
    tx.db.run("INSERT INTO token (token_hash, name, scopes, created_by, created_at, expires_at)"
              " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
              token.tokenHash, added.name, scopes, token.createdBy, added.created_at, added.expires_at);
    if (tx.db.changes() == 0)
        return fail(Errc::conflict, "this token is in use");
    added.id = TokenId{tx.db.lastId()};
    return added;
}

Result<std::vector<StoredToken>> tokens(Connection& db) {
    std::vector<StoredToken> list;
    Rows row = db.query("SELECT id, name, scopes, created_at, expires_at, revoked_at, token_hash, created_by"
                        " FROM token ORDER BY id");
    while (row.next()) {
        StoredToken token;
        std::string_view scopes;
        row.read(0, token.token.id, token.token.name, scopes, token.token.created_at, token.token.expires_at,
                 token.token.revoked_at, token.tokenHash, token.createdBy);
        token.token.scopes = decodeStored<std::vector<std::string>>(scopes);
        list.push_back(std::move(token));
    }
    return list;
}

Result<Done> revokeToken(WriteTransaction& tx, TokenId token) {
    tx.db.run("UPDATE token SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?", tx.now(), token);
    if (tx.db.changes() == 0)
        return fail(Errc::not_found, "there is no such token");
    return Done{};
}

Result<Done> audit(WriteTransaction& tx, const domain::Actor& actor, const std::string& action,
                   const std::string& subject) {
    tx.db.run("INSERT INTO audit (at, actor_kind, actor_id, actor_name, action, subject) VALUES (?, ?, ?, ?, ?, ?)",
              tx.now(), actor.kind, actor.id, actor.name, action, subject);
    return Done{};
}

Result<wire::AuditPage> auditTrail(Connection& db, const AuditQuery& query) {
    std::int64_t below = std::numeric_limits<std::int64_t>::max();
    if (query.after) {
        const auto cursor = decodeCursor(*query.after, kAuditOrder, "after");
        if (!cursor)
            return cursor.error();
        below = cursor->id;
    }
    wire::AuditPage page;
    std::int64_t last = 0;
    int lookedAt = 0;
    Rows row = db.query("SELECT id, at, actor_kind, actor_id, actor_name, action, subject FROM audit WHERE id < ?"
                        " ORDER BY id DESC",
                        below);
    while (row.next()) {
        if (page.entries.size() == static_cast<std::size_t>(query.limit) || lookedAt == kMostAudited) {
            page.next = encodeCursor({kAuditOrder, 0, last});
            break;
        }
        ++lookedAt;
        wire::AuditEntry entry;
        row.read(0, entry.id, entry.at, entry.author.kind, entry.author.id, entry.author.name, entry.action,
                 entry.subject);
        last = entry.id;
        if (isAskedFor(query, entry))
            page.entries.push_back(std::move(entry));
    }
    return page;
}

} // namespace pult::storage::sqlite
