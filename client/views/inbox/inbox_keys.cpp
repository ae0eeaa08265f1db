// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the inbox window and what they do.
#include "client/views/inbox/inbox_window.hpp"

#include "client/kit/button.hpp"
#include "client/kit/theme.hpp"
#include "client/views/inbox/card_pane.hpp"
#include "client/views/inbox/dialog_list_view.hpp"
#include "client/views/inbox/find_bar.hpp"
#include "client/views/inbox/folder_pane.hpp"
#include "client/views/inbox/keys_overlay.hpp"
#include "client/views/inbox/list_pane.hpp"
#include "client/views/inbox/search_pane.hpp"
#include "client/views/inbox/template_picker.hpp"
#include "client/views/inbox/thread_header.hpp"
#include "client/views/inbox/thread_view.hpp"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QSplitter>

namespace pult::client {

// Letters, digits, arrows and function keys only: they stay where they are under a Russian keymap.
const QList<InboxWindow::Key>& InboxWindow::keys() {
    static const QList<Key> table = {
        {Qt::CTRL | Qt::Key_N, QT_TR_NOOP("Take the next dialog"), &InboxWindow::takeNextRequested},
        {Qt::ALT | Qt::Key_Down, QT_TR_NOOP("Next dialog"), &InboxWindow::nextDialog},
        {Qt::ALT | Qt::Key_Up, QT_TR_NOOP("Previous dialog"), &InboxWindow::previousDialog},
        {Qt::CTRL | Qt::Key_Tab, QT_TR_NOOP("Back to the dialog before"), &InboxWindow::lastDialog},
        {Qt::Key_F2, QT_TR_NOOP("Write a reply"), &InboxWindow::reply},
        {Qt::Key_F4, QT_TR_NOOP("Write a note"), &InboxWindow::note, "заметка note"},
        {Qt::CTRL | Qt::Key_O, QT_TR_NOOP("Attach a file"), &InboxWindow::attachFile, "файл file"},
        {Qt::CTRL | Qt::SHIFT | Qt::Key_P, QT_TR_NOOP("Choose an emoji"), &InboxWindow::chooseEmoji, "эмодзи emoji"},
        {Qt::Key_F7, QT_TR_NOOP("Next spelling mistake"), &InboxWindow::goToMistake, "орфография ошибка spelling"},
        {Qt::CTRL | Qt::SHIFT | Qt::Key_R, QT_TR_NOOP("Record a voice message"), &InboxWindow::recordVoice,
         "голос voice"},
        {Qt::CTRL | Qt::Key_T, QT_TR_NOOP("Choose a template"), &InboxWindow::chooseTemplate},
        {Qt::CTRL | Qt::Key_E, QT_TR_NOOP("Answered, no reply needed"), &InboxWindow::answerOpen, "отвечен answered"},
        {Qt::CTRL | Qt::Key_D, QT_TR_NOOP("Close or reopen the dialog"), &InboxWindow::closeOpen, "закрыть close"},
        {Qt::CTRL | Qt::SHIFT | Qt::Key_S, QT_TR_NOOP("Snooze"), &InboxWindow::snoozeOpen, "отложить snooze"},
        {Qt::CTRL | Qt::SHIFT | Qt::Key_E, QT_TR_NOOP("Take the dialog, take it over"), &InboxWindow::takeOpen,
         "забрать take"},
        {Qt::CTRL | Qt::Key_L, QT_TR_NOOP("Tags"), &InboxWindow::tagOpen, "тег tag"},
        {Qt::CTRL | Qt::SHIFT | Qt::Key_F, QT_TR_NOOP("Search everywhere"), &InboxWindow::searchEverywhere},
        {Qt::CTRL | Qt::Key_F, QT_TR_NOOP("Find in this dialog"), &InboxWindow::findInDialog},
        {Qt::Key_F3, QT_TR_NOOP("Next hit in this dialog"), &InboxWindow::findNext},
        {Qt::SHIFT | Qt::Key_F3, QT_TR_NOOP("Previous hit in this dialog"), &InboxWindow::findPrevious},
        {Qt::ALT | Qt::Key_Return, QT_TR_NOOP("Jump to the newest message"), &InboxWindow::jumpToNewest, "вниз down"},
        {Qt::Key_F6, QT_TR_NOOP("Next pane"), &InboxWindow::nextPane},
        {Qt::SHIFT | Qt::Key_F6, QT_TR_NOOP("Previous pane"), &InboxWindow::previousPane},
        {Qt::Key_F8, QT_TR_NOOP("Show or hide the folders"), &InboxWindow::toggleFolders},
        {Qt::Key_F9, QT_TR_NOOP("Show or hide the customer's card"), &InboxWindow::toggleCard},
        {Qt::CTRL | Qt::SHIFT | Qt::Key_B, QT_TR_NOOP("Busy or online"), &InboxWindow::toggleBusy},
        {Qt::Key_F5, QT_TR_NOOP("Connect again now"), &InboxWindow::reconnectRequested},
        {Qt::CTRL | Qt::Key_Comma, QT_TR_NOOP("Settings"), &InboxWindow::openSettings},
        {Qt::CTRL | Qt::Key_W, QT_TR_NOOP("Put the window away"), &InboxWindow::putAwayRequested},
        {Qt::CTRL | Qt::Key_Equal, QT_TR_NOOP("Bigger text"), &InboxWindow::biggerText},
        {Qt::CTRL | Qt::Key_Minus, QT_TR_NOOP("Smaller text"), &InboxWindow::smallerText},
        {Qt::CTRL | Qt::Key_0, QT_TR_NOOP("Normal text"), &InboxWindow::normalText},
        {Qt::Key_Escape, QT_TR_NOOP("One step back"), &InboxWindow::stepBack},
        {Qt::Key_F1, QT_TR_NOOP("Keys of this screen"), &InboxWindow::showKeys},
        {Qt::CTRL | Qt::Key_Q, QT_TR_NOOP("Quit"), &InboxWindow::quitRequested},
    };
    return table;
}

void InboxWindow::addKeys() {
    const auto add = [this](const QKeySequence& keys, auto&& act) {
        auto* action = new QAction(this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WindowShortcut);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    for (const Key& key : keys())
        add(key.keys, [this, act = key.act] { (this->*act)(); });
    int number = Qt::Key_1;
    for (Folder folder : kFolders)
        add(QKeySequence(Qt::ALT | static_cast<Qt::Key>(number++)), [this, folder] { emit folderRequested(folder); });
}

void InboxWindow::showKeys() {
    QList<std::pair<QString, QString>> shown;
    for (const Key& key : keys())
        shown.append({tr(key.words), kit::keyWords(key.keys)});
    shown.insert(1, {tr("Open a folder"), QStringLiteral("Alt+1…8")});
    shown.append({tr("Send"), QStringLiteral("Enter")});
    shown.append({tr("New line"), QStringLiteral("Shift+Enter")});
    shown.append({tr("Take back what was just sent"), QStringLiteral("Ctrl+Z")});
    shown.append({tr("Change what was sent last"), QStringLiteral("↑")});
    m_overlay->open(shown);
}

/// What a slash in the composer does beside putting a text in.
void InboxWindow::fillCommands() {
    const bool russian = QLocale().language() == QLocale::Russian;
    QList<TemplateRow> commands;
    for (const Key& key : keys()) {
        if (!key.typed)
            continue;
        TemplateRow row;
        row.text = QString::fromUtf8(key.typed);
        row.title = tr(key.words);
        row.shortcut = row.text.section(u' ', russian ? 0 : 1, russian ? 0 : 1);
        row.command = row.text.section(u' ', 1, 1);
        row.id = -1 - commands.size();
        row.uses = -1; // behind every text
        commands.append(row);
    }
    m_pane->templates()->setCommands(commands);
}

void InboxWindow::doCommand(const QString& command) {
    for (const Key& key : keys())
        if (key.typed && QString::fromUtf8(key.typed).section(u' ', 1, 1) == command)
            return (this->*key.act)();
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

void InboxWindow::takeOpen() {
    if (m_pane->dialog() && !m_pane->dialog()->mine)
        emit takeRequested(openDialogId());
}

void InboxWindow::answerOpen() {
    if (m_pane->dialog() && m_pane->dialog()->unanswered)
        emit answeredRequested(openDialogId(), true);
}

void InboxWindow::closeOpen() {
    if (!m_pane->dialog())
        return;
    if (m_pane->dialog()->status == DialogStatus::closed)
        emit reopenRequested(openDialogId());
    else
        emit closeRequested(openDialogId());
}

void InboxWindow::snoozeOpen() {
    if (m_pane->dialog() && m_pane->dialog()->status != DialogStatus::closed)
        m_pane->header()->snoozeMenu()->popup(
            m_pane->mapToGlobal(QPoint(m_pane->width() / 2, m_pane->header()->height())));
}

void InboxWindow::tagOpen() {
    m_pane->header()->editTags();
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

void InboxWindow::toggleCard() {
    if (m_splitter->indexOf(m_card) >= 0)
        m_cardWanted = !m_cardWanted;
    else
        m_drawerOpen = !m_drawerOpen;
    arrange();
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
    QList<QWidget*> panes{search()->isActive() ? static_cast<QWidget*>(search()->field()) : m_list->list(), thread()};
    if (composer()->isVisible())
        panes.append(composer());
    if (m_card->isVisible())
        panes.append(m_card);
    if (m_folders->isVisible())
        panes.append(m_folders);
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

void InboxWindow::jumpToNewest() {
    thread()->scrollToEnd();
}

void InboxWindow::searchEverywhere() {
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
    if (composer()->dropRecording())
        return;
    if (focusWidget() == search()->field())
        return search()->leave();
    if (m_pane->findBar()->isOpen()) {
        m_pane->findBar()->close();
        return composer()->isVisible() ? composer()->focusText() : thread()->setFocus(Qt::ShortcutFocusReason);
    }
    if (search()->isActive())
        return search()->begin();
    if (m_drawerOpen)
        toggleCard();
    else if (!m_pane->dismissNotice())
        m_list->list()->setFocus(Qt::ShortcutFocusReason);
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

void InboxWindow::openSettings() {
    emit settingsRequested({});
}

void InboxWindow::toggleBusy() {
    emit presenceRequested(m_presence == Presence::online ? Presence::busy : Presence::online);
}

} // namespace pult::client
