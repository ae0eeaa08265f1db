// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/app_style.hpp"
#include "client/kit/button.hpp"
#include "client/views/composer/file_tray.hpp"

#include <QApplication>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

constexpr int kNarrow = 420;

PendingFileRow aFile(int id, PendingFileRow::State state) {
    PendingFileRow file;
    file.id = id;
    file.name = QStringLiteral("terrace.jpg");
    file.kind = QStringLiteral("image");
    file.state = state;
    file.percent = 41;
    return file;
}

PendingFileRow aRefusedFile() {
    PendingFileRow file = aFile(1, PendingFileRow::State::uploading);
    file.refusal = QStringLiteral("71 MB, at most 48 MB here, too large");
    file.canLink = true;
    return file;
}

struct Scene {
    kit::Theme theme;
    FileTray tray{theme};

    explicit Scene(int scale = 100) { theme.setScalePercent(scale); }
    QList<FileChip*> show(const QList<PendingFileRow>& files, int width = kNarrow) {
        tray.setFiles(files);
        tray.resize(width, tray.heightForWidth(width));
        return tray.findChildren<FileChip*>();
    }
};

} // namespace

TEST_CASE("file tray: two rows are seen whole, whatever the size of the text", "[views]") {
    for (const int scale : {85, 100, 125, 150}) {
        Scene scene(scale);
        QList<PendingFileRow> files;
        for (int id = 1; id <= 4; ++id) {
            files.append(aFile(id, PendingFileRow::State::failed));
            files.last().problem = QStringLiteral("the connection broke");
        }
        const QList<FileChip*> chips = scene.show(files, scene.theme.px(kNarrow));
        REQUIRE(chips.size() == 4);
        const int row = chips[1]->y() - chips[0]->y();
        REQUIRE(row > 0);
        INFO(scale);
        CHECK(scene.tray.height() >= chips[1]->geometry().bottom() + 1);
        CHECK(scene.tray.height() <= 3 * row - chips[0]->height() / 2);
    }
}

TEST_CASE("file tray: where a line is too little the words have two, and the way out stands beside the name",
          "[views]") {
    for (const int scale : {100, 150}) {
        Scene scene(scale);
        FileChip* chip = scene.show({aRefusedFile()}, scene.theme.px(300)).first();
        INFO(scale);
        CHECK(chip->sizeHint().width() > chip->width());
        CHECK(chip->height() >= 2 * scene.theme.lineHeight(kit::TextStyle::small));
        CHECK(scene.tray.height() >= chip->height());
        const int tall = chip->height();
        for (const auto* button : chip->findChildren<kit::Button*>())
            if (!button->isHidden())
                CHECK(chip->rect().contains(button->geometry()));
        chip = scene.show({aRefusedFile()}, scene.theme.px(900)).first();
        CHECK(chip->height() < tall);
        CHECK(chip->width() == chip->sizeHint().width());
    }
}

TEST_CASE("file tray: what is refused shows no progress", "[views]") {
    Scene scene;
    const QColor progress = scene.theme.color(kit::Token::accent);
    const auto foot = [&](const PendingFileRow& file) {
        FileChip* chip = scene.show({file}, 900).first();
        return chip->grab().toImage().pixelColor(20, chip->height() - 3);
    };
    CHECK(foot(aFile(1, PendingFileRow::State::uploading)) == progress);
    CHECK(foot(aRefusedFile()) != progress);
}

TEST_CASE("file tray: what can be done with a picture stands on its chip, apart from each other", "[views]") {
    Scene scene;
    PendingFileRow file = aFile(7, PendingFileRow::State::ready);
    file.hasChoice = true;
    FileChip* chip = scene.show({file}, 900).first();
    CHECK(chip->accessibleName() == "terrace.jpg, ready");
    const auto seen = [&] {
        QList<kit::Button*> buttons;
        for (auto* button : chip->findChildren<kit::Button*>())
            if (!button->isHidden())
                buttons.append(button);
        return buttons;
    };
    CHECK(seen().size() == 2); // how it goes, and the cross
    auto* menu = chip->findChild<QMenu*>();
    emit menu->aboutToShow();
    REQUIRE(menu->actions().size() == 2);
    CHECK(menu->actions()[0]->isChecked());
    QSignalSpy kinds(&scene.tray, &FileTray::kindChosen);
    menu->actions()[1]->trigger();
    REQUIRE(kinds.size() == 1);
    CHECK(kinds.front() == QVariantList{7, true});

    file.hasChoice = false;
    file.asDocument = file.canShrink = file.canLink = true;
    file.refusal = QStringLiteral("71 MB, at most 48 MB here");
    for (const int width : {900, 300}) {
        chip = scene.show({file}, scene.theme.px(width)).first();
        const auto buttons = seen();
        REQUIRE(buttons.size() == 3);
        for (const auto* one : buttons) {
            CHECK(chip->rect().contains(one->geometry()));
            CHECK_FALSE(one->accessibleName().isEmpty());
            for (const auto* other : buttons)
                CHECK((one == other || !one->geometry().intersects(other->geometry())));
        }
    }
    file.refusal.clear();
    file.wasBytes = 9'600'000;
    file.bytes = 1'900'000;
    chip = scene.show({file}, 900).first();
    CHECK(chip->accessibleName() == "terrace.jpg, ready, 1.8 MB instead of 9.2 MB");
    file.isShrinking = true;
    chip = scene.show({file}, 900).first();
    CHECK(chip->accessibleName() == "terrace.jpg, compressing");
    CHECK(seen().size() == 1);
}
