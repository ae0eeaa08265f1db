// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/templates/template_draft.hpp"

#include <QCoreApplication>

#include <algorithm>

namespace pult::client {

namespace {

/// Context of the translations.
struct TemplateParts {
    Q_DECLARE_TR_FUNCTIONS(pult::client::TemplateParts)
};

constexpr std::int64_t kHourMs = 3'600'000;
constexpr int kShownText = 200;

QString shown(const QString& text) {
    const QString line = text.simplified();
    if (line.isEmpty())
        return TemplateParts::tr("nothing", "what stands there now");
    return line.size() > kShownText ? line.left(kShownText) + u'…' : line;
}

QStringList namesOf(const QList<TemplateFile>& files) {
    QStringList names;
    for (const TemplateFile& file : files)
        names.append(file.name);
    return names;
}

} // namespace

QStringList folderLevels(const QString& written) {
    QStringList levels;
    for (const QString& level : written.split(u'/'))
        if (const QString name = level.simplified(); !name.isEmpty())
            levels.append(name);
    return levels;
}

QString folderPath(const QString& written) {
    return folderLevels(written).join(u'/');
}

QStringList templateKinds() {
    return {QStringLiteral("webchat"), QStringLiteral("telegram"), QStringLiteral("whatsapp"), QStringLiteral("vk")};
}

QString placeName(const TemplatePlace& place, const TemplateChoices& choices) {
    for (const auto& [known, name] : choices.places)
        if (known == place && !name.isEmpty())
            return name;
    switch (place.kind) {
    case TemplatePlace::Kind::mine:
        return TemplateParts::tr("Only for me");
    case TemplatePlace::Kind::all:
        return TemplateParts::tr("For everybody");
    case TemplatePlace::Kind::group:
        return TemplateParts::tr("For a team");
    case TemplatePlace::Kind::channel:
        return TemplateParts::tr("For a channel");
    }
    return {};
}

QString resolutionName(const QString& resolution) {
    if (resolution == u"resolved")
        return TemplateParts::tr("resolved");
    if (resolution == u"no_reply_from_client")
        return TemplateParts::tr("the client is silent");
    if (resolution == u"declined")
        return TemplateParts::tr("declined");
    if (resolution == u"duplicate")
        return TemplateParts::tr("a duplicate");
    if (resolution == u"spam")
        return TemplateParts::tr("spam");
    return resolution;
}

const QStringList& resolutionChoices() {
    static const QStringList kChoices = {QStringLiteral("resolved"), QStringLiteral("no_reply_from_client"),
                                         QStringLiteral("declined"), QStringLiteral("duplicate"),
                                         QStringLiteral("spam")};
    return kChoices;
}

QList<TemplateEffects> offeredEffects() {
    QList<TemplateEffects> offered(1);
    for (const int hours : {1, 3, 24})
        offered.append(TemplateEffects{.snoozeMs = hours * kHourMs});
    offered.append(TemplateEffects{.untilReply = true});
    for (const QString& resolution : resolutionChoices())
        offered.append(TemplateEffects{.close = resolution});
    return offered;
}

int snoozeHours(std::int64_t ms) {
    return static_cast<int>((ms + kHourMs - 1) / kHourMs);
}

QString endName(const TemplateEffects& effects) {
    const int hours = snoozeHours(effects.snoozeMs);
    if (!effects.close.isEmpty())
        return TemplateParts::tr("Close: %1", "a result").arg(resolutionName(effects.close));
    if (effects.snoozeMs > 0 && effects.untilReply)
        return TemplateParts::tr("Snooze for %n h or until the client writes", nullptr, hours);
    if (effects.snoozeMs > 0)
        return TemplateParts::tr("Snooze for %n h", nullptr, hours);
    if (effects.untilReply)
        return TemplateParts::tr("Snooze until the client writes");
    return TemplateParts::tr("Stays open");
}

QStringList differences(const TemplateDraft& mine, const TemplateDraft& theirs, const TemplateChoices& choices) {
    QStringList words;
    const auto compare = [&](bool same, const QString& part, const QString& other) {
        if (!same)
            words.append(QStringLiteral("%1: %2").arg(part, shown(other)));
    };
    compare(mine.place == theirs.place, TemplateParts::tr("For whom"), placeName(theirs.place, choices));
    compare(mine.title == theirs.title, TemplateParts::tr("Title"), theirs.title);
    compare(mine.shortcut == theirs.shortcut, TemplateParts::tr("Shortcut"), theirs.shortcut);
    compare(mine.folder == theirs.folder, TemplateParts::tr("Folder"), theirs.folder);
    compare(mine.text == theirs.text, TemplateParts::tr("Text"), theirs.text);
    compare(mine.variants == theirs.variants, TemplateParts::tr("Texts of single channels"),
            QStringList(theirs.variants.values()).join(QStringLiteral(" / ")));
    compare(mine.files == theirs.files, TemplateParts::tr("Files"), namesOf(theirs.files).join(QStringLiteral(", ")));
    compare(mine.effects.tags == theirs.effects.tags, TemplateParts::tr("Tags"),
            theirs.effects.tags.join(QStringLiteral(", ")));
    const auto stageOf = [&](std::int64_t id) {
        const auto found = std::find_if(choices.stages.begin(), choices.stages.end(),
                                        [id](const auto& stage) { return stage.first == id; });
        return found == choices.stages.end() ? QString() : found->second;
    };
    compare(mine.effects.stageId == theirs.effects.stageId, TemplateParts::tr("Stage"),
            stageOf(theirs.effects.stageId));
    compare(endName(mine.effects) == endName(theirs.effects), TemplateParts::tr("Afterwards"), endName(theirs.effects));
    return words;
}

} // namespace pult::client
