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
    QString name;          ///< as the customer will see it
    QString path;          ///< where it lies, or where `bytes` were made from; empty: nowhere
    QByteArray bytes;      ///< the file's content if there is any here, whatever lies at `path`
    qint64 diskBytes = 0;  ///< of what lies at `path`, when it was chosen
    qint64 modifiedMs = 0; ///< of the same; 0: nobody looked
    QString keptAs = {};   ///< names `bytes` on this computer when they lie at no path; empty: they are nowhere else
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

    /// Answers a ticket. Ends in `uploaded` or `failed`, or in silence after `cancel` or `stop`. Waits for a network
    /// that is away, and goes on where it was.
    virtual int upload(const FileSource& source) = 0;
    virtual void cancel(int ticket) = 0;
    /// As cancel, but the same file goes on from there later, maybe in another run of the program.
    virtual void stop(int ticket) = 0;
    /// `link` is relative to the server, as file.link gives it. Nothing is told when `context` is gone by then.
    /// Errors   too_large     more than `atMost` bytes
    ///          unavailable   no answer, or a broken one
    ///          others        as the server refused
    virtual void fetch(const QString& link, qint64 atMost, QObject* context, Fetched done) = 0;

signals:
    void progressed(int ticket, qint64 sent, qint64 total);
    /// The connection broke; `progressed` is told when it goes on.
    void waiting(int ticket);
    void uploaded(int ticket, const pult::wire::FileUploaded& file);
    /// Errors   not_found     the file can't be read any more
    ///          forbidden     the server doesn't take files of this type
    ///          too_large     larger than the server takes
    ///          conflict      the file has changed since it was chosen
    ///          unavailable   the server can't take it, again and again
    void failed(int ticket, const pult::Error& error);
};

} // namespace pult::client
