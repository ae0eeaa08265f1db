// SPDX-License-Identifier: GPL-3.0-or-later
// F1 in each window: the keys of the place where the caret is, then the others.
#include "client/views/composer/composer_edit.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/parts/keys_overlay.hpp"
#include "client/views/templates/template_picker.hpp"
#include "client/views/thread/history_window.hpp"
#include "client/views/thread/thread_pane.hpp"
#include "client/views/thread/thread_view.hpp"
#include "client/views/viewer/picture_viewer.hpp"
#include "tests/support/desk_window.hpp"

#include <algorithm>

using namespace pult;
using namespace pult::client;
using test::DeskWindow;

TEST_CASE("actions: the overlay tells each key once in its place, with what templates are chosen by", "[views]") {
    DeskWindow scene;
    scene.press(Qt::Key_F1);
    const auto* overlay = scene.window.findChild<KeysOverlay*>();
    REQUIRE(overlay->isVisible());
    const QStringList told = overlay->accessibleDescription().split(QStringLiteral("; "));
    const auto with = [&](const char* end) {
        return std::count_if(told.begin(), told.end(),
                             [&](const QString& line) { return line.endsWith(QLatin1String(end)); });
    };
    CHECK(with(": Ctrl+Z") == 1);
    CHECK(told.contains(QStringLiteral("Choose a template, where a line begins: /")));
    CHECK(with(": Ctrl+Enter") == 1);
    const auto folders = [](const QString& line) {
        return line.startsWith(QString::fromUtf8("Open a folder: Alt+1 … Alt+"));
    };
    CHECK(std::any_of(told.begin(), told.end(), folders));
    QTest::keyClick(scene.window.focusWidget(), Qt::Key_Escape);
    CHECK_FALSE(overlay->isVisible());
}

TEST_CASE("actions: the overlay begins with the usual way and the keys of the place where the caret is", "[views]") {
    DeskWindow scene;
    scene.openDialog();
    const auto* overlay = scene.window.findChild<KeysOverlay*>();
    const auto toldAt = [&](QWidget* place) {
        place->setFocus();
        scene.press(Qt::Key_F1);
        const QStringList told = overlay->accessibleDescription().split(QStringLiteral("; "));
        QTest::keyClick(scene.window.focusWidget(), Qt::Key_Escape);
        return told;
    };
    const QStringList writing = toldAt(scene.window.composer()->findChild<ComposerEdit*>());
    CHECK(writing.value(0).startsWith(QStringLiteral("The usual way: Ctrl+N takes the next dialog, F2 goes to")));
    CHECK(writing.value(1) == "Send: Enter");
    CHECK(writing.count(QStringLiteral("Send: Enter")) == 1);
    CHECK_FALSE(writing.contains(QStringLiteral("Copy the message: Ctrl+C")));
    const QStringList reading = toldAt(scene.window.thread());
    CHECK(reading.value(1) == "Message above, message below: Up, Down");
    CHECK(reading.contains(QStringLiteral("Copy the message: Ctrl+C")));
    CHECK(reading.contains(QStringLiteral("Send: Enter")));
    const QStringList looking = toldAt(scene.window.findChild<DialogListView*>());
    CHECK(looking.value(1) == "Open the dialog and write: Enter");
    CHECK(looking.contains(QStringLiteral("Close it, change nothing: Esc")));
    // A way of which one key is missing is none.
    scene.window.setKeys({{QStringLiteral("queue.next"), QString()}});
    CHECK(toldAt(scene.window.thread()).value(0).startsWith(QStringLiteral("Message above")));
}

TEST_CASE("actions: help over the palette and the templates tells their keys, and they stay open", "[views]") {
    DeskWindow scene;
    scene.openDialog();
    const auto* overlay = scene.window.findChild<KeysOverlay*>();
    const auto told = [&] { return overlay->accessibleDescription().split(QStringLiteral("; ")); };
    scene.press(Qt::CTRL | Qt::Key_K);
    scene.press(Qt::Key_F1);
    CHECK(told().value(1) == "Choose a line: Up, Down");
    CHECK(told().contains(QStringLiteral("Do it: Enter")));
    QTest::keyClick(scene.window.focusWidget(), Qt::Key_Escape);
    CHECK_FALSE(overlay->isVisible());
    CHECK(scene.palette->isVisible());
    CHECK(scene.window.focusWidget() == scene.field);
    QTest::keyClick(scene.field, Qt::Key_Escape);

    const TemplatePicker* texts = scene.window.pane()->templates();
    scene.press(Qt::CTRL | Qt::Key_T);
    REQUIRE(texts->isOpen());
    scene.press(Qt::Key_F1);
    CHECK(told().contains(QStringLiteral("Choose a folder: Ctrl+Up, Ctrl+Down")));
    QTest::keyClick(scene.window.focusWidget(), Qt::Key_Escape);
    CHECK(texts->isOpen());
}

TEST_CASE("actions: the overlay in the window of one dialog tells what can be done there", "[views]") {
    DeskWindow scene;
    InboxWindow own{scene.theme, [] { return std::int64_t{1'778'587'200'000}; }, InboxWindow::Extent::dialog};
    own.show();
    own.act(QStringLiteral("work.keys"));
    auto* overlay = own.findChild<KeysOverlay*>();
    REQUIRE(overlay->isVisible());
    const QStringList told = overlay->accessibleDescription().split(QStringLiteral("; "));
    for (const char* id : {"dialog.find", "reply.note", "window.card", "work.commands", "composer.send"})
        CHECK(told.filter(scene.action(id).words + QStringLiteral(": ")).size() == 1);
    for (const char* id : {"queue.next", "dialog.window", "window.folders", "work.settings", "list.Space"})
        CHECK(told.filter(scene.action(id).words + QStringLiteral(": ")).isEmpty());
    CHECK(told.filter(QStringLiteral("Open a folder")).isEmpty());
    // There is no width for two columns: the one is scrolled.
    QTest::keyClick(overlay, Qt::Key_Down);
    CHECK(overlay->isVisible());
    QTest::keyClick(overlay, Qt::Key_Escape);
    CHECK_FALSE(overlay->isVisible());
}

TEST_CASE("actions: the window for pictures tells its own keys, none of which can be chosen", "[views]") {
    kit::Theme theme;
    PictureViewer viewer(theme);
    viewer.show();
    const QWidget* before = viewer.focusWidget();
    const auto* overlay = viewer.findChild<KeysOverlay*>();
    QTest::keyClick(&viewer, Qt::Key_F1);
    REQUIRE(overlay->isVisible());
    const QStringList told = overlay->accessibleDescription().split(QStringLiteral("; "));
    CHECK(told.contains(QStringLiteral("Rotate: R")));
    CHECK(told.contains(QStringLiteral("Nearer: +")));
    CHECK(told.size() == fixedKeys(KeyPlace::viewer).size());
    QTest::keyClick(viewer.focusWidget(), Qt::Key_Escape);
    CHECK_FALSE(overlay->isVisible());
    CHECK(viewer.isVisible());
    CHECK(viewer.focusWidget() == before);
}

TEST_CASE("actions: the caret goes back when the overlay is put away", "[views]") {
    DeskWindow scene;
    scene.openDialog();
    const QWidget* before = scene.window.focusWidget();
    scene.press(Qt::Key_F1);
    const auto* overlay = scene.window.findChild<KeysOverlay*>();
    REQUIRE(overlay->isVisible());
    CHECK(scene.window.focusWidget() == overlay);
    QTest::keyClick(scene.window.focusWidget(), Qt::Key_Escape);
    CHECK_FALSE(overlay->isVisible());
    CHECK(scene.window.focusWidget() == before);
}

TEST_CASE("actions: the window of a history tells how one reads in it", "[views]") {
    kit::Theme theme;
    HistoryWindow window(
        theme, [] { return std::int64_t{1'778'587'200'000}; }, QStringLiteral("Ivan"), 6);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    test::MessageRows messages;
    window.thread()->setModel(&messages);
    window.show();
    QTest::keyClick(window.thread(), Qt::Key_F1);
    const auto* overlay = window.findChild<KeysOverlay*>();
    REQUIRE(overlay->isVisible());
    CHECK(overlay->accessibleDescription().contains(QStringLiteral("Open the dialog of the message: Enter")));
    QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
    CHECK_FALSE(overlay->isVisible());
    CHECK(window.isVisible());
    window.thread()->setModel(nullptr);
}
