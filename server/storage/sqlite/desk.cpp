// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/commands.hpp"
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/mentions.hpp"
#include "server/storage/sqlite/verbs.hpp"

/// What an operator keeps about a dialog for himself: how far he has read.
namespace pult::storage::sqlite {

namespace {

/// What a messenger is told; of the web chat there is nothing to tell anybody outside.
ReadMark messengersMark(Connection& db, const DialogRow& dialog, Seq seq) {
    ReadMark mark;
    mark.channel = dialog.life.channelId;
    Rows row = db.query("SELECT m.external_id, c.peer FROM message m JOIN contact c ON c.id = m.thread_id"
                        " WHERE m.thread_id = ? AND m.id <= ? AND m.direction = 'in' AND m.external_id IS NOT NULL"
                        " ORDER BY m.id DESC LIMIT 1",
                        dialog.life.threadId, seq);
    if (row.next())
        row.read(0, mark.externalId, mark.peer);
    return mark;
}

/// The customer is told that his words were read when the one who has the dialog read them.
ReadMark tellCustomer(WriteTransaction& tx, const DialogRow& dialog, OperatorId reader, Seq seq) {
    if (dialog.life.assignee != reader)
        return {};
    if (auto mark = messengersMark(tx.db, dialog, seq); !mark.externalId.empty())
        return mark;
    std::int64_t visitorSeq = 0;
    {
        Rows row = tx.db.query("SELECT visitor_seq FROM message WHERE thread_id = ? AND id <= ? AND direction = 'in'"
                               " AND visitor_seq IS NOT NULL ORDER BY id DESC LIMIT 1",
                               dialog.life.threadId, seq);
        if (!row.next())
            return {};
        visitorSeq = row.get<std::int64_t>(0);
    }
    tx.db.run("UPDATE contact SET operator_read = ?1 WHERE id = ?2 AND operator_read < ?1", visitorSeq,
              dialog.life.threadId);
    return {};
}

Seq readSeqOf(Connection& db, OperatorId reader, DialogId dialog) {
    Rows row = db.query("SELECT seq FROM read_mark WHERE operator_id = ? AND dialog_id = ?", reader, dialog);
    return row.next() ? row.get<Seq>(0) : 0;
}

Result<wire::Dialog> unreadOnce(WriteTransaction& tx, const DialogUnread& unread) {
    const auto dialog = loadDialog(tx.db, unread.dialog);
    if (!dialog)
        return dialog.error();
    if (auto error = objection(unread.guard, dialog->facts()))
        return *error;
    const Seq newest = dialog->life.lastInboundSeq;
    if (newest == 0)
        return fail(Errc::conflict, "the customer has written nothing in this dialog");
    const OperatorId reader = unread.guard.principal.operatorId;
    tx.db.run("UPDATE read_mark SET seq = ?3 WHERE operator_id = ?1 AND dialog_id = ?2 AND seq > ?3", reader,
              unread.dialog, newest - 1);
    if (tx.db.changes() > 0) {
        wire::DialogReadUpTo event{unread.dialog, newest - 1, true};
        tx.journal(std::move(event), oneOperator(reader), actorOf(unread.guard), "unread");
    }
    wire::Dialog marked = toWire(*dialog);
    tellReader(tx.db, marked, readSeqOf(tx.db, reader, unread.dialog));
    return marked;
}

} // namespace

Result<wire::Dialog> markUnread(WriteTransaction& tx, const DialogUnread& unread) {
    return byName(tx, unread, &unreadOnce);
}

Result<ReadMark> markRead(WriteTransaction& tx, const Guard& guard, DialogId id, Seq seq) {
    const auto dialog = loadDialog(tx.db, id);
    if (!dialog)
        return dialog.error();
    if (auto error = objection(guard, dialog->facts()))
        return *error;
    const OperatorId reader = guard.principal.operatorId;
    const Seq upTo = std::min(seq, dialog->lastSeq);
    tx.db.run("INSERT INTO read_mark (operator_id, dialog_id, seq) VALUES (?1, ?2, ?3)"
              " ON CONFLICT DO UPDATE SET seq = excluded.seq WHERE seq < excluded.seq",
              reader, id, upTo);
    if (tx.db.changes() == 0)
        return ReadMark{};
    auto mark = tellCustomer(tx, *dialog, reader, upTo);
    wire::DialogReadUpTo event{id, upTo};
    tx.journal(std::move(event), oneOperator(reader), actorOf(guard), "read");
    forgetCall(tx, *dialog, actorOf(guard), upTo);
    return mark;
}

} // namespace pult::storage::sqlite
