// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the inbox window: one table for menus, tooltips, palette, overlay and the keys that are chosen.
#include "client/views/inbox/inbox_window.hpp"

#include "client/kit/button.hpp"
#include "client/kit/language.hpp"
#include "client/views/card/card_pane.hpp"
#include "client/views/composer/voice_strip.hpp"
#include "client/views/inbox/command_palette.hpp"
#include "client/views/inbox/rail.hpp"
#include "client/views/list/desk_strip.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/list/folder_pane.hpp"
#include "client/views/list/list_pane.hpp"
#include "client/views/list/search_pane.hpp"
#include "client/views/parts/fixed_keys.hpp"
#include "client/views/parts/keys_overlay.hpp"
#include "client/views/templates/template_picker.hpp"
#include "client/views/thread/find_bar.hpp"
#include "client/views/thread/jump_button.hpp"
#include "client/views/thread/thread_view.hpp"

#include <QAction>
#include <QCoreApplication>
#include <QLocale>

namespace pult::client {

namespace {

using Group = ActionGroup;

constexpr int kNumberedFolders = std::min(kFolderKeys, static_cast<int>(kFolders.size()));

QKeySequence folderKey(int number) {
    return QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + number));
}

/// The same with the other Enter; empty where there is none in it.
QKeySequence onKeypad(const QKeySequence& key) {
    if (key.count() != 1 || key[0].key() != Qt::Key_Return)
        return {};
    return QKeySequence(QKeyCombination(key[0].keyboardModifiers(), Qt::Key_Enter));
}

QString folderAction(int number) {
    return QStringLiteral("folder.%1").arg(number + 1);
}

constexpr const char* kSlotWords = QT_TRANSLATE_NOOP("pult::client::InboxWindow", "Desk slot %1");

QString slotAction(int number) {
    return QStringLiteral("desk.%1").arg(number + 1);
}

constexpr const char* kContext = "pult::client::InboxWindow";

/// A key that is held down goes on with these. Everything else is done once: one slow finger closes one dialog.
const QStringList kSteps = {QStringLiteral("queue.down"),       QStringLiteral("queue.up"),
                            QStringLiteral("dialog.find-next"), QStringLiteral("dialog.find-back"),
                            QStringLiteral("window.bigger"),    QStringLiteral("window.smaller")};

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
        {"reply.send-next", Group::reply, "send", Qt::CTRL | Qt::SHIFT | Qt::Key_Return,
         QT_TR_NOOP("Send, close the dialog, go to the most urgent"), &InboxWindow::sendAndNext,
         &InboxWindow::nothingToSend},
        {"reply.note", Group::reply, "note", Qt::Key_F4, QT_TR_NOOP("Write a note"), &InboxWindow::note,
         &InboxWindow::noDialog, "заметка note"},
        {"reply.once", Group::reply, "user-check", Qt::CTRL | Qt::SHIFT | Qt::Key_Y,
         QT_TR_NOOP("Reply once in a colleague's dialog"), &InboxWindow::replyOnce, &InboxWindow::nobodyAsks},
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
         &InboxWindow::snoozeOpen, &InboxWindow::cannotWait, "отложить snooze"},
        {"dialog.take", Group::dialog, "user-check", Qt::CTRL | Qt::SHIFT | Qt::Key_E,
         QT_TR_NOOP("Take the dialog, take it over"), &InboxWindow::takeOpen, &InboxWindow::cannotTake, "забрать take"},
        {"dialog.pass-on", Group::dialog, "arrows-exchange", Qt::CTRL | Qt::SHIFT | Qt::Key_A,
         QT_TR_NOOP("Pass the dialog on"), &InboxWindow::passOnOpen, &InboxWindow::closedAlready, "передать pass"},
        {"dialog.join", Group::dialog, "git-merge", Qt::CTRL | Qt::SHIFT | Qt::Key_K,
         QT_TR_NOOP("Join with another dialog of the client"), &InboxWindow::joinOpen, &InboxWindow::cannotJoin,
         "объединить join"},
        {"dialog.follow", Group::dialog, "bell", Qt::CTRL | Qt::SHIFT | Qt::Key_L,
         QT_TR_NOOP("Follow the dialog, stop following"), &InboxWindow::followOpen, &InboxWindow::mineAlready},
        {"dialog.stage", Group::dialog, "", Qt::CTRL | Qt::Key_G, QT_TR_NOOP("Stage"), &InboxWindow::stageOpen,
         &InboxWindow::noDialog},
        {"dialog.priority", Group::dialog, "arrow-up", Qt::CTRL | Qt::SHIFT | Qt::Key_G, QT_TR_NOOP("Priority"),
         &InboxWindow::prioritizeOpen, &InboxWindow::noDialog},
        {"dialog.tag", Group::dialog, "", Qt::CTRL | Qt::Key_L, QT_TR_NOOP("Tag the dialog"), &InboxWindow::tagOpen,
         &InboxWindow::noDialog, "тег tag"},
        {"dialog.tag-client", Group::dialog, "", Qt::CTRL | Qt::SHIFT | Qt::Key_T, QT_TR_NOOP("Tag the client"),
         &InboxWindow::tagClient, &InboxWindow::noDialog},
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
        {"window.put-away", Group::window, "", Qt::CTRL | Qt::Key_W, QT_TR_NOOP("Close the window, Pult keeps running"),
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

void InboxWindow::addKey(const QString& id, const QKeySequence& usual, const std::function<void()>& act) {
    auto* action = new QAction(this);
    action->setShortcutContext(Qt::WindowShortcut);
    action->setAutoRepeat(kSteps.contains(id));
    connect(action, &QAction::triggered, this, act);
    addAction(action);
    m_actions[id] = action;
    m_usualKeys[id] = usual;
}

void InboxWindow::addKeys() {
    for (const Key& key : keys())
        addKey(QString::fromLatin1(key.id), key.keys, [this, key] {
            if (isOfDesk(QString::fromLatin1(key.id), key.group))
                return emit deskActionRequested(QString::fromLatin1(key.id));
            if (m_peeks && key.group == Group::reply)
                return; // nothing is written where somebody only looks
            const QString why = key.whyNot && !choosesRows() ? (this->*key.whyNot)() : QString();
            if (why.isEmpty())
                (this->*key.act)();
            else
                announce(tr("Not possible: %1", "why").arg(why));
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

bool InboxWindow::isOfDesk(const QString& id, ActionGroup group) const {
    if (m_extent == Extent::desk)
        return false;
    const bool ofList = group == Group::queue || group == Group::places;
    const bool here = id == QLatin1String("work.commands") || id == QLatin1String("work.keys");
    return ofList || (group == Group::work && !here) || id == QLatin1String("window.folders");
}

void InboxWindow::applyKeys() {
    for (auto it = m_actions.begin(); it != m_actions.end(); ++it) {
        const QKeySequence key = keyOf(it.key());
        (*it)->setShortcuts(onKeypad(key).isEmpty() ? QList{key} : QList{key, onKeypad(key)});
    }
    m_rail->setHelpKey(kit::keyWords(keyOf(QStringLiteral("work.keys"))));
    for (auto* button : findChildren<kit::Button*>())
        if (!button->action().isEmpty())
            button->setKeyOfAction(keyOf(button->action()));
    m_palette->setKeys({keyOf(QStringLiteral("work.commands")), keyOf(QStringLiteral("work.keys"))});
    search()->setKey(keyOf(QStringLiteral("queue.search")));
    for (auto* jump : findChildren<JumpButton*>())
        jump->setKey(keyOf(QStringLiteral("dialog.newest")));
    QStringList places;
    for (int place = 0; place < kNumberedFolders; ++place)
        places += kit::keyWords(keyOf(folderAction(place)));
    m_folders->setKeys(places);
    m_list->setFolderKeys(places);
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
        if (key.whyNot && !isOfDesk(QString::fromLatin1(key.id), key.group))
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
    }
    return rows + sendKeys(composer()->enterSends()) + fixedKeys(KeyPlace::composer) + fixedKeys(KeyPlace::list);
}

std::optional<Folder> InboxWindow::folderAt(int place) const {
    const QList<Folder> keyed = keyedFolders(m_folderHabits, m_somethingFailed);
    return place < keyed.size() ? std::optional(keyed[place]) : std::nullopt;
}

/// What is open over the panes has the keys, whatever has the caret.
KeyPlace InboxWindow::placeOfKeys() const {
    if (m_palette->isVisible())
        return KeyPlace::palette;
    if (m_pane->templates()->isOpen())
        return KeyPlace::templates;
    const QWidget* at = focusWidget();
    if (qobject_cast<const VoiceStrip*>(at))
        return KeyPlace::recording;
    const std::pair<const QWidget*, KeyPlace> places[] = {
        {m_pane->findBar(), KeyPlace::find}, {search(), KeyPlace::search},     {m_list->list(), KeyPlace::list},
        {thread(), KeyPlace::thread},        {composer(), KeyPlace::composer}, {m_card, KeyPlace::card},
    };
    for (const auto& [widget, place] : places)
        if (at && (at == widget || widget->isAncestorOf(at)))
            return place;
    return KeyPlace::elsewhere;
}

/// From the queue to an answer; empty where somebody has taken one of the keys away.
QString InboxWindow::usualWay() const {
    QStringList keys;
    for (const char* id : {"queue.next", "reply.write", "dialog.close-next"})
        keys += kit::keyWords(keyOf(QLatin1String(id)));
    if (m_extent == Extent::dialog || keys.contains(QString()))
        return {};
    const QString send = kit::keyWords(
        QKeySequence(composer()->enterSends() ? QStringLiteral("Return") : QStringLiteral("Ctrl+Return")));
    return tr("The usual way: %1 takes the next dialog, %2 goes to the reply, %3 sends it, %4 closes the dialog and "
              "opens the most urgent one.")
        .arg(keys[0], keys[1], send, keys[2]);
}

/// In the window of one dialog without those that are for the desk.
void InboxWindow::showKeys() {
    const KeyPlace here = placeOfKeys();
    QList<ActionRow> rows = actionRows();
    if (here != KeyPlace::composer && here != KeyPlace::list)
        rows += fixedKeys(here);
    rows += fixedKeys(KeyPlace::opened);
    if (m_extent == Extent::dialog)
        rows.removeIf([this](const ActionRow& row) {
            return isOfDesk(row.id, row.group) || row.id == QLatin1String("dialog.window");
        });
    m_overlay->open(rows, here, usualWay());
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

} // namespace pult::client
