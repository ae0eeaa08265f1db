// SPDX-License-Identifier: GPL-3.0-or-later
// The one bar over the text: what colleagues do, whose dialog it is, what the messenger still takes.
#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/notice_bar.hpp"
#include "client/views/composer/composer_edit.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/thread/thread_header.hpp"
#include "client/views/thread/thread_pane.hpp"

#include <QAbstractButton>
#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLayout>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>
#include <stdexcept>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

constexpr std::int64_t kNoon = 1'778'587'200'000;
constexpr std::int64_t kMinute = 60'000;

struct Scene {
    std::int64_t now = kNoon;
    kit::Theme theme;
    ThreadPane pane{theme, [this] { return now; }};
    kit::NoticeBar* bar = pane.findChild<kit::NoticeBar*>();
    DialogRow dialog;

    Scene() {
        dialog.id = 5;
        dialog.customerName = QStringLiteral("Ivan");
        dialog.channelKind = QStringLiteral("whatsapp");
        dialog.status = DialogStatus::active;
        dialog.mine = true;
        dialog.assigneeId = 1;
        pane.resize(700, 500);
        pane.show();
        show();
    }
    void show() { pane.setDialog(dialog); }
    std::string words() const { return bar->isHidden() ? std::string() : bar->words().toStdString(); }
    kit::Button* button(const char* words) const {
        for (auto* one : bar->findChildren<kit::Button*>())
            if (one->isVisible() &&
                (one->text() == QLatin1String(words) || one->accessibleName() == QLatin1String(words)))
                return one;
        return nullptr;
    }
    kit::Button* send(const char* words) const {
        for (auto* one : pane.composer()->findChildren<kit::Button*>())
            if (one->text() == QLatin1String(words))
                return one;
        throw std::logic_error("no such button");
    }
    bool hint(const char* words) const {
        const auto labels = pane.composer()->findChildren<kit::Label*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const kit::Label* label) { return label->text() == QLatin1String(words); });
    }
};

} // namespace

TEST_CASE("bars: a colleague who writes is named with the time he has been at it", "[views]") {
    Scene scene;
    CHECK(scene.words().empty());
    scene.dialog.typing = QStringLiteral("Maria");
    scene.dialog.typingSinceMs = kNoon;
    scene.show();
    CHECK(scene.words() == "Maria is writing an answer");
    scene.now += 5'000;
    scene.show();
    CHECK(scene.words() == "Maria is writing an answer, 5 s");
    scene.dialog.typing.clear();
    scene.show();
    CHECK(scene.words().empty());
}

TEST_CASE("bars: to a colleague who writes something can be said in a note", "[views]") {
    Scene scene;
    scene.dialog.typing = QStringLiteral("Maria Orlova");
    scene.show();
    REQUIRE(scene.button("Write to Maria"));
    SECTION("to whoever writes now") {
        scene.dialog.typing = QStringLiteral("Igor Lapin");
        scene.show();
        CHECK_FALSE(scene.button("Write to Maria"));
        REQUIRE(scene.button("Write to Igor"));
        scene.button("Write to Igor")->click();
        CHECK(scene.pane.composer()->mode() == ComposerMode::note);
        CHECK(scene.pane.composer()->text(5, ComposerMode::note) == QStringLiteral("@Igor Lapin "));
    }
    SECTION("below what stands there") {
        scene.pane.composer()->putText(5, ComposerMode::note, QStringLiteral("Paid twice"));
        scene.button("Write to Maria")->click();
        CHECK(scene.pane.composer()->text(5, ComposerMode::note) == QStringLiteral("Paid twice\n@Maria Orlova "));
        CHECK(scene.pane.composer()->text(5, ComposerMode::reply).isEmpty());
    }
    SECTION("unless notes are not allowed") {
        scene.dialog.mayNote = false;
        scene.show();
        CHECK_FALSE(scene.button("Write to Maria"));
    }
    SECTION("behind dots where the bar asks for a choice") {
        scene.dialog.mine = false;
        scene.dialog.assigneeId = 2;
        scene.dialog.assigneeName = scene.dialog.typing;
        scene.dialog.replyLeave = ReplyLeave::asked;
        scene.show();
        CHECK(scene.button("Reply once"));
        CHECK_FALSE(scene.button("Write to Maria"));
        const auto menus = scene.bar->findChildren<QMenu*>();
        CHECK(std::any_of(menus.begin(), menus.end(), [](const QMenu* menu) {
            return menu->actions().size() == 1 && menu->actions().first()->text() == u"Write to Maria";
        }));
    }
}

TEST_CASE("bars: the buttons of a bar that goes on saying the same are the same buttons", "[views]") {
    Scene scene;
    scene.dialog.mine = false;
    scene.dialog.assigneeId = 2;
    scene.dialog.assigneeName = QStringLiteral("Maria");
    scene.show();
    REQUIRE(scene.words() == "The dialog is with Maria");
    const kit::Button* before = scene.button("Take over");
    REQUIRE(before);
    scene.dialog.lastText = QStringLiteral("news");
    scene.show();
    CHECK(scene.button("Take over") == before);
}

TEST_CASE("bars: in a colleague's dialog the reply waits for a choice, and a note doesn't", "[views]") {
    Scene scene;
    scene.dialog.mine = false;
    scene.dialog.assigneeId = 2;
    scene.dialog.assigneeName = QStringLiteral("Maria");
    scene.dialog.replyLeave = ReplyLeave::asked;
    scene.show();
    auto* edit = scene.pane.findChild<ComposerEdit*>();
    QTest::keyClicks(edit, QStringLiteral("Good morning"));
    CHECK_FALSE(scene.send("Send")->isEnabled());
    CHECK(scene.hint("choose above the text first"));
    SECTION("once") {
        REQUIRE(scene.button("Reply once"));
        scene.button("Reply once")->click();
        CHECK(scene.words() == "The dialog is with Maria, your next reply goes into it");
        CHECK_FALSE(scene.button("Reply once"));
        CHECK(scene.send("Send")->isEnabled());
        CHECK(scene.pane.useReplyOnce(5, 2));
        CHECK_FALSE(scene.pane.useReplyOnce(5, 2));
        CHECK_FALSE(scene.send("Send")->isEnabled());
        CHECK(scene.button("Reply once"));
    }
    SECTION("what was said of Maria's dialog doesn't count for Igor's") {
        scene.pane.replyOnce();
        scene.dialog.assigneeId = 3;
        scene.dialog.assigneeName = QStringLiteral("Igor");
        scene.show();
        CHECK_FALSE(scene.send("Send")->isEnabled());
        CHECK_FALSE(scene.pane.useReplyOnce(5, 3));
    }
    SECTION("a note") {
        scene.button("Only a note")->click();
        CHECK(scene.pane.composer()->mode() == ComposerMode::note);
        QTest::keyClicks(edit, QStringLiteral("Call him"));
        CHECK(scene.send("Add the note")->isEnabled());
    }
    SECTION("taken over") {
        scene.dialog.mine = true;
        scene.dialog.replyLeave = ReplyLeave::given;
        scene.show();
        CHECK(scene.words().empty());
        CHECK(scene.send("Send")->isEnabled());
    }
    SECTION("while she writes") {
        scene.dialog.typing = QStringLiteral("Maria");
        scene.show();
        CHECK(scene.words() == "Maria is writing an answer");
        CHECK(scene.button("Reply once"));
    }
    SECTION("forbidden") {
        scene.dialog.replyLeave = ReplyLeave::refused;
        scene.show();
        CHECK_FALSE(scene.button("Reply once"));
        scene.pane.replyOnce();
        CHECK_FALSE(scene.send("Send")->isEnabled());
    }
    SECTION("only to be read") {
        scene.dialog.replyLeave = ReplyLeave::refused;
        scene.dialog.mayTakeOver = false;
        scene.dialog.mayNote = false;
        scene.show();
        CHECK_FALSE(scene.button("Take over"));
        CHECK_FALSE(scene.button("Only a note"));
        CHECK(scene.hint("the dialog is with Maria"));
    }
    CHECK(scene.pane.composer()->text(5, ComposerMode::reply) == QStringLiteral("Good morning"));
}

TEST_CASE("bars: a refusal covers what stands there, and gives it back when it is put away", "[views]") {
    Scene scene;
    scene.dialog.mine = false;
    scene.dialog.assigneeId = 2;
    scene.dialog.assigneeName = QStringLiteral("Maria");
    scene.show();
    scene.pane.showRefusal(5, QStringLiteral("The server could not do this"));
    CHECK(scene.words() == "The server could not do this");
    scene.show();
    CHECK(scene.words() == "The server could not do this");
    REQUIRE(scene.button("Hide"));
    scene.button("Hide")->click();
    CHECK(scene.words() == "The dialog is with Maria");
    CHECK(scene.button("Take over"));
}

TEST_CASE("bars: a colleague's answer tells its age and offers what to do with ours", "[views]") {
    Scene scene;
    QSignalSpy resolved(&scene.pane, &ThreadPane::staleResolved);
    scene.pane.showStale(5, QStringLiteral("Maria"), QStringLiteral("Check-in at\n12 works"), kNoon - 3'000);
    CHECK(scene.words() == "Maria answered 3 s ago: “Check-in at 12 works”");
    CHECK(scene.button("Edit"));
    REQUIRE(scene.button("Delete"));
    scene.button("Delete")->click();
    REQUIRE(resolved.count() == 1);
    CHECK(scene.words().empty());
    scene.now += 5 * kMinute;
    scene.pane.showStale(5, QStringLiteral("Maria"), QStringLiteral("x"), kNoon);
    CHECK(scene.words().find("Maria answered at ") == 0);
    scene.pane.showStale(6, QStringLiteral("Igor"), QStringLiteral("y"), kNoon);
    CHECK(scene.words().find("Maria") == 0);
}

TEST_CASE("bars: the messenger's hours are told when they run out, and once they are over", "[views]") {
    Scene scene;
    scene.dialog.windowEndsMs = kNoon + 21 * 60 * kMinute;
    scene.show();
    CHECK(scene.words().empty());
    scene.dialog.windowEndsMs = kNoon + 72 * kMinute;
    scene.show();
    CHECK(scene.words() == "WhatsApp takes free replies for another 1 h 12 min");
    scene.button("Hide")->click();
    CHECK(scene.words().empty());
    scene.show();
    CHECK(scene.words().empty());
    scene.now = scene.dialog.windowEndsMs + kMinute;
    scene.show();
    CHECK(scene.words().find("WhatsApp has taken no free replies since ") == 0);
    REQUIRE(scene.button("Only a note"));
    scene.button("Only a note")->click();
    CHECK(scene.pane.composer()->mode() == ComposerMode::note);
}

TEST_CASE("bars: the hours count down by themselves, and nothing is drawn while the words are the same", "[views]") {
    struct Painted : QObject {
        int count = 0;
        bool eventFilter(QObject*, QEvent* event) override {
            count += event->type() == QEvent::Paint;
            return false;
        }
    };
    Scene scene;
    scene.dialog.windowEndsMs = kNoon + 72 * kMinute;
    scene.show();
    REQUIRE(scene.words() == "WhatsApp takes free replies for another 1 h 12 min");
    const kit::Button* hide = scene.button("Hide");
    QTest::qWait(30);
    Painted painted;
    const auto* header = scene.pane.findChild<ThreadHeader*>();
    for (QWidget* part : header->findChildren<QWidget*>() + scene.bar->findChildren<QWidget*>())
        part->installEventFilter(&painted);
    const auto pass = [&](std::int64_t ms) {
        scene.now += ms;
        REQUIRE(QMetaObject::invokeMethod(&scene.pane, "passTime"));
        QTest::qWait(30);
    };
    pass(0);
    CHECK(painted.count == 0);
    pass(1);
    CHECK(painted.count > 0);
    CHECK(scene.words() == "WhatsApp takes free replies for another 1 h 11 min");
    CHECK(scene.button("Hide") == hide);
    painted.count = 0;
    pass(kMinute - 1);
    CHECK(painted.count == 0);
    scene.dialog.windowEndsMs = scene.now + 40;
    scene.show();
    CHECK(scene.words() == "WhatsApp takes free replies for another less than 1 min");
    scene.now += 41;
    CHECK(QTest::qWaitFor([&] { return scene.words().find("WhatsApp has taken no free replies since ") == 0; }, 2'000));
}

namespace {

ContactRow contact(std::int64_t id, const char* kind, std::int64_t dialog = 0, const char* cannotBegin = "") {
    ContactRow row;
    row.id = id;
    row.channelKind = QLatin1String(kind);
    row.dialogId = dialog;
    row.cannotBegin = QLatin1String(cannotBegin);
    return row;
}

} // namespace

TEST_CASE("bars: with the hours over the customer's other channels are offered", "[views]") {
    Scene scene;
    QSignalSpy wanted(&scene.pane, &ThreadPane::elsewhereRequested);
    scene.dialog.windowEndsMs = kNoon - 1;
    scene.show();
    CHECK_FALSE(scene.button("Answer by Telegram"));
    scene.pane.composer()->putText(5, ComposerMode::reply, QStringLiteral("It is ready"));
    scene.pane.setContacts({contact(11, "whatsapp", 5), contact(12, "telegram"), contact(13, "whatsapp"),
                            contact(14, "telegram", 9), contact(15, "webchat", 0, "only the visitor begins")});
    REQUIRE(scene.button("Answer by Telegram"));
    scene.button("Answer by Telegram")->click();
    REQUIRE(wanted.count() == 1);
    CHECK(wanted[0][0].toLongLong() == 14); // what is open there goes on
    CHECK(wanted[0][1].toLongLong() == 9);
    CHECK(wanted[0][2].toString() == QStringLiteral("It is ready"));
    scene.pane.setContacts({contact(11, "whatsapp", 5), contact(14, "telegram", 9), contact(16, "vk")});
    REQUIRE(scene.button("Another channel"));
    QTest::qWait(1);
    CHECK(scene.button("Another channel")->x() > scene.button("Only a note")->x());
    scene.pane.setContacts({contact(11, "whatsapp", 5), contact(15, "webchat", 0, "only the visitor begins")});
    CHECK_FALSE(scene.button("Another channel"));
}

TEST_CASE("bars: of a customer who has blocked us is said so, and his other channel is offered", "[views]") {
    Scene scene;
    QSignalSpy wanted(&scene.pane, &ThreadPane::elsewhereRequested);
    scene.pane.setContacts({contact(11, "whatsapp", 5), contact(16, "vk")});
    CHECK(scene.words().empty());
    scene.dialog.barred = true;
    scene.show();
    CHECK(scene.words() == "The client has forbidden our messages");
    CHECK_FALSE(scene.button("Template"));
    REQUIRE(scene.button("Answer by VK"));
    scene.button("Answer by VK")->click();
    REQUIRE(wanted.count() == 1);
    CHECK(wanted[0][0].toLongLong() == 16);
    CHECK(wanted[0][1].toLongLong() == 0);
    scene.dialog.barred = false;
    scene.show();
    CHECK(scene.words().empty());
}

TEST_CASE("bars: a reply that failed because of the customer leads to his other channel", "[views]") {
    Scene scene;
    QSignalSpy wanted(&scene.pane, &ThreadPane::elsewhereRequested);
    scene.pane.setContacts({contact(11, "whatsapp", 5), contact(16, "vk", 8)});
    scene.pane.answerElsewhere(QStringLiteral("It is ready"));
    REQUIRE(wanted.count() == 1);
    CHECK(wanted[0][1].toLongLong() == 8);
    CHECK(wanted[0][2].toString() == QStringLiteral("It is ready"));
    scene.pane.setContacts({contact(11, "whatsapp", 5), contact(16, "vk", 8), contact(17, "telegram")});
    scene.pane.answerElsewhere(QStringLiteral("It is ready"));
    auto* menu = scene.pane.findChild<QMenu*>(QStringLiteral("elsewhere"));
    REQUIRE(menu);
    REQUIRE(menu->actions().size() == 2);
    CHECK(wanted.count() == 1);
    menu->actions().last()->trigger();
    REQUIRE(wanted.count() == 2);
    CHECK(wanted[1][0].toLongLong() == 17);
    menu->close();
}

TEST_CASE("bars: once the messenger's hours are over nothing can be sent but a note, and why is said", "[views]") {
    Scene scene;
    QSignalSpy sent(scene.pane.composer(), &ComposerView::sendRequested);
    auto* edit = scene.pane.findChild<ComposerEdit*>();
    scene.dialog.windowEndsMs = kNoon + kMinute;
    scene.show();
    QTest::keyClicks(edit, QStringLiteral("Good morning"));
    REQUIRE(scene.send("Send")->isEnabled());
    scene.now = scene.dialog.windowEndsMs;
    SECTION("told with news about the dialog") {
        scene.show();
    }
    SECTION("time alone") {
        REQUIRE(QMetaObject::invokeMethod(&scene.pane, "passTime"));
    }
    CHECK_FALSE(scene.send("Send")->isEnabled());
    CHECK(scene.hint("needs an approved template"));
    QTest::qWait(280); // an Enter right after a switch is not taken
    QTest::keyClick(edit, Qt::Key_Return);
    CHECK(sent.isEmpty());
    CHECK(scene.pane.composer()->text(5, ComposerMode::reply) == QStringLiteral("Good morning"));

    scene.pane.composer()->setMode(ComposerMode::note);
    QTest::keyClicks(edit, QStringLiteral("Call him"));
    REQUIRE(scene.send("Add the note")->isEnabled());
    scene.send("Add the note")->click();
    CHECK(sent.count() == 1);
    scene.pane.composer()->setMode(ComposerMode::reply);
    scene.dialog.windowEndsMs += 24 * 60 * kMinute; // the customer has written
    scene.show();
    CHECK(scene.send("Send")->isEnabled());
    CHECK_FALSE(scene.hint("needs an approved template"));
}

TEST_CASE("bars: a closed dialog says so, with how to write there again", "[views]") {
    Scene scene;
    QSignalSpy reopened(&scene.pane, &ThreadPane::reopenRequested);
    const auto* edit = scene.pane.findChild<ComposerEdit*>();
    const QString invitation = edit->placeholderText();
    CHECK(invitation == QString::fromUtf8("Write a reply…"));
    scene.dialog.status = DialogStatus::closed;
    scene.dialog.windowEndsMs = kNoon - 1; // it matters only once the dialog is open again
    scene.show();
    CHECK(scene.words() == "The dialog is closed");
    CHECK(edit->placeholderText() == QStringLiteral("Reopen the dialog to reply"));
    CHECK_FALSE(scene.hint("The dialog is closed")); // the bar over it says so
    CHECK_FALSE(scene.send("Send")->isEnabled());
    REQUIRE(scene.button("Only a note"));
    scene.button("Only a note")->click();
    CHECK(edit->placeholderText() == QString::fromUtf8("Write a note about the dialog…"));
    scene.pane.composer()->setMode(ComposerMode::reply);
    REQUIRE(scene.button("Reopen"));
    scene.button("Reopen")->click();
    CHECK(reopened.count() == 1);
    scene.dialog.status = DialogStatus::active;
    scene.dialog.windowEndsMs = 0;
    scene.show();
    CHECK(scene.words().empty());
    CHECK(edit->placeholderText() == invitation);
}
