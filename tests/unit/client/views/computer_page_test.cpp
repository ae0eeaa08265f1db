// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/settings/computer_page.hpp"

#include "client/kit/choice_button.hpp"
#include "tests/support/accessible_names.hpp"

#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>

#include <optional>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

bool tells(const ComputerPage& page, const QString& words) {
    for (const auto* label : page.findChildren<QLabel*>())
        if (!label->isHidden() && label->text().contains(words))
            return true;
    return false;
}

} // namespace

TEST_CASE("settings: how pictures go is told at once, one choice leaves the other", "[views]") {
    kit::Theme theme;
    ComputerPage page(theme);
    page.setPictures({false, true});
    std::optional<PictureHabits> told;
    QObject::connect(&page, &ComputerPage::picturesChanged, [&](const PictureHabits& habits) { told = habits; });
    const auto choices = page.findChildren<kit::ChoiceButton*>();
    REQUIRE(choices.size() == 2);
    auto* kind = choices[0]->choice() == 0 ? choices[0] : choices[1];
    emit kind->chosen(1);
    REQUIRE(told);
    CHECK(*told == PictureHabits{true, true});
    page.show();
    CHECK(test::controlsWithoutName(page).isEmpty());
}

TEST_CASE("settings: the start with the system is asked for, and told when it can't be had", "[views]") {
    kit::Theme theme;
    ComputerPage page(theme);
    QSignalSpy asked(&page, &ComputerPage::startRequested);
    auto* box = page.findChild<QCheckBox*>();
    CHECK_FALSE(box->isChecked());
    box->click();
    REQUIRE(asked.size() == 1);
    CHECK(asked.front().front().toBool());
    page.setStarts(false, false);
    CHECK_FALSE(box->isChecked());
    CHECK(tells(page, QStringLiteral("can't be written")));
    page.setStarts(true);
    CHECK(box->isChecked());
    CHECK_FALSE(tells(page, QStringLiteral("can't be written")));
}
