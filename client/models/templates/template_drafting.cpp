// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/templates/template_drafting.hpp"

#include "client/models/templates/template_rows.hpp"
#include "client/models/words/harmless.hpp"
#include "shared/domain/company_keys.hpp"
#include "shared/domain/template_scope.hpp"
#include "shared/wire/codec.hpp"

#include <QCoreApplication>

#include <algorithm>

namespace pult::client {

namespace {

/// Context of the translations.
struct TemplatePlaces {
    Q_DECLARE_TR_FUNCTIONS(pult::client::TemplatePlaces)
};

TemplatePlace placeOf(const wire::Template& known) {
    switch (known.scope) {
    case wire::TemplateScope::group:
        return {TemplatePlace::Kind::group, known.group_id.value_or(GroupId{}).value};
    case wire::TemplateScope::channel:
        return {TemplatePlace::Kind::channel, known.channel_id.value_or(ChannelId{}).value};
    case wire::TemplateScope::all:
        return {TemplatePlace::Kind::all};
    default:
        return {};
    }
}

TemplateEffects effectsOf(const wire::TemplateMacro& macro) {
    TemplateEffects effects;
    for (const std::string& tag : macro.add_tags.value_or(std::vector<std::string>{}))
        effects.tags.append(QString::fromStdString(tag));
    effects.stageId = macro.stage_id.value_or(StageId{}).value;
    effects.snoozeMs = macro.snooze_ms.value_or(0);
    effects.untilReply = macro.snooze_until_reply.value_or(false);
    if (macro.close)
        effects.close = QString::fromStdString(std::string(wire::enumText(*macro.close)));
    return effects;
}

std::optional<wire::TemplateMacro> macroOf(const TemplateEffects& effects) {
    if (effects == TemplateEffects{})
        return std::nullopt;
    wire::TemplateMacro macro;
    for (const QString& tag : effects.tags)
        (macro.add_tags ? *macro.add_tags : macro.add_tags.emplace()).push_back(tag.toStdString());
    if (effects.stageId != 0)
        macro.stage_id = StageId{effects.stageId};
    if (effects.snoozeMs > 0)
        macro.snooze_ms = effects.snoozeMs;
    if (effects.untilReply)
        macro.snooze_until_reply = true;
    if (!effects.close.isEmpty())
        macro.close = wire::enumValue<wire::Resolution>(effects.close.toStdString());
    return macro;
}

/// Whether this operator may write a text for it.
bool maySave(const domain::Principal& me, const TemplatePlace& place) {
    wire::Template one;
    one.kind = wire::TemplateKind::quick;
    one.owner_id = me.operatorId;
    one.scope = place.kind == TemplatePlace::Kind::mine      ? wire::TemplateScope::mine
                : place.kind == TemplatePlace::Kind::group   ? wire::TemplateScope::group
                : place.kind == TemplatePlace::Kind::channel ? wire::TemplateScope::channel
                                                             : wire::TemplateScope::all;
    if (place.kind == TemplatePlace::Kind::group)
        one.group_id = GroupId{place.id};
    return domain::managesTemplate(me, one);
}

template <class Map>
auto byName(const Map& listed) {
    std::vector<const typename Map::mapped_type*> all;
    all.reserve(listed.size());
    for (const auto& [id, one] : listed)
        all.push_back(&one);
    std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
    return all;
}

void addPlaces(const Desk& desk, TemplateChoices& choices) {
    const domain::Principal me = principalOf(desk.me());
    const auto add = [&](const TemplatePlace& place, const QString& name) {
        if (maySave(me, place))
            choices.places.append({place, name});
    };
    choices.places.clear();
    add({}, TemplatePlaces::tr("Only for me"));
    for (const wire::Group* group : byName(desk.roster().groups))
        add({TemplatePlace::Kind::group, group->id.value}, TemplatePlaces::tr("Team: %1").arg(harmless(group->name)));
    for (const wire::Channel* channel : byName(desk.roster().channels))
        add({TemplatePlace::Kind::channel, channel->id.value},
            TemplatePlaces::tr("Channel: %1").arg(harmless(channel->name)));
    add({TemplatePlace::Kind::all}, TemplatePlaces::tr("For everybody"));
}

} // namespace

TemplateDraft draftOf(const wire::Template& known) {
    TemplateDraft draft;
    draft.id = known.id.value;
    draft.version = known.version;
    draft.place = placeOf(known);
    draft.title = harmless(known.title);
    draft.shortcut = harmless(known.shortcut);
    draft.folder = folderPath(harmless(known.folder));
    draft.text = QString::fromStdString(known.text);
    for (const auto& [kind, text] : known.variants.value_or(std::map<std::string, std::string>{}))
        draft.variants.insert(QString::fromStdString(kind), QString::fromStdString(text));
    for (const wire::Attachment& file : known.attachments)
        if (file.file_id)
            draft.files.append({file.file_id->value, harmless(file.name)});
    if (known.macro)
        draft.effects = effectsOf(*known.macro);
    return draft;
}

wire::TemplateSave saveOf(const TemplateDraft& draft) {
    wire::TemplateSave save;
    if (draft.id != 0) {
        save.template_id = TemplateId{draft.id};
        save.version = draft.version;
    }
    switch (draft.place.kind) {
    case TemplatePlace::Kind::mine:
        save.scope = wire::TemplateScope::mine;
        break;
    case TemplatePlace::Kind::group:
        save.scope = wire::TemplateScope::group;
        save.group_id = GroupId{draft.place.id};
        break;
    case TemplatePlace::Kind::channel:
        save.scope = wire::TemplateScope::channel;
        save.channel_id = ChannelId{draft.place.id};
        break;
    case TemplatePlace::Kind::all:
        save.scope = wire::TemplateScope::all;
        break;
    }
    save.title = draft.title.toStdString();
    save.shortcut = draft.shortcut.toStdString();
    save.folder = draft.folder.toStdString();
    save.text = draft.text.toStdString();
    for (auto variant = draft.variants.begin(); variant != draft.variants.end(); ++variant)
        if (!variant.value().isEmpty())
            (save.variants ? *save.variants : save.variants.emplace())[variant.key().toStdString()] =
                variant.value().toStdString();
    auto& files = save.attachments.emplace();
    for (const TemplateFile& file : draft.files)
        files.push_back(FileId{file.id});
    save.macro = macroOf(draft.effects);
    return save;
}

TemplateChoices templateChoices(const Desk& desk, DialogId dialog) {
    TemplateChoices choices;
    addPlaces(desk, choices);
    std::vector<const wire::Stage*> stages;
    for (const auto& [id, stage] : desk.roster().stages)
        stages.push_back(&stage);
    std::sort(stages.begin(), stages.end(), [](const auto* a, const auto* b) { return a->position < b->position; });
    for (const wire::Stage* stage : stages)
        choices.stages.append({stage->id.value, harmless(stage->name)});
    for (const auto& [id, one] : desk.roster().templates)
        if (!one.folder.empty() && one.kind == wire::TemplateKind::quick)
            for (QStringList levels = folderLevels(harmless(one.folder)); !levels.isEmpty(); levels.removeLast())
                choices.folders.append(levels.join(u'/'));
    choices.folders.removeDuplicates();
    choices.folders.sort(Qt::CaseInsensitive);
    for (const auto& [key, value] : desk.roster().company.facts)
        if (key != domain::kPauseReasons && key != domain::kDictionary)
            choices.facts.append(QStringLiteral("company.") + QString::fromStdString(key).replace(u' ', u'_'));
    if (const wire::Draft* draft = desk.draft(dialog, wire::ComposeMode::reply); draft && draft->files)
        for (const wire::Attachment& file : *draft->files)
            if (file.file_id)
                choices.replyFiles.append({file.file_id->value, harmless(file.name)});
    return choices;
}

} // namespace pult::client
