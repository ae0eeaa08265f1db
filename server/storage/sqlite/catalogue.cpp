// SPDX-License-Identifier: GPL-3.0-or-later
// Templates that WhatsApp keeps, as the store knows them.
#include <set>

#include "server/storage/sqlite/template_rows.hpp"
#include "server/storage/sqlite/update_verbs.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

/// Templates of the channel's catalogue; with a name only those of it.
std::vector<wire::Template> catalogueOf(Connection& db, ChannelId channel, std::string_view name = {}) {
    static const std::string kSql = "SELECT" + kTemplateColumns +
                                    "FROM whatsapp_template w JOIN template t ON t.id = w.template_id"
                                    " WHERE w.channel_id = ?1 AND (?2 = '' OR w.name = ?2) ORDER BY t.id";
    std::vector<wire::Template> all;
    Rows row = db.query(kSql.c_str(), channel, name);
    while (row.next())
        all.push_back(readTemplate(row.statement()));
    return all;
}

wire::Template fromCatalogue(ChannelId channel, const CatalogueEntry& entry) {
    wire::Template one;
    one.kind = wire::TemplateKind::whatsapp;
    one.scope = wire::TemplateScope::channel;
    one.channel_id = channel;
    one.title = entry.whatsapp.name;
    one.folder = "WhatsApp";
    one.text = entry.text;
    one.whatsapp = entry.whatsapp;
    return one;
}

void keepTemplate(WriteTransaction& tx, wire::Template one) {
    const bool isNew = !one.id;
    writeTemplate(tx, one);
    if (isNew)
        tx.db.run("INSERT INTO whatsapp_template (channel_id, name, language, template_id) VALUES (?, ?, ?, ?)",
                  one.whatsapp->channel_id, one.whatsapp->name, one.whatsapp->language, one.id);
    announceTemplate(tx, one, false, domain::Actor{}, "catalogue");
}

/// The reason comes with the webhook only: it stays as long as the state does.
bool entryDiffers(const wire::Template& known, CatalogueEntry& entry) {
    if (known.whatsapp->status == entry.whatsapp.status && !entry.whatsapp.reason)
        entry.whatsapp.reason = known.whatsapp->reason;
    return known.text != entry.text || wire::encode(*known.whatsapp) != wire::encode(entry.whatsapp);
}

} // namespace

Result<Done> replaceCatalogue(WriteTransaction& tx, ChannelId channel, const std::vector<CatalogueEntry>& entries) {
    const auto info = tx.channel(channel);
    if (!info)
        return info.error();
    std::map<std::pair<std::string, std::string>, wire::Template> known;
    for (auto& one : catalogueOf(tx.db, channel))
        known.emplace(std::pair(one.whatsapp->name, one.whatsapp->language), std::move(one));
    std::set<std::pair<std::string, std::string>> told;
    for (CatalogueEntry entry : entries) {
        if (!told.emplace(entry.whatsapp.name, entry.whatsapp.language).second)
            continue;
        const auto found = known.find(std::pair(entry.whatsapp.name, entry.whatsapp.language));
        if (found == known.end()) {
            keepTemplate(tx, fromCatalogue(channel, entry));
            continue;
        }
        wire::Template one = std::move(found->second);
        known.erase(found);
        if (!entryDiffers(one, entry))
            continue;
        one.text = entry.text;
        one.whatsapp = entry.whatsapp;
        keepTemplate(tx, std::move(one));
    }
    for (const auto& [name, gone] : known)
        removeTemplate(tx, gone, domain::Actor{}, "catalogue");
    return Done{};
}

void forgetCatalogue(WriteTransaction& tx, ChannelId channel) {
    for (const auto& one : catalogueOf(tx.db, channel))
        removeTemplate(tx, one, domain::Actor{}, "channel_removed");
}

Result<Done> recordTemplateStatus(WriteTransaction& tx, ChannelId channel, const inbound::TemplateStatus& event,
                                  UpdateRecorded& tally) {
    if (!isFirst(tx, channel, event.key)) {
        ++tally.duplicates;
        return Done{};
    }
    if (event.name.empty())
        return Done{};
    for (auto& one : catalogueOf(tx.db, channel, event.name)) {
        if (!event.language.empty() && one.whatsapp->language != event.language)
            continue;
        if (event.removed) {
            removeTemplate(tx, one, domain::Actor{}, "template_status");
            continue;
        }
        const std::string before = wire::encode(*one.whatsapp);
        one.whatsapp->status = event.approval.value_or(one.whatsapp->status);
        one.whatsapp->reason = event.reason.empty() ? std::nullopt : std::optional(event.reason);
        if (wire::encode(*one.whatsapp) != before)
            keepTemplate(tx, std::move(one));
    }
    return Done{};
}

} // namespace pult::storage::sqlite
