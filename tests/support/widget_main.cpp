// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>

#include "tests/support/run_tests.hpp"

int main(int argc, char** argv) {
    // Times in the tests are written in UTC; nothing here needs a screen.
    qputenv("TZ", "UTC");
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    return pult::support::runTests(argc, argv);
}
