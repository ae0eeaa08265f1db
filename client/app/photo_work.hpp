// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

class QObject;

namespace pult::client {

/// The photo at `path` without the place where it was taken, made on a thread of the pool; empty when there is nothing
/// to take out. Nothing is told when `context` is gone by then.
void readWithoutPlace(const QString& path, QObject* context, std::function<void(const QByteArray&)> done);

/// A JPEG of at most so many bytes, made of a picture (`bytes`, or what lies at `path`) on a thread of the pool: first
/// of lower quality, then of fewer pixels. What is transparent becomes white; what was told beside the pixels is gone.
/// Empty when it can't be read or doesn't get so small. Nothing is told when `context` is gone by then.
void shrinkPicture(const QString& path, const QByteArray& bytes, qint64 mostBytes, QObject* context,
                   std::function<void(const QByteArray&)> done);

} // namespace pult::client
