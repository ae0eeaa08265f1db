// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>

#include "shared/base/error.hpp"
#include "shared/wire/messages.hpp"

namespace pult::client {

/// What goes up: a file on the disk, or bytes that never were one, such as a pasted picture.
struct FileSource {
    QString name; ///< as the customer will see it
    QString path; ///< empty: `bytes` are the file
    QByteArray bytes;
};

/// Carries files to and from the server, beside the link.
///
/// Thread   lives on one thread; signals and callbacks come on it, never from inside a call.
class Courier : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Courier)
public:
    using Fetched = std::function<void(Result<QByteArray>)>;

    using QObject::QObject;

    /// Answers a ticket. Ends in `uploaded` or `failed`, or in silence after `cancel`.
    virtual int upload(const FileSource& source) = 0;
    virtual void cancel(int ticket) = 0;
    /// `link` is relative to the server, as file.link gives it. Nothing is told when `context` is gone by then.
    /// Errors   too_large     more than `atMost` bytes
    ///          unavailable   no answer, or a broken one
    ///          others        as the server refused
    virtual void fetch(const QString& link, qint64 atMost, QObject* context, Fetched done) = 0;

signals:
    void progressed(int ticket, qint64 sent, qint64 total);
    void uploaded(int ticket, const pult::wire::FileUploaded& file);
    /// Errors   not_found     the file can't be read any more
    ///          forbidden     the server doesn't take files of this type
    ///          too_large     larger than the server takes
    ///          unavailable   the connection broke
    void failed(int ticket, const pult::Error& error);
};

} // namespace pult::client
