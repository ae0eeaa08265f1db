// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/latin_keys.hpp"
#include "client/kit/window_keys.hpp"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>

#include <catch2/catch.hpp>

using namespace pult::kit;

namespace {
void press(QWidget& widget, int key, Qt::KeyboardModifiers modifiers) {
    QKeyEvent event(QEvent::KeyPress, key, modifiers, QString());
    QCoreApplication::sendEvent(&widget, &event);
}
} // namespace

TEST_CASE("latin keys: a Cyrillic letter stands for the Latin one on its key", "[kit]") {
    CHECK(latinKeyOf(0x0422) == Qt::Key_N); // Т
    CHECK(latinKeyOf(0x0439) == Qt::Key_Q); // й
    CHECK(latinKeyOf(Qt::Key_N) == 0);
    CHECK(latinKeyOf(0x0416) == Qt::Key_Semicolon); // Ж
    CHECK(latinKeyOf(0x0411) == Qt::Key_Comma);     // Б, with Ctrl the settings
    CHECK(latinKeyOf(0x0451) == Qt::Key_QuoteLeft); // ё
    CHECK(latinKeyOf(0x0404) == 0);                 // Є is on none of these keys
}

TEST_CASE("window keys: a box of one line leaves the keys of its window's actions to them", "[kit]") {
    QMainWindow window;
    QLineEdit input;
    window.setCentralWidget(&input);
    QAction action;
    action.setShortcut(Qt::CTRL | Qt::Key_A);
    window.addAction(&action);
    const auto keeps = [&](int key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier) {
        QKeyEvent asked(QEvent::ShortcutOverride, key, modifiers, QString());
        asked.ignore();
        QCoreApplication::sendEvent(&input, &asked);
        return asked.isAccepted();
    };
    REQUIRE(keeps(Qt::Key_A));
    leaveKeysToWindow(&input);
    CHECK_FALSE(keeps(Qt::Key_A));
    CHECK_FALSE(keeps(0x0424)); // Ф is on A
    CHECK(keeps(Qt::Key_V));
    CHECK(keeps(Qt::Key_A, Qt::NoModifier));
    action.setEnabled(false);
    CHECK(keeps(Qt::Key_A));
    window.takeCentralWidget();
}

TEST_CASE("latin keys: Ctrl with a Russian letter finds the window's action and the field's own keys", "[kit]") {
    LatinKeys keys;
    qApp->installEventFilter(&keys);
    QMainWindow window;
    QLineEdit input;
    window.setCentralWidget(&input);
    int taken = 0;
    QAction action;
    action.setShortcut(Qt::CTRL | Qt::Key_N);
    QObject::connect(&action, &QAction::triggered, [&] { ++taken; });
    window.addAction(&action);
    window.show();
    input.setText(QStringLiteral("copied"));
    input.selectAll();

    press(input, 0x0422, Qt::ControlModifier);
    CHECK(taken == 1);
    press(input, 0x0421, Qt::ControlModifier); // С is C
    CHECK(QApplication::clipboard()->text() == "copied");
    press(input, 0x0422, Qt::NoModifier);
    CHECK(taken == 1);
    action.setEnabled(false);
    press(input, 0x0422, Qt::ControlModifier);
    CHECK(taken == 1);
    window.takeCentralWidget();
    qApp->removeEventFilter(&keys);
}
