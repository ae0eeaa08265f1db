// SPDX-License-Identifier: GPL-3.0-or-later
// A tag is chosen among those that are known, or typed as a new one.
#include "client/views/parts/tag_popup.hpp"

#include "client/views/parts/picker_list.hpp"
#include "tests/support/accessible_names.hpp"

#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

struct TagScene {
    kit::Theme theme;
    QWidget window;
    QPointer<TagPopup> popup;
    QStringList chosen;

    explicit TagScene(const QStringList& known) {
        window.resize(600, 400);
        window.show();
        popup = new TagPopup(theme, known, &window);
        QObject::connect(popup, &TagPopup::chosen, &window, [this](const QString& tag) { chosen.append(tag); });
        popup->openBelow(&window);
    }
    QLineEdit* field() const { return popup->findChild<QLineEdit*>(); }
    PickerList* list() const { return popup->findChild<PickerList*>(); }
    void type(const QString& text) const { field()->setText(text); }
    void press(Qt::Key key) const { QTest::keyClick(field(), key); }
    QStringList offered() const {
        QStringList words;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            words.append(list()->model()->index(row, 0).data().toString());
        return words;
    }
};

const QStringList& kKnown() {
    static const QStringList known{QString::fromUtf8("доставка"), QString::fromUtf8("счёт"), QStringLiteral("vip"),
                                   QStringLiteral("wholesale")};
    return known;
}

} // namespace

TEST_CASE("tags: known ones are offered while one is typed, and Enter takes the one that is marked", "[views]") {
    TagScene scene(kKnown());
    CHECK(test::controlsWithoutName(*scene.popup).isEmpty());
    CHECK(scene.field()->placeholderText().contains(QStringLiteral("Enter")));
    CHECK(scene.offered() == kKnown());
    CHECK(scene.list()->row() == -1);
    SECTION("nothing typed and nothing chosen is no tag") {
        scene.press(Qt::Key_Return);
        CHECK(scene.chosen.isEmpty());
        CHECK((!scene.popup || !scene.popup->isVisible()));
    }
    SECTION("by its first letters") {
        scene.type(QStringLiteral("who"));
        CHECK(scene.offered() == QStringList{QStringLiteral("wholesale"), QStringLiteral("New tag: who")});
        scene.press(Qt::Key_Return);
        CHECK(scene.chosen == QStringList{QStringLiteral("wholesale")});
    }
    SECTION("in the wrong layout") {
        scene.type(QStringLiteral("ljcn"));
        scene.press(Qt::Key_Return);
        CHECK(scene.chosen == QStringList{QString::fromUtf8("доставка")});
    }
    SECTION("as it is written, whatever the case and the dots of ё") {
        scene.type(QString::fromUtf8("Счет"));
        CHECK(scene.offered() == QStringList{QString::fromUtf8("счёт")});
        scene.press(Qt::Key_Return);
        CHECK(scene.chosen == QStringList{QString::fromUtf8("счёт")});
    }
    SECTION("by the arrows") {
        scene.press(Qt::Key_Down);
        scene.press(Qt::Key_Down);
        scene.press(Qt::Key_Down);
        scene.press(Qt::Key_Up);
        scene.press(Qt::Key_Enter);
        CHECK(scene.chosen == QStringList{QString::fromUtf8("счёт")});
    }
    SECTION("by the mouse") {
        const QModelIndex third = scene.list()->model()->index(2, 0);
        QTest::mouseClick(scene.list()->viewport(), Qt::LeftButton, {}, scene.list()->visualRect(third).center());
        CHECK(scene.chosen == QStringList{QStringLiteral("vip")});
    }
}

TEST_CASE("tags: a new one is what was typed, also where a known one begins so or only resembles it", "[views]") {
    TagScene scene(kKnown());
    SECTION("nothing is like it") {
        scene.type(QStringLiteral("  new   one "));
        CHECK(scene.offered() == QStringList{QStringLiteral("New tag: new one")});
    }
    SECTION("a known one has its letters only far apart") {
        scene.type(QStringLiteral("wl"));
        REQUIRE(scene.offered() == QStringList{QStringLiteral("wholesale"), QStringLiteral("New tag: wl")});
        CHECK(scene.list()->row() == 1);
    }
    SECTION("a known one begins so") {
        scene.type(QStringLiteral("whole"));
        scene.press(Qt::Key_Down);
    }
    const QString typed = scene.field()->text().simplified();
    scene.press(Qt::Key_Return);
    CHECK(scene.chosen == QStringList{typed});
}

TEST_CASE("tags: where none are known the field stands alone, and Escape adds nothing", "[views]") {
    TagScene scene({});
    CHECK_FALSE(scene.list()->isVisible());
    scene.type(QStringLiteral("vip"));
    SECTION("Enter") {
        scene.press(Qt::Key_Return);
        CHECK(scene.chosen == QStringList{QStringLiteral("vip")});
    }
    SECTION("Escape") {
        scene.press(Qt::Key_Escape);
        CHECK(scene.chosen.isEmpty());
        CHECK((!scene.popup || !scene.popup->isVisible()));
    }
}

TEST_CASE("tags: what something has already is not offered", "[views]") {
    CHECK(tagsBeside([] { return kKnown(); }, {QStringLiteral("vip"), QStringLiteral("other")}) ==
          QStringList{QString::fromUtf8("доставка"), QString::fromUtf8("счёт"), QStringLiteral("wholesale")});
    CHECK(tagsBeside({}, {QStringLiteral("vip")}).isEmpty());
}
