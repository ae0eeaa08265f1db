// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "server/storage/sqlite/commands.hpp"
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "server/storage/sqlite/workspace_rows.hpp"

/// What is noted about a dialog without touching its life: who follows it, its stage, its priority.
namespace pult::storage::sqlite {

namespace {

std::optional<Error> follow(domain::Dialog& dialog, OperatorId who, bool follows) {
    auto& followers = dialog.followers;
    const bool isThere = std::find(followers.begin(), followers.end(), who) != followers.end();
    if (follows && dialog.assignee == who)
        return fail(Errc::conflict, "whoever has the dialog hears of it anyway");
    if (follows && !isThere)
        followers.push_back(who);
    else if (!follows)
        std::erase(followers, who);
    return std::nullopt;
}

Result<wire::Stage> stageById(Connection& db, StageId id) {
    for (auto& stage : everyStage(db))
        if (stage.id == id)
            return std::move(stage);
    return fail(Errc::not_found, "stage_id: there is no such stage");
}

bool isOfItsGroup(const wire::Stage& stage, const domain::Dialog& dialog) {
    return !stage.group_id || *stage.group_id == dialog.group;
}

bool fitsStatus(const wire::Stage& stage, const domain::Dialog& dialog) {
    return !stage.statuses ||
           std::find(stage.statuses->begin(), stage.statuses->end(), dialog.status) != stage.statuses->end();
}

std::optional<Error> stageObjection(const wire::Stage& stage, const domain::Dialog& dialog) {
    if (!isOfItsGroup(stage, dialog))
        return fail(Errc::conflict, "this stage is for dialogs of another group");
    if (!fitsStatus(stage, dialog))
        return fail(Errc::conflict,
                    "this stage can't be set while the dialog is " + std::string(wire::enumText(dialog.status)));
    return std::nullopt;
}

/// Its name; empty for none.
Result<std::string> putStage(Connection& db, domain::Dialog& dialog, StageId id) {
    if (id == dialog.stage || !id) {
        dialog.stage = id;
        return std::string();
    }
    auto stage = stageById(db, id);
    if (!stage)
        return stage.error();
    if (auto error = stageObjection(*stage, dialog))
        return *error;
    dialog.stage = id;
    return std::move(stage->name);
}

void clearStage(WriteTransaction& tx, DialogRow& dialog, const domain::Actor& actor) {
    const DialogRow before = dialog;
    dialog.life.stage = {};
    ++dialog.life.version;
    updateDialog(tx, dialog, before);
    announceDialog(tx, dialog, before, actor, "staged");
}

Result<wire::Dialog> editOnce(WriteTransaction& tx, const DialogEdit& edit) {
    const auto dialog = loadDialog(tx.db, edit.dialog);
    if (!dialog)
        return dialog.error();
    if (auto error = objection(edit.guard, dialog->facts()))
        return *error;
    DialogRow after = *dialog;
    std::string stageName;
    if (edit.follow)
        if (auto error = follow(after.life, edit.guard.principal.operatorId, *edit.follow))
            return *error;
    if (edit.stage) {
        auto name = putStage(tx.db, after.life, *edit.stage);
        if (!name)
            return name.error();
        stageName = std::move(*name);
    }
    if (edit.priority)
        after.life.priority = *edit.priority;
    if (after.life == dialog->life)
        return toWire(*dialog);
    if (edit.version && *edit.version != dialog->life.version)
        return fail(Errc::stale, "the dialog has changed in the meantime");
    ++after.life.version;
    updateDialog(tx, after, *dialog);
    const domain::Actor actor = actorOf(edit.guard);
    const bool staged = after.life.stage != dialog->life.stage;
    announceDialog(tx, after, *dialog, actor, staged ? "staged" : edit.follow ? "followed" : "prioritised");
    if (staged)
        addLine(tx, after, actor, "staged", std::move(stageName));
    return toWire(after);
}

} // namespace

Result<wire::Dialog> editDialog(WriteTransaction& tx, const DialogEdit& edit) {
    return byName(tx, edit, &editOnce);
}

void forgetStage(WriteTransaction& tx, StageId stage, const domain::Actor& actor) {
    std::vector<DialogId> open;
    {
        Rows row = tx.db.query("SELECT id FROM dialog WHERE stage_id = ? AND closed_at IS NULL", stage);
        while (row.next())
            open.push_back(row.get<DialogId>(0));
    }
    const auto stands = stageById(tx.db, stage);
    for (const DialogId id : open) {
        DialogRow dialog = loadDialog(tx.db, id).value();
        if (!stands || !isOfItsGroup(*stands, dialog.life) || !fitsStatus(*stands, dialog.life))
            clearStage(tx, dialog, actor);
    }
}

void dropStrayStage(WriteTransaction& tx, DialogRow& dialog, const domain::Actor& actor) {
    if (!dialog.life.stage)
        return;
    const auto stage = stageById(tx.db, dialog.life.stage);
    const bool isAsItEnded = !stage && dialog.life.closedAt;
    if (isAsItEnded || (stage && isOfItsGroup(*stage, dialog.life) && fitsStatus(*stage, dialog.life)))
        return;
    clearStage(tx, dialog, actor);
    addLine(tx, dialog, actor, "staged", {});
}

} // namespace pult::storage::sqlite
