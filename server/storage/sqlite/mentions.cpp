// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/mentions.hpp"

#include <algorithm>

#include "server/storage/sqlite/conversation.hpp"

namespace pult::storage::sqlite {

namespace {

bool isIn(const std::vector<OperatorId>& list, OperatorId who) {
    return std::find(list.begin(), list.end(), who) != list.end();
}

std::vector<OperatorId> calledBy(const wire::Message& message) {
    std::vector<OperatorId> called = message.mentions.value_or(std::vector<OperatorId>{});
    if (message.whisper_to && !isIn(called, *message.whisper_to))
        called.push_back(*message.whisper_to);
    std::erase(called, OperatorId{message.author.id});
    return called;
}

} // namespace

std::optional<Error> callObjection(const OutboundMessage& outbound, const DialogRow& dialog) {
    if (!outbound.note && (!outbound.mentions.empty() || outbound.whisperTo))
        return fail(Errc::invalid, "only a note calls colleagues");
    const auto sees = [&](const domain::Principal& who) {
        return domain::may(who, domain::Permission::dialog_read, dialog.facts());
    };
    for (const auto& who : outbound.mentions)
        if (!sees(who))
            return fail(Errc::invalid, "mentions: " + who.name + " doesn't see this dialog");
    if (outbound.whisperTo && !sees(*outbound.whisperTo))
        return fail(Errc::invalid, "whisper_to: " + outbound.whisperTo->name + " doesn't see this dialog");
    return std::nullopt;
}

void nameCalled(wire::Message& message, const OutboundMessage& outbound) {
    std::vector<OperatorId> mentions;
    for (const auto& who : outbound.mentions)
        if (!isIn(mentions, who.operatorId))
            mentions.push_back(who.operatorId);
    if (!mentions.empty())
        message.mentions = std::move(mentions);
    if (outbound.whisperTo)
        message.whisper_to = outbound.whisperTo->operatorId;
}

void callColleagues(WriteTransaction& tx, DialogRow& dialog, const wire::Message& message) {
    for (const OperatorId who : calledBy(message)) {
        if (!isIn(dialog.mentioned, who))
            dialog.mentioned.push_back(who);
        tx.db.run("INSERT INTO dialog_mention (operator_id, dialog_id, seq) VALUES (?, ?, ?)"
                  " ON CONFLICT DO UPDATE SET seq = excluded.seq",
                  who, dialog.life.id, message.seq);
    }
}

void forgetCall(WriteTransaction& tx, const DialogRow& dialog, const domain::Actor& reader, Seq seq) {
    const OperatorId who{reader.id};
    if (!isIn(dialog.mentioned, who))
        return;
    tx.db.run("DELETE FROM dialog_mention WHERE operator_id = ? AND dialog_id = ? AND seq <= ?", who, dialog.life.id,
              seq);
    if (tx.db.changes() == 0)
        return;
    DialogRow after = dialog;
    std::erase(after.mentioned, who);
    ++after.life.version;
    updateDialog(tx, after, dialog);
    announceDialog(tx, after, dialog, reader, "looked");
}

} // namespace pult::storage::sqlite
