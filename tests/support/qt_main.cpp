// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "tests/support/run_tests.hpp"

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    return pult::support::runTests(argc, argv);
}
