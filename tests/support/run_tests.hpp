// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pult::support {

/// What Catch2's own main does. Catch2 takes half a minute to compile with sanitizers, so it is done once for all
/// mains.
int runTests(int argc, char** argv);

} // namespace pult::support
