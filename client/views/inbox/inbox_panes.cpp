// SPDX-License-Identifier: GPL-3.0-or-later
// From pane to pane by keys, and panes that are shown or hidden by them.
#include "client/views/inbox/inbox_window.hpp"

#include "client/views/card/card_pane.hpp"
#include "client/views/inbox/alert_bar.hpp"
#include "client/views/inbox/connection_bar.hpp"
#include "client/views/inbox/status_line.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/list/folder_pane.hpp"
#include "client/views/list/list_pane.hpp"
#include "client/views/list/search_pane.hpp"
#include "client/views/thread/thread_view.hpp"

#include <QApplication>
#include <QLineEdit>
#include <QSplitter>

namespace pult::client {

bool InboxWindow::isCardShown() const {
    return m_splitter->indexOf(m_card) >= 0 ? m_cardWanted : m_drawerOpen;
}

void InboxWindow::setCardShown(bool shown) {
    (m_splitter->indexOf(m_card) >= 0 ? m_cardWanted : m_drawerOpen) = shown;
    arrange();
}

void InboxWindow::toggleCard() {
    setCardShown(!isCardShown());
    emit layoutChanged();
}

void InboxWindow::toggleFolders() {
    if (!hasFolderRoom())
        return m_list->openFolders();
    m_foldersWanted = !m_foldersWanted;
    arrange();
    emit layoutChanged();
}

namespace {

/// Where Tab would come to first within a pane.
QWidget* firstStop(QWidget& pane) {
    for (QWidget* one = pane.nextInFocusChain(); one != &pane; one = one->nextInFocusChain())
        if (pane.isAncestorOf(one) && one->isVisible() && one->isEnabled() && one->focusPolicy() & Qt::TabFocus)
            return one;
    return nullptr;
}

} // namespace

void InboxWindow::cyclePanes(int by) {
    QList<QWidget*> panes{thread()};
    if (m_extent == Extent::desk)
        panes.prepend(search()->isActive() ? static_cast<QWidget*>(search()->field()) : m_list->list());
    if (composer()->isVisible())
        panes.append(composer());
    if (m_card->isVisible())
        panes.append(m_card);
    if (m_folders->isVisible())
        panes.append(m_folders);
    // What there is to be done in the bars around.
    for (QWidget* bar : std::initializer_list<QWidget*>{m_connection, m_alerts, m_status})
        if (bar->isVisible() && firstStop(*bar))
            panes.append(bar);
    const QWidget* focused = QApplication::focusWidget();
    qsizetype now = -1;
    for (qsizetype i = 0; i < panes.size(); ++i)
        if (focused && (panes[i] == focused || panes[i]->isAncestorOf(focused)))
            now = i;
    QWidget* next = panes[(now + by + panes.size()) % panes.size()];
    if (next == composer())
        composer()->focusText();
    else if (next->focusPolicy() & Qt::TabFocus)
        next->setFocus(Qt::ShortcutFocusReason);
    else if (QWidget* first = firstStop(*next))
        first->setFocus(Qt::ShortcutFocusReason);
}

void InboxWindow::nextPane() {
    cyclePanes(1);
}
void InboxWindow::previousPane() {
    cyclePanes(-1);
}

} // namespace pult::client
