// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

#include "client/state/file_check.hpp"

class QObject;

namespace pult::client {

/// A photo as it goes up.
struct CleanPhoto {
    CheckedFile file;
    bool keepsPlace = false; ///< it may tell where it was taken, and that can't be taken out of it
};

/// The photo without the place where it was taken, read on a thread of the pool: that is nobody's business unless its
/// sender says so. Nothing is told when `context` is gone by then.
void readWithoutPlace(const CheckedFile& file, QObject* context, std::function<void(const CleanPhoto&)> done);

/// A JPEG of at most so many bytes, made of a picture (`bytes`, or what lies at `path`) on a thread of the pool: first
/// of lower quality, then of fewer pixels. What is transparent becomes white; what was told beside the pixels is gone.
/// Empty when it can't be read or doesn't get so small. Nothing is told when `context` is gone by then.
void shrinkPicture(const QString& path, const QByteArray& bytes, qint64 mostBytes, QObject* context,
                   std::function<void(const QByteArray&)> done);

} // namespace pult::client
