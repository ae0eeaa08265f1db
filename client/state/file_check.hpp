// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "client/link/courier.hpp"

namespace pult::client {

/// Why a file is not even tried.
enum class FileProblem { none, folder, gone, unreadable, empty, tooLarge, tooLargeForChannel, program, tooMany };

struct CheckedFile {
    FileProblem problem = FileProblem::none;
    FileSource source;
    qint64 bytes = 0;
    QString type; ///< media type by name and content
};

/// Looks at a file before anything is sent. Follows links; reads a few bytes at most.
[[nodiscard]] CheckedFile checkFile(const QString& path, qint64 mostBytes);

/// A picture out of the clipboard, encoded already.
[[nodiscard]] CheckedFile checkBytes(const QString& name, const QByteArray& bytes, qint64 mostBytes);

} // namespace pult::client
