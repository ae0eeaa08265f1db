// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the inbox window and what they do.
#include "client/views/inbox/inbox_window.hpp"

#include "client/kit/button.hpp"
#include "client/kit/language.hpp"
#include "client/kit/theme.hpp"
#include "client/views/inbox/alert_bar.hpp"
#include "client/views/inbox/card_pane.hpp"
#include "client/views/inbox/connection_bar.hpp"
#include "client/views/inbox/desk_strip.hpp"
#include "client/views/inbox/dialog_list_view.hpp"
#include "client/views/inbox/find_bar.hpp"
#include "client/views/inbox/folder_pane.hpp"
#include "client/views/inbox/keys_overlay.hpp"
#include "client/views/inbox/list_pane.hpp"
#include "client/views/inbox/rail.hpp"
#include "client/views/inbox/search_pane.hpp"
#include "client/views/inbox/selection_bar.hpp"
#include "client/views/inbox/status_line.hpp"
#include "client/views/inbox/template_picker.hpp"
#include "client/views/inbox/thread_header.hpp"
#include "client/views/inbox/thread_view.hpp"

#include <QAction>
#include <QApplication>
#include <QCoreApplication>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QSplitter>

namespace pult::client {

namespace {

using Group = ActionGroup;

constexpr int kNumberedFolders = std::min(kFolderKeys, static_cast<int>(kFolders.size()));

QKeySequence folderKey(int number) {
    return QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + number));
}

QString folderAction(int number) {
    return QStringLiteral("folder.%1").arg(number + 1);
}

constexpr const char* kSlotWords = QT_TRANSLATE_NOOP("pult::client::InboxWindow", "Desk slot %1");

QString slotAction(int number) {
    return QStringLiteral("desk.%1").arg(number + 1);
}

/// What the composer does by itself; nobody can choose other keys for it.
struct FixedKey {
    const char* words;
    const char* keys;
};
constexpr FixedKey kComposerKeys[] = {
    {QT_TRANSLATE_NOOP("pult::client::InboxWindow", "Send"), "Return"},
    {QT_TRANSLATE_NOOP("pult::client::InboxWindow", "New line"), "Shift+Return"},
    {QT_TRANSLATE_NOOP("pult::client::InboxWindow", "Take back what was just sent or done"), "Ctrl+Z"},
    {QT_TRANSLATE_NOOP("pult::client::InboxWindow", "Change what was sent last"), "Up"},
    {QT_TRANSLATE_NOOP("pult::client::InboxWindow", "Quote an older message"), "Ctrl+Up"},
    {QT_TRANSLATE_NOOP("pult::client::InboxWindow", "Quote a newer message"), "Ctrl+Down"},
    {QT_TRANSLATE_NOOP("pult::client::InboxWindow", "Choose a template, where a line begins"), "/"},
    {QT_TRANSLATE_NOOP("pult::client::InboxWindow", "Send the chosen template at once"), "Ctrl+Return"},
};

constexpr FixedKey kListKeys[] = {
    {QT_TRANSLATE_NOOP("pult::client::InboxWindow", "Select or leave out the row"), "Ctrl+Space"},
    {QT_TRANSLATE_NOOP("pult::client::InboxWindow", "Select down to the next row"), "Shift+Down"},
    {QT_TRANSLATE_NOOP("pult::client::InboxWindow", "Go to the next row, open nothing"), "Ctrl+Down"},
    {QT_TRANSLATE_NOOP("pult::client::InboxWindow", "Select the rows; again: all of them"), "Ctrl+A"},
    {QT_TRANSLATE_NOOP("pult::client::InboxWindow", "Look at the dialog without reading it"), "Space"},
};

constexpr const char* kContext = "pult::client::InboxWindow";

} // namespace

// Letters, digits, arrows and function keys: they stay where they are under a Russian keymap, and kit::LatinKeys sees
// to the few marks.
const QList<InboxWindow::Key>& InboxWindow::keys() {
    static const QList<Key> table = {
        {"queue.next", Group::queue, "player-play", Qt::CTRL | Qt::Key_N, QT_TR_NOOP("Take the next dialog"),
         &InboxWindow::takeNextRequested},
        {"queue.search", Group::queue, "search", Qt::CTRL | Qt::SHIFT | Qt::Key_F, QT_TR_NOOP("Search everywhere"),
         &InboxWindow::searchEverywhere},
        {"queue.urgent", Group::queue, "clock", Qt::CTRL | Qt::Key_J, QT_TR_NOOP("My most urgent dialog"),
         &InboxWindow::mostUrgentRequested},
        {"queue.down", Group::queue, "", Qt::ALT | Qt::Key_Down, QT_TR_NOOP("Next dialog"), &InboxWindow::nextDialog},
        {"queue.up", Group::queue, "", Qt::ALT | Qt::Key_Up, QT_TR_NOOP("Previous dialog"),
         &InboxWindow::previousDialog},
        {"queue.back", Group::queue, "", Qt::CTRL | Qt::Key_Tab, QT_TR_NOOP("Back to the dialog before"),
         &InboxWindow::lastDialog, &InboxWindow::noDialogBefore},
        {"queue.before", Group::queue, "", Qt::CTRL | Qt::SHIFT | Qt::Key_J,
         QT_TR_NOOP("Further back in what was open"), &InboxWindow::dialogBefore, &InboxWindow::noDialogBefore},
        {"reply.write", Group::reply, "pencil", Qt::Key_F2, QT_TR_NOOP("Write a reply"), &InboxWindow::reply,
         &InboxWindow::noDialog},
        {"reply.note", Group::reply, "note", Qt::Key_F4, QT_TR_NOOP("Write a note"), &InboxWindow::note,
         &InboxWindow::noDialog, "заметка note"},
        {"reply.template", Group::reply, "template", Qt::CTRL | Qt::Key_T, QT_TR_NOOP("Choose a template"),
         &InboxWindow::chooseTemplate, &InboxWindow::noDialog},
        {"reply.file", Group::reply, "paperclip", Qt::CTRL | Qt::Key_O, QT_TR_NOOP("Attach a file"),
         &InboxWindow::attachFile, &InboxWindow::noDialog, "файл file"},
        {"reply.emoji", Group::reply, "mood-smile", Qt::CTRL | Qt::SHIFT | Qt::Key_P, QT_TR_NOOP("Choose an emoji"),
         &InboxWindow::chooseEmoji, &InboxWindow::noDialog, "эмодзи emoji"},
        {"reply.voice", Group::reply, "microphone", Qt::CTRL | Qt::SHIFT | Qt::Key_R,
         QT_TR_NOOP("Record a voice message"), &InboxWindow::recordVoice, &InboxWindow::noDialog, "голос voice"},
        {"reply.spelling", Group::reply, "check", Qt::Key_F7, QT_TR_NOOP("Next spelling mistake"),
         &InboxWindow::goToMistake, &InboxWindow::noDialog, "орфография ошибка spelling"},
        {"dialog.answered", Group::dialog, "circle-check", Qt::CTRL | Qt::Key_E,
         QT_TR_NOOP("Answered, no reply needed"), &InboxWindow::answerOpen, &InboxWindow::notUnanswered,
         "отвечен answered"},
        {"dialog.unread", Group::dialog, "eye-off", Qt::CTRL | Qt::SHIFT | Qt::Key_M, QT_TR_NOOP("Mark as unread"),
         &InboxWindow::unreadOpen, &InboxWindow::nothingHeard, "непрочитано unread"},
        {"dialog.close", Group::dialog, "archive", Qt::CTRL | Qt::Key_D, QT_TR_NOOP("Close or reopen the dialog"),
         &InboxWindow::closeOpen, &InboxWindow::noDialog, "закрыть close"},
        {"dialog.close-next", Group::dialog, "archive", Qt::CTRL | Qt::SHIFT | Qt::Key_D,
         QT_TR_NOOP("Close the dialog, go to the most urgent"), &InboxWindow::closeAndNext,
         &InboxWindow::closedAlready},
        {"dialog.spam", Group::dialog, "ban", Qt::CTRL | Qt::SHIFT | Qt::Key_X, QT_TR_NOOP("Close as spam"),
         &InboxWindow::spamOpen, &InboxWindow::spamAlready, "спам spam"},
        {"dialog.snooze", Group::dialog, "alarm-snooze", Qt::CTRL | Qt::SHIFT | Qt::Key_S, QT_TR_NOOP("Snooze"),
         &InboxWindow::snoozeOpen, &InboxWindow::closedAlready, "отложить snooze"},
        {"dialog.take", Group::dialog, "user-check", Qt::CTRL | Qt::SHIFT | Qt::Key_E,
         QT_TR_NOOP("Take the dialog, take it over"), &InboxWindow::takeOpen, &InboxWindow::mineAlready,
         "забрать take"},
        {"dialog.pass-on", Group::dialog, "arrows-exchange", Qt::CTRL | Qt::SHIFT | Qt::Key_A,
         QT_TR_NOOP("Pass the dialog on"), &InboxWindow::passOnOpen, &InboxWindow::closedAlready, "передать pass"},
        {"dialog.follow", Group::dialog, "bell", Qt::CTRL | Qt::SHIFT | Qt::Key_L,
         QT_TR_NOOP("Follow the dialog, stop following"), &InboxWindow::followOpen, &InboxWindow::mineAlready},
        {"dialog.stage", Group::dialog, "", Qt::CTRL | Qt::Key_G, QT_TR_NOOP("Stage"), &InboxWindow::stageOpen,
         &InboxWindow::noDialog},
        {"dialog.priority", Group::dialog, "arrow-up", Qt::CTRL | Qt::SHIFT | Qt::Key_G, QT_TR_NOOP("Priority"),
         &InboxWindow::prioritizeOpen, &InboxWindow::noDialog},
        {"dialog.tag", Group::dialog, "", Qt::CTRL | Qt::Key_L, QT_TR_NOOP("Tags"), &InboxWindow::tagOpen,
         &InboxWindow::noDialog, "тег tag"},
        {"dialog.find", Group::dialog, "search", Qt::CTRL | Qt::Key_F, QT_TR_NOOP("Find in this dialog"),
         &InboxWindow::findInDialog, &InboxWindow::noDialog},
        {"dialog.find-next", Group::dialog, "", Qt::Key_F3, QT_TR_NOOP("Next hit in this dialog"),
         &InboxWindow::findNext, &InboxWindow::noDialog},
        {"dialog.find-back", Group::dialog, "", Qt::SHIFT | Qt::Key_F3, QT_TR_NOOP("Previous hit in this dialog"),
         &InboxWindow::findPrevious, &InboxWindow::noDialog},
        {"dialog.newest", Group::dialog, "arrow-down", Qt::ALT | Qt::Key_Return,
         QT_TR_NOOP("Jump to the newest message"), &InboxWindow::jumpToNewest, &InboxWindow::noDialog, "вниз down"},
        {"dialog.window", Group::dialog, "message-circle", Qt::CTRL | Qt::SHIFT | Qt::Key_O,
         QT_TR_NOOP("Open the dialog in a window of its own"), &InboxWindow::moveOut, &InboxWindow::cannotMoveOut},
        {"dialog.history", Group::dialog, "users", Qt::CTRL | Qt::SHIFT | Qt::Key_H,
         QT_TR_NOOP("Everything said with the client, in all channels"), &InboxWindow::showWholeHistory,
         &InboxWindow::noDialog, "история history"},
        {"window.pane", Group::window, "", Qt::Key_F6, QT_TR_NOOP("Next pane"), &InboxWindow::nextPane},
        {"window.pane-back", Group::window, "", Qt::SHIFT | Qt::Key_F6, QT_TR_NOOP("Previous pane"),
         &InboxWindow::previousPane},
        {"window.folders", Group::window, "folder", Qt::Key_F8, QT_TR_NOOP("Show or hide the folders"),
         &InboxWindow::toggleFolders},
        {"window.card", Group::window, "layout-sidebar-right", Qt::Key_F9, QT_TR_NOOP("Show or hide the client's card"),
         &InboxWindow::toggleCard},
        {"window.bigger", Group::window, "zoom-in", Qt::CTRL | Qt::Key_Equal, QT_TR_NOOP("Bigger text"),
         &InboxWindow::biggerText},
        {"window.smaller", Group::window, "zoom-out", Qt::CTRL | Qt::Key_Minus, QT_TR_NOOP("Smaller text"),
         &InboxWindow::smallerText},
        {"window.normal", Group::window, "zoom-reset", Qt::CTRL | Qt::Key_0, QT_TR_NOOP("Normal text"),
         &InboxWindow::normalText},
        {"window.back", Group::window, "", Qt::Key_Escape, QT_TR_NOOP("One step back"), &InboxWindow::stepBack},
        {"window.put-away", Group::window, "", Qt::CTRL | Qt::Key_W, QT_TR_NOOP("Put the window away"),
         &InboxWindow::putAwayRequested},
        {"work.commands", Group::work, "", Qt::CTRL | Qt::Key_K, QT_TR_NOOP("Commands"), &InboxWindow::openPalette},
        {"work.keys", Group::work, "help-circle", Qt::Key_F1, QT_TR_NOOP("Keys of this screen"),
         &InboxWindow::showKeys},
        {"work.settings", Group::work, "settings", Qt::CTRL | Qt::Key_Comma, QT_TR_NOOP("Settings"),
         &InboxWindow::openSettings},
        {"work.busy", Group::work, "clock", Qt::CTRL | Qt::SHIFT | Qt::Key_B,
         QT_TR_NOOP("Busy or on a break, online again"), &InboxWindow::toggleBusy},
        {"work.reconnect", Group::work, "plug-connected", Qt::Key_F5, QT_TR_NOOP("Connect again now"),
         &InboxWindow::reconnectRequested},
        {"work.quit", Group::work, "logout", Qt::CTRL | Qt::Key_Q, QT_TR_NOOP("Quit"), &InboxWindow::quitRequested},
    };
    return table;
}

void InboxWindow::showWholeHistory() {
    m_card->openWholeHistory();
}

QString InboxWindow::noDialog() const {
    return m_pane->dialog() ? QString() : tr("no dialog is open");
}

QString InboxWindow::notUnanswered() const {
    return m_pane->dialog() && !m_pane->dialog()->unanswered ? tr("it is answered") : noDialog();
}

QString InboxWindow::nothingHeard() const {
    return m_pane->dialog() && !m_pane->dialog()->heard ? tr("the client has written nothing") : noDialog();
}

QString InboxWindow::mineAlready() const {
    return m_pane->dialog() && m_pane->dialog()->mine ? tr("it is yours") : noDialog();
}

QString InboxWindow::closedAlready() const {
    const bool closed = m_pane->dialog() && m_pane->dialog()->status == DialogStatus::closed;
    return closed ? tr("it is closed") : noDialog();
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

void InboxWindow::addKey(const QString& id, const QKeySequence& usual, const std::function<void()>& act) {
    auto* action = new QAction(this);
    action->setShortcutContext(Qt::WindowShortcut);
    connect(action, &QAction::triggered, this, act);
    addAction(action);
    m_actions[id] = action;
    m_usualKeys[id] = usual;
}

void InboxWindow::addKeys() {
    for (const Key& key : keys())
        addKey(QString::fromLatin1(key.id), key.keys, [this, key] {
            if (isOfDesk(key))
                emit deskActionRequested(QString::fromLatin1(key.id));
            else if (!m_peeks || key.group != Group::reply) // nothing is written where somebody only looks
                (this->*key.act)();
        });
    const auto addPlace = [this](const QString& id, const QKeySequence& usual, const std::function<void()>& go) {
        addKey(id, usual, [this, id, go] { m_extent == Extent::desk ? go() : emit deskActionRequested(id); });
    };
    for (int slot = 0; slot < DeskStrip::kMost; ++slot)
        addPlace(slotAction(slot), QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + slot)),
                 [this, slot] { openSlot(slot); });
    for (int place = 0; place < kNumberedFolders; ++place)
        addPlace(folderAction(place), folderKey(place), [this, place] {
            if (const auto folder = folderAt(place))
                emit folderRequested(*folder);
        });
    applyKeys();
}

QKeySequence InboxWindow::keyOf(const QString& id) const {
    const auto chosen = m_chosenKeys.find(id);
    return chosen == m_chosenKeys.end() ? m_usualKeys.value(id) : QKeySequence(*chosen, QKeySequence::PortableText);
}

void InboxWindow::setKeys(const QHash<QString, QString>& chosen) {
    m_chosenKeys = chosen;
    applyKeys();
    emit keysChanged(chosen);
}

void InboxWindow::act(const QString& action) {
    if (QAction* known = m_actions.value(action))
        known->trigger();
}

bool InboxWindow::isOfDesk(const Key& key) const {
    if (m_extent == Extent::desk)
        return false;
    const QLatin1String id(key.id);
    const bool here = id == QLatin1String("work.commands") || id == QLatin1String("work.keys");
    const bool ofColumns = id == QLatin1String("window.folders") || id == QLatin1String("window.card");
    return key.group == Group::queue || (key.group == Group::work && !here) || ofColumns;
}

void InboxWindow::applyKeys() {
    for (auto it = m_actions.begin(); it != m_actions.end(); ++it)
        (*it)->setShortcut(keyOf(it.key()));
    m_rail->setHelpKey(kit::keyWords(keyOf(QStringLiteral("work.keys"))));
    for (auto* button : findChildren<kit::Button*>())
        if (!button->action().isEmpty())
            button->setKeyOfAction(keyOf(button->action()));
    for (int slot = 0; slot < DeskStrip::kMost; ++slot)
        m_list->desk()->setKey(slot, keyOf(slotAction(slot)));
}

QList<ActionRow> InboxWindow::actionRows() const {
    QList<ActionRow> rows;
    const auto add = [&](const QString& id, Group group, const QString& icon, const char* context, const char* words) {
        ActionRow row;
        row.id = id;
        row.group = group;
        row.icon = icon;
        row.words = QCoreApplication::translate(context, words);
        row.english = QString::fromUtf8(words);
        row.russian = kit::inRussian(context, words);
        row.key = keyOf(id).toString(QKeySequence::PortableText);
        row.usualKey = m_usualKeys.value(id).toString(QKeySequence::PortableText);
        rows.append(row);
    };
    for (const Key& key : keys()) {
        add(QString::fromLatin1(key.id), key.group, QString::fromLatin1(key.icon), kContext, key.words);
        if (key.whyNot && !isOfDesk(key))
            rows.last().whyNot = (this->*key.whyNot)();
    }
    for (int slot = 0; slot < DeskStrip::kMost; ++slot) {
        add(slotAction(slot), Group::places, {}, kContext, kSlotWords);
        ActionRow& row = rows.last();
        for (QString* words : {&row.words, &row.english, &row.russian})
            *words = words->arg(slot + 1);
        if (m_extent == Extent::desk && m_list->desk()->dialogAt(slot) == 0)
            row.whyNot = tr("it is free", "a desk slot");
    }
    for (int place = 0; place < kNumberedFolders; ++place) {
        const auto folder = folderAt(place);
        if (!folder)
            break;
        add(folderAction(place), Group::places, folderIcon(*folder), "pult::client::FolderPane", folderWords(*folder));
        rows.last().fixed = true;
    }
    const auto addFixed = [&](const QString& pane, Group group, const FixedKey& fixed) {
        add(pane + QString::fromLatin1(fixed.keys), group, {}, kContext, fixed.words);
        rows.last().fixed = true;
        rows.last().key = rows.last().usualKey = QString::fromLatin1(fixed.keys);
    };
    for (const FixedKey& fixed : kComposerKeys)
        addFixed(QStringLiteral("composer."), Group::reply, fixed);
    for (const FixedKey& fixed : kListKeys)
        addFixed(QStringLiteral("list."), Group::queue, fixed);
    return rows;
}

std::optional<Folder> InboxWindow::folderAt(int place) const {
    const QList<Folder> keyed = keyedFolders(m_folderHabits, m_somethingFailed);
    return place < keyed.size() ? std::optional(keyed[place]) : std::nullopt;
}

void InboxWindow::showKeys() {
    m_overlay->open(actionRows());
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
    if (m_pane->dialog() && m_pane->dialog()->unanswered)
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

void InboxWindow::popUp(QMenu* menu) {
    menu->popup(m_pane->mapToGlobal(QPoint(m_pane->width() / 2, m_pane->header()->height())));
}

void InboxWindow::snoozeOpen() {
    if (choosesRows())
        return m_list->selection()->chooseSnooze();
    if (m_pane->dialog() && m_pane->dialog()->status != DialogStatus::closed)
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
    if (composer()->dropRecording() || composer()->dropQuote())
        return;
    if (focusWidget() == search()->field())
        return search()->leave();
    if (m_pane->findBar()->isOpen()) {
        m_pane->findBar()->close();
        return composer()->isVisible() ? composer()->focusText() : thread()->setFocus(Qt::ShortcutFocusReason);
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
    if (m_pane->dialog() && m_pane->dialog()->status != DialogStatus::closed) {
        emit closeRequested(openDialogId());
        emit mostUrgentRequested();
    }
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
