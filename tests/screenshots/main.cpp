// SPDX-License-Identifier: GPL-3.0-or-later
// pult_screenshots <folder>: draws every window and state of the client with sample data, light, dark and in high
// contrast, Russian and English, at 100 and 150 %, without a screen. Exit code 1 when a control has no accessible name,
// words don't fit into their place or a window can't be saved.
#include "client/kit/language.hpp"
#include "client/kit/theme.hpp"
#include "client/views/inbox/dialog_list_view.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/inbox/thread_view.hpp"
#include "client/views/signin/sign_in_window.hpp"
#include "client/views/viewer/picture_viewer.hpp"
#include "tests/screenshots/sample_data.hpp"
#include "tests/support/accessible_names.hpp"
#include "tests/support/cut_words.hpp"
#include "tests/support/row_models.hpp"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QMimeData>
#include <QPushButton>

#include <cstdio>

namespace {

using namespace pult;
using namespace pult::client;
using kit::Scheme;

struct Shot {
    QString name;
    QSize size{1440, 900};
    std::function<void(InboxWindow&, test::MessageRows&)> stage;
};

void settle(int ms = 60) {
    QElapsedTimer timer;
    timer.start();
    while (!timer.hasExpired(ms))
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

class Studio {
public:
    Studio(QApplication& application, const QString& folder) : m_application(application), m_folder(folder) {
        m_theme.dress(application);
    }

    int run() {
        for (const char* code : {"ru", "en"}) {
            m_language.set(QString::fromLatin1(code));
            for (Scheme scheme : {Scheme::light, Scheme::dark, Scheme::highContrastLight, Scheme::highContrastDark}) {
                m_theme.setScheme(scheme);
                for (int scale : {100, 150}) {
                    // Contrast changes no measures: each language once, at one end of the scale each.
                    if (kit::isHighContrast(scheme) && (scale == 100) != (m_language.code() == u"ru"))
                        continue;
                    m_theme.setScalePercent(scale);
                    everything(QStringLiteral("%1-%2-%3").arg(m_language.code(), kit::schemeName(scheme)).arg(scale));
                }
            }
        }
        return m_failed ? 1 : 0;
    }

private:
    void everything(const QString& suffix) {
        signIn(suffix);
        viewer(suffix);
        for (const Shot& shot : shots())
            inbox(shot, suffix);
    }

    void save(QWidget& window, const QString& name) {
        settle();
        for (const QString& nameless : test::controlsWithoutName(window)) {
            std::fprintf(stderr, "%s: %s has no accessible name\n", qPrintable(name), qPrintable(nameless));
            m_failed = true;
        }
        // The hostile names are too long for any place, and the drawer lies over the text.
        const QStringList cut =
            name.startsWith(u"hostile") || name.startsWith(u"drawer") ? QStringList() : test::cutWords(window);
        for (const QString& words : cut) {
            std::fprintf(stderr, "%s: %s\n", qPrintable(name), qPrintable(words));
            m_failed = true;
        }
        if (!window.grab().save(m_folder + u'/' + name + QStringLiteral(".png"))) {
            std::fprintf(stderr, "%s: cannot be saved\n", qPrintable(name));
            m_failed = true;
        }
    }

    void signIn(const QString& suffix) {
        SignInWindow fresh(m_theme);
        fresh.setLanguage(m_language.code());
        fresh.show();
        save(fresh, QStringLiteral("signin-empty-") + suffix);

        SignInWindow window(m_theme);
        window.setLanguage(m_language.code());
        window.setServer(QStringLiteral("chat.zarechye.example"));
        window.setLogin(QStringLiteral("anna.krylova"));
        window.setStay(true);
        window.showServerFound(QStringLiteral("1.4"));
        window.show();
        QWidget* password = window.focusWidget();
        for (QChar letter : QStringLiteral("ПАРОЛЬ12")) {
            QKeyEvent press(QEvent::KeyPress, letter.unicode(), Qt::NoModifier, QString(letter));
            QCoreApplication::sendEvent(password, &press);
        }
        window.showPasswordProblem(m_language.code() == u"ru" ? QStringLiteral("Пароль не подошёл.")
                                                              : QStringLiteral("The password does not fit."));
        save(window, QStringLiteral("signin-error-") + suffix);
    }

    void viewer(const QString& suffix) {
        PictureViewer window(m_theme);
        window.open(QString::fromUtf8("вид на озеро с террасы.jpg"), {});
        window.setPicture(sample::picture({1632, 1224}));
        save(window, QStringLiteral("viewer-") + suffix);
    }

    void inbox(const Shot& shot, const QString& suffix) {
        test::DialogRows dialogs(sample::nowMs());
        test::MessageRows messages;
        InboxWindow window(m_theme, sample::nowMs);
        window.resize(shot.size);
        window.setMe(QString::fromUtf8("Анна Крылова"), 3);
        window.setLanguage(m_language.code());
        window.setFolder(Folder::mine);
        const std::pair<Folder, FolderCount> counts[] = {{Folder::unanswered, {12, 12}}, {Folder::mine, {4, 11}},
                                                         {Folder::unassigned, {7, 7}},   {Folder::waiting, {0, 9}},
                                                         {Folder::snoozed, {0, 3}},      {Folder::drafts, {2, 2}},
                                                         {Folder::unsent, {1, 1}},       {Folder::closed, {0, 1204}}};
        for (const auto& [folder, count] : counts)
            window.setFolderCount(folder, count);
        window.setQueue(7, sample::nowMs() - 190'000);
        ConnectionStatus online;
        online.phase = ConnectionStatus::Phase::online;
        online.latencyMs = 38;
        window.setConnection(online);
        dialogs.set(sample::dialogs());
        window.setDialogs(&dialogs);
        window.thread()->setPictures(
            [](std::int64_t fileId, QSize size) { return fileId == 7 ? sample::picture(size) : QImage(); });
        window.show();
        settle(20);
        shot.stage(window, messages);
        save(window, shot.name + u'-' + suffix);
    }

    static void openTalk(InboxWindow& window, test::MessageRows& messages) {
        messages.append(sample::talk());
        window.openDialog(sample::openDialog(), &messages, sample::kFirstUnread, true);
        window.setCard(sample::card());
    }

    static void press(InboxWindow& window, Qt::Key key) {
        for (QAction* action : window.actions())
            if (action->shortcut() == QKeySequence(key))
                action->trigger();
    }

    static const QList<Shot>& shots() {
        static const QSize kLarge(1440, 900);
        static const QSize kSmall(1024, 640);
        static const QList<Shot> all = {
            {QStringLiteral("inbox"), kLarge,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 DialogRow typing = sample::openDialog();
                 typing.typing = QString::fromUtf8("Иван Петров");
                 typing.customerIsTyping = true;
                 window.updateDialog(typing);
                 window.composer()->putText(18245, ComposerMode::reply,
                                            QString::fromUtf8("Иван, к 12 домик уже будет готов, ранний заезд для вас "
                                                              "бесплатно.\nМангал и первая вязанка дров включены"));
                 window.announce(QString::fromUtf8("Отправлено: Гульнара"));
             }},
            {QStringLiteral("compact"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 window.composer()->putText(
                     18245, ComposerMode::reply,
                     QString::fromUtf8("Иван, к 12 домик уже будет готов, ранний заезд для вас бесплатно"));
             }},
            {QStringLiteral("states"), kLarge,
             [](InboxWindow& window, test::MessageRows& messages) {
                 messages.append(sample::states());
                 window.openDialog(sample::openDialog(), &messages, 0, true);
                 window.setCard(sample::card());
                 window.composer()->putText(18245, ComposerMode::reply, QString::fromUtf8("Вот как выглядит терраса"));
                 window.composer()->setQuote({2008, QString::fromUtf8("Иван Петров"),
                                              QString::fromUtf8("И ещё вопрос: мангал и дрова включены?")});
                 window.pane()->showStale(18245, QString::fromUtf8("Марина"), QString::fromUtf8("Заезд с 12 есть"),
                                          sample::nowMs() - 3'000);
             }},
            {QStringLiteral("hostile"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 messages.append(sample::hostile());
                 DialogRow long1 = sample::openDialog();
                 long1.customerName = QString::fromUtf8("Александра Вознесенская-Константинопольская-Грин");
                 long1.tags = {QString::fromUtf8("ранний заезд"), QString::fromUtf8("семья"),
                               QString::fromUtf8("очень длинный тег с пробелами"), QString::fromUtf8("ещё")};
                 window.openDialog(long1, &messages, 0, true);
                 ConnectionStatus down;
                 down.phase = ConnectionStatus::Phase::offline;
                 down.downSinceMs = sample::nowMs() - 5'000;
                 down.retryAtMs = sample::nowMs() + 5'000;
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
                 window.composer()->setFiles(18245, ComposerMode::reply, sample::files());
                 window.setAlerts(sample::alerts());
                 window.setNewRows(2);
             }},
            {QStringLiteral("files-compact"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 window.composer()->setFiles(18245, ComposerMode::reply, sample::files());
                 window.setAlerts(sample::alerts());
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
                 messages.append(sample::talk());
                 DialogRow theirs = sample::openDialog();
                 theirs.mine = false;
                 theirs.assigneeId = 2;
                 theirs.assigneeName = QString::fromUtf8("Марина Соколова");
                 window.openDialog(theirs, &messages, 0, false);
                 ConnectionStatus down;
                 down.phase = ConnectionStatus::Phase::offline;
                 down.downSinceMs = sample::nowMs() - 60'000;
                 window.setConnection(down);
             }},
            {QStringLiteral("closed"), kLarge,
             [](InboxWindow& window, test::MessageRows& messages) {
                 messages.append(sample::talk());
                 DialogRow closed = sample::openDialog();
                 closed.status = DialogStatus::closed;
                 closed.unanswered = false;
                 window.openDialog(closed, &messages, 0, false);
                 window.setCard(sample::card());
             }},
            {QStringLiteral("empty"), kLarge,
             [](InboxWindow& window, test::MessageRows&) {
                 window.setDialogs(nullptr);
                 window.setFolder(Folder::unanswered);
                 window.setFolderCount(Folder::unanswered, {});
                 ConnectionStatus connecting;
                 window.setConnection(connecting);
             }},
            {QStringLiteral("types"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 DialogRow typed = sample::openDialog();
                 typed.typing = QString::fromUtf8("Марина Соколова");
                 typed.typingSinceMs = sample::nowMs() - 5'000;
                 window.updateDialog(typed);
             }},
            {QStringLiteral("window-soon"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 DialogRow soon = sample::openDialog();
                 soon.windowEndsMs = sample::nowMs() + 72 * 60'000;
                 window.updateDialog(soon);
             }},
            {QStringLiteral("window-over"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 DialogRow over = sample::openDialog();
                 over.windowEndsMs = sample::nowMs() - 74 * 60'000;
                 window.updateDialog(over);
             }},
            {QStringLiteral("taken"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 window.pane()->showTaken(18245, QString::fromUtf8("Марина Соколова"));
                 ConnectionStatus status;
                 status.phase = ConnectionStatus::Phase::offline;
                 status.downSinceMs = sample::nowMs() - 10'000;
                 window.setConnection(status);
                 status = {};
                 status.phase = ConnectionStatus::Phase::online;
                 status.latencyMs = 41;
                 status.arrived = 14;
                 window.setConnection(status);
             }},
            {QStringLiteral("drawer"), kSmall,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 press(window, Qt::Key_F9);
             }},
            {QStringLiteral("history"), kLarge,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 window.thread()->setFirstUnread(0);
                 window.thread()->scrollToMessage(2000);
                 window.setFolder(Folder::unsent);
                 for (auto* button : window.findChild<QWidget*>(QStringLiteral("card"))->findChildren<QPushButton*>())
                     if (button->isCheckable() && !button->isChecked())
                         return button->click();
             }},
            {QStringLiteral("done"), kLarge,
             [](InboxWindow& window, test::MessageRows&) {
                 window.setDialogs(nullptr);
                 window.setFolder(Folder::unanswered);
                 window.setFolderCount(Folder::unanswered, {0, 0});
                 window.setPresence(Presence::pause);
             }},
            {QStringLiteral("keys"), kLarge,
             [](InboxWindow& window, test::MessageRows& messages) {
                 openTalk(window, messages);
                 press(window, Qt::Key_F1);
             }},
        };
        return all;
    }

    QApplication& m_application;
    QString m_folder;
    kit::Theme m_theme;
    kit::Language m_language;
    bool m_failed = false;
};

} // namespace

int main(int argc, char** argv) {
    qputenv("TZ", "UTC");
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    if (argc != 2 || !QDir().mkpath(QString::fromLocal8Bit(argv[1]))) {
        std::fprintf(stderr, "usage: %s <folder for the pictures>\n", argv[0]);
        return 2;
    }
    return Studio(application, QString::fromLocal8Bit(argv[1])).run();
}
