// SPDX-License-Identifier: GPL-3.0-or-later
// The bar across the window: what the connection does. The line at its foot: what was done, and what comes in. And how
// any bar gives its words room.
#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/notice_bar.hpp"
#include "client/views/inbox/connection_bar.hpp"
#include "client/views/inbox/status_line.hpp"
#include "client/views/list/selection_bar.hpp"
#include "client/views/thread/find_bar.hpp"

#include <QAbstractButton>
#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

constexpr std::int64_t kNoon = 1'778'587'200'000;
constexpr std::int64_t kMinute = 60'000;

} // namespace

TEST_CASE("connection notice: silent at first, then grey, amber after half a minute, green for a moment", "[views]") {
    using Kind = ConnectionNotice::Kind;
    ConnectionStatus down;
    down.phase = ConnectionStatus::Phase::offline;
    down.downSinceMs = kNoon;
    down.retryAtMs = kNoon + 8'000;
    CHECK(connectionNotice(down, 0, kNoon + 2'999).kind == Kind::none);
    CHECK(connectionNotice(down, 0, kNoon + 3'000).kind == Kind::retrying);
    CHECK(connectionNotice(down, 0, kNoon + 3'000).words.contains(QStringLiteral("5 s")));
    CHECK(connectionNotice(down, 0, kNoon + 30'000).kind == Kind::longDown);
    down.unsent = 4;
    down.undone = 2;
    CHECK(connectionNotice(down, 0, kNoon + 3'000).words ==
          u"No connection, retrying in 5 s. Messages that wait to be sent: 4. Changes that wait to be made: 2");
    CHECK(
        connectionNotice(down, 0, kNoon + 30'000)
            .words.endsWith(u"Your texts are safe. Messages that wait to be sent: 4. Changes that wait to be made: 2"));
    down.otherVersion = true;
    CHECK(connectionNotice(down, 0, kNoon + 3'000).kind == Kind::longDown);
    CHECK(connectionNotice(down, 0, kNoon + 3'000).words.contains(QStringLiteral("needs an update")));
    ConnectionStatus online;
    online.phase = ConnectionStatus::Phase::online;
    online.arrived = 14;
    CHECK(connectionNotice(online, kNoon, kNoon + 2'999).kind == Kind::back);
    CHECK(connectionNotice(online, kNoon, kNoon + 3'000).kind == Kind::none);
    CHECK(connectionNotice(online, 0, kNoon).kind == Kind::none);
}

TEST_CASE("bars: what came meanwhile is told once the desk has caught up, whatever happens besides", "[views]") {
    kit::Theme theme;
    std::int64_t now = kNoon;
    ConnectionBar bar(theme, [&now] { return now; });
    const auto says = [&bar](const char* words) {
        const auto labels = bar.findChildren<kit::Label*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const kit::Label* label) { return label->text() == QLatin1String(words); });
    };
    ConnectionStatus status;
    status.phase = ConnectionStatus::Phase::offline;
    status.downSinceMs = kNoon - kMinute;
    bar.setStatus(status);
    status = {};
    status.phase = ConnectionStatus::Phase::catchingUp;
    bar.setStatus(status);
    now += 10'000; // it takes long
    status.phase = ConnectionStatus::Phase::online;
    status.arrived = 14;
    bar.setStatus(status);
    CHECK(says("Back online, 14 new"));
    status.latencyMs = 38;
    bar.setStatus(status);
    CHECK(says("Back online, 14 new"));
    CHECK_FALSE(bar.isHidden());
}

TEST_CASE("notice bar: words that need a second line get the room for it", "[views]") {
    const kit::Theme theme;
    QWidget window;
    kit::NoticeBar bar(theme, &window);
    window.show();
    const QString words = QStringLiteral("Somebody has just taken this dialog, and wants to keep it");
    bar.show(kit::Tone::info, QStringLiteral("user-check"), words);
    const auto heightAt = [&](int width) {
        bar.resize(width, bar.height());
        bar.layout()->activate();
        return bar.height();
    };
    const int one = heightAt(900);
    const int two = heightAt(300);
    CHECK(one == 36);
    CHECK(two >= 2 * theme.lineHeight(kit::TextStyle::small) + 12);
    CHECK(heightAt(900) == one);
}

TEST_CASE("notice bar: Tab comes to its buttons where it stands", "[views]") {
    const kit::Theme theme;
    QWidget window;
    auto* row = new QVBoxLayout(&window);
    auto* above = new kit::Button(theme, kit::Button::Look::outline);
    auto* bar = new kit::NoticeBar(theme);
    auto* below = new kit::Button(theme, kit::Button::Look::outline);
    above->setText(QStringLiteral("above"));
    below->setText(QStringLiteral("below"));
    for (QWidget* part : std::initializer_list<QWidget*>{above, bar, below})
        row->addWidget(part);
    bar->show(kit::Tone::warning, QStringLiteral("alert-triangle"), QStringLiteral("No sound"));
    bar->addAction(QStringLiteral("Fix"), [] {});
    bar->addAction(QStringLiteral("Hide"), [] {});
    QStringList stops;
    for (const QWidget* one = above; stops.size() < 4; one = one->nextInFocusChain())
        if (const auto* button = qobject_cast<const QAbstractButton*>(one))
            stops.append(button->text());
    CHECK(stops == QStringList{"above", "Fix", "Hide", "below"});
}

TEST_CASE("status line: what is only kept here is not called sent", "[views]") {
    kit::Theme theme;
    StatusLine line(theme, [] { return kNoon; });
    const auto says = [&](const char* words) {
        const auto labels = line.findChildren<kit::Label*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const kit::Label* label) { return label->text() == QLatin1String(words); });
    };
    ConnectionStatus status;
    status.phase = ConnectionStatus::Phase::online;
    line.setConnection(status);
    line.setHeld(QStringLiteral("Ivan"), 5);
    CHECK(says("Sent: Ivan"));
    status.phase = ConnectionStatus::Phase::offline;
    line.setConnection(status);
    line.setHeld(QStringLiteral("Ivan"), 4);
    CHECK(says("Waits to be sent: Ivan"));
    // What is announced meanwhile can be read, and the reply taken back.
    line.announce(QStringLiteral("Maria gives you a dialog"));
    line.setHeld(QStringLiteral("Ivan"), 3);
    CHECK(says("Maria gives you a dialog"));
    CHECK_FALSE(says("Waits to be sent: Ivan"));
    const auto buttons = line.findChildren<kit::Button*>();
    CHECK(std::any_of(buttons.begin(), buttons.end(),
                      [](const kit::Button* button) { return !button->isHidden() && button->text().contains(u'3'); }));
    line.setHeld(QStringLiteral("Oleg"), 5);
    CHECK(says("Waits to be sent: Oleg"));
    line.announce(QStringLiteral("Taken back"));
    line.setHeld({}, 0);
    CHECK(says("Taken back"));
    CHECK(std::all_of(buttons.begin(), buttons.end(),
                      [](const kit::Button* button) { return button->isHidden() || !button->text().contains(u'5'); }));
}

namespace {

kit::Label* labelThatSays(const QWidget& place, const char* words) {
    for (auto* label : place.findChildren<kit::Label*>())
        if (label->text() == QLatin1String(words))
            return label;
    return nullptr;
}

} // namespace

// That screen readers are told is tested in tests/e2e/window: without a display nobody hears.
TEST_CASE("status line: a first reason isn't called another one", "[views]") {
    const auto last = [](const QStringList& reasons) {
        QMenu menu;
        fillPresenceMenu(
            menu, {{Presence::online}, reasons}, [](const DeclaredPresence&) {}, [](Presence) {});
        return menu.actions()[1]->menu()->actions().last()->text();
    };
    CHECK(last({}) == QStringLiteral("With a reason…"));
    CHECK(last({QStringLiteral("Lunch")}) == QStringLiteral("Another reason…"));
}

TEST_CASE("status line: what comes in is read, and leaves Undo where it is", "[views]") {
    kit::Theme theme;
    StatusLine line(theme, [] { return kNoon; });
    line.resize(1024, 28);
    line.show();
    ConnectionStatus status;
    status.phase = ConnectionStatus::Phase::online;
    line.setConnection(status);
    line.setHeld(QStringLiteral("Olga"), 5);
    for (const char* words : {"Ivan: where is my order?", "5 new messages"}) {
        line.tellWhatComes(QLatin1String(words));
        kit::Label* label = labelThatSays(line, words);
        REQUIRE(label);
        CHECK(label->isVisible());
        CHECK(label->accessibleName() == words);
        const QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(label);
        REQUIRE(seen);
        CHECK(seen->role() == QAccessible::Notification);
    }
    CHECK(labelThatSays(line, "Sent: Olga"));
    const auto buttons = line.findChildren<kit::Button*>();
    CHECK(std::ranges::any_of(buttons, [&](const kit::Button* button) {
        return button->isVisible() && button->text().startsWith(QStringLiteral("Undo"));
    }));
}

TEST_CASE("status line: a narrow one cuts what comes in, not what was done", "[views]") {
    kit::Theme theme;
    StatusLine line(theme, [] { return kNoon; });
    line.resize(600, 28);
    line.show();
    line.announce(QStringLiteral("The dialog is open in its own window: Enter shows it"));
    line.tellWhatComes(QStringLiteral("Ivan: a long story ").repeated(20));
    QTest::qWait(10);
    CHECK_FALSE(labelThatSays(line, "The dialog is open in its own window: Enter shows it")->isCut());
    const auto labels = line.findChildren<kit::Label*>();
    const auto comes = std::ranges::find_if(
        labels, [](const kit::Label* label) { return label->text().startsWith(QStringLiteral("Ivan: ")); });
    REQUIRE(comes != labels.end());
    CHECK((*comes)->geometry().right() <= line.width());
}

TEST_CASE("status line: the way to all commands is shown where nothing gives way to it", "[views]") {
    kit::Theme theme;
    StatusLine line(theme, [] { return kNoon; });
    line.resize(1024, 28);
    line.show();
    const auto buttons = line.findChildren<kit::Button*>();
    const auto commands =
        std::ranges::find_if(buttons, [](const kit::Button* button) { return button->text() == u"Commands"; });
    REQUIRE(commands != buttons.end());
    QTest::qWait(10);
    CHECK((*commands)->isVisible());
    CHECK((*commands)->geometry().right() <= line.width());
    const QSignalSpy asked(&line, &StatusLine::commandsRequested);
    (*commands)->click();
    CHECK(asked.size() == 1);
    line.announce(QStringLiteral("Passed on to somebody with a rather long name ").repeated(3));
    CHECK_FALSE((*commands)->isVisible());
}

TEST_CASE("bars: a bar is a notification to screen readers, by its newest words", "[views]") {
    kit::Theme theme;
    kit::NoticeBar bar(theme);
    bar.show(kit::Tone::warning, QStringLiteral("alert-triangle"), QStringLiteral("No sound"));
    CHECK(QAccessible::queryAccessibleInterface(&bar)->role() == QAccessible::Notification);
    bar.show(kit::Tone::warning, QStringLiteral("alert-triangle"), QStringLiteral("No tray"));
    CHECK(bar.accessibleName() == "No tray");
}

TEST_CASE("bars: what is found, and how many are chosen, is a notification to screen readers", "[views]") {
    kit::Theme theme;
    const auto isSaid = [](QWidget& where, const char* words) {
        const auto widgets = where.findChildren<QWidget*>() << &where;
        return std::ranges::any_of(widgets, [&](QWidget* each) {
            const QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(each);
            return each->isVisible() && seen && seen->role() == QAccessible::Notification &&
                   seen->text(QAccessible::Name) == QLatin1String(words);
        });
    };
    FindBar find(theme);
    find.begin();
    find.field()->setText(QStringLiteral("order"));
    find.setCount(0, 0);
    CHECK(isSaid(find, "Nothing found"));
    find.setCount(3, 17);
    CHECK(isSaid(find, "3/17"));
    find.setTrouble(QStringLiteral("The server is busy"));
    CHECK(isSaid(find, "The server is busy"));

    SelectionBar chosen(theme, [] { return kNoon; });
    chosen.show();
    chosen.setCount(2, 10, 500);
    CHECK(isSaid(chosen, "2 selected"));
}

TEST_CASE("bars: what an administrator asks for stands in the details, to be copied", "[views]") {
    kit::Theme theme;
    ConnectionBar bar(theme, [] { return kNoon + kMinute; });
    bar.show();
    ConnectionStatus status;
    status.phase = ConnectionStatus::Phase::offline;
    status.downSinceMs = kNoon;
    status.details = QStringLiteral("connection refused (111)");
    bar.setStatus(status);
    for (auto* button : bar.findChildren<kit::Button*>())
        if (button->text() == u"Details")
            button->click();
    auto* box = bar.findChild<QMessageBox*>();
    REQUIRE(box);
    CHECK_FALSE(box->isModal());
    CHECK(box->text().contains(QStringLiteral("2026-05-12T12:00:00Z")));
    CHECK(box->text().contains(QStringLiteral("connection refused (111)")));
    for (auto* button : box->buttons())
        if (button->text() == u"Copy")
            button->click();
    CHECK(QGuiApplication::clipboard()->text() == box->text());
    CHECK(box->isVisible());
}
