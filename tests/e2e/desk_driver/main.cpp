// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "tests/e2e/desk_driver/driver.hpp"

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const pult::e2e::Driver driver;
    return QCoreApplication::exec();
}
