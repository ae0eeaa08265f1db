// SPDX-License-Identifier: GPL-3.0-or-later
// bench_desk_floor [ROWS]: a window with a list of that many rows and nothing else; README.md says what for.

#include <QApplication>

#include "tests/bench/desk_floor/window.hpp"

int main(int argc, char** argv) {
    QApplication qt(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    pult::bench::FloorWindow window(argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : pult::bench::kFloorRows);
    window.show();
    window.list().setFocus();
    return QApplication::exec();
}
