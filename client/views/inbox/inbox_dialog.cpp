// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog that the window shows: opened, only looked at, or gone.
#include "client/kit/tokens.hpp"
#include "client/views/card/card_pane.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/list/desk_strip.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/list/list_pane.hpp"
#include "client/views/thread/thread_pane.hpp"
#include "client/views/thread/thread_view.hpp"

#include <QApplication>

namespace pult::client {

void InboxWindow::openDialog(const DialogRow& dialog, QAbstractItemModel* messages, std::int64_t firstUnreadId,
                             bool takeFocus) {
    const std::int64_t before = m_peeks ? m_openBeforePeek : openDialogId();
    if (before != dialog.id)
        remember(before);
    setPeeking(false);
    put(dialog, messages, firstUnreadId);
    if (takeFocus)
        composer()->focusText();
}

void InboxWindow::peekDialog(const DialogRow& dialog, QAbstractItemModel* messages, std::int64_t firstUnreadId) {
    if (!m_peeks)
        m_openBeforePeek = openDialogId();
    setPeeking(true);
    put(dialog, messages, firstUnreadId);
}

void InboxWindow::keepPeeked(bool takeFocus) {
    if (!m_peeks)
        return;
    remember(m_openBeforePeek);
    setPeeking(false);
    if (takeFocus)
        composer()->focusText();
}

/// Where Ctrl+Tab leads, and Ctrl+Shift+J further back.
void InboxWindow::remember(std::int64_t dialogId) {
    constexpr qsizetype kMost = 50;
    if (dialogId == 0)
        return;
    m_previousDialog = dialogId;
    m_dialogsBefore.removeAll(dialogId);
    if (m_goesBack)
        m_dialogsBefore.prepend(dialogId); // round, not to and fro
    else
        m_dialogsBefore.append(dialogId);
    if (m_dialogsBefore.size() > kMost)
        m_dialogsBefore.removeFirst();
}

void InboxWindow::setPeeking(bool peeks) {
    m_peeks = peeks;
    m_pane->setPeeking(peeks);
}

void InboxWindow::endPeek() {
    if (m_peeks)
        emit peekEnded(m_openBeforePeek);
}

/// A menu or a choice that was opened over a dialog is about that one, whatever comes into its place.
void InboxWindow::closePopups() {
    const auto isOf = [](const QObject* popup, const QObject* owner) {
        while (popup && popup != owner)
            popup = popup->parent();
        return popup == owner;
    };
    const QWidget* before = nullptr;
    for (QWidget* popup = QApplication::activePopupWidget(); popup && popup != before;
         popup = QApplication::activePopupWidget()) {
        const bool isOfDialog = isOf(popup, m_pane) || isOf(popup, m_card) || popup->parent() == this;
        if (!isOfDialog)
            return;
        before = popup;
        popup->close();
    }
}

void InboxWindow::put(const DialogRow& dialog, QAbstractItemModel* messages, std::int64_t firstUnreadId) {
    if (dialog.id != openDialogId())
        closePopups();
    m_list->list()->setOpenDialog(dialog.id);
    m_list->desk()->setOpenDialog(dialog.id);
    m_pane->setDialog(dialog);
    m_card->setAwaited(true);
    thread()->setModel(messages);
    thread()->setFirstUnread(firstUnreadId);
    showTitle();
}

void InboxWindow::updateDialog(const DialogRow& dialog) {
    if (dialog.id != openDialogId())
        return;
    m_pane->setDialog(dialog);
    showTitle();
}

void InboxWindow::showTitle() {
    const auto& dialog = m_pane->dialog();
    const QString badge =
        dialog && m_extent == Extent::dialog ? kit::channelMark(dialog->channelKind).letters : QString();
    if (!dialog)
        setWindowTitle(tr("Pult"));
    else if (!badge.isEmpty())
        setWindowTitle(
            tr("%1 [%2], Pult", "window title: customer, letters of a messenger").arg(dialog->customerName, badge));
    else
        setWindowTitle(tr("%1, Pult", "window title: customer").arg(dialog->customerName));
}

void InboxWindow::closeDialogView(const QString& gone) {
    closePopups();
    setPeeking(false);
    // What is hidden would hand the keys on to whatever stands next to it.
    if (const QWidget* focus = focusWidget(); focus && (m_pane->isAncestorOf(focus) || m_card->isAncestorOf(focus)))
        (gone.isEmpty() ? firstPane() : thread())->setFocus();
    m_list->list()->setOpenDialog(0);
    m_list->desk()->setOpenDialog(0);
    m_pane->setDialog(std::nullopt);
    thread()->setModel(nullptr);
    thread()->setGone(gone);
    m_card->setAwaited(false);
    m_card->setCard({});
    showTitle();
}

void InboxWindow::showClient(std::int64_t customerId, std::int64_t before) {
    remember(before);
    m_pane->showClient(customerId);
    m_card->setAwaited(true);
    if (!m_card->isVisible())
        toggleCard();
}

void InboxWindow::restKeys() {
    thread()->setFocus();
}

} // namespace pult::client
