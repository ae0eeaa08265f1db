// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/template_rows.hpp"

#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "shared/wire/limits.hpp"

namespace pult::storage::sqlite {

namespace {

/// What is shown but never asked for, in one column.
struct TemplateMore {
    std::optional<std::map<std::string, std::string>> variants;
    std::optional<std::vector<wire::Attachment>> attachments;
    std::optional<wire::TemplateMacro> macro;
    std::optional<wire::WhatsappTemplate> whatsapp;
};
BOOST_DESCRIBE_STRUCT(TemplateMore, (), (variants, attachments, macro, whatsapp))

EventScope templateScope(const wire::Template& one) {
    if (one.scope == wire::TemplateScope::mine)
        return oneOperator(one.owner_id.value_or(OperatorId{}));
    EventScope scope;
    scope.audience = EventScope::Audience::templates;
    scope.facts.push_back({OperatorId{}, one.group_id.value_or(GroupId{})});
    return scope;
}

} // namespace

const std::string kTemplateColumns =
    " t.id, t.kind, t.scope, t.owner_id, t.group_id, t.channel_id, t.title, t.shortcut,"
    " t.folder, t.text, t.uses, t.last_used_at, t.version, t.updated_at, t.more ";

wire::Template readTemplatePlace(const Statement& row) {
    wire::Template one;
    row.read(0, one.id, one.kind, one.scope, one.owner_id, one.group_id, one.channel_id);
    return one;
}

wire::Template readTemplate(const Statement& row) {
    wire::Template one;
    std::string_view more;
    row.read(0, one.id, one.kind, one.scope, one.owner_id, one.group_id, one.channel_id, one.title, one.shortcut,
             one.folder, one.text, one.uses, one.last_used_at, one.version, one.updated_at, more);
    auto rest = decodeStored<TemplateMore>(more);
    one.variants = std::move(rest.variants);
    one.attachments = std::move(rest.attachments).value_or(std::vector<wire::Attachment>{});
    one.macro = std::move(rest.macro);
    one.whatsapp = std::move(rest.whatsapp);
    return one;
}

Result<wire::Template> loadTemplate(Connection& db, TemplateId id) {
    static const std::string kSql = "SELECT" + kTemplateColumns + "FROM template t WHERE t.id = ?";
    Rows row = db.query(kSql.c_str(), id);
    if (!row.next())
        return fail(Errc::not_found, "there is no such template");
    return readTemplate(row.statement());
}

std::vector<wire::Template> everyTemplate(Connection& db) {
    static const std::string kSql = "SELECT" + kTemplateColumns + "FROM template t ORDER BY t.id";
    std::vector<wire::Template> all;
    Rows row = db.query(kSql.c_str());
    while (row.next())
        all.push_back(readTemplate(row.statement()));
    return all;
}

std::int64_t placeOf(const wire::Template& one) {
    return one.owner_id     ? one.owner_id->value
           : one.group_id   ? one.group_id->value
           : one.channel_id ? one.channel_id->value
                            : 0;
}

void writeTemplate(WriteTransaction& tx, wire::Template& one) {
    TemplateMore rest{one.variants, std::nullopt, one.macro, one.whatsapp};
    if (!one.attachments.empty())
        rest.attachments = one.attachments;
    const std::string more = wire::encode(rest);
    ++one.version;
    one.updated_at = tx.now();
    if (!one.id) {
        tx.db.run("INSERT INTO template (kind, scope, owner_id, group_id, channel_id, title, shortcut, folder, text,"
                  " more, version, updated_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                  one.kind, one.scope, one.owner_id, one.group_id, one.channel_id, one.title, one.shortcut, one.folder,
                  one.text, more, one.version, one.updated_at);
        one.id = TemplateId{tx.db.lastId()};
    } else {
        tx.db.run("UPDATE template SET scope = ?, owner_id = ?, group_id = ?, channel_id = ?, title = ?, shortcut = ?,"
                  " folder = ?, text = ?, more = ?, version = ?, updated_at = ? WHERE id = ?",
                  one.scope, one.owner_id, one.group_id, one.channel_id, one.title, one.shortcut, one.folder, one.text,
                  more, one.version, one.updated_at, one.id);
        tx.db.run("DELETE FROM template_file WHERE template_id = ?", one.id);
    }
    for (const auto& file : one.attachments)
        if (file.file_id)
            tx.db.run("INSERT OR IGNORE INTO template_file (template_id, file_id) VALUES (?, ?)", one.id,
                      *file.file_id);
}

void keepVersion(WriteTransaction& tx, const wire::Template& one, const domain::Actor& actor) {
    wire::TemplateVersion version{one, authorOf(actor)};
    version.template_.uses = 0;
    version.template_.last_used_at.reset();
    const std::string kept = wire::encode(version);
    tx.db.run("INSERT INTO template_version (template_id, version, kept) VALUES (?, ?, ?)", one.id, one.version, kept);
    tx.db.run("DELETE FROM template_version WHERE template_id = ? AND version <= ?", one.id,
              one.version - wire::kTemplateVersions);
}

std::vector<wire::TemplateVersion> versionsOf(Connection& db, TemplateId id) {
    std::vector<wire::TemplateVersion> versions;
    Rows row = db.query("SELECT kept FROM template_version WHERE template_id = ? ORDER BY version DESC", id);
    while (row.next())
        versions.push_back(decodeStored<wire::TemplateVersion>(row.get<std::string_view>(0)));
    return versions;
}

void removeTemplate(WriteTransaction& tx, const wire::Template& one, const domain::Actor& actor,
                    std::string_view cause) {
    tx.db.run("DELETE FROM template WHERE id = ?", one.id);
    announceTemplate(tx, one, true, actor, cause);
}

void announceTemplate(WriteTransaction& tx, const wire::Template& one, bool removed, const domain::Actor& actor,
                      std::string_view cause) {
    wire::TemplateChanged changed{one, std::nullopt};
    if (removed)
        changed.removed = true;
    tx.journal(std::move(changed), templateScope(one), actor, cause);
}

void countUse(WriteTransaction& tx, TemplateId id) {
    tx.db.run("UPDATE template SET uses = uses + 1, last_used_at = ? WHERE id = ?", tx.now(), id);
}

} // namespace pult::storage::sqlite
