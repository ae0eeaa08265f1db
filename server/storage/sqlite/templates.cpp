// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "server/storage/sqlite/commands.hpp"
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/cursor.hpp"
#include "server/storage/sqlite/staff_rows.hpp"
#include "server/storage/sqlite/template_rows.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "shared/domain/template_scope.hpp"

namespace pult::storage::sqlite {

namespace {

using wire::TemplateScope;

constexpr char kTemplateOrder = 't';

Error noSuchTemplate() {
    return fail(Errc::not_found, "there is no such template");
}

/// One that is out of sight is as good as none.
std::optional<Error> changeObjection(const domain::Principal& principal, const wire::Template& one) {
    if (!domain::seesTemplate(principal, one))
        return noSuchTemplate();
    if (one.kind == wire::TemplateKind::whatsapp)
        return fail(Errc::forbidden, "templates of WhatsApp are changed in the WhatsApp Manager");
    if (!domain::managesTemplate(principal, one))
        return fail(Errc::forbidden, "your role does not allow to change this template");
    return std::nullopt;
}

/// The places that the scope needs, and no others.
std::optional<Error> place(WriteTransaction& tx, const TemplateEdit& edit, wire::Template& one) {
    one.scope = edit.save.scope;
    one.owner_id.reset();
    one.group_id.reset();
    one.channel_id.reset();
    if (one.scope == TemplateScope::mine) {
        if (!domain::personOf(edit.principal))
            return fail(Errc::invalid, "scope: only a person has templates of his own");
        one.owner_id = edit.principal.operatorId;
    } else if (one.scope == TemplateScope::group) {
        one.group_id = edit.save.group_id;
        if (!isGroup(tx.db, one.group_id.value_or(GroupId{})))
            return fail(Errc::invalid, "group_id: there is no such group");
    } else if (one.scope == TemplateScope::channel) {
        one.channel_id = edit.save.channel_id;
        if (!tx.channel(one.channel_id.value_or(ChannelId{})))
            return fail(Errc::invalid, "channel_id: there is no such channel");
    }
    return std::nullopt;
}

/// The files of the template: those that any of its versions had may stay or come back, others must be the saver's own.
Result<std::vector<wire::Attachment>> filesOf(Connection& db, const TemplateEdit& edit, const wire::Template& before) {
    std::vector<wire::Attachment> known = before.attachments;
    for (const auto& version : versionsOf(db, before.id))
        known.insert(known.end(), version.template_.attachments.begin(), version.template_.attachments.end());
    std::vector<wire::Attachment> files;
    for (const auto id : edit.save.attachments.value_or(std::vector<FileId>{})) {
        const auto kept = std::ranges::find(known, std::optional(id), &wire::Attachment::file_id);
        if (kept != known.end()) {
            files.push_back(*kept);
            continue;
        }
        auto added = attachmentsOf(db, {id}, "operator:" + std::to_string(edit.principal.operatorId.value));
        if (!added)
            return added.error();
        files.push_back(std::move(added->front()));
    }
    return files;
}

std::optional<Error> shortcutTaken(Connection& db, const wire::Template& one) {
    if (one.shortcut.empty())
        return std::nullopt;
    Rows row = db.query("SELECT id FROM template WHERE scope = ? AND shortcut = ? AND id <> ?"
                        " AND coalesce(owner_id, group_id, channel_id, 0) = ?",
                        one.scope, one.shortcut, one.id, placeOf(one));
    if (row.next())
        return fail(Errc::conflict, "shortcut: another template has it");
    return std::nullopt;
}

bool sameAudience(const wire::Template& a, const wire::Template& b) {
    return a.scope == b.scope && placeOf(a) == placeOf(b);
}

/// What was saved under this name already; a name that was used for something else is a conflict.
Result<std::optional<wire::Template>> savedBefore(Connection& db, const TemplateEdit& edit) {
    const Guard guard{edit.principal, domain::Permission::template_use};
    const auto answer = answerBefore(db, guard, edit.save.client_id);
    if (!answer)
        return std::optional<wire::Template>{};
    const auto json = wire::parseJson(*answer);
    auto saved = json ? wire::decode<wire::Template>(*json) : Result<wire::Template>(json.error());
    if (!saved || saved->kind != wire::TemplateKind::quick || saved->id != edit.save.template_id.value_or(saved->id))
        return fail(Errc::conflict, "client_id: was used for something else");
    return std::optional<wire::Template>(std::move(*saved));
}

Result<wire::Template> asItStands(Connection& db, const TemplateEdit& edit) {
    wire::Template one;
    if (!edit.save.template_id) {
        one.kind = wire::TemplateKind::quick;
        return one;
    }
    auto found = loadTemplate(db, *edit.save.template_id);
    if (!found)
        return noSuchTemplate();
    if (auto error = changeObjection(edit.principal, *found))
        return *error;
    if (edit.save.version.value_or(0) != found->version)
        return fail(Errc::stale, "somebody else has changed this template in the meantime");
    return found;
}

} // namespace

Result<wire::TemplatePage> templates(Connection& db, const TemplateQuery& query) {
    std::int64_t bound = 0;
    if (query.after) {
        const auto cursor = decodeCursor(*query.after, kTemplateOrder, "after");
        if (!cursor)
            return cursor.error();
        bound = cursor->id;
    }
    wire::TemplatePage page;
    static const std::string kSql = "SELECT" + kTemplateColumns + "FROM template t WHERE t.id > ? ORDER BY t.id";
    Rows row = db.query(kSql.c_str(), bound);
    while (row.next()) {
        wire::Template one = readTemplatePlace(row.statement());
        if (!domain::seesTemplate(query.principal, one) || (query.kind && *query.kind != one.kind))
            continue;
        if (page.templates.size() == static_cast<std::size_t>(query.limit)) {
            page.next = encodeCursor({kTemplateOrder, 0, page.templates.back().id.value});
            break;
        }
        page.templates.push_back(readTemplate(row.statement()));
    }
    return page;
}

Result<wire::Template> messageTemplate(Connection& db, const domain::Principal& principal, TemplateId id) {
    auto found = loadTemplate(db, id);
    if (!found || !domain::seesTemplate(principal, *found))
        return noSuchTemplate();
    return found;
}

bool isTemplateFile(Connection& db, const domain::Principal& principal, FileId id) {
    static const std::string kSql = "SELECT" + kTemplateColumns +
                                    "FROM template_file f JOIN template t ON t.id = f.template_id WHERE f.file_id = ?";
    Rows row = db.query(kSql.c_str(), id);
    while (row.next())
        if (domain::seesTemplate(principal, readTemplatePlace(row.statement())))
            return true;
    return false;
}

Result<wire::Template> saveTemplate(WriteTransaction& tx, const TemplateEdit& edit) {
    auto before = savedBefore(tx.db, edit);
    if (!before)
        return before.error();
    if (*before)
        return std::move(**before);
    auto stands = asItStands(tx.db, edit);
    if (!stands)
        return stands.error();
    wire::Template after = *stands;
    if (auto error = place(tx, edit, after))
        return *error;
    if (!domain::managesTemplate(edit.principal, after))
        return fail(Errc::forbidden, "your role does not allow templates for them");
    auto files = filesOf(tx.db, edit, *stands);
    if (!files)
        return files.error();
    after.title = edit.save.title;
    after.shortcut = edit.save.shortcut.value_or(std::string());
    after.folder = edit.save.folder.value_or(std::string());
    after.text = edit.save.text;
    after.variants = edit.save.variants;
    after.attachments = std::move(*files);
    after.macro = edit.save.macro;
    if (auto error = shortcutTaken(tx.db, after))
        return *error;
    const Guard guard{edit.principal, domain::Permission::template_use};
    const domain::Actor actor = actorOf(guard);
    if (after.id && !sameAudience(*stands, after))
        announceTemplate(tx, *stands, true, actor, "template_moved");
    writeTemplate(tx, after);
    keepVersion(tx, after, actor);
    announceTemplate(tx, after, false, actor, edit.save.template_id ? "template_changed" : "template_added");
    rememberAnswer(tx, guard, edit.save.client_id, wire::encode(after));
    return after;
}

Result<wire::TemplateVersionList> templateVersions(Connection& db, const domain::Principal& principal, TemplateId id) {
    const auto found = loadTemplate(db, id);
    if (!found)
        return noSuchTemplate();
    if (auto error = changeObjection(principal, *found))
        return *error;
    return wire::TemplateVersionList{versionsOf(db, id)};
}

Result<Done> deleteTemplate(WriteTransaction& tx, const domain::Principal& principal,
                            const wire::TemplateDelete& request) {
    const auto found = loadTemplate(tx.db, request.template_id);
    if (!found)
        return noSuchTemplate();
    if (auto error = changeObjection(principal, *found))
        return *error;
    if (request.version && *request.version != found->version)
        return fail(Errc::stale, "somebody else has changed this template in the meantime");
    removeTemplate(tx, *found, actorOf({principal, domain::Permission::template_use}), "template_deleted");
    return Done{};
}

} // namespace pult::storage::sqlite
