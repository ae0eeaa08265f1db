// SPDX-License-Identifier: GPL-3.0-or-later
// What the panes ask for becomes what the window asks for.
#include "client/views/inbox/inbox_window.hpp"

#include "client/views/card/card_pane.hpp"
#include "client/views/inbox/alert_bar.hpp"
#include "client/views/inbox/connection_bar.hpp"
#include "client/views/inbox/rail.hpp"
#include "client/views/inbox/status_line.hpp"
#include "client/views/list/desk_strip.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/list/filter_bar.hpp"
#include "client/views/list/folder_pane.hpp"
#include "client/views/list/list_pane.hpp"
#include "client/views/list/search_pane.hpp"
#include "client/views/thread/thread_header.hpp"
#include "client/views/thread/thread_view.hpp"

#include <QLineEdit>
#include <QSplitter>

namespace pult::client {

void InboxWindow::connectPanes() {
    connectFolders();
    connectList();
    connectHeader();
    connectThread();
    connectCard();
    connectBars();
}

void InboxWindow::connectFolders() {
    connect(m_folders, &FolderPane::folderChosen, this, &InboxWindow::folderRequested);
    connect(m_folders, &FolderPane::entryChosen, this, &InboxWindow::folderEntryRequested);
    connect(m_folders, &FolderPane::habitsChanged, this, [this](const FolderHabits& habits) {
        setFolderHabits(habits);
        emit folderHabitsChanged(habits);
    });
    connect(m_folders, &FolderPane::renameRequested, this, &InboxWindow::savedRenameRequested);
    connect(m_folders, &FolderPane::shareRequested, this, &InboxWindow::savedShareRequested);
    connect(m_folders, &FolderPane::deleteRequested, this, &InboxWindow::savedDeleteRequested);
    connect(m_folders, &FolderPane::moveRequested, this, &InboxWindow::savedMoveRequested);
    connect(m_folders, &FolderPane::takeNextRequested, this, &InboxWindow::takeNextRequested);
    connect(search(), &SearchPane::activeChanged, m_folders, &FolderPane::setSearching);
    // Who goes to a folder wants to see it.
    connect(this, &InboxWindow::folderRequested, search()->field(), &QLineEdit::clear);
    connect(this, &InboxWindow::folderEntryRequested, search()->field(), &QLineEdit::clear);
}

void InboxWindow::connectList() {
    connect(m_list, &ListPane::folderChosen, this, &InboxWindow::folderRequested);
    connect(m_list, &ListPane::entryChosen, this, &InboxWindow::folderEntryRequested);
    connect(m_list->filters(), &FilterBar::filterChanged, this, &InboxWindow::filterRequested);
    connect(m_list->filters(), &FilterBar::saveRequested, this, &InboxWindow::filterSaveRequested);
    connect(m_list->filters(), &FilterBar::overwriteRequested, this, &InboxWindow::filterOverwriteRequested);
    connect(m_list->filters(), &FilterBar::overwriteUndoRequested, this, &InboxWindow::filterOverwriteUndoRequested);
    connect(m_list, &ListPane::takeNextRequested, this, &InboxWindow::takeNextRequested);
    connect(m_list, &ListPane::channelWanted, this, &InboxWindow::channelsRequested);
    connect(m_list, &ListPane::orderChosen, this, &InboxWindow::orderRequested);
    connect(m_list->list(), &DialogListView::dialogChosen, this, [this](qint64 id, bool takeFocus) {
        // Whoever goes on by the arrows while he only looks goes on looking.
        if (m_peeks && !takeFocus)
            emit peekRequested(id);
        else
            emit dialogRequested(id, takeFocus);
    });
    connect(m_list->list(), &DialogListView::peekRequested, this, [this](qint64 id) {
        if (id != openDialogId())
            emit peekRequested(id);
        else if (m_peeks)
            endPeek();
    });
    connect(m_list->desk(), &DeskStrip::dialogChosen, this, [this](qint64 id) { emit dialogRequested(id, true); });
    connect(m_list->list(), &DialogListView::filesDropped, this, [this](qint64 id, const QStringList& paths) {
        emit dialogRequested(id, true);
        const InboxWindow* place = m_ownWindows.value(id, this);
        emit place->composer()->filesAdded(id, ComposerMode::reply, paths);
    });
    connect(m_list->list(), &DialogListView::holdChanged, this, &InboxWindow::rowsHeld);
    connect(search(), &SearchPane::left, this, [this] { m_list->list()->setFocus(Qt::ShortcutFocusReason); });
}

void InboxWindow::connectHeader() {
    const auto open = [this] { return openDialogId(); };
    ThreadHeader* header = m_pane->header();
    connect(header, &ThreadHeader::takeRequested, this, [=, this] { emit takeRequested(open()); });
    connect(header, &ThreadHeader::answeredRequested, this,
            [=, this](bool yes) { emit answeredRequested(open(), yes); });
    connect(header, &ThreadHeader::closeRequested, this,
            [=, this](const QString& resolution) { emit closeRequested(open(), resolution); });
    connect(header, &ThreadHeader::reopenRequested, this, [=, this] { emit reopenRequested(open()); });
    connect(header, &ThreadHeader::spamRequested, this, &InboxWindow::spamOpen);
    connect(header, &ThreadHeader::snoozeRequested, this,
            [=, this](qint64 until) { emit snoozeRequested(open(), until); });
    connect(header, &ThreadHeader::unreadRequested, this, &InboxWindow::leaveUnread);
    connect(header, &ThreadHeader::passOnRequested, this, &InboxWindow::passOnOpen);
    connect(header, &ThreadHeader::joinRequested, this, &InboxWindow::joinOpen);
    connect(header, &ThreadHeader::followRequested, this, [=, this](bool on) { emit followRequested(open(), on); });
    connect(header, &ThreadHeader::stageChosen, this, [=, this](qint64 id) { emit stageRequested(open(), id); });
    connect(header, &ThreadHeader::priorityChosen, this,
            [=, this](int priority) { emit priorityRequested(open(), priority); });
    connect(header, &ThreadHeader::tagAddRequested, this,
            [=, this](const QString& tag) { emit tagAddRequested(open(), tag); });
    connect(header, &ThreadHeader::tagRemoveRequested, this,
            [=, this](const QString& tag) { emit tagRemoveRequested(open(), tag); });
    connect(header, &ThreadHeader::cardRequested, this, &InboxWindow::toggleCard);
    connect(header, &ThreadHeader::findRequested, this, &InboxWindow::findInDialog);
    connect(header, &ThreadHeader::windowRequested, this, &InboxWindow::moveOut);
}

void InboxWindow::connectThread() {
    const auto open = [this] { return openDialogId(); };
    connect(m_pane, &ThreadPane::keepRequested, this, [this] { emit dialogRequested(openDialogId(), true); });
    connect(composer(), &ComposerView::mentionWanted, this, &InboxWindow::callColleague);
    connect(m_pane, &ThreadPane::commandRequested, this, &InboxWindow::doCommand);
    connect(m_pane, &ThreadPane::takeRequested, this, [=, this] { emit takeRequested(open()); });
    connect(m_pane, &ThreadPane::reopenRequested, this, [=, this] { emit reopenRequested(open()); });
    connect(m_pane, &ThreadPane::joinedRequested, this, [this](qint64 id) { emit dialogRequested(id, true); });
    connect(thread(), &ThreadView::dialogRequested, this, [this](qint64 id) { emit dialogRequested(id, true); });
    connect(composer(), &ComposerView::leaveRequested, this, &InboxWindow::stepBack);
    connect(m_pane, &ThreadPane::writeFirstRequested, this,
            [this](qint64 customer, qint64 contact) { emit writeFirstRequested(customer, contact, {}); });
    connect(composer(), &ComposerView::undoRequested, this, &InboxWindow::undoLast);
}

void InboxWindow::connectCard() {
    connect(m_card, &CardPane::closeRequested, this, &InboxWindow::toggleCard);
    connect(m_card, &CardPane::noteAddRequested, this, &InboxWindow::customerNoteRequested);
    connect(m_card, &CardPane::mentionWanted, this, &InboxWindow::callToCustomer);
    connect(m_card, &CardPane::blockRequested, this, &InboxWindow::customerBlockRequested);
    connect(m_card, &CardPane::writeFirstRequested, this,
            [this](qint64 customer, qint64 contact) { emit writeFirstRequested(customer, contact, {}); });
    connect(m_card, &CardPane::tagAddRequested, this,
            [this](qint64 customer, const QString& tag) { emit customerTagRequested(customer, tag, true); });
    connect(m_card, &CardPane::tagRemoveRequested, this,
            [this](qint64 customer, const QString& tag) { emit customerTagRequested(customer, tag, false); });
    connect(m_card, &CardPane::dialogRequested, this, [this](qint64 id) { emit dialogRequested(id, true); });
    connect(m_card, &CardPane::foldedChanged, this, &InboxWindow::layoutChanged);
}

void InboxWindow::connectBars() {
    connect(m_rail, &Rail::helpRequested, this, &InboxWindow::showKeys);
    connect(m_splitter, &QSplitter::splitterMoved, this, &InboxWindow::layoutChanged);
    connect(m_connection, &ConnectionBar::reconnectRequested, this, &InboxWindow::reconnectRequested);
    connect(m_alerts, &AlertBar::dismissed, this, &InboxWindow::alertDismissed);
    connect(m_alerts, &AlertBar::mendRequested, this, &InboxWindow::settingsRequested);
    connect(m_alerts, &AlertBar::openRequested, this, [this](qint64 id) { emit dialogRequested(id, true); });
    connect(m_alerts, &AlertBar::takeRequested, this, [this](qint64 id) {
        emit takeRequested(id);
        emit dialogRequested(id, true);
    });
    connect(m_status, &StatusLine::presenceChosen, this, &InboxWindow::presenceRequested);
    connect(m_status, &StatusLine::presenceReasonAsked, this, &InboxWindow::askPresenceReason);
    connect(m_status, &StatusLine::undoRequested, this, &InboxWindow::undoRequested);
    connect(m_status, &StatusLine::commandsRequested, this, &InboxWindow::openPalette);
}

} // namespace pult::client
