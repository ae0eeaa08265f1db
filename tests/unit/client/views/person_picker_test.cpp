// SPDX-License-Identifier: GPL-3.0-or-later
// Passing a dialog on and calling a colleague, by keys alone.
#include "client/views/parts/person_picker.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/theme.hpp"
#include "client/views/composer/composer_edit.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/parts/picker_list.hpp"
#include "tests/support/accessible_names.hpp"
#include "tests/support/row_models.hpp"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

Command colleague(const char* id, const char* name, const char* group) {
    Command command{.kind = Command::Kind::person,
                    .id = QString::fromUtf8(id),
                    .group = QString::fromUtf8(group),
                    .words = QString::fromUtf8(name)};
    return command;
}

struct Chosen {
    QString receiver;
    QString comment;
};

struct ColleagueWindow {
    kit::Theme theme;
    test::MessageRows messages;
    InboxWindow window{theme, [] { return std::int64_t{1'778'587'200'000}; }};
    std::vector<Chosen> passedOn;

    explicit ColleagueWindow(const QString& whisperTo = {}) {
        const auto people = [] {
            return QList<Command>{colleague("person/8", "Мария", "TO A COLLEAGUE"),
                                  colleague("person/9", "Игорь Лапин", "TO A COLLEAGUE"),
                                  colleague("group/2", "Бухгалтерия", "TO A QUEUE")};
        };
        window.setChoices({people, people, {}});
        QObject::connect(&window, &InboxWindow::passOnRequested, &window,
                         [this](qint64 dialog, const Command& receiver, const QString& comment) {
                             CHECK(dialog == 5);
                             passedOn.push_back({receiver.id, comment});
                         });
        window.show();
        DialogRow row;
        row.id = 5;
        row.customerName = QStringLiteral("Ivan");
        row.status = DialogStatus::active;
        row.whisperTo = whisperTo;
        window.openDialog(row, &messages, 0, true);
        QTest::qWait(10);
    }
    void press(const QKeySequence& keys) {
        for (QAction* action : window.actions())
            if (action->shortcut() == keys)
                return action->trigger();
        FAIL("nothing has " << keys.toString().toStdString());
    }
    PersonPicker* picker() const { return window.findChild<PersonPicker*>(); }
    QList<QLineEdit*> lines() const { return picker()->findChildren<QLineEdit*>(); }
    ComposerEdit* edit() const { return window.composer()->findChild<ComposerEdit*>(); }
};

const QKeySequence kPassOn(Qt::CTRL | Qt::SHIFT | Qt::Key_A);

} // namespace

TEST_CASE("pass on: a few letters in the wrong layout, a comment, Enter", "[views]") {
    ColleagueWindow scene;
    scene.press(kPassOn);
    REQUIRE(scene.picker());
    CHECK(test::controlsWithoutName(*scene.picker()).isEmpty());
    QStringList told;
    for (const auto* label : scene.picker()->findChildren<kit::Label*>())
        if (label->isVisible())
            told.append(label->text());
    CHECK(told == QStringList{QString::fromUtf8("↑ ↓ choose · Tab: comment · Enter: Pass on · Esc: close")});
    REQUIRE(scene.lines().size() == 2);
    QTest::keyClicks(scene.lines()[0], QStringLiteral("bujhm")); // "игорь" with Latin keys
    QTest::keyClick(scene.lines()[0], Qt::Key_Tab);
    CHECK(scene.lines()[1]->hasFocus());
    scene.lines()[1]->setText(QStringLiteral(" He waits "));
    QTest::keyClick(scene.lines()[1], Qt::Key_Return);
    REQUIRE(scene.passedOn.size() == 1);
    CHECK(scene.passedOn[0].receiver == "person/9");
    CHECK(scene.passedOn[0].comment == "He waits");
}

TEST_CASE("pass on: the arrows go over the headings to the queues, Escape does nothing", "[views]") {
    ColleagueWindow scene;
    scene.press(kPassOn);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(scene.lines()[0], Qt::Key_Down);
    QTest::keyClick(scene.lines()[0], Qt::Key_Return);
    REQUIRE(scene.passedOn.size() == 1);
    CHECK(scene.passedOn[0].receiver == "group/2");
    QTest::qWait(10);
    scene.press(kPassOn);
    QTest::keyClick(scene.picker(), Qt::Key_Escape);
    QTest::qWait(10);
    CHECK_FALSE(scene.picker());
    CHECK(scene.passedOn.size() == 1);
}

TEST_CASE("pass on: the popup keeps its size when nobody is found, and when everybody is again", "[views]") {
    ColleagueWindow scene;
    scene.press(kPassOn);
    QTest::qWait(10);
    const QSize whole = scene.picker()->size();
    QTest::keyClicks(scene.lines()[0], QStringLiteral("zzzz"));
    QTest::qWait(10);
    CHECK(scene.picker()->size() == whole);
    scene.lines()[0]->clear();
    QTest::qWait(10);
    CHECK(scene.picker()->size() == whole);
}

TEST_CASE("pass on: the popup says beforehand of whom the dialog leaves one's sight", "[views]") {
    ColleagueWindow scene;
    const auto people = [] {
        return QList<Command>{colleague("person/8", "Maria", ""), colleague("person/9", "Igor", "")};
    };
    const auto caution = [](const Command& to) { return to.words == u"Igor" ? QStringLiteral("Gone") : QString(); };
    scene.window.setChoices({people, people, {}, {}, {}, caution});
    scene.press(kPassOn);
    const auto says = [&] {
        const auto labels = scene.picker()->findChildren<kit::Label*>();
        return std::any_of(labels.begin(), labels.end(), [](const auto* label) { return label->text() == u"Gone"; });
    };
    CHECK_FALSE(says());
    QTest::keyClick(scene.lines()[0], Qt::Key_Down);
    CHECK(says());
    QTest::keyClicks(scene.lines()[0], QStringLiteral("mar"));
    CHECK_FALSE(says());
}

TEST_CASE("pass on: nobody is offered for a dialog that is closed", "[views]") {
    ColleagueWindow scene;
    DialogRow row = *scene.window.pane()->dialog();
    row.status = DialogStatus::closed;
    scene.window.updateDialog(row);
    scene.press(kPassOn);
    CHECK_FALSE(scene.picker());
}

TEST_CASE("mention: an @ in a note asks whom to mention, and his name takes its place", "[views]") {
    ColleagueWindow scene;
    QTest::keyClicks(scene.edit(), QStringLiteral("@"));
    CHECK_FALSE(scene.picker()); // the customer would see it
    scene.edit()->clear();
    scene.window.composer()->setMode(ComposerMode::note);
    QTest::keyClicks(scene.edit(), QStringLiteral("a@"));
    CHECK_FALSE(scene.picker()); // an address
    QTest::keyClicks(scene.edit(), QStringLiteral(" @"));
    REQUIRE(scene.picker());
    CHECK(scene.lines().size() == 1);
    QTest::keyClick(scene.lines()[0], Qt::Key_Down);
    QTest::keyClick(scene.lines()[0], Qt::Key_Return);
    CHECK(scene.edit()->toPlainText() == QString::fromUtf8("a@ @Игорь Лапин "));
}

TEST_CASE("mention: of a colleague who doesn't see the dialog it says so, and what can be done", "[views]") {
    ColleagueWindow scene;
    const auto people = [] { return QList<Command>{colleague("person/9", "Igor", "")}; };
    const auto outsiders = [] { return QList<Command>{colleague("person/8", "Maria (books)", "")}; };
    scene.window.setChoices({people, people, {}, {}, {}, {}, outsiders});
    scene.window.composer()->setMode(ComposerMode::note);
    QTest::keyClicks(scene.edit(), QStringLiteral("@"));
    REQUIRE(scene.picker());
    const auto says = [&](const char* words) {
        const auto labels = scene.picker()->findChildren<kit::Label*>();
        return std::any_of(labels.begin(), labels.end(),
                           [words](const auto* label) { return label->isVisible() && label->text() == words; });
    };
    QTest::keyClicks(scene.lines()[0], QStringLiteral("mar"));
    CHECK(says("Maria (books) doesn't see this dialog. Pass it on: Ctrl+Shift+A"));
    scene.lines()[0]->setText(QStringLiteral("zzz"));
    CHECK(says("No such colleague sees this dialog"));
}

TEST_CASE("whisper: who leads chooses it for one note, the next one is a note again", "[views]") {
    ColleagueWindow scene(QString::fromUtf8("Мария"));
    ComposerView* composer = scene.window.composer();
    composer->setMode(ComposerMode::note);
    kit::Button* whisper = nullptr;
    for (auto* button : composer->findChildren<kit::Button*>())
        if (button->isCheckable() && button->text().contains(QString::fromUtf8("Мария")))
            whisper = button;
    REQUIRE(whisper);
    CHECK(whisper->isVisible());
    CHECK_FALSE(composer->whispers(5));
    whisper->click();
    CHECK(composer->whispers(5));
    CHECK(scene.edit()->accessibleName().contains(QString::fromUtf8("Мария")));
    composer->clearText(5, ComposerMode::note);
    CHECK_FALSE(composer->whispers(5));
    CHECK_FALSE(whisper->isChecked());
    composer->setMode(ComposerMode::reply);
    CHECK_FALSE(whisper->isVisible());
}
