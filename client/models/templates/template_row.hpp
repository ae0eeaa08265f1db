// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace pult::client {

/// A prepared text as the picker shows it for one dialog.
struct TemplateRow {
    std::int64_t id = 0;
    QString title;
    QString shortcut;       ///< what is typed after the slash
    QString folder;         ///< its path, as folderPath has it; empty: in none
    QString text;           ///< the one for the dialog's channel, with its variables
    QString whole;          ///< the one for all channels
    bool variant = false;   ///< the text is for this kind of channel alone
    bool mine = false;      ///< nobody else sees it
    bool editable = false;  ///< the operator may change it
    bool approved = false;  ///< the messenger has approved it: goes out as it is, also when its hours are over
    QString language = {};  ///< of an approved one: its namesakes differ by that
    QStringList parameters; ///< of an approved one: what is asked for, in order
    QString command;        ///< not a text but something to do, by its name; `text` has the words it is found by
    QString cannotUse;      ///< why not now; empty: it can be used
    QStringList files;
    QStringList effects; ///< what happens together with sending, in words
    int myUses = 0;      ///< by this operator, in places like this dialog
    std::int64_t uses = 0;
    std::int64_t lastUsedMs = 0;
    std::int64_t version = 0;
    bool operator==(const TemplateRow&) const = default;
};

/// Values by the names of variables.
using TemplateFacts = QHash<QString, QString>;

/// Whom a template is filled for.
struct TemplateContext {
    QString customerName;
    QString channelKind;
    TemplateFacts facts;
    bool onlyApproved = false; ///< the messenger takes nothing else now
    QStringList hidden = {};   ///< facts of which only a part is shown here, so that they fill nothing
    bool operator==(const TemplateContext&) const = default;
};

} // namespace pult::client

Q_DECLARE_METATYPE(pult::client::TemplateRow)
