// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/templates/template_rows.hpp"

#include <QCoreApplication>

#include "client/models/building/customer_label.hpp"
#include "client/models/building/row_building.hpp"
#include "client/models/templates/template_draft.hpp"
#include "client/models/words/harmless.hpp"
#include "shared/domain/capabilities.hpp"
#include "shared/domain/template_scope.hpp"
#include "shared/domain/template_text.hpp"

namespace pult::client {

namespace {

/// Context of the translations.
struct TemplateWords {
    Q_DECLARE_TR_FUNCTIONS(pult::client::TemplateWords)
};

bool isFor(const wire::Template& one, const wire::Dialog& dialog) {
    if (one.kind == wire::TemplateKind::whatsapp)
        return one.whatsapp && one.whatsapp->channel_id == dialog.channel_id;
    return one.scope != wire::TemplateScope::channel || one.channel_id == dialog.channel_id;
}

QStringList effectWords(const wire::TemplateMacro& macro) {
    QStringList words;
    for (const std::string& tag : macro.add_tags.value_or(std::vector<std::string>{}))
        words.append(u'#' + harmless(QString::fromUtf8(tag)));
    if (macro.close)
        words.append(TemplateWords::tr("the dialog is closed"));
    else if (macro.snooze_ms)
        words.append(TemplateWords::tr("snoozed for %n hour(s)", nullptr, snoozeHours(*macro.snooze_ms)));
    else if (macro.snooze_until_reply.value_or(false))
        words.append(TemplateWords::tr("snoozed until the client writes"));
    return words;
}

QString approvalWords(const wire::WhatsappTemplate& whatsapp) {
    switch (whatsapp.status) {
    case wire::TemplateApproval::approved:
        break;
    case wire::TemplateApproval::pending:
        return TemplateWords::tr("WhatsApp has not approved it yet");
    case wire::TemplateApproval::rejected:
        return TemplateWords::tr("WhatsApp has refused it");
    default:
        return TemplateWords::tr("WhatsApp does not take it now");
    }
    return whatsapp.cannot_send
               ? TemplateWords::tr("Pult can't fill a part of it: %1").arg(QString::fromUtf8(*whatsapp.cannot_send))
               : QString();
}

TemplateRow rowOf(const wire::Template& one, const domain::Principal& me, wire::ChannelKind kind) {
    TemplateRow row;
    row.id = one.id.value;
    row.title = harmless(QString::fromUtf8(one.title));
    row.shortcut = harmless(QString::fromUtf8(one.shortcut));
    row.folder = folderPath(harmless(QString::fromUtf8(one.folder)));
    row.text = QString::fromUtf8(domain::textFor(one, kind));
    row.whole = QString::fromUtf8(one.text);
    row.variant = row.text != row.whole;
    row.mine = one.scope == wire::TemplateScope::mine;
    row.editable = domain::managesTemplate(me, one);
    row.approved = one.kind == wire::TemplateKind::whatsapp;
    if (one.whatsapp) {
        for (const wire::TemplateParameter& parameter : one.whatsapp->parameters)
            row.parameters.append(QString::fromUtf8(parameter.name));
        row.cannotUse = approvalWords(*one.whatsapp);
        row.language = harmless(QString::fromUtf8(one.whatsapp->language));
        if (row.title.isEmpty())
            row.title = harmless(QString::fromUtf8(one.whatsapp->name));
    }
    for (const wire::Attachment& file : one.attachments)
        row.files.append(harmless(QString::fromUtf8(file.name)));
    if (one.macro)
        row.effects = effectWords(*one.macro);
    row.uses = one.uses;
    row.lastUsedMs = one.last_used_at ? one.last_used_at->time_since_epoch().count() : 0;
    row.version = one.version;
    return row;
}

} // namespace

domain::Principal principalOf(const wire::User& me) {
    domain::Principal principal;
    principal.operatorId = me.id;
    principal.role = me.role;
    for (const GroupId group : me.groups.value_or(std::vector<GroupId>{}))
        principal.groups.insert(group);
    return principal;
}

QList<TemplateRow> templateRows(const Desk& desk, const wire::Dialog& dialog, const TemplateHabits& habits) {
    const wire::Channel* channel = desk.roster().channel(dialog.channel_id);
    const wire::ChannelKind kind = channel ? channel->kind : wire::ChannelKind::unknown;
    const domain::Principal me = principalOf(desk.me());
    QStringList tags;
    for (const std::string& tag : dialog.tags)
        tags.append(QString::fromStdString(tag));
    QList<TemplateRow> rows;
    rows.reserve(static_cast<qsizetype>(desk.roster().templates.size()));
    for (const auto& [id, one] : desk.roster().templates)
        if (isFor(one, dialog)) {
            rows.append(rowOf(one, me, kind));
            rows.last().myUses = habits.uses(id.value, dialog.channel_id.value, tags);
        }
    return rows;
}

TemplateContext templateContext(const Desk& desk, const wire::Dialog& dialog) {
    const wire::Channel* channel = desk.roster().channel(dialog.channel_id);
    TemplateContext context;
    context.customerName = customerLabel(dialog.customer_name, dialog.customer_id);
    if (channel)
        context.channelKind = channelKindText(channel->kind);
    wire::Customer known;
    known.id = dialog.customer_id;
    known.name = dialog.customer_name;
    const auto details = desk.uncoveredCustomer(dialog.customer_id);
    domain::TemplateSubject subject;
    subject.customer = details ? &details->customer : &known;
    subject.dialog = &dialog;
    subject.operatorName = desk.me().name;
    const std::string channelName = channel ? channel->name : std::string();
    subject.channelName = channelName;
    subject.company = &desk.roster().company.facts;
    if (desk.roster().calendar)
        subject.zone = desk.roster().calendar->zone;
    const auto stage = desk.roster().stages.find(dialog.stage_id.value_or(StageId{}));
    if (stage != desk.roster().stages.end())
        subject.stageName = stage->second.name;
    subject.kindOf = [&desk](ChannelId id) {
        const wire::Channel* known = desk.roster().channel(id);
        return known ? known->kind : wire::ChannelKind::unknown;
    };
    if (details && details->orders && !details->orders->empty())
        subject.order = &details->orders->front();
    for (const auto& [name, value] : domain::templateFacts(subject))
        context.facts.insert(QString::fromUtf8(name), QString::fromUtf8(value));
    for (const std::string& name : domain::hiddenFacts(subject))
        context.hidden.append(QString::fromStdString(name));
    const bool counts = channel && domain::capabilitiesOf(channel->kind).templates && dialog.window_ends_at;
    context.onlyApproved = counts && dialog.window_ends_at->time_since_epoch().count() <= desk.nowMs();
    return context;
}

} // namespace pult::client
