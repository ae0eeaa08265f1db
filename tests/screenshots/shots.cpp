// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/shots.hpp"

#include "client/kit/button.hpp"
#include "client/spell/dictionary.hpp"
#include "client/spell/speller.hpp"
#include "client/views/inbox/command_palette.hpp"
#include "client/views/templates/template_picker.hpp"
#include "client/views/thread/thread_view.hpp"
#include "shared/domain/working_hours.hpp"
#include "tests/screenshots/sample_data.hpp"

#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QTimer>

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

/// The picker over the composer, as after a typed slash.
void chooseTemplates(InboxWindow& window, bool onlyApproved) {
    TemplateContext context = templateContext();
    context.onlyApproved = onlyApproved;
    window.pane()->templates()->setTemplates(templates());
    window.pane()->templates()->setContext(18245, context);
    window.composer()->askForTemplates();
}

} // namespace

void press(InboxWindow& window, Qt::Key key) {
    for (QAction* action : window.actions())
        if (action->shortcut() == QKeySequence(key))
            action->trigger();
}

/// With waves under what is misspelt.
void writeChecked(InboxWindow& window, const QString& text) {
    auto* speller = new Speller(dictionaryFolders(), QString(), qApp);
    window.composer()->setSpeller(*speller);
    window.composer()->putText(18245, ComposerMode::reply, text);
    QEventLoop judged;
    QObject::connect(speller, &Speller::judged, &judged, &QEventLoop::quit);
    QTimer::singleShot(5000, &judged, &QEventLoop::quit);
    judged.exec();
}

void openTalk(InboxWindow& window, test::MessageRows& messages) {
    messages.append(talk());
    window.openDialog(openDialog(), &messages, kFirstUnread, true);
    window.setCard(card());
}

/// Work ended at noon: who was late is late, the others wait for the morning.
static void rest(InboxWindow& window) {
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

/// A dialog that several work at: urgent, staged, followed, with a whisper half written.
static void workTogether(InboxWindow& window, test::MessageRows& messages) {
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
        if (button->isCheckable() && button->isVisible() &&
            button->text().contains(shared.whisperTo.section(u' ', 0, 0)))
            button->click();
}

QStringList tags() {
    return {here("ранний заезд", "early arrival"), here("семья", "family"), here("оплата", "payment"),
            here("возврат", "refund"), here("животные", "pets")};
}

QList<Command> colleagues() {
    const auto person = [](const QString& name, const QString& aside, const char* icon) {
        Command command{.kind = Command::Kind::person,
                        .id = name,
                        .group = here("КОЛЛЕГЕ", "TO A COLLEAGUE"),
                        .icon = QString::fromUtf8(icon),
                        .words = name};
        command.aside = aside;
        return command;
    };
    const auto queue = [&](const QString& name, const QString& aside) {
        Command command = person(name, aside, "users");
        command.group = here("В ОЧЕРЕДЬ", "TO A QUEUE");
        return command;
    };
    return {person(here("Мне", "To me"), here("онлайн, 4 из 5", "online, 4 of 5"), "user-check"),
            person(QString::fromUtf8("Марина Соколова"), here("онлайн, 2 из 5", "online, 2 of 5"), "user"),
            person(QString::fromUtf8("Александра Вознесенская-Константинопольская"),
                   here("занят, 5 из 5", "busy, 5 of 5"), "user"),
            person(QString::fromUtf8("Игорь Лапин"), here("не в сети, 0 из 5", "offline, 0 of 5"), "user"),
            queue(here("Бронирование", "Bookings"), here("онлайн 2 из 3, ждут: 4", "2 of 3 online, 4 waiting")),
            queue(here("Бухгалтерия", "Accounts"), here("онлайн 0 из 2", "0 of 2 online"))};
}

const QList<Shot>& shots() {
    static const QList<Shot> all =
        searchShots() + cardShots() +
        QList<Shot>{
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
            {QStringLiteral("compact"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 writeChecked(window, QString::fromUtf8(
                                          "Иван, к 12 домик уже будет готов, ранний заезд для вас безплатно, ждём"));
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
                 window.composer()->setQuote({2008, QString::fromUtf8("Иван Петров"),
                                              QString::fromUtf8("И ещё вопрос: мангал и дрова включены?")});
                 window.pane()->showStale(18245, QString::fromUtf8("Марина"), QString::fromUtf8("Заезд с 12 есть"),
                                          nowMs() - 3'000);
             }},
            {QStringLiteral("change-refused"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 messages.append(states());
                 window.openDialog(openDialog(), &messages, 0, true);
                 window.pane()->showUnchanged(18245, 2008,
                                              here("Ваша правка «Заезд с 14:00» не принята: тем временем сообщение "
                                                   "изменили на другом компьютере",
                                                   "Your change to “Check-in from 2 pm” was not taken: it has been "
                                                   "changed at another computer meanwhile"));
             }},
            {QStringLiteral("reply-deleted"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 messages.append(states());
                 window.openDialog(openDialog(), &messages, 0, true);
                 window.pane()->showDiscarded(18245);
             }},
            {QStringLiteral("states-top"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 messages.append(states());
                 window.openDialog(openDialog(), &messages, 0, true);
                 window.thread()->scrollToMessage(states().front().id);
                 window.pane()->showRefusal(18245,
                                            here("Сервер ошибся и не смог это сделать. Ничего не изменилось",
                                                 "The server has made a mistake and could not do this. Nothing was "
                                                 "changed"));
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
            {QStringLiteral("became-small"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 messages.append(became());
                 window.openDialog(openDialog(), &messages, 0, true);
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
            {QStringLiteral("recording"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 const qint64 id = openDialog().id;
                 window.composer()->setFiles(id, ComposerMode::reply, voiceFiles());
                 window.composer()->setHeardFile(2);
                 window.composer()->setRecording(recording());
             }},
            {QStringLiteral("held"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 messages.append({held()});
                 window.setHeld(QString::fromUtf8("Иван Петров"), 4);
                 window.composer()->putText(18245, ComposerMode::reply, QString(4100, u'о'));
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
            {QStringLiteral("night"), kSmall, [](InboxWindow& window, test::MessageRows&) { rest(window); }},
            {QStringLiteral("quiet"), kSmall,
             [](InboxWindow& window, test::MessageRows&) {
                 window.setDialogs(nullptr);
                 for (Folder folder : kFolders)
                     window.setFolderCount(folder, {0, 0});
                 window.setFolder(Folder::unassigned);
                 window.setQueue(0, 0);
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
                               here("очень длинный тег с пробелами", "a very long tag with spaces"),
                               here("ещё", "more")};
                 window.openDialog(long1, &messages, 0, true);
                 ConnectionStatus down;
                 down.phase = ConnectionStatus::Phase::offline;
                 down.downSinceMs = nowMs() - 5'000;
                 down.retryAtMs = nowMs() + 5'000;
                 down.unsent = 2;
                 window.setConnection(down);
             }},
            {QStringLiteral("note"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 window.composer()->setMode(ComposerMode::note);
                 window.composer()->putText(18245, ComposerMode::note,
                                            QString::fromUtf8("Проверь, пожалуйста, вторую оплату по брони 5512"));
             }},
            {QStringLiteral("files"), kLarge,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 window.composer()->putText(18245, ComposerMode::reply,
                                            QString::fromUtf8("Вот как выглядит терраса девятого домика вечером"));
                 window.composer()->setFiles(18245, ComposerMode::reply, files());
                 window.setAlerts(alerts());
                 window.setNewRows(2);
             }},
            {QStringLiteral("files-compact"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 window.composer()->setFiles(18245, ComposerMode::reply, files());
                 window.setAlerts(alerts());
                 window.setNewRows(14);
             }},
            {QStringLiteral("drop"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 QMimeData files;
                 files.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/plan.pdf"))});
                 QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
                 QCoreApplication::sendEvent(window.pane(), &enter);
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
            {QStringLiteral("long-text"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 window.composer()->putText(18245, ComposerMode::reply,
                                            QString::fromUtf8("Как нас найти: от станции налево. ").repeated(150));
                 QList<PendingFileRow> sent = files().mid(0, 2);
                 sent.last().asDocument = true;
                 window.composer()->setFiles(18245, ComposerMode::reply, sent);
             }},
            {QStringLiteral("file-links"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 QList<PendingFileRow> sent = files().mid(0, 2);
                 sent.front().refusal = here("71 МБ, здесь можно до 48 МБ", "71 MB, here up to 48 MB");
                 sent.front().canLink = true;
                 sent.front().percent = 0; // what is refused does not go up
                 sent.last().asLink = true;
                 window.composer()->setFiles(18245, ComposerMode::reply, sent);
             }},
            {QStringLiteral("file-pictures"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 QList<PendingFileRow> sent(4, files().first());
                 sent[0].hasChoice = true;
                 for (qsizetype i = 1; i < sent.size(); ++i) {
                     sent[i].state = PendingFileRow::State::ready;
                     sent[i].hasChoice = i == 1;
                 }
                 sent[1].asFile = true;
                 sent[2].asDocument = sent[2].canShrink = true;
                 sent[3].wasBytes = 9'600'000;
                 window.composer()->setFiles(18245, ComposerMode::reply, sent);
             }},
            {QStringLiteral("file-too-large"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 QList<PendingFileRow> sent(2, files().first());
                 sent.front().refusal = here("71 МБ, здесь можно до 48 МБ", "71 MB, at most 48 MB here");
                 sent.front().canLink = sent.front().canShrink = true;
                 sent.back().isShrinking = true;
                 window.composer()->setFiles(18245, ComposerMode::reply, sent);
             }},
            {QStringLiteral("templates"), kLarge,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 chooseTemplates(window, false);
                 window.pane()->templates()->findChild<QLineEdit*>()->setText(here("/заезд", "/arrive"));
             }},
            {QStringLiteral("templates-compact"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 chooseTemplates(window, false);
                 window.pane()->templates()->findChild<QLineEdit*>()->setText(here("/возв", "/refu"));
             }},
            {QStringLiteral("templates-none"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 chooseTemplates(window, false);
                 window.pane()->templates()->findChild<QLineEdit*>()->setText(QString::fromUtf8("/щщщ"));
             }},
            {QStringLiteral("templates-approved"), kLarge,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 DialogRow over = openDialog();
                 over.windowEndsMs = nowMs() - 74 * 60'000;
                 window.updateDialog(over);
                 chooseTemplates(window, true);
                 QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
                 QCoreApplication::sendEvent(window.pane()->templates()->findChild<QLineEdit*>(), &enter);
             }},
            {QStringLiteral("template-gaps"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 chooseTemplates(window, false);
                 window.pane()->templates()->findChild<QLineEdit*>()->setText(here("/заезд1", "/arrive1"));
                 QKeyEvent tab(QEvent::KeyPress, Qt::Key_Tab, Qt::NoModifier);
                 QCoreApplication::sendEvent(window.pane()->templates()->findChild<QLineEdit*>(), &tab);
                 QTimer::singleShot(270, &window, [&window] { window.composer()->send(); });
                 QElapsedTimer past;
                 for (past.start(); !past.hasExpired(300);)
                     QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
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
            {QStringLiteral("done"), kLarge,
             [](InboxWindow& window, test::MessageRows&) {
                 window.setDialogs(nullptr);
                 window.setFolder(Folder::unanswered);
                 window.setFolderCount(Folder::unanswered, {0, 0});
                 window.setPresence({Presence::pause, here("Обед", "Lunch")}, {});
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
                 window.closeDialogView(
                     here("Диалог теперь ведёт другой; ваш текст сохранён в черновике",
                          "The dialog is with somebody else now; your text is kept among the drafts"));
             }},
            {QStringLiteral("braces"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 window.composer()->putText(window.openDialogId(), ComposerMode::reply,
                                            QString::fromUtf8("Здравствуйте, {имя}! Ждём вас."));
                 window.pane()->showBlanks(QString::fromUtf8("имя"));
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
            {QStringLiteral("desktop-lacks"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 AlertRow row;
                 row.key = QStringLiteral("desktop");
                 row.words = here("Система не показывает уведомлений: новые сообщения видны только в этом окне. Нет "
                                  "звукового устройства: новых сообщений не будет слышно.",
                                  "This desktop shows no notifications: you see new messages in this window only. No "
                                  "sound device: you won't hear new messages.");
                 row.mendable = true;
                 window.setAlerts({row});
             }},
        };
    return all;
}

} // namespace pult::sample
