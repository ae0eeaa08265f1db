// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/rows.hpp"

/// Commands with a name of their asker's: repeated, they are answered as the first time. They are remembered for
/// kCommandsKept, longer than a client waits with what it wants to ask for.
namespace pult::storage::sqlite {

constexpr Millis kCommandsKept = std::chrono::hours{24 * 30};

/// The answer's JSON; empty text stands for a withdrawal.
[[nodiscard]] std::optional<std::string> answerBefore(Connection& db, const Guard& guard,
                                                      const std::optional<std::string>& clientId);
void rememberAnswer(WriteTransaction& tx, const Guard& guard, const std::optional<std::string>& clientId,
                    const std::string& answer);

/// A message that is taken back before it came.
void rememberWithdrawal(WriteTransaction& tx, const Guard& guard, const std::string& clientId);
[[nodiscard]] bool wasWithdrawn(Connection& db, const Guard& guard, const std::string& clientId);

/// What the command was answered before, if it was about the same object; `conflict` when it was about another one.
template <class Object, class Id>
[[nodiscard]] Result<std::optional<Object>> answeredBefore(Connection& db, const Guard& guard,
                                                           const std::optional<std::string>& clientId,
                                                           Id Object::*subject, Id wanted) {
    const auto answer = answerBefore(db, guard, clientId);
    if (!answer)
        return std::optional<Object>{};
    const auto other = fail(Errc::conflict, "client_id: was used for something else");
    const auto json = wire::parseJson(*answer);
    auto object = json ? wire::decode<Object>(*json) : Result<Object>(other);
    if (!object || (*object).*subject != wanted)
        return other;
    return std::optional<Object>(std::move(*object));
}

/// `taken` in words when somebody has the dialog whom the asker had not seen there.
[[nodiscard]] std::optional<Error> overtaken(Connection& db, const Guard& guard, const std::optional<OperatorId>& seen,
                                             const domain::Dialog& dialog);

/// A refusal because somebody has the dialog, with his name in it.
[[nodiscard]] Error named(Connection& db, Error refusal, OperatorId holder);

/// `once`, unless it was done to this dialog under this name before.
template <class Change>
[[nodiscard]] Result<wire::Dialog> byName(WriteTransaction& tx, const Change& change,
                                          Result<wire::Dialog> (*once)(WriteTransaction&, const Change&)) {
    auto before = answeredBefore(tx.db, change.guard, change.clientId, &wire::Dialog::id, change.dialog);
    if (!before)
        return before.error();
    if (*before)
        return std::move(**before);
    auto changed = once(tx, change);
    if (changed)
        rememberAnswer(tx, change.guard, change.clientId, wire::encode(*changed));
    return changed;
}

} // namespace pult::storage::sqlite
