// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/settings/settings_search.hpp"

#include "client/kit/theme.hpp"
#include "client/views/settings/settings_window.hpp"

#include <QLineEdit>
#include <QPushButton>

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

TEST_CASE("settings: every line that can be found is there, and can be set", "[views]") {
    kit::Theme theme;
    auto* window = new SettingsWindow(theme);
    window->show();
    for (char letter = 'a'; letter <= 'z'; ++letter)
        for (const SettingsHit& hit : SettingsSearch::find(QString(QLatin1Char(letter)))) {
            INFO(hit.words.toStdString());
            const std::array<const SettingsPage*, 4> pages{window->notices(), window->sounds(), window->look(),
                                                           window->keys()};
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
