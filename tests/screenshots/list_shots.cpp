// SPDX-License-Identifier: GPL-3.0-or-later
// The list, its folders and what is done with many rows; the palette and the keys.
#include "tests/screenshots/shots.hpp"

#include "client/views/inbox/command_palette.hpp"
#include "client/views/templates/template_picker.hpp"
#include "client/views/thread/thread_view.hpp"
#include "shared/domain/working_hours.hpp"
#include "tests/screenshots/sample_data.hpp"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace pult::sample {

using namespace client;

namespace {

void openPalette(InboxWindow& window, const QString& typed) {
    window.pane()->templates()->setTemplates(templates());
    window.setPeople([] {
        return QList<Command>{{.id = QStringLiteral("18245"),
                               .icon = QStringLiteral("user"),
                               .words = QString::fromUtf8("Иван Петров"),
                               .aside = QStringLiteral("WhatsApp")},
                              {.id = QStringLiteral("18246"),
                               .icon = QStringLiteral("user"),
                               .words = QString::fromUtf8("Закира Мамедова"),
                               .aside = QStringLiteral("Telegram")}};
    });
    for (QAction* action : window.actions())
        if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_K))
            action->trigger();
    if (auto* palette = window.findChild<CommandPalette*>())
        palette->findChild<QLineEdit*>()->setText(typed);
}

/// Work ended at noon: who was late is late, the others wait for the morning.
void rest(InboxWindow& window) {
    wire::Calendar mornings;
    mornings.zone = "UTC";
    mornings.week.assign(7, {{9 * 60, 12 * 60}});
    const WaitClock clock(std::make_shared<domain::WorkingHours>(domain::WorkingHours::of(mornings).value()));
    auto rows = dialogs();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i])
            continue;
        rows[i]->clock = clock;
        if (i > 0)
            rows[i]->answerWarningMs = rows[i]->answerDueMs = nowMs() + 20 * 3'600'000;
    }
    QList<DialogRow> onDesk;
    for (std::size_t i = 0; i < 3; ++i)
        onDesk.append(*rows[i]);
    window.setDesk(onDesk);
    auto* list = new test::DialogRows(nowMs());
    list->setParent(&window);
    list->set(std::move(rows));
    window.setDialogs(list);
    window.setQueue(7, nowMs() - 3 * 3'600'000, clock);
}

} // namespace

QList<Shot> listShots() {
    return {
        {QStringLiteral("became-small"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(became());
             window.openDialog(openDialog(), &messages, 0, true);
         }},
        {QStringLiteral("night"), kSmall, [](InboxWindow& window, test::MessageRows&) { rest(window); }},
        {QStringLiteral("quiet"), kSmall,
         [](InboxWindow& window, test::MessageRows&) {
             window.setDialogs(nullptr);
             for (Folder folder : kFolders)
                 window.setFolderCount(folder, {0, 0});
             window.setFolder(Folder::unassigned);
             window.setQueue(0, 0);
         }},
        {QStringLiteral("empty"), kLarge,
         [](InboxWindow& window, test::MessageRows&) {
             window.setDialogs(nullptr);
             window.setFolder(Folder::unanswered);
             window.setFolderCount(Folder::unanswered, {});
             ConnectionStatus connecting;
             window.setConnection(connecting);
         }},
        {QStringLiteral("no-channel"), kLarge,
         [](InboxWindow& window, test::MessageRows&) {
             window.setDialogs(nullptr);
             window.setFolder(Folder::unanswered);
             window.setFolderCount(Folder::unanswered, {0, 0});
             window.setNeedsChannel(true);
         }},
        {QStringLiteral("spam"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(talk());
             DialogRow spam = openDialog();
             spam.status = DialogStatus::closed;
             spam.unanswered = false;
             spam.spam = true;
             window.setDialogs(nullptr);
             window.setFolder(Folder::spam);
             window.setFolderCount(Folder::spam, {0, 0});
             window.openDialog(spam, &messages, 0, false);
             window.setCard(card());
         }},
        {QStringLiteral("spam-rows"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             static test::DialogRows rows(nowMs()); // the window outlives the stage
             rows.set(spam());
             messages.append(talk());
             window.setDialogs(&rows);
             window.setFolder(Folder::spam);
             window.setFolderCount(Folder::spam, {0, 3});
             window.openDialog(*spam()[1], &messages, 0, false);
             window.setCard(card());
         }},
        {QStringLiteral("done"), kLarge,
         [](InboxWindow& window, test::MessageRows&) {
             window.setDialogs(nullptr);
             window.setFolder(Folder::unanswered);
             window.setFolderCount(Folder::unanswered, {0, 0});
             window.setPresence({Presence::pause, here("Обед", "Lunch")}, {}, nowMs() - 12 * 60'000);
         }},
        {QStringLiteral("keys"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             press(window, Qt::Key_F1);
         }},
        {QStringLiteral("keys-small"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             press(window, Qt::Key_F1);
         }},
        {QStringLiteral("keys-thread"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.thread()->setFocus();
             press(window, Qt::Key_F1);
         }},
        {QStringLiteral("palette-keys"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             openPalette(window, {});
             press(window, Qt::Key_F1);
         }},
        {QStringLiteral("palette"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             openPalette(window, QStringLiteral("pfrh"));
         }},
        {QStringLiteral("palette-small"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             DialogRow answered = openDialog();
             answered.unanswered = false;
             window.updateDialog(answered);
             openPalette(window, {});
         }},
        {QStringLiteral("palette-nothing"), kSmall,
         [](InboxWindow& window, test::MessageRows&) { openPalette(window, QStringLiteral("ъъъ")); }},
        {QStringLiteral("selection"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.chooseDialogs({11, 13, 14, 17}, {});
             window.pulse(12);
         }},
        {QStringLiteral("selection-small"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             const QString why = here("Клиент написал, пока вы решали", "The client has written meanwhile");
             window.chooseDialogs({13, 14}, {{13, why}, {14, why}});
             window.showBulkFailures(here("Закрыто 37 диалогов, не вышло: 3", "37 dialogs closed, 3 failed"));
         }},
        {QStringLiteral("bulk-done"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.showBulk(here("Отвечено 37 диалогов · 10\u00A0с", "37 dialogs marked as answered · 10\u00A0s"),
                             false);
         }},
        {QStringLiteral("waits-here"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             std::vector<MessageRow> rows = talk();
             MessageRow waiting;
             waiting.clientId = QStringLiteral("waits");
             waiting.direction = Direction::out;
             waiting.authorKind = AuthorKind::user;
             waiting.authorName = QString::fromUtf8("Анна");
             waiting.text = QString::fromUtf8("Да, ждём вас к двум.");
             waiting.atMs = rows.back().atMs + 60'000;
             waiting.state = DeliveryState::queued;
             waiting.waitsHere = waiting.mine = true;
             rows.push_back(waiting);
             messages.append(rows);
             window.openDialog(openDialog(), &messages, 0, false);
         }},
        {QStringLiteral("answer-late"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             AlertRow row;
             row.key = QStringLiteral("answer/1");
             row.grave = row.mayTake = true;
             row.words = here("Ждёт слишком долго: Мария Ким. Никто не взял диалог вовремя.",
                              "Waits too long: Maria Kim. Nobody has taken the dialog in time.");
             row.dialog = 1;
             window.setAlerts({row});
         }},
    };
}

} // namespace pult::sample
