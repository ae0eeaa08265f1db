// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/version.hpp"

namespace pult::app {

std::string_view version() {
    return PULT_VERSION;
}

} // namespace pult::app
