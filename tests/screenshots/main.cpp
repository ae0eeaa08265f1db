// SPDX-License-Identifier: GPL-3.0-or-later
// pult_screenshots <folder>: draws every window and state of the client with sample data, light, dark and in high
// contrast, Russian and English, at 100 and 150 %, without a screen. Exit code 1 when a control has no accessible name
// or is out of the Tab key's way, words don't fit into their place or a window can't be saved.
#include "client/kit/button.hpp"
#include "client/kit/language.hpp"
#include "client/kit/theme.hpp"
#include "client/models/words/channel_words.hpp"
#include "client/views/card/card_pane.hpp"
#include "client/views/card/merge_dialog.hpp"
#include "client/views/channels/channels_window.hpp"
#include "client/views/composer/first_message.hpp"
#include "client/views/composer/left_text.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/notices/notice_popup.hpp"
#include "client/views/parts/name_popup.hpp"
#include "client/views/parts/time_popup.hpp"
#include "client/views/settings/settings_window.hpp"
#include "client/views/signin/sign_in_window.hpp"
#include "client/views/templates/template_editor.hpp"
#include "client/views/templates/template_versions.hpp"
#include "client/views/thread/edit_history.hpp"
#include "client/views/thread/history_window.hpp"
#include "client/views/thread/thread_header.hpp"
#include "client/views/thread/thread_view.hpp"
#include "client/views/viewer/picture_viewer.hpp"
#include "client/views/workspace/facts_page.hpp"
#include "client/views/workspace/fields_page.hpp"
#include "client/views/workspace/groups_page.hpp"
#include "client/views/workspace/hours_page.hpp"
#include "client/views/workspace/stages_page.hpp"
#include "client/views/workspace/workspace_window.hpp"
#include "tests/screenshots/sample_data.hpp"
#include "tests/screenshots/set_up_samples.hpp"
#include "tests/screenshots/shots.hpp"
#include "tests/support/accessible_names.hpp"
#include "tests/support/cut_words.hpp"
#include "tests/support/row_models.hpp"
#include "tests/support/tab_walk.hpp"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QSplitter>

#include <cstdio>

namespace {

using namespace pult;
using namespace pult::client;
using kit::Scheme;

/// On a busy machine the time is over before what was posted has led to what it leads to.
constexpr int kLeastRounds = 30;

void settle(int ms = 60) {
    QElapsedTimer timer;
    timer.start();
    for (int round = 0; round < kLeastRounds || !timer.hasExpired(ms); ++round)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

/// Over the thread, where there is no room for the card beside it.
bool hasDrawer(const QWidget& window) {
    const auto* card = window.findChild<CardPane*>();
    return card && card->isVisible() && !qobject_cast<const QSplitter*>(card->parentWidget());
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
        channels(suffix);
        workspace(suffix);
        settings(suffix);
        notices(suffix);
        for (const sample::Shot& shot : sample::shots())
            inbox(shot, suffix);
        menus(suffix);
        editor(suffix);
        versions(suffix);
        history(suffix, {}, QStringLiteral("whole-history-"));
        history(suffix, {}, QStringLiteral("whole-history-offline-"), true);
        history(suffix, QStringLiteral("WhatsApp"), QStringLiteral("reading-"));
        merging(suffix, sample::doubtfulCard(), QStringLiteral("merge-"));
        merging(suffix, sample::hostileCard(), QStringLiteral("hostile-merge-"));
        leftText(suffix);
        firstMessage(suffix);
        reason(suffix);
    }

    void firstMessage(const QString& suffix) {
        FirstMessage window(m_theme,
                            {sample::card().name, QStringLiteral("telegram"), QStringLiteral("+7 921 555-12-12")});
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.setText(sample::here("Добрый день! Ваш домик готов.", "Good day! Your cabin is ready."));
        window.show();
        save(window, QStringLiteral("first-message-") + suffix);
        window.showProblem(sample::here("Канал отключён: написать первым нельзя.",
                                        "The channel is switched off: nobody can be written to first."));
        save(window, QStringLiteral("first-message-refused-") + suffix);
    }

    void reason(const QString& suffix) {
        InboxWindow window(m_theme, sample::nowMs);
        window.show();
        window.askPresenceReason(Presence::pause);
        auto* box = window.findChild<QInputDialog*>();
        box->setAttribute(Qt::WA_DeleteOnClose, false);
        save(*box, QStringLiteral("presence-reason-") + suffix);
    }

    void leftText(const QString& suffix) {
        LeftText window(m_theme, sample::here("Добрый день! Заезд с 14:00, выезд до 12:00.",
                                              "Good day! Arrival from 2 p.m., departure before noon."));
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        save(window, QStringLiteral("left-text-") + suffix);
    }

    void history(const QString& suffix, const QString& channel, const QString& name, bool keptOnly = false) {
        HistoryWindow window(
            m_theme, [] { return sample::nowMs(); }, sample::card().name, 6, channel);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        test::MessageRows rows;
        std::vector<MessageRow> talk = sample::talk();
        const QStringList kinds{QStringLiteral("whatsapp"), QStringLiteral("telegram"), QStringLiteral("vk"),
                                QStringLiteral("webchat")};
        for (std::size_t i = 0; channel.isEmpty() && i < talk.size(); ++i)
            talk[i].channelKind = kinds[static_cast<qsizetype>(i) * kinds.size() / static_cast<qsizetype>(talk.size())];
        rows.append(talk);
        window.thread()->setModel(&rows);
        window.setKeptOnly(keptOnly);
        window.show();
        save(window, name + suffix);
        if (!channel.isEmpty()) {
            QKeyEvent help(QEvent::KeyPress, Qt::Key_F1, Qt::NoModifier);
            QCoreApplication::sendEvent(&window, &help);
            save(window, name + QStringLiteral("keys-") + suffix);
        }
        window.thread()->setModel(nullptr);
    }

    void merging(const QString& suffix, const CustomerCard& card, const QString& name) {
        MergeDialog window(m_theme, card, card.offers.front());
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        save(window, name + suffix);
    }

    void editor(const QString& suffix) {
        TemplateEditor window(m_theme, sample::templateDraft(), sample::templateChoices());
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        window.setUploads({sample::files().first(), sample::files().last()});
        save(window, QStringLiteral("template-files-") + suffix);
        window.setUploads({});
        for (auto* button : window.findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == (m_language.code() == u"ru" ? u"Удалить" : u"Delete"))
                button->click();
        save(window, QStringLiteral("template-editor-") + suffix);
        TemplateDraft theirs = sample::templateDraft();
        theirs.text = sample::here("Добрый день! Заезд с 14:00, выезд до 12:00.",
                                   "Good day! Arrival from 2 p.m., departure before noon.");
        theirs.folder = sample::here("Заезд и выезд", "Arrival and departure");
        window.showNewer(theirs);
        save(window, QStringLiteral("template-newer-") + suffix);
    }

    void versions(const QString& suffix) {
        TemplateVersions window(m_theme, sample::templateVersions(), sample::templateDraft(),
                                sample::templateChoices());
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        save(window, QStringLiteral("template-versions-") + suffix);
        TemplateEditor editor(m_theme, sample::templateDraft(), sample::templateChoices());
        editor.setAttribute(Qt::WA_DeleteOnClose, false);
        editor.show();
        editor.showVersions(sample::templateVersions());
        emit editor.findChild<TemplateVersions*>()->restoreRequested(sample::templateVersions().last());
        delete editor.findChild<TemplateVersions*>();
        save(editor, QStringLiteral("template-restored-") + suffix);
    }

    void workspace(const QString& suffix) {
        WorkspaceWindow window(m_theme, sample::nowMs);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        save(window, QStringLiteral("workspace-none-") + suffix);
        sample::fill(window);
        const char* const names[] = {"stages", "fields", "facts", "teams", "hours"};
        const int rows[] = {0, 1, 5, 0, 9};
        QList<ItemsPage*> pages{window.stages(), window.fields(), window.facts(), window.groups(), window.hours()};
        for (int page = 0; page < 5; ++page) {
            window.showPage(page);
            if (rows[page] > 0)
                pages[page]->findChild<QListWidget*>()->setCurrentRow(rows[page]);
            save(window, QStringLiteral("workspace-%1-%2").arg(QLatin1String(names[page]), suffix));
        }
        window.setProblem(m_language.code() == u"ru" ? QStringLiteral("Такое название уже есть")
                                                     : QStringLiteral("This name is taken"));
        save(window, QStringLiteral("workspace-refused-") + suffix);
    }

    void checkNames(QWidget& window, const QString& name) {
        for (const QString& nameless : test::controlsWithoutName(window)) {
            std::fprintf(stderr, "%s: %s has no accessible name\n", qPrintable(name), qPrintable(nameless));
            m_failed = true;
        }
    }

    void checkWords(const QWidget& window, const QString& name) {
        for (const QString& words : test::cutWords(window)) {
            std::fprintf(stderr, "%s: %s\n", qPrintable(name), qPrintable(words));
            m_failed = true;
        }
    }

    /// The desk's window is drawn in this size; the others have to fit into it, with large text, too.
    void checkOnSmallScreen(QWidget& window, const QString& name) {
        const QSize usual = window.size();
        if (usual == usual.boundedTo(sample::kSmall) || qobject_cast<InboxWindow*>(&window) ||
            name.startsWith(u"hostile"))
            return;
        window.resize(usual.boundedTo(sample::kSmall));
        settle();
        const QString small = name + QStringLiteral(" on a small screen");
        checkWords(window, small);
        if (window.size() != window.size().boundedTo(sample::kSmall)) {
            std::fprintf(stderr, "%s: it has no room\n", qPrintable(small));
            m_failed = true;
        }
        window.resize(usual);
    }

    void save(QWidget& window, const QString& name) {
        settle();
        checkNames(window, name);
        // Before the Tab key walks through it: that scrolls, and puts away what any key puts away.
        QPixmap picture = window.grab();
        if (QWidget* popup = QApplication::activePopupWidget()) {
            QPainter(&picture).drawPixmap(window.mapFromGlobal(popup->pos()), popup->grab());
            popup->close();
        }
        // A button that waits for a key takes this one, too; what lies over the window keeps it until it is left.
        if (name.endsWith(u"-ru-light-100") && !name.startsWith(u"settings-keys") && !name.startsWith(u"palette") &&
            !name.startsWith(u"template")) // what can be reached depends on neither words nor colours
            for (const QString& missed : test::unreachedByTab(window)) {
                std::fprintf(stderr, "%s: Tab does not lead to %s\n", qPrintable(name), qPrintable(missed));
                m_failed = true;
            }
        // The hostile names are too long for any place, and the drawer lies over the text.
        if (!name.startsWith(u"hostile") && !hasDrawer(window))
            checkWords(window, name);
        checkOnSmallScreen(window, name);
        if (!picture.save(m_folder + u'/' + name + QStringLiteral(".png"))) {
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
        window.showPasswordProblem(m_language.code() == u"ru" ? QStringLiteral("Неверный логин или пароль")
                                                              : QStringLiteral("Wrong login or password"));
        save(window, QStringLiteral("signin-error-") + suffix);
    }

    void channels(const QString& suffix) {
        ChannelsWindow window(m_theme, [] { return sample::nowMs(); });
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.setChannels({});
        window.show();
        save(window, QStringLiteral("channels-none-") + suffix);
        window.setChannels(sample::channels(), sample::channelTeams());
        window.showTest(1, {true, true, sample::here("Отель «Берег» @bereg_bot", "Hotel Shore @bereg_bot")});
        window.showTest(2, {true, false, channelReasonWords("WhatsApp refuses the access token")});
        save(window, QStringLiteral("channels-") + suffix);
    }

    void settings(const QString& suffix) {
        SettingsWindow window(m_theme);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        window.notices()->setSettings({}, sample::nowMs());
        window.notices()->setReach({true, true, true, false});
        save(window, QStringLiteral("settings-notices-") + suffix);
        window.notices()->setReach({});
        save(window, QStringLiteral("settings-notices-none-") + suffix);
        NoticeSettings sounds;
        sounds.chime(Happening::handed).reset();
        window.notices()->setReach({true, true, true, true, true});
        save(window, QStringLiteral("settings-notices-hushed-") + suffix);
        window.sounds()->setSettings(sounds);
        window.showPage(SettingsWindow::Page::sounds);
        save(window, QStringLiteral("settings-sounds-") + suffix);
        window.look()->setSettings(
            {false, m_theme.scheme(), m_theme.scalePercent(), m_language.code(), 5, false, QStringLiteral("ru+en")});
        window.showPage(SettingsWindow::Page::look);
        save(window, QStringLiteral("settings-look-") + suffix);
        window.computer()->setStarts(true);
        window.showPage(SettingsWindow::Page::computer);
        save(window, QStringLiteral("settings-computer-") + suffix);
        window.computer()->setStarts(false, false);
        save(window, QStringLiteral("settings-computer-trouble-") + suffix);
        auto* find = window.findChild<QLineEdit*>();
        find->setText(m_language.code() == u"ru" ? QStringLiteral("звук")
                                                 : QStringLiteral("язык")); // found by its Russian words
        save(window, QStringLiteral("settings-found-") + suffix);
        find->clear();
        InboxWindow inbox(m_theme, sample::nowMs);
        QList<ActionRow> actions = inbox.actionRows();
        actions[3].key = QStringLiteral("Ctrl+I");
        window.keys()->setActions(actions);
        find->setText(sample::here("перерыв", "break"));
        save(window, QStringLiteral("settings-found-key-") + suffix);
        find->clear();
        window.showPage(SettingsWindow::Page::keys);
        const auto buttons = window.keys()->findChildren<kit::Button*>();
        for (kit::Button* button : buttons)
            if (button->text() == u"Ctrl+J") {
                button->click();
                QKeyEvent taken(QEvent::KeyPress, Qt::Key_D, Qt::ControlModifier);
                QCoreApplication::sendEvent(button, &taken);
                break;
            }
        save(window, QStringLiteral("settings-keys-") + suffix);
    }

    void notices(const QString& suffix) {
        NoticePopup popup(m_theme);
        popup.setNotice({.title = sample::here("Новый в очереди: Ольга Рязанцева", "New in the queue: Ольга Рязанцева"),
                         .text = QString::fromUtf8("Добрый день! Можно приехать пораньше, часов в одиннадцать? Нас "
                                                   "двое взрослых и двое детей."),
                         .mayTake = true});
        popup.show();
        const auto take = [&](const QString& name) {
            settle();
            checkNames(popup, name);
            checkWords(popup, name);
            popup.grab().save(m_folder + u'/' + name + QStringLiteral(".png"));
        };
        take(QStringLiteral("notice-") + suffix);
        popup.setNotice({.title = QString::fromUtf8("Ольга Рязанцева"),
                         .text = QString::fromUtf8("Можно приехать пораньше?"),
                         .mayReply = true});
        for (auto* button : popup.findChildren<kit::Button*>())
            if (button->isVisible() && button->text() == (m_language.code() == u"ru" ? u"Ответить" : u"Reply"))
                button->click();
        take(QStringLiteral("notice-reply-") + suffix);
    }

    void viewer(const QString& suffix) {
        PictureViewer window(m_theme);
        window.open(QString::fromUtf8("вид на озеро с террасы.jpg"), {});
        window.setPicture(sample::picture({1632, 1224}));
        save(window, QStringLiteral("viewer-") + suffix);
        QKeyEvent help(QEvent::KeyPress, Qt::Key_F1, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &help);
        save(window, QStringLiteral("viewer-keys-") + suffix);
    }

    void inbox(const sample::Shot& shot, const QString& suffix) {
        test::DialogRows dialogs(sample::nowMs());
        test::MessageRows messages;
        InboxWindow window(m_theme, sample::nowMs, shot.extent);
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
        window.setFolderEntries(sample::folderEntries());
        window.setFilterOffers(sample::filterOffers(), true);
        window.setQueue(7, sample::nowMs() - 190'000);
        ConnectionStatus online;
        online.phase = ConnectionStatus::Phase::online;
        online.latencyMs = 38;
        window.setConnection(online);
        dialogs.set(sample::dialogs());
        window.setDialogs(&dialogs);
        window.setDesk(sample::desk());
        window.thread()->setPictures(
            [](std::int64_t fileId, QSize size) { return fileId == 7 ? sample::picture(size) : QImage(); });
        window.thread()->setVoices(sample::voice);
        window.show();
        settle(20);
        shot.stage(window, messages);
        save(window, shot.name + u'-' + suffix);
    }

    /// All menus and small windows of the inbox beside each other.
    void menus(const QString& suffix) {
        test::MessageRows messages;
        InboxWindow window(m_theme, sample::nowMs);
        window.resize(1440, 900);
        window.setLanguage(m_language.code());
        window.setFolderCount(Folder::unassigned, {7, 7});
        window.setPresence({Presence::pause, sample::here("Обед", "Lunch")},
                           {sample::here("Обед", "Lunch"), sample::here("Звонок клиенту", "Call to a client")});
        window.show();
        sample::openTalk(window, messages);
        settle();
        QList<QPixmap> pictures;
        const auto take = [&](QWidget* popup) {
            settle();
            checkNames(*popup, QStringLiteral("menus-") + suffix);
            checkWords(*popup, QStringLiteral("menus-") + suffix);
            pictures += popup->grab();
        };
        for (const auto* button : window.findChildren<QPushButton*>()) {
            if (!button->menu() || !button->isVisible())
                continue;
            QList<QMenu*> open{button->menu()};
            while (!open.isEmpty()) {
                QMenu* menu = open.takeFirst();
                menu->popup(QPoint(200, 200));
                take(menu);
                for (const QAction* action : menu->actions())
                    if (action->menu())
                        open += action->menu();
                menu->close();
            }
        }
        window.composer()->setEmojiHabits({{QString::fromUtf8("👍"), QString::fromUtf8("🌲")}, 0});
        window.composer()->chooseEmoji();
        if (QWidget* popup = QApplication::activePopupWidget()) {
            take(popup);
            popup->close();
        }
        const auto caution = [](const Command&) {
            return sample::here("После передачи вы не увидите этот диалог",
                                "Once it is passed on you don't see this dialog any more");
        };
        const auto outsiders = [] {
            return QList<Command>{
                {.kind = Command::Kind::person, .words = sample::here("Яна (бухгалтерия)", "Yana (bookkeeping)")}};
        };
        window.setChoices(
            {sample::colleagues, sample::colleagues, {}, sample::tags, sample::mergeTargets, caution, outsiders});
        window.pane()->header()->editTags();
        if (QWidget* popup = QApplication::activePopupWidget()) {
            take(popup);
            popup->close();
        }
        emit window.pane()->header()->passOnRequested();
        if (QWidget* popup = QApplication::activePopupWidget()) {
            take(popup);
            popup->close();
        }
        emit window.composer()->mentionWanted();
        if (QWidget* popup = QApplication::activePopupWidget()) {
            popup->findChild<QLineEdit*>()->setText(sample::here("яна", "yana"));
            take(popup);
            popup->close();
        }
        emit window.pane()->header()->joinRequested();
        if (QWidget* popup = QApplication::activePopupWidget()) {
            take(popup);
            popup->close();
        }
        auto* time = new TimePopup(m_theme, sample::nowMs(), sample::here("Отложить до", "Snooze until"),
                                   sample::here("Отложить", "Snooze"), &window);
        time->openBelow(window.composer());
        take(time);
        time->close();
        auto* name = new NamePopup(m_theme, sample::here("Название фильтра", "Name of the filter"),
                                   sample::here("Заезды на этой неделе", "Arrivals of this week"), &window);
        name->offerSharing();
        name->openBelow(window.composer());
        take(name);
        name->close();
        for (const MessageRow& row : sample::became()) {
            if (row.formerTexts.isEmpty())
                continue;
            auto* history = new EditHistory(m_theme, row, sample::nowMs(), &window);
            history->openBeside(QPoint(200, 200));
            take(history);
            history->close();
        }
        int width = 8;
        int height = 0;
        for (const QPixmap& picture : pictures) {
            width += picture.width() + 8;
            height = std::max(height, picture.height() + 16);
        }
        QPixmap sheet(width, height);
        sheet.fill(m_theme.color(kit::Token::bgChat));
        QPainter painter(&sheet);
        int left = 8;
        for (const QPixmap& picture : pictures) {
            painter.drawPixmap(left, 8, picture);
            left += picture.width() + 8;
        }
        painter.end();
        if (!sheet.save(m_folder + QStringLiteral("/menus-") + suffix + QStringLiteral(".png")))
            m_failed = true;
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
