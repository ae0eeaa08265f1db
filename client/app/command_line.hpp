// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

#include "shared/base/error.hpp"

namespace pult::client {

/// What the program was started with; what is left out comes from the profile.
struct StartOptions {
    QString server;
    QString login;
    bool passwordFromInput = false;
    QString profile;
    QString language; ///< "ru", "en" or empty
    QString theme;    ///< "light", "dark", "system" or empty
    std::int64_t openDialog = 0;
    bool help = false;
    bool version = false;
};

/// `arguments` begins with the program's name.
/// Errors   invalid    in words for the terminal
[[nodiscard]] Result<StartOptions> parseCommandLine(const QStringList& arguments);
[[nodiscard]] QString commandLineHelp();

} // namespace pult::client
