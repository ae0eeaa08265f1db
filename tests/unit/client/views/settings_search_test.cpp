// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/settings/settings_search.hpp"

#include "client/kit/button.hpp"
#include "client/kit/theme.hpp"
#include "client/views/settings/found_line.hpp"
#include "client/views/settings/settings_window.hpp"

#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTest>

#include <algorithm>
#include <array>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

TEST_CASE("settings: a line is found by its words in either language, and in the wrong layout", "[views]") {
    const int look = static_cast<int>(SettingsWindow::Page::look);
    for (const char* typed : {"text size", "размер", "hfpvth"}) {
        INFO(typed);
        const auto hits = SettingsSearch::find(QString::fromUtf8(typed));
        REQUIRE_FALSE(hits.isEmpty());
        CHECK(hits.first().page == look);
        CHECK(hits.first().words == "Text size");
    }
    CHECK(SettingsSearch::find(QStringLiteral("qqqq")).isEmpty());
}

TEST_CASE("settings: what was looked for is marked where a word begins with it", "[views]") {
    using Marks = QList<QPair<int, int>>;
    const auto marks = [](const char* typed, const char* words) {
        for (const SettingsHit& hit : SettingsSearch::find(QString::fromUtf8(typed)))
            if (hit.words == QString::fromUtf8(words))
                return hit.marks;
        return Marks{{-1, -1}};
    };
    CHECK(marks("sound", "Try popup and sound") == Marks{{14, 5}});
    CHECK(marks("text si", "Text size") == Marks{{0, 4}, {5, 2}});
    CHECK(marks("звук", "Sounds").isEmpty()); // found by its Russian words
}

TEST_CASE("settings: going back from what was found leaves the page that was open", "[views]") {
    kit::Theme theme;
    auto* window = new SettingsWindow(theme);
    window->show();
    window->showPage(SettingsWindow::Page::look);
    auto* field = window->findChild<QLineEdit*>();
    field->setText(QStringLiteral("sound"));
    field->clear();
    CHECK(window->findChild<QStackedWidget*>()->currentIndex() == static_cast<int>(SettingsWindow::Page::look));
    for (const auto* name : window->findChildren<kit::Button*>())
        if (name->text() == QStringLiteral("Look, language, text"))
            CHECK(name->isChecked());
    delete window;
}

TEST_CASE("settings: every line that can be found is there, and can be set", "[views]") {
    kit::Theme theme;
    auto* window = new SettingsWindow(theme);
    window->show();
    for (char letter = 'a'; letter <= 'z'; ++letter)
        for (const SettingsHit& hit : SettingsSearch::find(QString(QLatin1Char(letter)))) {
            INFO(hit.words.toStdString());
            const std::array<const SettingsPage*, 5> pages{window->notices(), window->sounds(), window->look(),
                                                           window->keys(), window->computer()};
            if (!hit.isPage)
                CHECK(pages[static_cast<std::size_t>(hit.page)]->controlOf(hit.words));
        }
    auto* field = window->findChild<QLineEdit*>();
    field->setText(QStringLiteral("undo"));
    bool found = false;
    for (auto* button : window->findChildren<QPushButton*>())
        found = found || button->text() == u"Undo after sending";
    CHECK(found);
    delete window;
}

TEST_CASE("settings: a page is found by its own name, and every hit stands under its page", "[views]") {
    const int sounds = static_cast<int>(SettingsWindow::Page::sounds);
    for (const char* typed : {"sound", "звук", "pder"}) {
        INFO(typed);
        const auto hits = SettingsSearch::find(QString::fromUtf8(typed));
        REQUIRE(hits.size() >= 2);
        CHECK(hits.first().isPage);
        CHECK(hits.first().page == sounds);
        CHECK_FALSE(hits.last().isPage); // to try popup and sound
        CHECK(std::is_partitioned(hits.begin(), hits.end(), [&](const auto& hit) { return hit.page == sounds; }));
    }
    kit::Theme theme;
    auto* window = new SettingsWindow(theme);
    window->show();
    auto* field = window->findChild<QLineEdit*>();
    field->setText(QStringLiteral("sound"));
    QStringList shown;
    for (const auto* line : window->findChildren<FoundLine*>())
        shown += line->accessibleName();
    CHECK(shown.value(0) == QStringLiteral("Sounds, The whole page"));
    CHECK(shown.contains(QStringLiteral("Try popup and sound, Notifications")));
    const auto names = window->findChildren<kit::Button*>();
    const auto isOpen = [](const kit::Button* name) { return name->isCheckable() && name->isChecked(); };
    CHECK(std::none_of(names.begin(), names.end(), isOpen)); // no page is
    QTest::keyClick(field, Qt::Key_Return);
    CHECK(window->findChild<QStackedWidget*>()->currentIndex() == sounds);
    CHECK(std::any_of(names.begin(), names.end(), [&](const kit::Button* name) {
        return isOpen(name) && name->text() == QStringLiteral("Sounds");
    }));
    delete window;
}

namespace {

/// Settings with two keys in them.
struct KeyedSettings {
    kit::Theme theme;
    SettingsWindow window{theme};
    QLineEdit* field = window.findChild<QLineEdit*>();

    KeyedSettings() {
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        const auto row = [](const char* id, const char* words, const char* key) {
            ActionRow action;
            action.id = QString::fromUtf8(id);
            action.words = action.english = QString::fromUtf8(words);
            action.key = action.usualKey = QString::fromUtf8(key);
            return action;
        };
        window.keys()->setActions({row("reply.note", "Write a note", "F4"), row("work.busy", "On a break", "F8")});
        window.show();
        window.activateWindow();
        QTest::qWait(10);
    }
    QWidget* focus() const { return window.focusWidget(); }
};

} // namespace

TEST_CASE("settings: a key is found by what it does", "[views]") {
    KeyedSettings scene;
    scene.window.keys()->findChild<QLineEdit*>()->setText(QStringLiteral("note"));
    scene.field->setText(QStringLiteral("break"));
    QTest::keyClick(scene.field, Qt::Key_Return);
    REQUIRE(scene.focus());
    CHECK(scene.focus()->accessibleName() == QStringLiteral("On a break: F8. Change the key"));
    CHECK(scene.focus()->isVisible());
}

TEST_CASE("settings: on the page of keys Tab goes from the field to the keys, then to what is below", "[views]") {
    KeyedSettings scene;
    scene.window.showPage(SettingsWindow::Page::keys);
    auto* find = scene.window.keys()->findChild<QLineEdit*>();
    find->setText(QStringLiteral("break"));
    find->setFocus();
    QTest::keyClick(find, Qt::Key_Tab);
    CHECK(scene.focus()->accessibleName() == QStringLiteral("On a break: F8. Change the key"));
    QTest::keyClick(scene.focus(), Qt::Key_Tab);
    CHECK(qobject_cast<QPushButton*>(scene.focus())->text() == QStringLiteral("Save the keys to a file…"));
}

TEST_CASE("settings: Down goes from the field to the pages, or to what was found", "[views]") {
    KeyedSettings scene;
    scene.window.showPage(SettingsWindow::Page::look);
    scene.field->setFocus();
    QTest::keyClick(scene.field, Qt::Key_Down);
    CHECK(qobject_cast<QPushButton*>(scene.focus())->text() == QStringLiteral("Look, language, text"));
    scene.field->setText(QStringLiteral("break"));
    QTest::qWait(10);
    scene.field->setFocus();
    QTest::keyClick(scene.field, Qt::Key_Down);
    CHECK(qobject_cast<FoundLine*>(scene.focus()));
}
