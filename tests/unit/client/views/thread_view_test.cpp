// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/theme.hpp"
#include "client/views/thread/jump_button.hpp"
#include "client/views/thread/thread_view.hpp"
#include "tests/support/row_models.hpp"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QWidget>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

constexpr std::int64_t kNoon = 1'778'587'200'000; // 12 May 2026, 12:00 UTC

MessageRow aMessage(std::int64_t id) {
    MessageRow row;
    row.id = row.seq = id;
    row.direction = id % 3 == 0 ? Direction::out : Direction::in;
    row.authorName = id % 3 == 0 ? QStringLiteral("Anna") : QStringLiteral("Ivan");
    row.authorKind = id % 3 == 0 ? AuthorKind::user : AuthorKind::customer;
    row.text = QStringLiteral("message %1 ").arg(id) + QStringLiteral("words ").repeated(static_cast<int>(id % 17));
    row.atMs = kNoon + id * 61'000;
    return row;
}

std::vector<MessageRow> range(std::int64_t first, std::int64_t last) {
    std::vector<MessageRow> rows;
    for (std::int64_t id = first; id <= last; ++id)
        rows.push_back(aMessage(id));
    return rows;
}

/// A shown view over a model of messages 100 to 199.
struct Scene {
    kit::Theme theme;
    test::MessageRows rows;
    ThreadView view{theme, [] { return kNoon; }};

    explicit Scene(bool fill = true) {
        if (fill)
            rows.append(range(100, 199));
        view.resize(552, 500);
        view.show();
        view.setModel(&rows);
        settle();
    }
    void settle() { QTest::qWait(20); }
    QScrollBar* bar() const { return view.verticalScrollBar(); }
    int rowOf(std::int64_t id) const {
        for (int row = 0; row < rows.rowCount(); ++row)
            if (rows.at(row).id == id)
                return row;
        return -1;
    }
    int yOf(std::int64_t id) const { return view.rowRect(rowOf(id)).top(); }
};

/// A shown view in the window that has the keys, with a tally of what was seen.
struct SeenScene : Scene {
    std::vector<qint64> seen;

    SeenScene() : Scene(false) {
        QObject::connect(&view, &ThreadView::messagesSeen, &view, [this](qint64 seq) { seen.push_back(seq); });
        view.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&view));
        rows.append(range(100, 102));
        settle();
    }
};

/// Stands for the desktop's browser.
struct Browser final : QTextBrowser {
    QList<QUrl> opened;
    QVariant loadResource(int, const QUrl& url) override {
        opened += url;
        return QStringLiteral("a map");
    }
};

} // namespace

TEST_CASE("thread view: it opens at the newest message", "[views]") {
    Scene scene;
    CHECK(scene.view.atEnd());
    CHECK(scene.view.rowRect(99).bottom() < 500);
    CHECK(scene.view.rowRect(99).bottom() > 450);
}

TEST_CASE("thread view: older pages above leave what is seen where it is", "[views]") {
    Scene scene;
    scene.view.setEdges({true, false, false, false});
    scene.bar()->setValue(scene.bar()->maximum() / 2);
    scene.settle();
    const std::int64_t seen = scene.rows.at(scene.view.rowAtPoint({200, 250})).id;
    const int before = scene.yOf(seen);
    scene.rows.prepend(range(50, 99));
    CHECK(scene.yOf(seen) == before);
    scene.settle(); // the idle slices replace the guesses
    CHECK(scene.yOf(seen) == before);
    scene.rows.remove(0, 50);
    CHECK(scene.yOf(seen) == before);
}

TEST_CASE("thread view: dropping far pages below and edits above leave what is seen where it is", "[views]") {
    Scene scene;
    scene.bar()->setValue(scene.bar()->maximum() / 2);
    scene.settle();
    const std::int64_t seen = scene.rows.at(scene.view.rowAtPoint({200, 250})).id;
    const int before = scene.yOf(seen);
    MessageRow longer = aMessage(105);
    longer.text = QStringLiteral("much longer ").repeated(80);
    scene.rows.change(5, longer);
    CHECK(scene.yOf(seen) == before);
    scene.rows.remove(scene.rows.rowCount() - 10, 10);
    CHECK(scene.yOf(seen) == before);
    scene.settle();
    CHECK(scene.yOf(seen) == before);
}

TEST_CASE("thread view: a new message scrolls only someone who is at the end", "[views]") {
    Scene scene;
    scene.rows.append(range(200, 200));
    scene.settle();
    CHECK(scene.view.atEnd());
    CHECK(scene.view.rowRect(100).bottom() < 500);

    scene.bar()->setValue(scene.bar()->maximum() / 3);
    scene.settle();
    const std::int64_t seen = scene.rows.at(scene.view.rowAtPoint({200, 250})).id;
    const int before = scene.yOf(seen);
    scene.rows.append(range(201, 205));
    scene.settle();
    CHECK(scene.yOf(seen) == before);
    CHECK_FALSE(scene.view.atEnd());
}

TEST_CASE("thread view: what the operator sends is shown at once from wherever they are", "[views]") {
    Scene scene;
    scene.bar()->setValue(0);
    MessageRow mine = aMessage(300);
    mine.id = mine.seq = 0;
    mine.clientId = QStringLiteral("c1");
    mine.mine = true;
    scene.rows.append({mine});
    CHECK(scene.view.atEnd());
}

TEST_CASE("thread view: the bar over what is new goes when it is answered, a note leaves it", "[views]") {
    Scene scene;
    scene.view.setFirstUnread(198);
    scene.settle();
    const auto heightOf = [&](std::int64_t id) {
        scene.settle();
        return scene.view.rowRect(scene.rowOf(id)).height();
    };
    const int withBar = heightOf(198);
    MessageRow mine = aMessage(300);
    mine.id = mine.seq = 0;
    mine.mine = true;
    mine.clientId = QStringLiteral("c1");
    mine.direction = Direction::note;
    scene.rows.append({mine});
    CHECK(heightOf(198) == withBar);
    mine.clientId = QStringLiteral("c2");
    mine.direction = Direction::out;
    scene.rows.append({mine});
    CHECK(heightOf(198) < withBar);
}

TEST_CASE("thread view: it opens with the unread bar in sight when the news fills the screen", "[views]") {
    Scene scene(false);
    scene.rows.append(range(100, 199));
    scene.view.setModel(nullptr);
    scene.view.setModel(&scene.rows);
    CHECK(scene.view.atEnd());

    Scene other(false);
    other.view.hide();
    other.rows.append(range(100, 199));
    other.view.setModel(&other.rows);
    other.view.setFirstUnread(140);
    other.view.show();
    other.settle();
    const int y = other.yOf(140);
    CHECK(y > 60);
    CHECK(y < 250);
    CHECK_FALSE(other.view.atEnd());
}

TEST_CASE("thread view: the next pages are asked for once, three screens before the edge", "[views]") {
    Scene scene;
    QSignalSpy older(&scene.view, &ThreadView::olderRequested);
    scene.view.setEdges({true, false, false, false});
    CHECK(older.count() == 0);
    scene.bar()->setValue(1200);
    CHECK(older.count() == 1);
    scene.bar()->setValue(100);
    CHECK(older.count() == 1);
    scene.view.setEdges({true, false, true, false});
    scene.rows.prepend(range(50, 99));
    scene.view.setEdges({true, false, false, false});
    scene.bar()->setValue(100);
    CHECK(older.count() == 2);
}

TEST_CASE("thread view: the jump goes to the newest, or asks for it when it isn't loaded", "[views]") {
    Scene scene;
    QSignalSpy newest(&scene.view, &ThreadView::newestRequested);
    scene.view.setEdges({false, true, false, false});
    scene.view.scrollToEnd();
    CHECK(newest.count() == 1);
    scene.view.setEdges({});
    scene.bar()->setValue(0);
    scene.view.scrollToEnd();
    CHECK(scene.view.atEnd());
    CHECK(newest.count() == 1);
}

TEST_CASE("thread view: a line about another dialog leads there, one about this doesn't", "[views]") {
    Scene scene(false);
    std::vector<MessageRow> lines = range(1, 2);
    for (MessageRow& line : lines) {
        line.direction = Direction::system;
        line.event = QStringLiteral("merged_in");
    }
    lines[1].leadsTo = 12;
    scene.rows.append(lines);
    scene.settle();
    QSignalSpy asked(&scene.view, &ThreadView::dialogRequested);
    const auto clickAllOver = [&](int row) {
        const QRect place = scene.view.rowRect(row);
        for (int y = place.top(); y < place.bottom() && asked.isEmpty(); y += 3)
            QTest::mouseClick(scene.view.viewport(), Qt::LeftButton, {}, QPoint(place.center().x(), y));
    };
    clickAllOver(0);
    CHECK(asked.isEmpty());
    clickAllOver(1);
    REQUIRE(asked.size() == 1);
    CHECK(asked[0][0].toLongLong() == 12);
}

TEST_CASE("thread view: the button of the jump hides no bubble that it can stand beside", "[views]") {
    Scene scene(false);
    std::vector<MessageRow> talk = range(100, 199);
    for (MessageRow& row : talk) {
        row.direction = row.id < 150 ? Direction::out : Direction::in;
        row.text = QStringLiteral("words ").repeated(30);
    }
    scene.rows.append(talk);
    scene.settle();
    const auto* jump = scene.view.findChild<JumpButton*>();
    REQUIRE(jump);
    scene.bar()->setValue(0);
    scene.settle();
    REQUIRE(jump->isVisible());
    CHECK(jump->geometry().right() < scene.view.viewport()->width() / 2); // ours stand on the right
    scene.view.scrollToMessage(170);
    scene.settle();
    REQUIRE(jump->isVisible());
    CHECK(jump->x() > scene.view.viewport()->width() / 2); // the client's on the left
}

TEST_CASE("thread view: another width keeps the place and lays everything out again", "[views]") {
    Scene scene;
    scene.bar()->setValue(scene.bar()->maximum() / 2);
    scene.settle();
    const int top = scene.view.rowAtPoint({200, 1});
    scene.view.resize(420, 500);
    scene.settle();
    CHECK(std::abs(scene.view.rowAtPoint({200, 1}) - top) <= 1);
}

TEST_CASE("thread view: text is marked by dragging over messages and copied with its authors", "[views]") {
    Scene scene;
    QWidget* port = scene.view.viewport();
    const QRect last = scene.view.rowRect(99);
    const QRect before = scene.view.rowRect(98);
    QTest::mousePress(port, Qt::LeftButton, {}, QPoint(0, before.top() + 1));
    QTest::mouseMove(port, QPoint(540, last.bottom() - 1));
    QMouseEvent drag(QEvent::MouseMove, QPointF(540, last.bottom() - 1), QPointF(540, last.bottom() - 1), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(port, &drag);
    QTest::mouseRelease(port, Qt::LeftButton, {}, QPoint(540, last.bottom() - 1));
    REQUIRE(scene.view.hasSelection());
    scene.view.copySelection();
    const QString copied = QApplication::clipboard()->text();
    CHECK(copied.contains("message 198"));
    CHECK(copied.contains("message 199"));
    CHECK(copied.contains("Anna, 1"));
}

TEST_CASE("thread view: a click on Retry under a failed message asks for it", "[views]") {
    Scene scene(false);
    MessageRow failed = aMessage(3);
    failed.state = DeliveryState::failed;
    scene.rows.append({failed});
    scene.settle();
    QSignalSpy asked(&scene.view, &ThreadView::actionRequested);
    const auto layout =
        layoutMessage(failed, {true, true, true, false}, {scene.view.viewport()->width(), {}, 0, kNoon}, scene.theme);
    const QPoint at = layout->actions.front().rect.center() + QPoint(0, scene.view.rowRect(0).top());
    QTest::mouseClick(scene.view.viewport(), Qt::LeftButton, {}, at);
    REQUIRE(asked.count() == 1);
    CHECK(asked[0][0].value<MessageAction>() == MessageAction::retry);
    CHECK(asked[0][1].toLongLong() == 3);
}

TEST_CASE("thread view: a place opens its map and a file that isn't here opens nothing", "[views]") {
    Scene scene(false);
    MessageRow place = aMessage(3);
    place.text.clear();
    AttachmentRow attachment;
    attachment.kind = QStringLiteral("location");
    attachment.place = QStringLiteral("Shore street 1");
    attachment.url = QStringLiteral("https://maps.example/1");
    place.attachments = {attachment};
    attachment.url = QStringLiteral("file:///etc/passwd");
    place.attachments += attachment;
    scene.rows.append({place});
    scene.settle();
    Browser browser;
    QDesktopServices::setUrlHandler(QStringLiteral("https"), &browser, "setSource");
    QDesktopServices::setUrlHandler(QStringLiteral("file"), &browser, "setSource");
    QSignalSpy asked(&scene.view, &ThreadView::attachmentActivated);
    const auto layout =
        layoutMessage(place, {true, true, true, false}, {scene.view.viewport()->width(), {}, 0, kNoon}, scene.theme);
    for (const AttachmentSpan& span : layout->attachments)
        QTest::mouseClick(scene.view.viewport(), Qt::LeftButton, {},
                          span.rect.center() + QPoint(0, scene.view.rowRect(0).top()));
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    REQUIRE(browser.opened.size() == 1);
    CHECK(browser.opened[0] == QUrl(QStringLiteral("https://maps.example/1")));
    CHECK(asked.isEmpty());
    scene.view.setCurrentRow(0);
    scene.view.copySelection();
    CHECK(QApplication::clipboard()->text().contains(QStringLiteral("Shore street 1")));
}

TEST_CASE("thread view: the word \"edited\" opens what the message said before", "[views]") {
    Scene scene(false);
    MessageRow row = aMessage(1);
    row.text = "At eleven";
    row.editedAtMs = kNoon + 180'000;
    row.formerTexts = {{"At nine", kNoon + 60'000}, {"At ten", kNoon + 180'000}};
    scene.rows.append({row});
    scene.settle();
    const kit::Theme theme;
    const auto layout =
        layoutMessage(row, {true, true, true, false}, {scene.view.viewport()->width(), {}, 0, kNoon}, theme);
    const QPoint word = layout->edited.center() + scene.view.rowRect(0).topLeft();
    REQUIRE_FALSE(layout->edited.isEmpty());
    QTest::mouseClick(scene.view.viewport(), Qt::LeftButton, {}, word);
    QWidget* history = QApplication::activePopupWidget();
    REQUIRE(history);
    CHECK(history->accessibleName() == "What it said before");
    QStringList said;
    for (const QWidget* part : history->findChildren<QWidget*>())
        said += part->accessibleName();
    const QString all = said.join(u'|');
    CHECK(all.indexOf("At nine") >= 0);
    CHECK(all.indexOf("At nine") < all.indexOf("At ten"));
    CHECK(all.indexOf("At ten") < all.indexOf("Now: At eleven"));
    QTest::keyClick(history, Qt::Key_Escape);
    scene.settle();
    CHECK(QApplication::activePopupWidget() == nullptr);
}

TEST_CASE("thread view: a voice message is heard, sought and sped up by mouse, key and screen reader", "[views]") {
    Scene scene(false);
    MessageRow row = aMessage(1);
    row.text.clear();
    AttachmentRow voice;
    voice.fileId = 5;
    voice.kind = "voice";
    voice.durationMs = 20'000;
    row.attachments = {voice};
    scene.rows.append({row, aMessage(2)});
    VoiceLook look;
    look.positionMs = 7'000;
    scene.view.setVoices([&](const AttachmentRow&) { return look; });
    scene.settle();
    QSignalSpy toggled(&scene.view, &ThreadView::voiceToggled);
    QSignalSpy sought(&scene.view, &ThreadView::voiceSought);
    QSignalSpy sped(&scene.view, &ThreadView::voiceSpeedRequested);

    const kit::Theme theme;
    const auto layout =
        layoutMessage(row, {true, true, false, false}, {scene.view.viewport()->width(), {}, 0, kNoon}, theme);
    const VoiceParts parts = partsOfVoice(layout->attachments[0].rect, theme);
    const auto click = [&](QPoint at) {
        QTest::mouseClick(scene.view.viewport(), Qt::LeftButton, {}, at + scene.view.rowRect(0).topLeft());
    };
    click(parts.button.center());
    CHECK(toggled.takeFirst().front().toLongLong() == 5);
    click(QPoint(parts.wave.left() + parts.wave.width() / 2, parts.wave.center().y()));
    REQUIRE(sought.count() == 1);
    CHECK(sought.takeFirst()[1].toLongLong() == Approx(10'000).margin(200));
    click(parts.speed.center());
    CHECK(sped.count() == 1);
    CHECK(toggled.isEmpty());

    scene.view.setFocus();
    scene.view.setCurrentRow(0);
    QTest::keyClick(&scene.view, Qt::Key_Space);
    CHECK(toggled.count() == 1);
    QTest::keyClick(&scene.view, Qt::Key_Right);
    CHECK(sought.takeFirst()[1].toLongLong() == 12'000);
    QTest::keyClick(&scene.view, Qt::Key_Left);
    CHECK(sought.takeFirst()[1].toLongLong() == 2'000);
    scene.view.setCurrentRow(1);
    QTest::keyClick(&scene.view, Qt::Key_Space);
    CHECK(toggled.count() == 1);

    QAccessibleInterface* thread = QAccessible::queryAccessibleInterface(&scene.view);
    REQUIRE(thread);
    QAccessibleActionInterface* actions = thread->child(0)->actionInterface();
    CHECK(actions->actionNames().contains(QAccessibleActionInterface::pressAction()));
    actions->doAction(QAccessibleActionInterface::pressAction());
    CHECK(toggled.count() == 2);
    CHECK_FALSE(thread->child(1)->actionInterface()->actionNames().contains(QAccessibleActionInterface::pressAction()));
}

TEST_CASE("thread view: arrows walk over the messages and keep the current one in sight", "[views]") {
    Scene scene;
    scene.view.setFocus();
    QTest::keyClick(&scene.view, Qt::Key_Up);
    CHECK(scene.view.currentRow() == 99);
    for (int i = 0; i < 30; ++i)
        QTest::keyClick(&scene.view, Qt::Key_Up);
    CHECK(scene.view.currentRow() == 69);
    CHECK(scene.view.rowRect(69).top() >= 0);
    CHECK(scene.view.rowRect(69).top() < 500);
    scene.rows.prepend(range(90, 99));
    CHECK(scene.view.currentRow() == 79);
}

TEST_CASE("thread view: a screen reader finds every message with sender, time and text", "[views]") {
    Scene scene;
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&scene.view);
    REQUIRE(list);
    CHECK(list->role() == QAccessible::List);
    REQUIRE(list->childCount() == 100);
    QAccessibleInterface* last = list->child(99);
    REQUIRE(last);
    CHECK(last->text(QAccessible::Name).contains(QStringLiteral("message 199")));
    CHECK(last->rect().height() > 20);
    CHECK(list->indexOfChild(last) == 99);
    CHECK(list->child(0)->state().offscreen);
    scene.rows.remove(50, 50);
    CHECK_FALSE(last->isValid());
    CHECK(list->child(99) == nullptr);
}

TEST_CASE("thread view: a message that changes its place takes its strip along", "[views]") {
    Scene scene;
    scene.bar()->setValue(scene.bar()->maximum() / 2);
    scene.settle();
    const std::int64_t seen = scene.rows.at(scene.view.rowAtPoint({200, 250})).id;
    const int before = scene.yOf(seen);
    scene.rows.move(99, 95);
    scene.rows.move(80, 85);
    CHECK(scene.yOf(seen) == before);
    for (int row = 90; row < 100; ++row) {
        scene.view.setCurrentRow(row);
        const auto expected =
            layoutMessage(scene.rows.at(row), {}, {scene.view.viewport()->width(), {}, 0, kNoon}, scene.theme);
        CHECK(std::abs(scene.view.rowRect(row).height() - expected->height) <= 12);
    }
}

TEST_CASE("thread view: news known only after the first page still open at the unread bar", "[views]") {
    Scene scene;
    scene.view.setFirstUnread(140);
    CHECK(scene.yOf(140) > 60);
    CHECK(scene.yOf(140) < 250);

    Scene touched;
    touched.bar()->setValue(300);
    const int before = touched.yOf(110);
    touched.view.setFirstUnread(140);
    CHECK(touched.yOf(110) == before);
}

TEST_CASE("thread view: the day stays at the top until the next one pushes it away", "[views]") {
    Scene scene(false);
    std::vector<MessageRow> days = range(100, 179);
    for (MessageRow& row : days)
        row.atMs = kNoon + (row.id < 140 ? -24 * 3'600'000LL : 0) + row.id * 1000;
    scene.rows.append(days);
    scene.settle();
    CHECK(scene.view.stickyDay().pill.isEmpty()); // nobody scrolls, and it is today
    scene.bar()->setValue(scene.bar()->value() - 300);
    scene.settle();
    const ThreadView::StickyDay today = scene.view.stickyDay();
    CHECK(today.words == QStringLiteral("Today"));
    CHECK(today.pill.top() == 10);
    // The line of today comes down from above: yesterday's pill stands where today's was, never over it.
    bool pushed = false;
    for (int step = 0; step < 400 && scene.bar()->value() > 0; ++step) {
        scene.bar()->setValue(scene.bar()->value() - 8);
        QCoreApplication::processEvents();
        const ThreadView::StickyDay day = scene.view.stickyDay();
        if (day.words == QStringLiteral("Yesterday"))
            pushed = pushed || day.pill.top() < 10;
    }
    CHECK(pushed);
    scene.bar()->setValue(0);
    scene.settle();
    CHECK(scene.view.stickyDay().pill.isEmpty());
}

TEST_CASE("thread view: at rest another day than today still stands at the top", "[views]") {
    Scene scene(false);
    std::vector<MessageRow> days = range(100, 179);
    for (MessageRow& row : days)
        row.atMs = kNoon - 24 * 3'600'000LL + row.id * 1000;
    scene.rows.append(days);
    scene.settle();
    CHECK(scene.view.stickyDay().words == QStringLiteral("Yesterday"));
}

TEST_CASE("thread view: with less motion what was gone to stays marked until the next key", "[views]") {
    Scene scene;
    scene.theme.setReducesMotion(true);
    const auto picture = [&] {
        scene.settle();
        return scene.view.grab().toImage();
    };
    const auto pressKey = [] {
        QWidget elsewhere;
        QKeyEvent press(QEvent::KeyPress, Qt::Key_Shift, Qt::NoModifier);
        QApplication::sendEvent(&elsewhere, &press);
    };
    REQUIRE(scene.view.scrollToMessage(150));
    const QImage flashing = picture();
    pressKey();
    const QImage plain = picture();
    CHECK(flashing != plain);
    pressKey();
    CHECK(picture() == plain);

    // The words that were found stay marked when the paper doesn't.
    REQUIRE(scene.view.scrollToMessage(150, {{0, 7}}));
    pressKey();
    CHECK(picture() != plain);
    scene.view.setMarks({}, 0);
    CHECK(picture() == plain);

    REQUIRE(scene.view.scrollToMessage(150, {{0, 7}}));
    pressKey();
    CHECK(picture() != plain);
    scene.view.endSought();
    CHECK(picture() == plain);
}

TEST_CASE("thread view: what was found is ticked beside the scroll bar, where it stands in all that is loaded",
          "[views]") {
    Scene scene;
    const QColor ink = scene.theme.color(kit::Token::warningText);
    const auto ticksAt = [&](int fromEdge) {
        const QImage picture = scene.view.viewport()->grab().toImage();
        const int x = picture.width() - fromEdge;
        QList<int> tops;
        for (int y = 1; y < picture.height(); ++y)
            if (picture.pixelColor(x, y) == ink && picture.pixelColor(x, y - 1) != ink)
                tops.append(y);
        return tops;
    };
    const auto placeOf = [&](std::int64_t id) {
        const int top = scene.view.rowRect(0).top();
        const int whole = scene.view.rowRect(scene.view.rowCount() - 1).bottom() + 1 - top;
        return (scene.yOf(id) - top) * scene.view.viewport()->height() / whole;
    };
    CHECK(ticksAt(2).isEmpty());
    QHash<std::int64_t, QList<TextMark>> marks;
    for (const std::int64_t id : {120, 140, 900}) // the last one isn't loaded
        marks[id] = {{0, 7}};
    scene.view.setMarks(marks, 140);
    CHECK(ticksAt(2) == QList<int>{placeOf(120), placeOf(140)});
    CHECK(ticksAt(10) == QList<int>{placeOf(140)}); // the one gone to is longer
    scene.view.setMarks(marks, 120);
    CHECK(ticksAt(10) == QList<int>{placeOf(120)});

    const int before = placeOf(120);
    scene.rows.append(range(200, 299));
    scene.settle();
    CHECK(placeOf(120) < before);
    CHECK(ticksAt(2) == QList<int>{placeOf(120), placeOf(140)});
    scene.view.setMarks({}, 0);
    CHECK(ticksAt(2).isEmpty());
}

TEST_CASE("thread: it knows the message in its middle, and none while its end is seen", "[views]") {
    Scene scene;
    REQUIRE(scene.view.atEnd());
    CHECK(scene.view.middleMessage() == 0);
    REQUIRE(scene.view.scrollToMessage(140));
    scene.settle();
    CHECK(scene.view.middleMessage() == 140);
}

TEST_CASE("thread: what comes while another message is being read has its own time to be seen", "[views]") {
    SeenScene scene;
    scene.rows.append(range(103, 103));
    REQUIRE(QTest::qWaitFor([&] { return !scene.seen.empty() && scene.seen.back() == 103; }, 10'000));
    CHECK(scene.seen == std::vector<qint64>{102, 103});
}

TEST_CASE("thread view: where channels stand together, a message is told with its messenger", "[views]") {
    Scene scene(false);
    MessageRow row = aMessage(100);
    row.channel = QStringLiteral("Reception");
    row.channelKind = QStringLiteral("whatsapp");
    scene.rows.append({row});
    CHECK(scene.view.spoken(0).startsWith(QStringLiteral("WhatsApp, ")));
    row.channel = QStringLiteral("Our WhatsApp"); // said by the name already
    scene.rows.change(0, row);
    CHECK_FALSE(scene.view.spoken(0).startsWith(QStringLiteral("WhatsApp, ")));
    row.channelKind.clear();
    scene.rows.change(0, row);
    CHECK_FALSE(scene.view.spoken(0).contains(QStringLiteral("WhatsApp")));
}
