// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "shared/domain/withholding.hpp"

namespace pult::storage::sqlite {

namespace {

/// An operator's photo: colleagues and visitors see it.
bool isFace(Connection& db, FileId id) {
    Rows row = db.query("SELECT 1 FROM operator WHERE photo = ?", id);
    return row.next();
}

} // namespace

Result<StoredFile> addFile(WriteTransaction& tx, const StoredFile& file) {
    StoredFile added = file;
    tx.db.run("INSERT INTO file (sha256, name, type, size, width, height, owner, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              file.sha256, file.name, file.type, file.size, file.width, file.height, file.owner, file.at);
    added.id = FileId{tx.db.lastId()};
    return added;
}

Result<StoredFile> loadFile(Connection& db, FileId id) {
    Rows row = db.query("SELECT id, sha256, name, type, size, width, height, owner, at FROM file WHERE id = ?", id);
    if (!row.next())
        return fail(Errc::not_found, "there is no such file");
    StoredFile file;
    row.read(0, file.id, file.sha256, file.name, file.type, file.size, file.width, file.height, file.owner, file.at);
    return file;
}

Result<bool> mayReadFile(Connection& db, const Guard& guard, FileId id) {
    {
        Rows row = db.query("SELECT owner FROM file WHERE id = ?", id);
        if (!row.next())
            return false;
        const bool own = row.get<std::string_view>(0) == "operator:" + std::to_string(guard.principal.operatorId.value);
        if (own && guard.principal.operatorId)
            return true;
    }
    if (isFace(db, id) || isTemplateFile(db, guard.principal, id))
        return true;
    Rows row = db.query("SELECT d.owner_id, d.group_id, m.id FROM message_file f JOIN message m ON m.id = f.message_id"
                        " JOIN dialog d ON d.id = m.dialog_id WHERE f.file_id = ?",
                        id);
    const bool seesAll = domain::seesTakenBack(guard.principal);
    while (row.next()) {
        if (!seesAll && isTakenBack(db, row.get<MessageId>(2)))
            continue;
        if (!objection(guard, {row.get<OperatorId>(0), row.get<GroupId>(1)}))
            return true;
    }
    return false;
}

Result<bool> visitorMayReadFile(Connection& db, ThreadId thread, FileId id) {
    if (isFace(db, id))
        return true;
    // Only what stands in the visitor's own stream: no notes, nothing that waits to be sent.
    {
        Rows row = db.query("SELECT 1 FROM message_file f JOIN message m ON m.id = f.message_id WHERE f.file_id = ?"
                            " AND m.thread_id = ? AND m.visitor_seq IS NOT NULL",
                            id, thread);
        if (row.next())
            return true;
    }
    Rows row = db.query("SELECT 1 FROM file f JOIN contact c ON f.owner = 'visitor:' || c.peer"
                        " JOIN channel h ON h.id = c.channel_id AND h.kind = 'webchat' WHERE f.id = ? AND c.id = ?",
                        id, thread);
    return row.next();
}

} // namespace pult::storage::sqlite
