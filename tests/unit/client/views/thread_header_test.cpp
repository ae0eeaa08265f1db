// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/button.hpp"
#include "client/kit/chip_row.hpp"
#include "client/kit/label.hpp"
#include "client/views/thread/thread_header.hpp"

#include <QTest>

#include <catch2/catch.hpp>

#include <utility>

using namespace pult;
using namespace pult::client;

namespace {

constexpr std::int64_t kNow = 1'778'587'200'000;
constexpr std::int64_t kHour = 3'600'000;
constexpr int kWide = 900;
constexpr int kNarrow = 560;

struct Scene {
    std::int64_t now = kNow;
    kit::Theme theme;
    ThreadHeader header{theme, [this] { return now; }};

    QStringList shown(const QString& address, int width) {
        DialogRow dialog;
        dialog.id = 5;
        dialog.customerName = QStringLiteral("Ivan");
        dialog.address = address;
        return shown(dialog, width);
    }
    QStringList shown(const DialogRow& dialog, int width) {
        header.resize(width, header.sizeHint().height());
        header.show();
        header.setDialog(dialog);
        return seen();
    }
    QStringList passed() {
        header.passTime();
        return seen();
    }
    QStringList seen() {
        QTest::qWait(10);
        QStringList words;
        for (const auto* label : header.findChildren<kit::Label*>())
            if (label->isVisible())
                words.append(label->text());
        return words;
    }
};

} // namespace

TEST_CASE("thread header: a number is told by its ends where there is little room", "[views]") {
    Scene scene;
    CHECK(scene.shown(QStringLiteral("+7 921 123 45 21"), kWide).contains(QStringLiteral("+7 921 123 45 21")));
    CHECK(scene.shown(QStringLiteral("+7 921 123 45 21"), kNarrow).contains(QStringLiteral("+7 ··21")));
    CHECK(scene.shown(QStringLiteral("4471"), kNarrow).contains(QStringLiteral("4471")));
}

TEST_CASE("thread header: an address in words is read as it is, and cut visibly when it is far too long", "[views]") {
    Scene scene;
    for (const int width : {kWide, kNarrow}) {
        CHECK(scene.shown(QString::fromUtf8("посетитель 1"), width).contains(QString::fromUtf8("посетитель 1")));
        CHECK(scene.shown(QStringLiteral("@ivan_petrov"), width).contains(QStringLiteral("@ivan_petrov")));
        const QString mail = QString(200, u'a') + QStringLiteral("@example.com");
        const QStringList words = scene.shown(mail, width);
        CHECK_FALSE(words.contains(mail));
        const auto cut =
            std::find_if(words.begin(), words.end(), [](const QString& each) { return each.contains(u'…'); });
        REQUIRE(cut != words.end());
        CHECK(cut->endsWith(QStringLiteral(".com")));
        CHECK(cut->startsWith(QStringLiteral("aaa")));
    }
}

TEST_CASE("thread header: whether the customer waits is said before the hours of the messenger's window", "[views]") {
    Scene scene;
    DialogRow dialog;
    dialog.id = 5;
    dialog.customerName = QStringLiteral("Ivan");
    dialog.channelKind = QStringLiteral("whatsapp");
    dialog.status = DialogStatus::active;
    dialog.unanswered = true;
    dialog.mine = true;
    dialog.windowEndsMs = kNow + 21 * kHour + 60'000;
    const QString waits = QStringLiteral("waits for an answer");
    const QString window = QStringLiteral("WA window 21 h");
    QStringList words = scene.shown(dialog, kWide);
    CHECK(words.contains(waits));
    CHECK(words.contains(window));
    CHECK(words.indexOf(waits) < words.indexOf(window));
    dialog.tags = {QString(40, u'o')};
    dialog.priority = kUrgentPriority;
    dialog.stageName = QString(40, u'o');
    words = scene.shown(dialog, kNarrow);
    CHECK(words.contains(waits));
    CHECK_FALSE(words.contains(window));
    bool told = false;
    for (const auto* label : scene.header.findChildren<kit::Label*>())
        told = told || (label->text() == waits && label->toolTip().contains(window));
    CHECK(told);
    dialog.status = DialogStatus::waiting;
    dialog.unanswered = false;
    CHECK(scene.shown(dialog, kNarrow).contains(QStringLiteral("answered")));
}

TEST_CASE("thread header: hours that are nearly over stay in words, and tags give way to them", "[views]") {
    Scene scene;
    DialogRow dialog;
    dialog.id = 5;
    dialog.customerName = QStringLiteral("Ivan");
    dialog.channelKind = QStringLiteral("whatsapp");
    dialog.status = DialogStatus::active;
    dialog.unanswered = true;
    dialog.mine = true;
    dialog.windowEndsMs = kNow + 2 * kHour + 12 * 60'000;
    dialog.tags = {QString(40, u'o')};
    dialog.priority = kUrgentPriority;
    dialog.stageName = QString(40, u'o');
    REQUIRE(scene.shown(dialog, kNarrow).filter(QStringLiteral("WA window")).isEmpty());
    const QString soon = QStringLiteral("WA window 1 h 12 min");
    SECTION("when the dialog is opened") {
        dialog.windowEndsMs = kNow + kHour + 12 * 60'000;
        for (int width = kWide; width >= kNarrow; width -= 20) {
            INFO(width);
            const QStringList words = scene.shown(dialog, width);
            CHECK(words.contains(soon));
            CHECK(words.contains(QStringLiteral("waits for an answer")));
        }
    }
    SECTION("with large text the hours alone") {
        dialog.windowEndsMs = kNow + kHour + 12 * 60'000;
        scene.theme.setScalePercent(150);
        for (int width = 900; width >= 600; width -= 20) {
            INFO(width);
            CHECK(scene.shown(dialog, width).filter(QStringLiteral("1 h 12 min")).size() == 1);
        }
    }
    SECTION("as time passes") {
        scene.now += kHour;
        CHECK(scene.passed().contains(soon));
        scene.now = dialog.windowEndsMs;
        CHECK(scene.passed().filter(QStringLiteral("WA window")).isEmpty());
    }
}

TEST_CASE("thread header: a window of large text still tells whose the dialog is and from where it comes", "[views]") {
    Scene scene;
    scene.theme.setScalePercent(150);
    DialogRow dialog;
    dialog.id = 18245;
    dialog.customerName = QStringLiteral("Ivan");
    dialog.address = QStringLiteral("+7 921 123 45 21");
    dialog.status = DialogStatus::active;
    dialog.unanswered = true;
    dialog.mine = true;
    dialog.assigneeId = 1;
    dialog.assigneeName = QStringLiteral("Anna");
    dialog.tags = {QStringLiteral("early"), QStringLiteral("family")};
    const QStringList words = scene.shown(dialog, 640);
    CHECK(words.contains(QStringLiteral("+7 ··21")));
    CHECK(words.contains(QStringLiteral("waits for an answer")));
    CHECK(scene.header.findChild<kit::ChipRow*>()->isVisible());
    bool owner = false;
    for (const auto* button : scene.header.findChildren<kit::Button*>())
        owner = owner || (button->isVisible() && button->text() == u"You");
    CHECK(owner);
}

TEST_CASE("thread header: no name of usual length is cut for the sake of what stands beside it", "[views]") {
    Scene scene;
    DialogRow dialog;
    dialog.id = 18245;
    dialog.customerName = QStringLiteral("Ivan Petrov");
    dialog.address = QStringLiteral("+7 921 123 45 21");
    dialog.status = DialogStatus::active;
    dialog.mine = true;
    dialog.assigneeId = 1;
    dialog.assigneeName = QStringLiteral("Anna Krylova");
    for (const int scale : {100, 150}) {
        scene.theme.setScalePercent(scale);
        for (int width = kWide; width >= scene.theme.px(320); width -= 10) {
            scene.shown(dialog, width);
            INFO(scale << " %, " << width << " px");
            for (const auto* label : scene.header.findChildren<kit::Label*>())
                CHECK_FALSE((label->isVisible() && label->isCut()));
        }
    }
}

TEST_CASE("thread header: a tag is added right beside those that are seen", "[views]") {
    Scene scene;
    DialogRow dialog;
    dialog.id = 18245;
    dialog.customerName = QStringLiteral("Ivan");
    dialog.status = DialogStatus::active;
    dialog.mine = true;
    dialog.tags = {QString(30, u'o'), QString(30, u'o')};
    const kit::Button* add = nullptr;
    for (const auto* button : scene.header.findChildren<kit::Button*>())
        if (button->accessibleName() == u"Add a tag")
            add = button;
    REQUIRE(add);
    const auto* tags = scene.header.findChild<kit::ChipRow*>();
    for (int width = kWide; width >= kNarrow; width -= 20) {
        scene.shown(dialog, width);
        if (!add->isVisible())
            continue;
        INFO(width);
        CHECK(tags->width() - tags->filledWidth(tags->width()) <= 4); // a digit is not as wide as another
        CHECK(add->x() - tags->geometry().right() < 12);
    }
    REQUIRE(add->isVisible());
}

TEST_CASE("thread header: whatever can be pressed in it is high enough for a finger", "[views]") {
    Scene scene;
    DialogRow dialog;
    dialog.id = 18245;
    dialog.customerName = QStringLiteral("Ivan");
    dialog.status = DialogStatus::active;
    dialog.mine = true;
    dialog.stageName = QStringLiteral("booked");
    dialog.priority = kUrgentPriority;
    for (const int scale : {100, 150}) {
        scene.theme.setScalePercent(scale);
        scene.shown(dialog, scene.theme.px(kWide));
        int pressed = 0;
        for (const auto* button : scene.header.findChildren<kit::Button*>())
            if (button->isVisible()) {
                INFO(scale << " %: " << button->accessibleName().toStdString());
                CHECK(button->height() >= scene.theme.px(24));
                ++pressed;
            }
        CHECK(pressed >= 5);
    }
}

TEST_CASE("thread header: nothing in it is cut or lies over the rest, however narrow it is", "[views]") {
    Scene scene;
    DialogRow dialog;
    dialog.id = 18245;
    dialog.customerName = QString(60, u'n');
    dialog.address = QStringLiteral("+7 921 123 45 21");
    dialog.channelKind = QStringLiteral("whatsapp");
    dialog.status = DialogStatus::active;
    dialog.unanswered = true;
    dialog.assigneeId = 1;
    dialog.assigneeName = QStringLiteral("Anna Krylova");
    dialog.tags = {QStringLiteral("early"), QStringLiteral("family")};
    dialog.stageName = QStringLiteral("booked");
    dialog.followers = {QStringLiteral("Igor")};
    dialog.priority = kUrgentPriority;
    for (const int scale : {100, 150}) {
        scene.theme.setScalePercent(scale);
        for (int width = 1000; width >= scene.theme.px(420); width -= 40) {
            scene.shown(dialog, width);
            QList<QRect> places;
            for (const auto* part : scene.header.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
                if (!part->isVisible())
                    continue;
                INFO(scale << " %, " << width << " px: " << part->metaObject()->className());
                CHECK(scene.header.rect().contains(part->geometry()));
                CHECK(part->width() >= part->minimumSizeHint().width());
                for (const QRect& other : std::as_const(places))
                    CHECK_FALSE(other.intersects(part->geometry()));
                places.append(part->geometry());
            }
        }
    }
}
