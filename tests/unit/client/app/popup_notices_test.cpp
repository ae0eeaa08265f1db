// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed into a popup of our own is never lost.
#include "client/app/notices/popup_notices.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

const QString kKey = QStringLiteral("dialog/5");

struct PopupScene {
    kit::Theme theme;
    std::unique_ptr<PopupNotices> board = std::make_unique<PopupNotices>(theme);
    QSignalSpy replied{board.get(), &NoticeBoard::replied};
    QSignalSpy unsent{board.get(), &NoticeBoard::leftUnsent};

    static Notice notice(std::int64_t seen) {
        return {.key = kKey, .title = QStringLiteral("Ivan"), .dialog = 5, .mayReply = true, .seenSeq = seen};
    }
    static NoticePopup* popup() {
        for (QWidget* each : QApplication::topLevelWidgets())
            if (auto* popup = qobject_cast<NoticePopup*>(each); popup && popup->isVisible())
                return popup;
        return nullptr;
    }
    static QLineEdit* field() { return popup()->findChild<QLineEdit*>(); }
    void begin(const QString& text) {
        board->show(notice(90));
        REQUIRE(popup());
        for (auto* button : popup()->findChildren<QAbstractButton*>())
            if (button->text() == "Reply")
                button->click();
        REQUIRE(popup()->isReplying());
        QTest::keyClicks(field(), text);
    }
};

} // namespace

TEST_CASE("popups: one that somebody writes in stays, whatever has become of its message", "[app]") {
    PopupScene scene;
    scene.begin(QStringLiteral("Yes"));
    scene.board->withdraw(kKey);
    REQUIRE(PopupScene::popup());
    CHECK(scene.board->isWrittenIn());
    scene.board->show(PopupScene::notice(110)); // another message
    CHECK(PopupScene::field()->text() == "Yes");
    QTest::keyClick(PopupScene::field(), Qt::Key_Return);
    REQUIRE(scene.replied.size() == 1);
    CHECK(scene.replied[0][1].toString() == "Yes");
    CHECK(scene.replied[0][0].value<Notice>().seenSeq == 90); // he was writing when the newer one came
    CHECK_FALSE(PopupScene::popup());
    CHECK_FALSE(scene.board->isWrittenIn());
    CHECK(scene.unsent.isEmpty());
}

TEST_CASE("popups: what was begun in one is told when it goes, by Escape or with all of them", "[app]") {
    PopupScene scene;
    scene.begin(QStringLiteral("Yes, from"));
    SECTION("by Escape") {
        QTest::keyClick(PopupScene::field(), Qt::Key_Escape);
        CHECK_FALSE(PopupScene::popup());
    }
    SECTION("with all of them") {
        scene.board.reset();
    }
    REQUIRE(scene.unsent.size() == 1);
    CHECK(scene.unsent[0][0].value<Notice>().dialog == 5);
    CHECK(scene.unsent[0][1].toString() == "Yes, from");
    CHECK(scene.replied.isEmpty());
}

TEST_CASE("popups: one that nobody writes in is withdrawn without a word", "[app]") {
    PopupScene scene;
    scene.board->show(PopupScene::notice(90));
    scene.board->withdraw(kKey);
    CHECK_FALSE(PopupScene::popup());
    CHECK(scene.unsent.isEmpty());
}

TEST_CASE("popups: a reply says what its popup had shown, and one begun stands before the draft", "[app]") {
    InboxScene scene;
    scene.type(QStringLiteral("from noon"));
    scene.desk.addToDraft(DialogId{5}, wire::ComposeMode::reply, "Yes,");
    CHECK(scene.text() == "Yes,\nfrom noon");
    CHECK(scene.desk.draft(DialogId{5}, wire::ComposeMode::reply)->text == "Yes,\nfrom noon");
    scene.controller.reply(DialogId{5}, QStringLiteral("Yes"), 80);
    CHECK(scene.link.peek<wire::MessageSend>().seen_seq == 80);
    scene.controller.reply(DialogId{9}, QStringLiteral("No"), 80); // it has left his sight
    CHECK(scene.link.outstanding("message.send") == 1);
    CHECK(scene.desk.draft(DialogId{9}, wire::ComposeMode::reply)->text == "No");
}
