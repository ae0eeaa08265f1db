// SPDX-License-Identifier: GPL-3.0-or-later
// The open dialog: its thread, its bars, who else is in it.
#include "tests/screenshots/shots.hpp"

#include "client/kit/button.hpp"
#include "client/views/templates/template_picker.hpp"
#include "client/views/thread/thread_view.hpp"
#include "tests/screenshots/sample_data.hpp"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>

namespace pult::sample {

using namespace client;

namespace {

/// A dialog that several work at: urgent, staged, followed, with a whisper half written.
void workTogether(InboxWindow& window, test::MessageRows& messages) {
    openTalk(window, messages);
    DialogRow shared = openDialog();
    shared.priority = kUrgentPriority;
    shared.stageId = 3;
    shared.stageName = here("ждём подтверждения площадки", "waiting for the venue");
    shared.followers = {QString::fromUtf8("Марина Соколова"), QString::fromUtf8("Игорь Лапин")};
    shared.assigneeName = QString::fromUtf8("Марина Соколова");
    shared.mine = false;
    shared.whisperTo = QString::fromUtf8("Марина Соколова");
    window.updateDialog(shared);
    window.setDeskLoad(5, 5);
    window.setFolderCount(Folder::mentioned, {2, 2});
    window.composer()->setMode(ComposerMode::note);
    window.composer()->putText(18245, ComposerMode::note, QString::fromUtf8("@Игорь Лапин проверь оплату, пожалуйста"));
    for (auto* button : window.composer()->findChildren<kit::Button*>())
        if (button->isCheckable() && button->isVisible() && button->accessibleName().contains(shared.whisperTo))
            button->click(); // where there is little room its face names nobody
}

} // namespace

QList<Shot> dialogShots() {
    return {
        {QStringLiteral("inbox"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             DialogRow typing = openDialog();
             typing.typing = QString::fromUtf8("Иван Петров");
             typing.customerIsTyping = true;
             window.updateDialog(typing);
             window.composer()->putText(18245, ComposerMode::reply,
                                        QString::fromUtf8("Иван, к 12 домик уже будет готов, ранний заезд для вас "
                                                          "бесплатно.\nМангал и первая вязанка дров включены"));
             window.announce(here("Отправлено: Гульнара", "Sent: Гульнара"));
         }},
        {QStringLiteral("comes-in"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.setHeld(here("Гульнара", "Gulnara"), 4);
             window.tellWhatComes(here("Ольга Смирнова: а бронь на субботу ещё можно перенести?",
                                       "Olga Smirnova: can the booking for Saturday still be moved?"));
         }},
        {QStringLiteral("together"), kLarge, workTogether},
        {QStringLiteral("together-small"), kSmall, workTogether},
        {QStringLiteral("states"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(states());
             window.openDialog(openDialog(), &messages, 0, true);
             window.setCard(card());
             window.composer()->putText(18245, ComposerMode::reply, QString::fromUtf8("Вот как выглядит терраса"));
             window.composer()->setQuote(
                 {2008, QString::fromUtf8("Иван Петров"), QString::fromUtf8("И ещё вопрос: мангал и дрова включены?")});
             window.pane()->showStale(18245, QString::fromUtf8("Марина"), QString::fromUtf8("Заезд с 12 есть"),
                                      nowMs() - 3'000);
         }},
        {QStringLiteral("states-top"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(states());
             window.openDialog(openDialog(), &messages, 0, true);
             window.thread()->scrollToMessage(states().front().id);
             window.pane()->showRefusal(18245, here("Сбой на сервере, ничего не изменилось. Повторите; если не "
                                                    "поможет, сообщите администратору: причина в журнале сервера",
                                                    "A fault on the server, nothing was changed. Try again; if that "
                                                    "doesn't help, tell the administrator: the server's log has the "
                                                    "reason"));
         }},
        {QStringLiteral("messengers"), QSize(1280, 1000),
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(fromMessengers());
             window.openDialog(openDialog(), &messages, 0, true);
             window.setCard(card());
         }},
        {QStringLiteral("became"), QSize(1280, 1000),
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(became());
             window.openDialog(openDialog(), &messages, 0, true);
             window.setCard(card());
         }},
        {QStringLiteral("media"), QSize(1280, 1400),
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(media());
             window.openDialog(openDialog(), &messages, 0, true);
             window.setCard(card());
         }},
        {QStringLiteral("media-small"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(media());
             window.openDialog(openDialog(), &messages, 0, true);
             window.thread()->scrollToMessage(7000);
         }},
        {QStringLiteral("hostile-top"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(hostile());
             DialogRow hebrew = openDialog();
             hebrew.customerName = QString::fromUtf8("דוד \u202Eלוי");
             hebrew.address = here("посетитель 4471", "visitor 4471");
             window.openDialog(hebrew, &messages, 0, true);
             window.thread()->scrollToMessage(4000);
         }},
        {QStringLiteral("unreachable"), QSize(1280, 720),
         [](InboxWindow& window, test::MessageRows& messages) {
             window.openDialog(openDialog(), &messages, 0, true);
             ThreadEdges edges;
             edges.hasOlder = edges.needsNetwork = true;
             window.thread()->setEdges(edges);
             window.setCard(card());
             ConnectionStatus down;
             down.phase = ConnectionStatus::Phase::offline;
             down.downSinceMs = nowMs() - 60'000;
             down.unsent = 3;
             down.undone = 2;
             window.setConnection(down);
         }},
        {QStringLiteral("focus"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.activateWindow();
             window.thread()->setFocus(Qt::TabFocusReason);
             window.thread()->setCurrentRow(2);
         }},
        {QStringLiteral("hostile"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(hostile());
             DialogRow long1 = openDialog();
             long1.customerName = QString::fromUtf8("Александра Вознесенская-Константинопольская-Грин");
             long1.tags = {here("ранний заезд", "early arrival"), here("семья", "family"),
                           here("очень длинный тег с пробелами", "a very long tag with spaces"), here("ещё", "more")};
             window.openDialog(long1, &messages, 0, true);
             ConnectionStatus down;
             down.phase = ConnectionStatus::Phase::offline;
             down.downSinceMs = nowMs() - 5'000;
             down.retryAtMs = nowMs() + 5'000;
             down.unsent = 2;
             window.setConnection(down);
         }},
        {QStringLiteral("other-owner"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(talk());
             DialogRow theirs = openDialog();
             theirs.mine = false;
             theirs.assigneeId = 2;
             theirs.assigneeName = QString::fromUtf8("Марина Соколова");
             window.openDialog(theirs, &messages, 0, false);
             ConnectionStatus down;
             down.phase = ConnectionStatus::Phase::offline;
             down.downSinceMs = nowMs() - 60'000;
             window.setConnection(down);
         }},
        {QStringLiteral("colleagues-dialog"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(talk());
             DialogRow theirs = openDialog();
             theirs.mine = false;
             theirs.assigneeId = 2;
             theirs.assigneeName = QString::fromUtf8("Марина Соколова");
             theirs.replyLeave = ReplyLeave::asked;
             window.openDialog(theirs, &messages, 0, true);
             window.composer()->putText(18245, ComposerMode::reply, QString::fromUtf8("Добрый день! Заезд с 12."));
         }},
        {QStringLiteral("ask-senior"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(talk());
             DialogRow mine = openDialog();
             mine.senior = QString::fromUtf8("Марина Соколова");
             window.openDialog(mine, &messages, 0, true);
             window.pane()->showRefusal(18245,
                                        here("Ваша роль этого не позволяет, это может старший",
                                             "Your role does not allow this, a senior can do it"),
                                        AskSenior::rights);
         }},
        {QStringLiteral("closed"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(talk());
             DialogRow closed = openDialog();
             closed.status = DialogStatus::closed;
             closed.unanswered = false;
             window.openDialog(closed, &messages, 0, false);
             window.setCard(card());
         }},
        {QStringLiteral("just-closed"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(talk());
             DialogRow closed = openDialog();
             closed.status = DialogStatus::closed;
             closed.unanswered = false;
             window.openDialog(closed, &messages, 0, false);
             window.showBulk(here("Закрыт: решён · 8\u00A0с", "Closed: resolved · 8\u00A0s"), true);
         }},
        {QStringLiteral("types"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             DialogRow typed = openDialog();
             typed.typing = QString::fromUtf8("Марина Соколова");
             typed.typingSinceMs = nowMs() - 5'000;
             window.updateDialog(typed);
         }},
        {QStringLiteral("window-soon"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             DialogRow soon = openDialog();
             soon.windowEndsMs = nowMs() + 72 * 60'000;
             window.updateDialog(soon);
         }},
        {QStringLiteral("window-over"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             DialogRow over = openDialog();
             over.windowEndsMs = nowMs() - 74 * 60'000;
             window.composer()->putText(18245, ComposerMode::reply, QString::fromUtf8("Иван, к 12 домик готов"));
             window.updateDialog(over);
         }},
        {QStringLiteral("client-blocked-us"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             DialogRow barred = openDialog();
             barred.barred = true;
             window.updateDialog(barred);
             window.setCard(card());
             ContactRow other;
             other.id = 1;
             other.channelKind = QStringLiteral("vk");
             window.pane()->setContacts({other});
             MessageRow failed = messages.at(messages.rowCount() - 1);
             failed.direction = Direction::out;
             failed.state = DeliveryState::failed;
             failed.errorText =
                 here("Клиент заблокировал нас в этом мессенджере", "The client has blocked us in this messenger");
             failed.barred = true;
             messages.change(messages.rowCount() - 1, failed);
         }},
        {QStringLiteral("taken"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.pane()->showTaken(18245, QString::fromUtf8("Марина Соколова"));
             ConnectionStatus status;
             status.phase = ConnectionStatus::Phase::offline;
             status.downSinceMs = nowMs() - 10'000;
             window.setConnection(status);
             status = {};
             status.phase = ConnectionStatus::Phase::online;
             status.latencyMs = 41;
             status.arrived = 14;
             window.setConnection(status);
         }},
        {QStringLiteral("passed-on"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.showBulk(here("Передан в очередь: Бухгалтерия, вы следите · 10\u00A0с",
                                  "Passed on to the queue of Bookkeepers, you follow it · 10\u00A0s"),
                             false);
         }},
        {QStringLiteral("gone"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.closeDialogView(here("Диалог теперь ведёт другой; ваш текст сохранён в черновике",
                                         "The dialog is with somebody else now; your text is kept among the drafts"));
         }},
        {QStringLiteral("peek"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(talk());
             window.peekDialog(openDialog(), &messages, kFirstUnread);
             window.setCard(card());
         }},
        {QStringLiteral("own-window"), QSize(640, 760),
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.composer()->putText(18245, ComposerMode::reply, QString::fromUtf8("Иван, к 12 домик готов."));
             window.setHeld(QString::fromUtf8("Иван Петров"), 4);
         },
         InboxWindow::Extent::dialog},
        {QStringLiteral("own-window-alert"), QSize(640, 760),
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.setAlerts(alerts());
         },
         InboxWindow::Extent::dialog},
        {QStringLiteral("own-window-keys"), QSize(640, 760),
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             press(window, Qt::Key_F1);
         },
         InboxWindow::Extent::dialog},
        {QStringLiteral("own-window-drawer"), QSize(640, 760),
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             press(window, Qt::Key_F9);
         },
         InboxWindow::Extent::dialog},
        {QStringLiteral("own-window-card"), QSize(1280, 760),
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             press(window, Qt::Key_F9);
         },
         InboxWindow::Extent::dialog},
        {QStringLiteral("joined"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(talk());
             MessageRow line;
             line.id = 9001;
             line.direction = Direction::system;
             line.authorKind = AuthorKind::user;
             line.event = QStringLiteral("merged");
             line.leadsTo = 18251;
             line.text = here("Марина Соколова: диалог объединён с #18251 и продолжается там",
                              "Marina joined the dialog with #18251: it goes on there");
             line.atMs = nowMs();
             messages.append({line});
             DialogRow joined = openDialog();
             joined.status = DialogStatus::closed;
             joined.unanswered = false;
             joined.mergedInto = 18251;
             window.openDialog(joined, &messages, 0, false);
             window.setCard(card());
             window.showBulk(here("Объединён с #18251 · 8\u00A0с", "Joined with #18251 · 8\u00A0s"), false);
         }},
        {QStringLiteral("own-window-closed"), QSize(640, 760),
         [](InboxWindow& window, test::MessageRows& messages) {
             messages.append(talk());
             DialogRow closed = openDialog();
             closed.status = DialogStatus::closed;
             closed.unanswered = false;
             window.openDialog(closed, &messages, 0, false);
             window.showBulk(here("Закрыт: решён · 8\u00A0с", "Closed: resolved · 8\u00A0s"), true);
         },
         InboxWindow::Extent::dialog},
        {QStringLiteral("quote"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             const MessageRow quoted = talk().back();
             window.composer()->setQuote({quoted.id, quoted.authorName, quoted.text});
         }},
        {QStringLiteral("desktop-lacks"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             AlertRow row;
             row.key = QStringLiteral("desktop");
             row.words = here("Система не показывает уведомлений: Pult показывает их в своих окошках. Нет звукового "
                              "устройства: новых сообщений не будет слышно.",
                              "This desktop shows no notifications: Pult shows them in small windows of its own. No "
                              "sound device: you won't hear new messages.");
             row.mendable = true;
             window.setAlerts({row});
         }},
    };
}

} // namespace pult::sample
