// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/template_use.hpp"

#include "server/storage/sqlite/orders.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "server/storage/sqlite/workspace_rows.hpp"
#include "shared/domain/masking.hpp"
#include "shared/domain/template_text.hpp"
#include "shared/domain/whatsapp_text.hpp"

namespace pult::storage::sqlite {

namespace {

using Parameters = std::map<std::string, std::string>;

Result<wire::Template> findTemplate(Connection& db, const domain::Principal& principal, ChannelId channel,
                                    const wire::TemplateUse& use) {
    const auto unknown = fail(Errc::invalid, "template: there is no such template");
    TemplateId id = use.id.value_or(TemplateId{});
    if (!use.id) {
        const std::string name = use.name.value_or(std::string()), language = use.language.value_or(std::string());
        Rows row = db.query("SELECT template_id FROM whatsapp_template WHERE channel_id = ? AND name = ?"
                            " AND language = ?",
                            channel, name, language);
        if (!row.next())
            return unknown;
        id = row.get<TemplateId>(0);
    }
    auto found = messageTemplate(db, principal, id);
    if (!found)
        return unknown;
    return found;
}

std::string channelName(Connection& db, ChannelId id) {
    Rows row = db.query("SELECT name FROM channel WHERE id = ?", id);
    return row.next() ? row.get<std::string>(0) : std::string();
}

std::string stageName(Connection& db, const std::optional<StageId>& id) {
    Rows row = db.query("SELECT name FROM stage WHERE id = ?", id.value_or(StageId{}));
    return row.next() ? row.get<std::string>(0) : std::string();
}

Result<FilledTemplate> fillApproved(const wire::Template& one, ChannelId channel, const Parameters& parameters) {
    const auto& approved = *one.whatsapp;
    if (approved.channel_id != channel)
        return fail(Errc::invalid, "template: it belongs to another channel");
    if (approved.cannot_send)
        return fail(Errc::invalid, "template: this server can't fill in its " + *approved.cannot_send);
    if (approved.status != wire::TemplateApproval::approved)
        return fail(Errc::conflict, "template: WhatsApp doesn't let it be sent now");
    wire::TemplateUse use{one.id, approved.name, approved.language, std::nullopt};
    Parameters values;
    for (const auto& parameter : approved.parameters)
        if (const auto value = parameters.find(parameter.name); value != parameters.end())
            values.insert(*value);
    const domain::TemplateFacts facts(values.begin(), values.end());
    auto rendered = domain::renderWhatsapp(one, facts);
    if (!rendered.blanks.empty())
        return domain::notFilledIn(rendered.missing());
    if (!values.empty())
        use.parameters = std::move(values);
    return FilledTemplate{one.id, std::move(rendered.text), {}, std::move(use)};
}

Result<FilledTemplate> fillQuick(WriteTransaction& tx, const wire::Template& one, const domain::Principal& principal,
                                 const DialogRow& dialog, const Parameters& parameters) {
    const auto channel = tx.channel(dialog.life.channelId);
    auto customer = loadCustomer(tx.db, dialog.life.customerId);
    if (customer && domain::masksContacts(principal))
        customer = domain::masked(std::move(*customer), domain::PersonalFields(everyField(tx.db)));
    const wire::Dialog shown = toWire(dialog);
    const std::string name = channelName(tx.db, dialog.life.channelId);
    domain::TemplateSubject subject;
    if (customer)
        subject.customer = &*customer;
    if (shown.id)
        subject.dialog = &shown;
    subject.operatorName = principal.name;
    subject.channelName = name;
    const wire::CompanyFacts company = companyFacts(tx.db);
    subject.company = &company.facts;
    const auto order = newestOrder(tx.db, dialog.life.customerId);
    if (order)
        subject.order = &*order;
    const std::string stage = stageName(tx.db, shown.stage_id);
    subject.stageName = stage;
    const auto calendar = calendarOf(tx.db);
    if (calendar)
        subject.zone = calendar->zone;
    subject.kindOf = [&tx](ChannelId id) {
        const auto known = tx.channel(id);
        return known ? known->kind : wire::ChannelKind::unknown;
    };
    auto facts = domain::templateFacts(subject);
    for (const auto& [key, value] : parameters)
        facts[key] = value;
    auto rendered =
        domain::renderTemplate(domain::textFor(one, channel ? channel->kind : wire::ChannelKind::unknown), facts);
    if (!rendered.blanks.empty())
        return domain::notFilledIn(rendered.missing());
    FilledTemplate filled{one.id, std::move(rendered.text), {}, std::nullopt};
    for (const auto& attachment : one.attachments)
        if (attachment.file_id)
            filled.files.push_back(*attachment.file_id);
    return filled;
}

} // namespace

Result<FilledTemplate> fillTemplate(WriteTransaction& tx, const domain::Principal& principal, const DialogRow& dialog,
                                    const wire::TemplateUse& use) {
    const auto one = findTemplate(tx.db, principal, dialog.life.channelId, use);
    if (!one)
        return one.error();
    const Parameters parameters = use.parameters.value_or(Parameters{});
    return one->kind == wire::TemplateKind::whatsapp && one->whatsapp
               ? fillApproved(*one, dialog.life.channelId, parameters)
               : fillQuick(tx, *one, principal, dialog, parameters);
}

} // namespace pult::storage::sqlite
