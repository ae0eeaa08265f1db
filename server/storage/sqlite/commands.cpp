// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/commands.hpp"

namespace pult::storage::sqlite {

std::optional<std::string> answerBefore(Connection& db, const Guard& guard,
                                        const std::optional<std::string>& clientId) {
    if (!clientId)
        return std::nullopt;
    Rows row = db.query("SELECT answer FROM command WHERE operator_id = ? AND client_id = ?",
                        guard.principal.operatorId, *clientId);
    if (!row.next())
        return std::nullopt;
    return row.get<std::string>(0);
}

void rememberAnswer(WriteTransaction& tx, const Guard& guard, const std::optional<std::string>& clientId,
                    const std::string& answer) {
    if (!clientId)
        return;
    const Time oldest = tx.now() - kCommandsKept;
    tx.db.run("DELETE FROM command WHERE at < ?", oldest);
    tx.db.run("INSERT OR REPLACE INTO command (operator_id, client_id, answer, at) VALUES (?, ?, ?, ?)",
              guard.principal.operatorId, *clientId, answer, tx.now());
}

void rememberWithdrawal(WriteTransaction& tx, const Guard& guard, const std::string& clientId) {
    rememberAnswer(tx, guard, clientId, {});
}

bool wasWithdrawn(Connection& db, const Guard& guard, const std::string& clientId) {
    const auto answer = answerBefore(db, guard, clientId);
    return answer && answer->empty();
}

Error named(Connection& db, Error refusal, OperatorId holder) {
    if (refusal.code != Errc::taken)
        return refusal;
    Rows row = db.query("SELECT name FROM operator WHERE id = ?", holder);
    if (row.next())
        refusal.detail = row.get<std::string>(0) + " has taken this dialog already";
    return refusal;
}

std::optional<Error> overtaken(Connection& db, const Guard& guard, const std::optional<OperatorId>& seen,
                               const domain::Dialog& dialog) {
    const OperatorId holder = dialog.assignee;
    const bool asSeen = !seen || !holder || holder == *seen || holder == guard.principal.operatorId;
    if (asSeen)
        return std::nullopt;
    return named(db, fail(Errc::taken, "somebody else has this dialog now"), holder);
}

} // namespace pult::storage::sqlite
