// SPDX-License-Identifier: GPL-3.0-or-later
// What the palette of commands offers, and what becomes of it.
#include "client/views/inbox/inbox_window.hpp"

#include "client/kit/button.hpp"
#include "client/kit/language.hpp"
#include "client/views/inbox/command_palette.hpp"
#include "client/views/templates/template_picker.hpp"

#include <QCoreApplication>

namespace pult::client {

namespace {

/// Pages of the settings, by the names that settingsRequested takes.
struct SettingsEntry {
    const char* page;
    const char* words;
};
constexpr SettingsEntry kSettings[] = {
    {"notices", QT_TRANSLATE_NOOP("pult::client::SettingsWindow", "Notifications")},
    {"sounds", QT_TRANSLATE_NOOP("pult::client::SettingsWindow", "Sounds")},
    {"look", QT_TRANSLATE_NOOP("pult::client::SettingsWindow", "Look, language, text")},
    {"keys", QT_TRANSLATE_NOOP("pult::client::SettingsWindow", "Keys")},
};
constexpr const char* kSettingsContext = "pult::client::SettingsWindow";

} // namespace

void InboxWindow::openPalette() {
    m_palette->open(commands());
}

/// Of the open dialog first, then where to go, people, texts, settings.
QList<Command> InboxWindow::commands() const {
    QList<Command> dialog;
    QList<Command> rest;
    QList<Command> places;
    const QString ofDialog = m_pane->dialog()
                                 ? tr("DIALOG: %1", "heading; customer").arg(m_pane->dialog()->customerName.toUpper())
                                 : tr("DIALOG");
    const QString goTo = tr("GO TO");
    for (const ActionRow& row : actionRows()) {
        if (!m_actions.contains(row.id) || row.id == u"work.commands")
            continue;
        Command command{.id = row.id,
                        .icon = row.icon,
                        .words = row.words,
                        .alike = {row.english, row.russian},
                        .key = kit::keyWords(QKeySequence(row.key)),
                        .whyNot = row.whyNot};
        if (row.group == ActionGroup::dialog || row.group == ActionGroup::reply) {
            command.group = ofDialog;
            dialog.append(command);
        } else if (row.group == ActionGroup::places) {
            command.group = goTo;
            places.append(command);
        } else {
            command.group = tr("DESK");
            rest.append(command);
        }
    }
    QList<Command> all = dialog + rest + places;
    if (m_people)
        for (Command person : m_people()) {
            person.kind = Command::Kind::person;
            person.group = tr("PEOPLE");
            all.append(person);
        }
    addTemplates(all);
    for (const SettingsEntry& entry : kSettings)
        all.append({.kind = Command::Kind::setting,
                    .id = QString::fromLatin1(entry.page),
                    .group = tr("SETTINGS"),
                    .icon = QStringLiteral("settings"),
                    .words = QCoreApplication::translate(kSettingsContext, entry.words),
                    .alike = {QString::fromUtf8(entry.words), kit::inRussian(kSettingsContext, entry.words)}});
    return all;
}

void InboxWindow::addTemplates(QList<Command>& commands) const {
    for (const TemplateRow& row : m_pane->templates()->templates()) {
        Command command{.kind = Command::Kind::text,
                        .id = row.title,
                        .group = tr("TEMPLATES"),
                        .icon = QStringLiteral("template"),
                        .words = row.title,
                        .alike = {row.shortcut}};
        command.aside = row.shortcut.isEmpty() ? QString() : u'/' + row.shortcut;
        command.whyNot = noDialog();
        commands.append(command);
    }
}

void InboxWindow::openTemplates(const QString& query) {
    composer()->askForTemplates();
    if (m_pane->templates()->isOpen())
        m_pane->templates()->open(query);
}

bool InboxWindow::offerTemplate(std::int64_t id) {
    for (const TemplateRow& row : m_pane->templates()->templates()) {
        if (row.id != id)
            continue;
        openTemplates(row.title);
        return true;
    }
    return false;
}

void InboxWindow::onCommand(const Command& command) {
    switch (command.kind) {
    case Command::Kind::action:
    case Command::Kind::place:
        act(command.id);
        return;
    case Command::Kind::person:
        emit dialogRequested(command.id.toLongLong(), true);
        return;
    case Command::Kind::text:
        openTemplates(command.id);
        return;
    case Command::Kind::setting:
        emit settingsRequested(command.id);
        return;
    }
}

} // namespace pult::client
