// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/link/resuming_upload.hpp"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QNetworkAccessManager>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>
#include <memory>

#include "client/link/http_answer.hpp"
#include "shared/wire/limits.hpp"

namespace pult::client {

namespace {

/// So often in a row a server may say that it can't just now, or something that leads nowhere.
constexpr int kMostRefusals = 5;
constexpr char kOffsetHeader[] = "Upload-Offset";

/// Empty when the file can't be read.
QByteArray hashOf(const FileSource& source) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!source.bytes.isEmpty()) {
        hash.addData(source.bytes);
    } else {
        QFile file(source.path);
        if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
            return {};
    }
    return hash.result().toHex();
}

} // namespace

ResumingUpload::ResumingUpload(UploadDoor door, FileSource source, UploadPace pace, QObject* parent)
    : QObject(parent), m_door(std::move(door)), m_source(std::move(source)), m_pace(pace),
      m_pieceBytes(wire::kUploadChunkBytes), m_waitMs(pace.firstWaitMs) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ResumingUpload::resume);
}

ResumingUpload::~ResumingUpload() {
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void ResumingUpload::start() {
    // Never from inside the call.
    QMetaObject::invokeMethod(
        this,
        [this] {
            QFile file(m_source.path);
            if (!m_source.bytes.isEmpty())
                m_size = m_source.bytes.size();
            else if (open(file))
                m_size = file.size();
            else
                return;
            resume();
        },
        Qt::QueuedConnection);
}

/// False: it has ended. The file is there, and the one that was chosen.
bool ResumingUpload::open(QFile& file) {
    if (!file.open(QIODevice::ReadOnly)) {
        end(fail(Errc::not_found, file.errorString().toStdString()));
        return false;
    }
    const qint64 modified = QFileInfo(file).lastModified().toMSecsSinceEpoch();
    if (m_source.modifiedMs == 0)
        m_source.modifiedMs = modified;
    if (m_source.modifiedMs == modified && (m_size == 0 || m_size == file.size()))
        return true;
    end(fail(Errc::conflict, "the file has changed"));
    return false;
}

void ResumingUpload::resume() {
    m_timer.stop();
    if (m_inOne || !isPieces())
        sendWhole();
    else if (m_hash.empty())
        makeHash();
    else
        begin();
}

void ResumingUpload::wake() {
    if (!m_timer.isActive())
        return;
    m_waitMs = m_pace.firstWaitMs;
    m_timer.start(0);
}

void ResumingUpload::abandon() {
    m_timer.stop();
    disconnect(this, nullptr, nullptr, nullptr);
    if (m_id.empty())
        return;
    QNetworkReply* farewell = m_door.network.deleteResource(m_door.request(ownPath()));
    connect(farewell, &QNetworkReply::finished, farewell, &QObject::deleteLater);
}

void ResumingUpload::makeHash() {
    auto promise = std::make_shared<QPromise<QByteArray>>();
    promise->start();
    // A watcher, unlike QFuture::then, may go while the pool is still at it.
    auto* watcher = new QFutureWatcher<QByteArray>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_hash = watcher->result().toStdString();
        m_hash.empty() ? end(fail(Errc::not_found, "the file can't be read")) : begin();
    });
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, source = m_source] {
        promise->addResult(hashOf(source));
        promise->finish();
    });
}

// --- what is asked

QNetworkRequest ResumingUpload::jsonRequest(const QString& path) const {
    QNetworkRequest request = m_door.request(path);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    return request;
}

QString ResumingUpload::ownPath() const {
    return QStringLiteral("/files/uploads/") + QString::fromStdString(m_id);
}

void ResumingUpload::expect(QNetworkReply* reply, qint64 from, Heard heard) {
    m_reply = reply;
    connect(reply, &QNetworkReply::uploadProgress, this, [this, from](qint64 sent, qint64 total) {
        if (total > 0 && from >= 0)
            emit progressed(std::min(from + sent, m_size), m_size);
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, heard] {
        reply->deleteLater();
        m_reply = nullptr;
        (this->*heard)(*reply);
    });
}

void ResumingUpload::sendWhole() {
    QNetworkRequest request = m_door.request(QStringLiteral("/files"));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/octet-stream"));
    request.setRawHeader("Content-Disposition",
                         "attachment; filename*=UTF-8''" + m_source.name.toUtf8().toPercentEncoding());
    if (!m_source.bytes.isEmpty())
        return expect(m_door.network.post(request, m_source.bytes), 0, &ResumingUpload::onWhole);
    auto file = std::make_unique<QFile>(m_source.path);
    if (!open(*file))
        return;
    QNetworkReply* reply = m_door.network.post(request, file.get());
    file.release()->setParent(reply);
    expect(reply, 0, &ResumingUpload::onWhole);
}

void ResumingUpload::begin() {
    const wire::FileUploadBegin announced{m_source.name.toStdString(), m_size, m_hash};
    const QByteArray body = QByteArray::fromStdString(wire::encode(announced));
    expect(m_door.network.post(jsonRequest(QStringLiteral("/files/uploads")), body), -1, &ResumingUpload::onBegun);
}

void ResumingUpload::next() {
    emit progressed(m_offset, m_size);
    if (m_offset >= m_size)
        finish();
    else
        sendPiece();
}

void ResumingUpload::sendPiece() {
    QByteArray piece;
    if (!m_source.bytes.isEmpty()) {
        piece = m_source.bytes.mid(m_offset, m_pieceBytes);
    } else {
        QFile file(m_source.path);
        if (!open(file))
            return;
        if (file.seek(m_offset))
            piece = file.read(m_pieceBytes);
    }
    if (piece.isEmpty())
        return end(fail(Errc::not_found, "the file can't be read"));
    QNetworkRequest request = m_door.request(QStringLiteral("%1?offset=%2").arg(ownPath(), QString::number(m_offset)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/octet-stream"));
    expect(m_door.network.put(request, piece), m_offset, &ResumingUpload::onPiece);
}

void ResumingUpload::finish() {
    expect(m_door.network.post(jsonRequest(ownPath()), QByteArray()), -1, &ResumingUpload::onFinished);
}

// --- what is answered

void ResumingUpload::onWhole(QNetworkReply& reply) {
    if (!succeeded(reply))
        return onTrouble(reply);
    const auto file = readAnswer<wire::FileUploaded>(reply);
    file ? emit done(*file) : end(file.error());
}

void ResumingUpload::onBegun(QNetworkReply& reply) {
    if (const int status = statusOf(reply); status == 404 || status == 405) {
        m_inOne = true;
        return sendWhole();
    }
    if (!succeeded(reply))
        return onTrouble(reply);
    const auto upload = readAnswer<wire::FileUpload>(reply);
    if (!upload)
        return end(upload.error());
    if (upload->file)
        return emit done(*upload->file);
    m_id = upload->upload_id;
    m_offset = std::clamp<qint64>(upload->offset, 0, m_size);
    if (upload->chunk_bytes > 0)
        m_pieceBytes = std::min<qint64>(m_pieceBytes, upload->chunk_bytes);
    next();
}

void ResumingUpload::onPiece(QNetworkReply& reply) {
    if (isElsewhere(reply))
        return next();
    if (!succeeded(reply))
        return onTrouble(reply);
    const auto upload = readAnswer<wire::FileUpload>(reply);
    if (!upload)
        return end(upload.error());
    m_refusals = 0;
    m_waitMs = m_pace.firstWaitMs;
    m_offset = std::clamp<qint64>(upload->offset, 0, m_size);
    next();
}

void ResumingUpload::onFinished(QNetworkReply& reply) {
    if (isElsewhere(reply))
        return next();
    if (!succeeded(reply))
        return onTrouble(reply);
    const auto file = readAnswer<wire::FileUploaded>(reply);
    file ? emit done(*file) : end(file.error());
}

bool ResumingUpload::isElsewhere(QNetworkReply& reply) {
    if (statusOf(reply) != 409 || !reply.hasRawHeader(kOffsetHeader) || ++m_refusals > kMostRefusals)
        return false;
    m_offset = std::clamp<qint64>(reply.rawHeader(kOffsetHeader).toLongLong(), 0, m_size);
    return true;
}

/// A network that is away comes back; so does a server that is being restarted, or asks for patience, or wants the
/// token of a newer session. Anything else is its last word.
void ResumingUpload::onTrouble(QNetworkReply& reply) {
    const int status = statusOf(reply);
    const Error error = refusalOf(reply);
    const bool forgotten = !m_id.empty() && error.code == Errc::not_found;
    const bool passes = error.code == Errc::unavailable || error.code == Errc::rate_limited ||
                        error.code == Errc::unauthenticated || forgotten;
    if (!passes || (status != 0 && ++m_refusals > kMostRefusals))
        return end(error);
    if (forgotten)
        m_id.clear();
    pause(error.retryAfterMs);
}

void ResumingUpload::pause(int atLeastMs) {
    m_timer.start(std::max(m_waitMs, atLeastMs));
    m_waitMs = std::min(m_waitMs * 2, m_pace.longestWaitMs);
    emit waiting();
}

void ResumingUpload::end(Error error) {
    m_timer.stop();
    emit failed(error);
}

} // namespace pult::client
