// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace pult::client {

/// Words of people as one line that stands among ours: a name, a tag, a file's name, the beginning of a text. Without
/// line breaks, and without the invisible characters that would turn round what stands beside it, or let
/// "photo<override>gpj.exe" look like a picture. Hebrew and Arabic letters keep their own direction.
[[nodiscard]] QString harmless(const QString& words);
[[nodiscard]] inline QString harmless(const std::string& utf8) {
    return harmless(QString::fromStdString(utf8));
}

} // namespace pult::client
