// SPDX-License-Identifier: GPL-3.0-or-later
// What people can reach who don't see the screen or don't use a mouse, and what they can read at any text size.
#include "client/kit/app_style.hpp"
#include "client/kit/button.hpp"
#include "client/kit/language.hpp"
#include "client/views/composer/file_tray.hpp"
#include "client/views/inbox/alert_bar.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/signin/sign_in_window.hpp"
#include "client/views/thread/thread_view.hpp"
#include "tests/support/accessible_tree.hpp"
#include "tests/support/cut_words.hpp"
#include "tests/support/row_models.hpp"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

constexpr std::int64_t kNoon = 1'778'587'200'000;

DialogRow aDialog(std::int64_t id) {
    DialogRow row;
    row.id = row.customerId = id;
    row.customerName = QString::fromUtf8("Иван Петров");
    row.channelKind = QStringLiteral("whatsapp");
    row.channelName = QStringLiteral("WhatsApp");
    row.address = QStringLiteral("+7 921 123 45 21");
    row.status = DialogStatus::active;
    row.mine = row.unanswered = true;
    row.waitingSinceMs = kNoon - 190'000;
    row.unread = 2;
    row.assigneeId = 1;
    row.assigneeName = QStringLiteral("Anna");
    row.lastText = QString::fromUtf8("мангал и дрова включены?");
    row.tags = {QString::fromUtf8("ранний заезд"), QString::fromUtf8("семья")};
    return row;
}

MessageRow aMessage(std::int64_t id) {
    MessageRow row;
    row.id = row.seq = id;
    row.authorName = QString::fromUtf8("Иван Петров");
    row.text = QString::fromUtf8("А можно приехать к 12?");
    row.atMs = kNoon - 60'000;
    return row;
}

struct Scene {
    kit::Theme theme;
    test::DialogRows dialogs{kNoon};
    test::MessageRows messages;
    InboxWindow window{theme, [] { return kNoon; }};

    explicit Scene(QSize size = {1440, 900}, int scale = 100) {
        theme.setScalePercent(scale);
        window.resize(size);
        dialogs.set({aDialog(5), aDialog(6)});
        window.setDialogs(&dialogs);
        window.setMe(QStringLiteral("Anna"), 1);
        window.setFolderCount(Folder::unassigned, {7, 7});
        window.setQueue(7, kNoon - 190'000);
        ConnectionStatus online;
        online.phase = ConnectionStatus::Phase::online;
        online.latencyMs = 38;
        window.setConnection(online);
        messages.append({aMessage(100), aMessage(101)});
        window.openDialog(aDialog(5), &messages, 0, true);
        CustomerCard card;
        card.id = 5;
        card.name = QString::fromUtf8("Иван Петров");
        card.tags = {QStringLiteral("vip")};
        window.setCard(card);
        window.show();
        QTest::qWait(30);
    }
};

QWidgetList reachable(const QWidget& window) {
    QWidgetList all;
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (widget->isVisible() && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus && !widget->focusProxy())
            all.append(widget);
    return all;
}

} // namespace

TEST_CASE("reach: Tab comes to every control of the inbox and round again", "[views]") {
    for (const QSize size : {QSize(1440, 900), QSize(1024, 640)}) {
        Scene scene(size);
        scene.window.activateWindow();
        scene.window.findChild<DialogListView*>()->setFocus();
        QSet<QWidget*> met;
        for (int press = 0; press < 200; ++press) {
            QWidget* now = scene.window.focusWidget();
            REQUIRE(now);
            met.insert(now);
            QTest::keyClick(now, Qt::Key_Tab);
        }
        const QWidgetList wanted = reachable(scene.window);
        CHECK(wanted.size() > 15);
        for (QWidget* widget : wanted) {
            INFO(widget->metaObject()->className() << " " << widget->accessibleName().toStdString());
            CHECK(met.contains(widget));
        }
    }
}

namespace {

/// What the screen shows of it differs with the focus and without.
bool tellsItsFocus(Scene& scene, QWidget* focused) {
    const QImage with = focused->grab().toImage();
    focused->clearFocus();
    const bool differs = focused->grab().toImage() != with;
    focused->setFocus(Qt::TabFocusReason);
    return differs && scene.window.focusWidget() == focused;
}

} // namespace

TEST_CASE("reach: who goes by Tab or from pane to pane sees everywhere where he is", "[views]") {
    Scene scene;
    scene.window.activateWindow();
    const bool openInList = GENERATE(true, false);
    if (!openInList)
        scene.dialogs.set({aDialog(6), aDialog(7)});
    QTest::qWait(10);
    const auto check = [&](QWidget* now) {
        REQUIRE(now);
        INFO(now->metaObject()->className() << " " << now->accessibleName().toStdString());
        CHECK(tellsItsFocus(scene, now));
    };
    SECTION("Tab") {
        scene.window.findChild<DialogListView*>()->setFocus(Qt::TabFocusReason);
        for (int press = 0; press < 60; ++press) {
            QTest::keyClick(scene.window.focusWidget(), Qt::Key_Tab);
            check(scene.window.focusWidget());
        }
    }
    SECTION("in a list where nothing is open") {
        auto* list = scene.window.findChild<DialogListView*>();
        list->setFocus(Qt::TabFocusReason);
        scene.dialogs.set({aDialog(6), aDialog(7)});
        QTest::qWait(10);
        check(list);
    }
    SECTION("from pane to pane") {
        QSet<QWidget*> met;
        const auto goRound = [&] {
            met.clear();
            for (int press = 0; press < 14; ++press) {
                QTest::keyClick(scene.window.focusWidget(), Qt::Key_F6);
                check(scene.window.focusWidget());
                met.insert(scene.window.focusWidget());
            }
        };
        goRound();
        CHECK(met.size() == 6);
        AlertRow deaf;
        deaf.key = QStringLiteral("desktop");
        deaf.words = QStringLiteral("No sound device: you won't hear new messages.");
        deaf.mendable = true;
        scene.window.setAlerts({deaf});
        QTest::qWait(10);
        goRound();
        CHECK(met.size() == 7);
        const auto inAlerts = [&](const QWidget* each) {
            return scene.window.findChild<AlertBar*>()->isAncestorOf(each);
        };
        CHECK(std::any_of(met.begin(), met.end(), inAlerts));
    }
}

TEST_CASE("reach: a row of the list is one sentence for a screen reader", "[views]") {
    kit::Language language;
    language.set(QStringLiteral("ru"));
    Scene scene;
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(scene.window.findChild<DialogListView*>());
    REQUIRE(list);
    CHECK(list->role() == QAccessible::List);
    REQUIRE(list->childCount() == 2);
    QAccessibleInterface* row = list->child(0);
    REQUIRE(row);
    CHECK(row->text(QAccessible::Name) ==
          QString::fromUtf8("Иван Петров, WhatsApp, ждёт 3 минуты, 2 новых, последнее: мангал и дрова включены?"));
    language.set(QStringLiteral("en"));
}

TEST_CASE("reach: the thread's messages are children with a place, the current one has the focus", "[views]") {
    Scene scene;
    QAccessibleInterface* thread = QAccessible::queryAccessibleInterface(scene.window.thread());
    REQUIRE(thread);
    REQUIRE(thread->childCount() == 2);
    scene.window.thread()->setFocus();
    scene.window.thread()->setCurrentRow(1);
    QAccessibleInterface* second = thread->child(1);
    REQUIRE(second);
    CHECK(second->text(QAccessible::Name).contains(QString::fromUtf8("А можно приехать к 12?")));
    CHECK(second->state().focused);
    CHECK_FALSE(second->rect().isEmpty());
    CHECK(thread->focusChild() == second);
    CHECK(thread->indexOfChild(second) == 1);
}

TEST_CASE("reach: a screen reader that walks through a window finds a name at every stop", "[views]") {
    for (const QSize size : {QSize(1440, 900), QSize(1024, 640)}) {
        Scene scene(size);
        scene.window.pane()->showRefusal(5, QStringLiteral("The server could not do this"));
        QTest::qWait(10);
        const test::AccessibleWalk walk = test::walkAccessible(scene.window);
        INFO(walk.faults.join(u'\n').toStdString());
        CHECK(walk.faults.isEmpty());
        CHECK(walk.stops > 20);
    }
    kit::Theme theme;
    SignInWindow signIn(theme);
    signIn.show();
    CHECK(test::walkAccessible(signIn).stops >= 5);
    CHECK(test::walkAccessible(signIn).faults.isEmpty());

    QWidget careless;
    QLineEdit field(&careless);
    careless.show();
    CHECK(test::walkAccessible(careless).faults.size() == 1);
}

TEST_CASE("reach: nothing moves by itself, and no button has a picture of the style", "[views]") {
    kit::Theme theme;
    CHECK(kit::AppStyle(theme).styleHint(QStyle::SH_Widget_Animation_Duration) == 0);
    CHECK(kit::AppStyle(theme).styleHint(QStyle::SH_DialogButtonBox_ButtonsHaveIcons) == 0);
    for (const Qt::UIEffect effect : {Qt::UI_AnimateMenu, Qt::UI_FadeMenu, Qt::UI_AnimateCombo, Qt::UI_AnimateTooltip})
        CHECK_FALSE(QApplication::isEffectEnabled(effect));
}

TEST_CASE("reach: no word is cut at 1024x640, at either end of the scale and in both languages", "[views]") {
    kit::Language language;
    for (const char* code : {"en", "ru"}) {
        language.set(QString::fromLatin1(code));
        for (int scale : {85, 100, 130, 150}) {
            Scene scene({1024, 640}, scale);
            INFO(code << " at " << scale << " %");
            const QStringList atFirst = test::cutWords(scene.window);
            INFO(atFirst.join(u'\n').toStdString());
            CHECK(atFirst.isEmpty());
            scene.window.pane()->showStale(5, QString::fromUtf8("Марина"), QString::fromUtf8("Заезд с 12 есть"),
                                           kNoon - 3000);
            QTest::qWait(10);
            const QStringList withBar = test::cutWords(scene.window);
            INFO(withBar.join(u'\n').toStdString());
            CHECK(withBar.isEmpty());

            // What must not be missed: why a reply can't go out, what became of one that did not.
            DialogRow over = aDialog(5);
            over.windowEndsMs = kNoon - 1;
            scene.window.pane()->hideNotice();
            scene.window.updateDialog(over);
            scene.window.announce(QCoreApplication::translate(
                "pult::client::OpenDialog", "This computer's disk is full or can't be written: your text is not safe"));
            QTest::qWait(10);
            const QStringList refused = test::cutWords(scene.window);
            INFO(refused.join(u'\n').toStdString());
            CHECK(refused.isEmpty());
            scene.window.setHeld(QString::fromUtf8("Иван Петров"), 5);
            QTest::qWait(10);
            CHECK(test::cutWords(scene.window).isEmpty());
        }
    }
    language.set(QStringLiteral("en"));
}

TEST_CASE("reach: many files with large text leave the thread its place, and Tab brings each into sight", "[views]") {
    Scene scene({1024, 640}, 150);
    const auto aFile = [](int id) {
        PendingFileRow file;
        file.id = id;
        file.name = QStringLiteral("A plan of the house and its garden, sheet %1.pdf").arg(id);
        file.kind = QStringLiteral("file");
        file.state = PendingFileRow::State::ready;
        return file;
    };
    ComposerView* composer = scene.window.composer();
    composer->setFiles(5, ComposerMode::reply, {aFile(1)});
    QTest::qWait(30);
    const int withOne = scene.window.thread()->height();
    composer->setFiles(5, ComposerMode::reply, {aFile(1), aFile(2), aFile(3), aFile(4)});
    QTest::qWait(30);
    const int withFour = scene.window.thread()->height();
    INFO(withOne << " px with one, " << withFour << " with four");
    const int row = composer->findChild<FileChip*>()->height();
    CHECK(withFour >= withOne - row - 8); // two rows of them
    CHECK(withFour >= 3 * scene.theme.lineHeight(kit::TextStyle::body));

    auto* tray = composer->findChild<FileTray*>();
    REQUIRE(tray);
    const auto inSight = [&](const QWidget* widget) {
        const QRect place(widget->mapTo(tray->viewport(), QPoint()), widget->size());
        return tray->viewport()->rect().contains(place);
    };
    const QList<FileChip*> chips = tray->findChildren<FileChip*>();
    CHECK(inSight(chips[3])); // the newest
    CHECK(inSight(chips[2]));
    scene.window.activateWindow();
    composer->findChild<QPlainTextEdit*>()->setFocus();
    int met = 0;
    for (int press = 0; press < 60; ++press) {
        QWidget* now = scene.window.focusWidget();
        REQUIRE(now);
        if (tray->isAncestorOf(now)) {
            ++met;
            CHECK(inSight(now));
        }
        QTest::keyClick(now, Qt::Key_Tab);
    }
    CHECK(met >= 4);
}

TEST_CASE("reach: the walk for cut words finds a label that is too narrow", "[views]") {
    kit::Theme theme;
    QWidget window;
    window.resize(400, 100);
    auto* label = new kit::Label(theme, kit::TextStyle::body, kit::Token::textPrimary, kit::Weight::regular, &window);
    label->setText(QStringLiteral("more words than fit"));
    label->resize(30, 20);
    window.show();
    CHECK(test::cutWords(window).size() == 1);
    label->resize(label->sizeHint());
    CHECK(test::cutWords(window).isEmpty());
}

TEST_CASE("reach: one hairline runs under the heads of all columns at any text size", "[views]") {
    for (int scale : {85, 100, 150}) {
        Scene scene({2200, 1300}, scale);
        QSet<int> ends;
        for (const auto* strip : scene.window.findChildren<kit::HeadStrip*>())
            if (strip->isVisible())
                ends.insert(strip->mapTo(&scene.window, QPoint(0, strip->height())).y());
        INFO(scale << " %");
        CHECK(ends.size() == 1);
        CHECK(scene.window.findChildren<kit::HeadStrip*>().size() == 3);
    }
}

TEST_CASE("reach: a hundred thousand characters pasted are refused in words, and at once", "[views]") {
    Scene scene;
    auto* edit = scene.window.composer()->findChild<QPlainTextEdit*>();
    const auto said = [&](const char* words) {
        for (const auto* label : scene.window.composer()->findChildren<kit::Label*>())
            if (label->text().contains(QLatin1String(words)))
                return true;
        return false;
    };
    edit->insertPlainText(QStringLiteral("Hello "));
    QApplication::clipboard()->setText(QString(100'000, QChar(u'щ')));
    edit->paste();
    CHECK(said("100000 character(s) are too many for a message"));
    CHECK(scene.window.composer()->text(5, ComposerMode::reply) == QStringLiteral("Hello "));
    edit->insertPlainText(QStringLiteral("Ivan"));
    CHECK_FALSE(said("too many"));

    // What a channel doesn't take at once is put in, and offered as several messages.
    QApplication::clipboard()->setText(QStringLiteral("word ").repeated(1'000));
    edit->paste();
    const auto buttons = scene.window.composer()->findChildren<kit::Button*>();
    CHECK(std::any_of(buttons.begin(), buttons.end(),
                      [](const kit::Button* button) { return button->text() == u"Send as 2 message(s)"; }));
}
