// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <utility>

namespace pult::client {

/// For whom a prepared text is.
struct TemplatePlace {
    enum class Kind { mine, group, channel, all };
    Kind kind = Kind::mine;
    std::int64_t id = 0; ///< of the group or the channel
    bool operator==(const TemplatePlace&) const = default;
};

/// What happens once it is sent; at most one of a snooze and a close.
struct TemplateEffects {
    QStringList tags = {};
    std::int64_t stageId = 0; ///< 0: the dialog keeps its own
    std::int64_t snoozeMs = 0;
    bool untilReply = false;
    QString close = {}; ///< a resolution's name on the wire; empty: it stays open
    bool operator==(const TemplateEffects&) const = default;
};

struct TemplateFile {
    std::int64_t id = 0;
    QString name = {};
    bool operator==(const TemplateFile&) const = default;
};

/// A prepared text as its author writes it.
struct TemplateDraft {
    std::int64_t id = 0; ///< 0: a new one
    std::int64_t version = 0;
    TemplatePlace place = {};
    QString title = {};
    QString shortcut = {};
    QString folder = {};
    QString text = {};
    QMap<QString, QString> variants = {}; ///< by kinds of channels
    QList<TemplateFile> files = {};
    TemplateEffects effects = {};
};

/// As it was saved once.
struct TemplateVersionRow {
    QString when; ///< in words
    QString who;  ///< empty: nobody knows
    TemplateDraft draft;
};

/// What its author can choose from.
struct TemplateChoices {
    QList<std::pair<TemplatePlace, QString>> places = {{TemplatePlace{}, QString()}};
    QList<std::pair<std::int64_t, QString>> stages = {};
    QStringList folders = {};
    QStringList facts = {};              ///< of the company, as variables
    QList<TemplateFile> replyFiles = {}; ///< of the reply that is being written
};

/// The levels of a folder, the outermost first, whatever spaces and strokes were written around them.
QStringList folderLevels(const QString& written);
/// The same with one stroke between two levels.
QString folderPath(const QString& written);
/// Kinds of channels that may have a text of their own.
QStringList templateKinds();
QString placeName(const TemplatePlace& place, const TemplateChoices& choices);
QString resolutionName(const QString& resolution);
/// Results that people close with, by their names on the wire; the first is the usual one.
const QStringList& resolutionChoices();
/// What happens with the dialog afterwards, of what can be chosen; the first is nothing.
QList<TemplateEffects> offeredEffects();
/// Whole hours of a snooze, as people are told them.
int snoozeHours(std::int64_t ms);
QString endName(const TemplateEffects& effects);
/// In which of their parts two differ, with what the other one says: what was changed meanwhile.
QStringList differences(const TemplateDraft& mine, const TemplateDraft& theirs, const TemplateChoices& choices);

} // namespace pult::client

Q_DECLARE_METATYPE(pult::client::TemplateDraft)
Q_DECLARE_METATYPE(pult::client::TemplateVersionRow)
