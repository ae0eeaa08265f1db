// SPDX-License-Identifier: GPL-3.0-or-later
// The last moment of an operator at a desk, and what the next one finds there.
#include "client/app/session/last_moment.hpp"
#include "client/kit/button.hpp"
#include "client/views/composer/left_text.hpp"
#include "client/views/inbox/status_line.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QLabel>
#include <QPointer>
#include <QSignalSpy>
#include <QTimer>

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using namespace std::chrono_literals;

namespace {

/// A desk that is signed out, the window stays.
struct LeavingScene : DeskScene {
    FakeCourier courier;
    kit::Theme theme;
    InboxWindow window{theme, [this] { return desk.nowMs(); }};
    std::unique_ptr<InboxController> controller = std::make_unique<InboxController>(
        link, desk, courier, clock, ServerAddress::parse(QStringLiteral("127.0.0.1")).value(), window, theme);

    LeavingScene() {
        link.start(100);
        for (const std::int64_t id : {5, 6})
            link.tell(wire::DialogAdded{assignedTo(aDialog(id), 7), {}}, 100 + id);
        window.show();
        controller->open(DialogId{5}, true);
        controller->open(DialogId{6}, true);
    }
    void signOut() {
        window.hide();
        controller.reset();
        desk.clear();
        window.forgetTexts();
    }
    bool says(const QString& words) const {
        const auto parts = window.findChild<StatusLine*>()->findChildren<QWidget*>();
        return std::ranges::any_of(parts, [&](const QWidget* part) { return part->accessibleName().contains(words); });
    }
};

} // namespace

TEST_CASE("leaving: what can still be taken back goes out, and its answer is waited for", "[app]") {
    InboxScene scene;
    emit scene.window.closeRequested(5);
    REQUIRE(scene.link.outstanding("dialog.close") == 0);
    QTimer::singleShot(0, &scene.window, [&] {
        if (scene.link.outstanding("dialog.close") == 0)
            return;
        wire::Dialog closed = assignedTo(aDialog(5, 9), 7);
        closed.status = wire::DialogStatus::closed;
        scene.link.answer<wire::DialogClose>({closed});
    });
    letArrive(scene.desk, std::chrono::minutes{1});
    CHECK(scene.desk.outbox().size() == 0);
    CHECK(scene.desk.dialog(DialogId{5})->status == wire::DialogStatus::closed);
}

TEST_CASE("leaving: nobody waits for a server that is out of reach, or goes away", "[app]") {
    InboxScene scene;
    emit scene.window.closeRequested(5);
    if (GENERATE(true, false))
        scene.link.goOffline();
    else
        QTimer::singleShot(0, &scene.window, [&] { scene.link.goOffline(); });
    letArrive(scene.desk, std::chrono::minutes{1});
    CHECK(scene.desk.outbox().size() == 1); // it goes with the next start
}

TEST_CASE("leaving: whoever signs in next finds nothing of what was done, said or open before", "[app]") {
    LeavingScene scene;
    emit scene.window.closeRequested(5);
    REQUIRE_FALSE(scene.window.toast()->isHidden());
    scene.window.tellWhatComes(QStringLiteral("Ivan: where is my key?"));
    scene.window.announce(QStringLiteral("Ivan is yours"));
    REQUIRE(scene.says(QStringLiteral("Ivan")));
    const QPointer<LeftText> box = scene.window.openLeftText(QStringLiteral("Good morning"));
    scene.signOut();
    CHECK(scene.window.toast()->isHidden());
    CHECK_FALSE(scene.says(QStringLiteral("Ivan")));
    CHECK(waitUntil([&] { return !box; }));
    const QSignalSpy asked(&scene.window, &InboxWindow::dialogRequested);
    scene.window.act(QStringLiteral("queue.back"));
    scene.window.act(QStringLiteral("queue.before"));
    CHECK(asked.isEmpty());
}

TEST_CASE("leaving: the seconds of a reply that could be taken back end with its author's desk", "[app]") {
    LeavingScene scene;
    scene.desk.setHold(5s);
    QTest::qWait(280); // an Enter right after a switch is not taken
    auto* edit = scene.window.composer()->findChild<ComposerEdit*>();
    QTest::keyClicks(edit, QStringLiteral("Yes"));
    QTest::keyClick(edit, Qt::Key_Return);
    REQUIRE(scene.says(QStringLiteral("Sent")));
    scene.signOut();
    const auto buttons = scene.window.findChild<StatusLine*>()->findChildren<kit::Button*>();
    CHECK(std::ranges::none_of(buttons, [](const kit::Button* each) {
        return !each->isHidden() && each->text().startsWith(QStringLiteral("Undo"));
    }));
}
