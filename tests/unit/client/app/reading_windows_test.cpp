// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/card/card_pane.hpp"
#include "client/views/thread/history_window.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QTest>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

struct ReadingScene : InboxScene {
    /// As Enter on a dialog of the card does it.
    void read(std::int64_t id) {
        emit window.card()->dialogReadRequested(id);
        wire::DialogDetails details;
        details.dialog = aDialog(id, 70);
        if (link.outstanding("dialog.get") > 0)
            link.answer<wire::DialogGet>(details);
        wire::MessagePage page;
        page.messages = {aMessage(id, 60), aMessage(id, 70)};
        if (link.outstanding("dialog.history") > 0)
            link.answer<wire::DialogHistory>(page);
        QTest::qWait(50);
    }
    HistoryWindow* reader() const { return window.findChild<HistoryWindow*>(); }
};

} // namespace

TEST_CASE("reading: a dialog of the card is read beside the open one, and isn't marked as read", "[app]") {
    ReadingScene scene;
    scene.type(QStringLiteral("Yes"));
    const int readBefore = scene.link.outstanding("dialog.read");
    const int viewingBefore = scene.link.outstanding("dialog.viewing");
    scene.read(6);
    REQUIRE(scene.reader());
    CHECK(scene.reader()->isVisible());
    CHECK(scene.reader()->thread()->rowCount() == 2);
    CHECK(scene.window.openDialogId() == 5);
    CHECK(scene.text() == "Yes");
    scene.reader()->activateWindow();
    QTest::qWait(700); // what is seen for so long would be read
    CHECK(scene.link.outstanding("dialog.read") == readBefore);
    CHECK(scene.link.outstanding("dialog.viewing") == viewingBefore);

    scene.read(6);
    CHECK(scene.window.findChildren<HistoryWindow*>().size() == 1);
    emit scene.reader()->thread()->dialogRequested(6);
    CHECK(scene.window.openDialogId() == 6);
    CHECK_FALSE(scene.reader()->isVisible());
}

TEST_CASE("reading: a dialog that isn't to be had opens no window", "[app]") {
    ReadingScene scene;
    emit scene.window.card()->dialogReadRequested(77);
    scene.link.refuse<wire::DialogGet>(Errc::not_found);
    CHECK_FALSE(scene.reader());
    CHECK(scene.window.openDialogId() == 5);
}
