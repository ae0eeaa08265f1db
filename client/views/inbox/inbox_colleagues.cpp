// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with the open dialog among colleagues and other dialogs.
#include "client/kit/button.hpp"
#include "client/views/card/card_pane.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/list/folder_pane.hpp"
#include "client/views/list/list_pane.hpp"
#include "client/views/list/selection_bar.hpp"
#include "client/views/parts/command_popup.hpp"
#include "client/views/parts/person_picker.hpp"
#include "client/views/thread/thread_header.hpp"

#include <utility>

namespace pult::client {

void InboxWindow::setChoices(Choices choices) {
    m_choices = std::move(choices);
    m_pane->header()->setStages(m_choices.stages);
    m_pane->header()->setKnownTags(m_choices.tags);
    m_card->setKnownTags(m_choices.tags);
    m_list->selection()->setKnownTags(m_choices.tags);
}

void InboxWindow::setDeskLoad(int load, int limit) {
    m_folders->setLoad(load, limit);
    m_list->setLoad(load, limit);
}

void InboxWindow::passOnOpen() {
    if (!m_choices.receivers || !m_pane->dialog() || m_pane->dialog()->status == DialogStatus::closed)
        return;
    auto* picker = new PersonPicker(m_theme, m_choices.receivers(),
                                    {tr("Pass the dialog on to"), tr("Pass on"), m_choices.caution},
                                    PersonPicker::Comment::wanted, this);
    connect(picker, &PersonPicker::chosen, this,
            [this, dialog = openDialogId()](const Command& receiver, const QString& comment) {
                emit passOnRequested(dialog, receiver, comment);
            });
    picker->openBelow(m_pane->header()->ownerPlace());
}

void InboxWindow::joinOpen() {
    if (!m_choices.mergeTargets || !cannotJoin().isEmpty())
        return;
    constexpr int kWidth = 480; // the last words stand there, too
    auto* picker = new CommandPopup(m_theme, m_choices.mergeTargets(),
                                    {tr("Join with which dialog of the client"), tr("Join"),
                                     tr("There is no other open dialog with this client. Is it the same person under "
                                        "another name? Merge the cards first"),
                                     tr("No such dialog")},
                                    kWidth, this);
    connect(picker, &CommandPopup::taken, this,
            [this, dialog = openDialogId()](const Command& target) { emit joinRequested(dialog, target); });
    picker->tellKeys();
    picker->openBelow(m_pane->header()->ownerPlace());
}

void InboxWindow::replyOnce() {
    m_pane->replyOnce();
}

QString InboxWindow::nobodyAsks() const {
    return m_pane->mayReplyOnce() ? QString() : tr("it isn't needed, or not allowed");
}

PersonPicker* InboxWindow::mentionPicker() {
    const PersonPicker::Words words{
        tr("Whom to mention"), tr("Mention"), {}, [this](const QString& typed) { return whyNotMentioned(typed); }};
    return new PersonPicker(m_theme, m_choices.callable(), words, PersonPicker::Comment::none, this);
}

/// Whoever doesn't see the dialog can't be called to it, but it can be passed on to him.
QString InboxWindow::whyNotMentioned(const QString& typed) const {
    if (!m_choices.outsiders || typed.trimmed().isEmpty())
        return {};
    CommandSearch search;
    search.setCommands(m_choices.outsiders());
    const QList<int> found = search.find(typed, 1).rows;
    if (found.isEmpty())
        return {};
    const QString name = search.commands()[found.first()].words;
    if (!closedAlready().isEmpty())
        return tr("%1 doesn't see this dialog", "a colleague").arg(name);
    return tr("%1 doesn't see this dialog. Pass it on: %2", "a colleague, a key")
        .arg(name, kit::keyWords(keyOf(QStringLiteral("dialog.pass-on"))));
}

/// Behind an @ in a note.
void InboxWindow::callColleague() {
    if (!m_choices.callable || !m_pane->dialog())
        return;
    PersonPicker* picker = mentionPicker();
    connect(picker, &PersonPicker::chosen, composer(),
            [this](const Command& person, const QString&) { composer()->insertMention(person.words); });
    picker->openBelow(composer());
}

/// Behind an @ in a note about the customer.
void InboxWindow::callToCustomer() {
    if (!m_choices.callable || !m_pane->dialog() || !m_card->newNote())
        return;
    PersonPicker* picker = mentionPicker();
    connect(picker, &PersonPicker::chosen, m_card,
            [this](const Command& person, const QString&) { m_card->insertMention(person.words); });
    picker->openBelow(m_card->newNote());
}

} // namespace pult::client
