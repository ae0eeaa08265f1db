// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/app_style.hpp"
#include "client/kit/button.hpp"
#include "client/views/inbox/file_tray.hpp"

#include <QApplication>
#include <QScrollBar>

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
