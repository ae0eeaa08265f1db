// SPDX-License-Identifier: GPL-3.0-or-later
// What is written: replies, notes, files, prepared texts.
#include "tests/screenshots/shots.hpp"

#include "client/spell/dictionary.hpp"
#include "client/spell/speller.hpp"
#include "client/views/templates/template_picker.hpp"
#include "client/views/thread/thread_view.hpp"
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

/// The picker over the composer, as after a typed slash.
void chooseTemplates(InboxWindow& window, bool onlyApproved) {
    TemplateContext context = templateContext();
    context.onlyApproved = onlyApproved;
    window.pane()->templates()->setTemplates(templates());
    window.pane()->templates()->setContext(18245, context);
    window.composer()->askForTemplates();
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

} // namespace

QList<Shot> composerShots() {
    return {
        {QStringLiteral("compact"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             writeChecked(window,
                          QString::fromUtf8("Иван, к 12 домик уже будет готов, ранний заезд для вас безплатно, ждём"));
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
        {QStringLiteral("templates-overtaken"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             chooseTemplates(window, true);
             QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
             QCoreApplication::sendEvent(window.pane()->templates()->findChild<QLineEdit*>(), &enter);
             window.pane()->showStale(18245, QString::fromUtf8("Марина"), QString::fromUtf8("Заезд с 12 есть"),
                                      nowMs() - 3'000);
         }},
        {QStringLiteral("file-gone"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.composer()->putText(18245, ComposerMode::reply, QString::fromUtf8("Вот как к нам проехать"));
             window.pane()->showFilesGone(18245, {1},
                                          here("Файл тем временем удалили или убрали из шаблона: "
                                               "Схема проезда.pdf",
                                               "A file has been deleted meanwhile, or taken out of its "
                                               "template: Way to us.pdf"));
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
        {QStringLiteral("braces"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.composer()->putText(window.openDialogId(), ComposerMode::reply,
                                        QString::fromUtf8("Здравствуйте, {имя}! Ждём вас."));
             window.pane()->showBlanks(QString::fromUtf8("имя"));
         }},
    };
}

} // namespace pult::sample
