// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

#include "client/state/file_check.hpp"

namespace pult::client {

/// Why a file is not sent, and what to do instead.
[[nodiscard]] QString fileProblemWords(FileProblem problem, const QString& name, qint64 bytes, qint64 mostBytes);
/// Why the messenger doesn't take it, for its chip. `mostBytes`: of its type; nothing when it takes none of them.
[[nodiscard]] QString channelRefusalWords(qint64 bytes, const std::optional<qint64>& mostBytes);
/// A photo may tell where it was taken, whatever is done here.
[[nodiscard]] QString placeStaysWords(const QString& name);
/// Why an upload has failed, short enough for its chip.
[[nodiscard]] QString uploadProblemWords(const Error& error);

} // namespace pult::client
