// SPDX-License-Identifier: GPL-3.0-or-later
// What the keys and the menus of the inbox window do, and why some of it can't be done now.
#include "client/views/inbox/inbox_window.hpp"

#include "client/kit/theme.hpp"
#include "client/views/card/card_pane.hpp"
#include "client/views/inbox/status_line.hpp"
#include "client/views/list/desk_strip.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/list/list_pane.hpp"
#include "client/views/list/search_pane.hpp"
#include "client/views/list/selection_bar.hpp"
#include "client/views/parts/tag_popup.hpp"
#include "client/views/thread/find_bar.hpp"
#include "client/views/thread/thread_header.hpp"
#include "client/views/thread/thread_view.hpp"

#include <QLineEdit>
#include <QMenu>

#include <algorithm>

namespace pult::client {

void InboxWindow::showWholeHistory() {
    m_card->openWholeHistory();
}

QString InboxWindow::noDialog() const {
    return m_pane->dialog() ? QString() : tr("no dialog is open");
}

QString InboxWindow::notUnanswered() const {
    return m_pane->dialog() && !m_pane->dialog()->unanswered ? tr("it is answered") : cannotWait();
}

/// The lifecycle knows "answered" and "snoozed" of dialogs only that somebody works on.
QString InboxWindow::cannotWait() const {
    const bool untaken = m_pane->dialog() && isUntaken(m_pane->dialog()->status);
    return untaken ? tr("take it first") : closedAlready();
}

QString InboxWindow::nothingHeard() const {
    return m_pane->dialog() && !m_pane->dialog()->heard ? tr("the client has written nothing") : noDialog();
}

QString InboxWindow::mineAlready() const {
    return m_pane->dialog() && m_pane->dialog()->mine ? tr("it is yours") : noDialog();
}

QString InboxWindow::cannotTake() const {
    const std::optional<DialogRow>& open = m_pane->dialog();
    const bool stays = open && !open->mine && open->assigneeId != 0 && !open->mayTakeOver;
    return stays ? tr("a colleague has it, and your role takes nothing over") : mineAlready();
}

QString InboxWindow::closedAlready() const {
    const bool closed = m_pane->dialog() && m_pane->dialog()->status == DialogStatus::closed;
    return closed ? tr("it is closed") : noDialog();
}

QString InboxWindow::cannotJoin() const {
    const QString closed = closedAlready();
    if (!closed.isEmpty() || m_pane->dialog()->mayClose)
        return closed;
    return isUntaken(m_pane->dialog()->status) ? tr("take it first") : tr("your role may not close it");
}

QString InboxWindow::spamAlready() const {
    return m_pane->dialog() && m_pane->dialog()->spam ? tr("it is spam already") : noDialog();
}

/// Words that are being changed in place can't go along.
QString InboxWindow::cannotMoveOut() const {
    if (m_extent == Extent::dialog)
        return tr("it has one");
    return composer()->isRewriting() ? tr("a message is being changed") : noDialog();
}

void InboxWindow::moveOut() {
    if (const QString why = cannotMoveOut(); why.isEmpty())
        emit windowRequested(openDialogId());
    else
        announce(tr("No window of its own: %1").arg(why));
}

QString InboxWindow::noDialogBefore() const {
    return m_previousDialog != 0 ? QString() : tr("there was none before");
}

void InboxWindow::openSlot(int number) {
    if (const std::int64_t id = m_list->desk()->dialogAt(number); id != 0)
        emit dialogRequested(id, true);
}

void InboxWindow::nextDialog() {
    m_list->list()->step(1);
}
void InboxWindow::previousDialog() {
    m_list->list()->step(-1);
}

void InboxWindow::lastDialog() {
    if (m_previousDialog != 0)
        emit dialogRequested(m_previousDialog, true);
}

/// Each press one further: what was open last stands first.
void InboxWindow::dialogBefore() {
    while (!m_dialogsBefore.isEmpty()) {
        const std::int64_t id = m_dialogsBefore.takeLast();
        if (id == openDialogId())
            continue;
        m_goesBack = true;
        emit dialogRequested(id, true);
        m_goesBack = false;
        return;
    }
}

void InboxWindow::takeOpen() {
    if (choosesRows())
        return m_list->selection()->act(BulkAct::Kind::take);
    if (m_pane->dialog() && !m_pane->dialog()->mine)
        emit takeRequested(openDialogId());
}

void InboxWindow::answerOpen() {
    if (choosesRows())
        return m_list->selection()->act(BulkAct::Kind::answered);
    if (notUnanswered().isEmpty())
        emit answeredRequested(openDialogId(), true);
}

void InboxWindow::unreadOpen() {
    if (choosesRows())
        m_list->selection()->act(BulkAct::Kind::unread);
    else
        leaveUnread();
}

/// What stays in sight would be read at once.
void InboxWindow::leaveUnread() {
    if (!m_pane->dialog() || !m_pane->dialog()->heard)
        return;
    emit unreadRequested(openDialogId());
    firstPane()->setFocus(Qt::ShortcutFocusReason);
}

void InboxWindow::closeOpen() {
    if (choosesRows())
        return m_list->selection()->act(BulkAct::Kind::close);
    if (!m_pane->dialog())
        return;
    if (m_pane->dialog()->status == DialogStatus::closed)
        emit reopenRequested(openDialogId());
    else
        emit closeRequested(openDialogId());
}

void InboxWindow::spamOpen() {
    if (choosesRows())
        return m_list->selection()->act(BulkAct::Kind::spam);
    if (m_pane->dialog() && !m_pane->dialog()->spam)
        emit spamRequested(openDialogId());
}

/// Whoever came by a key goes on by keys: from what is so now, else from the first line.
void InboxWindow::popUp(QMenu* menu) {
    menu->popup(m_pane->mapToGlobal(QPoint(m_pane->width() / 2, m_pane->header()->height())));
    const QList<QAction*> lines = menu->actions();
    const auto now = std::ranges::find_if(lines, [](const QAction* line) { return line->isChecked(); });
    menu->setActiveAction(now != lines.end() ? *now : lines.value(0));
}

void InboxWindow::snoozeOpen() {
    if (choosesRows())
        return m_list->selection()->chooseSnooze();
    if (cannotWait().isEmpty())
        popUp(m_pane->header()->snoozeMenu());
}

void InboxWindow::stageOpen() {
    if (m_pane->dialog())
        popUp(m_pane->header()->stageMenu());
}

void InboxWindow::prioritizeOpen() {
    if (m_pane->dialog())
        popUp(m_pane->header()->priorityMenu());
}

void InboxWindow::followOpen() {
    if (m_pane->dialog() && !m_pane->dialog()->mine)
        emit followRequested(openDialogId(), !m_pane->dialog()->followed);
}

void InboxWindow::tagOpen() {
    if (choosesRows())
        return m_list->selection()->chooseTag();
    m_pane->header()->editTags();
}

/// Also where his card is not in sight.
void InboxWindow::tagClient() {
    if (!m_pane->dialog())
        return;
    auto* popup = new TagPopup(m_theme, tagsBeside(m_choices.tags, {}), this, tr("New tag of the client"));
    connect(popup, &TagPopup::chosen, this, [this, client = m_pane->dialog()->customerId](const QString& tag) {
        emit customerTagRequested(client, tag, true);
        if (!m_card->isVisible())
            announce(tr("The client is tagged: %1", "a tag").arg(tag));
    });
    popup->openBelow(m_pane->header());
}

void InboxWindow::reply() {
    if (m_pane->dialog())
        composer()->setMode(ComposerMode::reply);
}

void InboxWindow::recordVoice() {
    composer()->recordVoice();
}

void InboxWindow::attachFile() {
    composer()->chooseFiles();
}

void InboxWindow::goToMistake() {
    composer()->goToMistake();
}

void InboxWindow::chooseEmoji() {
    composer()->chooseEmoji();
}

void InboxWindow::chooseTemplate() {
    composer()->askForTemplates();
}

void InboxWindow::note() {
    if (m_pane->dialog())
        composer()->setMode(ComposerMode::note);
}

void InboxWindow::jumpToNewest() {
    thread()->scrollToEnd();
}

void InboxWindow::searchEverywhere() {
    m_list->list()->clearChosen(); // its bar stands in the place of the box
    search()->begin();
}

void InboxWindow::findInDialog() {
    if (m_pane->dialog())
        m_pane->findBar()->begin();
}

void InboxWindow::findNext() {
    if (m_pane->findBar()->isOpen())
        emit m_pane->findBar()->stepRequested(1);
    else
        findInDialog();
}

void InboxWindow::findPrevious() {
    if (m_pane->findBar()->isOpen())
        emit m_pane->findBar()->stepRequested(-1);
    else
        findInDialog();
}

void InboxWindow::stepBack() {
    if (composer()->endRecording() || composer()->leaveRewriting() || composer()->dropQuote())
        return;
    if (focusWidget() == search()->field())
        return search()->leave();
    if (m_pane->findBar()->isOpen()) {
        m_pane->findBar()->close();
        const bool writes = composer()->isVisible() && !m_peeks;
        return writes ? composer()->focusText() : thread()->setFocus(Qt::ShortcutFocusReason);
    }
    if (search()->isActive())
        return search()->begin();
    if (m_peeks)
        return endPeek();
    if (m_list->list()->hasChosen())
        return m_list->list()->clearChosen();
    if (m_drawerOpen)
        toggleCard();
    else if (!m_pane->dismissNotice())
        firstPane()->setFocus(Qt::ShortcutFocusReason);
}

void InboxWindow::biggerText() {
    emit scaleRequested(std::min(m_theme.scalePercent() + 10, kit::Theme::kMaxScale));
}
void InboxWindow::smallerText() {
    emit scaleRequested(std::max(m_theme.scalePercent() - 10, kit::Theme::kMinScale));
}
void InboxWindow::normalText() {
    emit scaleRequested(100);
}

void InboxWindow::closeAndNext() {
    if (closedAlready().isEmpty())
        emit closeAndNextRequested(openDialogId());
}

QString InboxWindow::nothingToSend() const {
    const bool empty = composer()->isEmpty(openDialogId(), ComposerMode::reply);
    return m_pane->dialog() && (empty || composer()->mode() == ComposerMode::note) ? tr("no reply is written")
                                                                                   : closedAlready();
}

/// Nothing is closed when the reply stays: it may have a gap, or wait for a file.
void InboxWindow::sendAndNext() {
    if (!nothingToSend().isEmpty())
        return;
    const std::int64_t id = openDialogId();
    composer()->send();
    if (!composer()->isEmpty(id, ComposerMode::reply))
        return;
    emit closeAndNextRequested(id);
}

void InboxWindow::openSettings() {
    emit settingsRequested({});
}

void InboxWindow::toggleBusy() {
    if (m_presence.presence == Presence::online)
        m_status->openPresenceMenu();
    else
        emit presenceRequested({Presence::online});
}

} // namespace pult::client
