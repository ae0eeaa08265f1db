// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever hears the screen is told that nothing is found.
#include "client/kit/label.hpp"
#include "client/views/list/search_pane.hpp"
#include "client/views/parts/command_popup.hpp"
#include "client/views/parts/picker_list.hpp"

#include <QAccessible>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

/// In sight and a notification: what it says; empty: nothing is announced.
QString announcedBy(const QWidget& window) {
    for (kit::Label* label : window.findChildren<kit::Label*>()) {
        const QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(label);
        if (label->isVisible() && seen && seen->role() == QAccessible::Notification) {
            CHECK(label->text() == label->accessibleName());
            return label->accessibleName();
        }
    }
    return {};
}

Command entry(const char* words, const char* group = "", const char* whyNot = "") {
    return {.id = QString::fromUtf8(words),
            .group = QString::fromUtf8(group),
            .words = QString::fromUtf8(words),
            .whyNot = QString::fromUtf8(whyNot)};
}

struct PopupScene {
    kit::Theme theme;
    QWidget window;
    QPointer<CommandPopup> popup;

    explicit PopupScene(const QList<Command>& entries) {
        window.resize(600, 400);
        window.show();
        popup = new CommandPopup(theme, entries,
                                 {QStringLiteral("Which"), QStringLiteral("Take"), QStringLiteral("There are none"),
                                  QStringLiteral("None is called so")},
                                 340, &window);
        popup->openBelow(&window);
    }
    QLineEdit* field() const { return popup->findChild<QLineEdit*>(); }
    PickerList* list() const { return popup->findChild<PickerList*>(); }
};

} // namespace

TEST_CASE("nothing found: a picker announces it, and that there is nothing to choose from", "[views]") {
    PopupScene scene({entry("apple"), entry("pear")});
    CHECK(announcedBy(*scene.popup).isEmpty());
    scene.field()->setText(QStringLiteral("zzz"));
    CHECK(announcedBy(*scene.popup) == "None is called so");
    CHECK_FALSE(scene.list()->isVisible());
    scene.field()->setText(QStringLiteral("pe"));
    CHECK(announcedBy(*scene.popup).isEmpty());
    CHECK(scene.list()->isVisible());
    PopupScene empty({});
    CHECK(announcedBy(*empty.popup) == "There are none");
}

TEST_CASE("nothing found: the search announces it, not each of its beginnings", "[views]") {
    kit::Theme theme;
    SearchPane pane(theme, [] { return std::int64_t{1'778'587'200'000}; });
    pane.resize(400, 500);
    pane.show();
    pane.field()->setText(QStringLiteral("zzz"));
    SearchView view{SearchState::nothing, QStringLiteral("zzz"), {}, QStringLiteral("Nobody and nothing"), false};
    pane.setView(view);
    CHECK(announcedBy(pane) == "Nobody and nothing");
    SearchRow heading, hit;
    heading.title = QStringLiteral("CLIENTS");
    hit.kind = SearchKind::customer;
    hit.title = QStringLiteral("Ivan");
    pane.setView({SearchState::found, QStringLiteral("zz"), {heading, hit}, {}, false});
    CHECK(announcedBy(pane).isEmpty());
    pane.setView(view); // the same words again
    CHECK(announcedBy(pane) == "Nobody and nothing");
}

TEST_CASE("pickers: keys go over the headings by rows and pages, and what can't be is not taken", "[views]") {
    PopupScene scene({entry("one", "FIRST"), entry("two", "FIRST"), entry("three", "SECOND"),
                      entry("four", "SECOND", "it is closed")});
    QSignalSpy taken(scene.popup, &CommandPopup::taken);
    REQUIRE(scene.list()->row() == 1);
    QTest::keyClick(scene.field(), Qt::Key_Up);
    CHECK(scene.list()->row() == 1);
    QTest::keyClick(scene.field(), Qt::Key_PageDown);
    QTest::keyClick(scene.field(), Qt::Key_PageDown);
    CHECK(scene.list()->row() == 5);
    QTest::keyClick(scene.field(), Qt::Key_Return);
    CHECK(taken.isEmpty());
    CHECK(scene.popup->isVisible());
    QTest::keyClick(scene.field(), Qt::Key_Up);
    QTest::keyClick(scene.field(), Qt::Key_Up);
    CHECK(scene.list()->row() == 2);
    QTest::keyClick(scene.field(), Qt::Key_Return);
    REQUIRE(taken.size() == 1);
    CHECK(taken[0][0].value<Command>().words == "two");
}
