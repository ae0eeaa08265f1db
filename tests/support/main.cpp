// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run_tests.hpp"

int main(int argc, char** argv) {
    return pult::support::runTests(argc, argv);
}
