// SPDX-License-Identifier: GPL-3.0-or-later
// The window in which somebody says who he is.
#include "client/kit/button.hpp"
#include "client/kit/language.hpp"
#include "client/kit/theme.hpp"
#include "client/views/signin/sign_in_window.hpp"
#include "tests/support/accessible_names.hpp"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

TEST_CASE("sign-in: it asks only when everything is there and says what is missing beside the field", "[views]") {
    kit::Theme theme;
    SignInWindow window(theme);
    QSignalSpy asked(&window, &SignInWindow::signInRequested);
    window.show();
    const auto inputs = window.findChildren<QLineEdit*>();
    REQUIRE(inputs.size() == 3);
    QTest::keyClick(inputs[0], Qt::Key_Return);
    CHECK(asked.isEmpty());
    CHECK_FALSE(inputs[0]->accessibleDescription().isEmpty());
    QTest::keyClicks(inputs[0], QStringLiteral(" chat.example.org "));
    QTest::keyClicks(inputs[1], QStringLiteral("anna"));
    QTest::keyClick(inputs[1], Qt::Key_Return);
    CHECK(asked.isEmpty());
    QTest::keyClicks(inputs[2], QStringLiteral("secret"));
    QTest::keyClick(inputs[2], Qt::Key_Return);
    REQUIRE(asked.count() == 1);
    CHECK(asked[0][0].toString() == "chat.example.org");
    CHECK(asked[0][2].toString() == "secret");
    CHECK(test::controlsWithoutName(window).isEmpty());
}

TEST_CASE("sign-in: a wrong password with Caps Lock and the Russian layout says both", "[views]") {
    kit::Theme theme;
    SignInWindow window(theme);
    window.show();
    QLineEdit* password = window.findChildren<QLineEdit*>()[2];
    QKeyEvent press(QEvent::KeyPress, 0x041F, Qt::NoModifier, QStringLiteral("П"));
    QCoreApplication::sendEvent(password, &press);
    window.showPasswordProblem(QStringLiteral("Wrong login or password"));
    CHECK(password->accessibleDescription().contains(QStringLiteral("Caps Lock")));
    CHECK(password->accessibleDescription().contains(QStringLiteral("Russian")));
}

TEST_CASE("sign-in: a server that keeps its version to itself is found all the same", "[views]") {
    kit::Language language;
    kit::Theme theme;
    SignInWindow window(theme);
    window.show();
    const auto* server = window.findChild<QLineEdit*>();
    window.showServerFound(QStringLiteral("1.4"));
    CHECK(server->accessibleDescription() == QStringLiteral("Server found, version 1.4"));
    window.showServerFound({});
    CHECK(server->accessibleDescription() == QStringLiteral("Server found"));
    language.set(QStringLiteral("ru"));
    QCoreApplication::processEvents();
    CHECK(server->accessibleDescription() == QStringLiteral("Сервер найден"));
    language.set(QStringLiteral("en"));
    QCoreApplication::processEvents();
}
