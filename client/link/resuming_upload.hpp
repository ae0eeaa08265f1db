// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <optional>
#include <string>

#include "client/link/courier.hpp"
#include "client/link/upload_pace.hpp"

class QNetworkAccessManager;

namespace pult::client {

/// Where uploads go, and on whose behalf.
struct UploadDoor {
    QNetworkAccessManager& network;
    std::function<QNetworkRequest(const QString& path)> request;
};

/// One file on its way up. What fits into a piece goes in one request; what is larger goes in pieces, and goes on where
/// it was cut off, also in another run of the program: the server knows the file by its hash. No more than a piece is
/// in memory. Waits for a network that is away for as long as it takes.
///
/// Thread   lives on one thread; the hash is made on the pool. Signals never come from inside a call.
class ResumingUpload final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResumingUpload)
public:
    ResumingUpload(UploadDoor door, FileSource source, UploadPace pace, QObject* parent = nullptr);
    ~ResumingUpload() override;

    void start();
    /// The network may be back.
    void wake();
    /// Nothing is told any more, and the server forgets what it has.
    void abandon();

signals:
    void progressed(qint64 sent, qint64 total);
    void waiting();
    /// Ends in one of these.
    void done(const pult::wire::FileUploaded& file);
    /// As Courier::failed; conflict: the file has changed since it was chosen.
    void failed(const pult::Error& error);

private:
    using Heard = void (ResumingUpload::*)(QNetworkReply& reply);

    bool open(QFile& file);
    bool isPieces() const { return m_size > m_pieceBytes; }
    void resume();
    void makeHash();
    void begin();
    void next();
    void sendWhole();
    void sendPiece();
    void finish();

    QNetworkRequest jsonRequest(const QString& path) const;
    QString ownPath() const;
    void expect(QNetworkReply* reply, qint64 from, Heard heard);
    void onWhole(QNetworkReply& reply);
    void onBegun(QNetworkReply& reply);
    void onPiece(QNetworkReply& reply);
    void onFinished(QNetworkReply& reply);
    /// True: the server said where it goes on.
    bool isElsewhere(QNetworkReply& reply);
    void onTrouble(QNetworkReply& reply);
    void pause(int atLeastMs = 0);
    void end(Error error);

    UploadDoor m_door;
    FileSource m_source;
    UploadPace m_pace;
    qint64 m_size = 0;
    qint64 m_pieceBytes;
    std::string m_hash;
    std::string m_id;
    qint64 m_offset = 0;
    int m_refusals = 0; ///< one after another, while the server is there
    int m_waitMs;
    bool m_inOne = false; ///< a server that takes no pieces
    QTimer m_timer;
    QPointer<QNetworkReply> m_reply;
};

} // namespace pult::client
