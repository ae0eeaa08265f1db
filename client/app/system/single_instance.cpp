// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/system/single_instance.hpp"

#include <QCryptographicHash>
#include <QFile>
#include <QLocalSocket>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace pult::client {

namespace {

constexpr int kPatienceMs = 2000;

/// Paths of sockets are short (108 bytes on Linux), those of profiles may be long.
QString socketName(const QString& folder) {
    const QByteArray hash = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStringLiteral("pult-") + QString::fromLatin1(hash.left(32));
}

} // namespace

SingleInstance::SingleInstance(const QString& folder, QObject* parent)
    : QObject(parent), m_name(socketName(folder)), m_lockPath(folder + QStringLiteral("/lock")) {
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onConnection);
}

SingleInstance::~SingleInstance() {
    if (m_lock >= 0)
        ::close(m_lock);
}

bool SingleInstance::lock() {
    m_lock = ::open(QFile::encodeName(m_lockPath).constData(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    return m_lock >= 0 && ::flock(m_lock, LOCK_EX | LOCK_NB) == 0;
}

bool SingleInstance::claim(std::int64_t openDialog) {
    if (!lock()) {
        tellTheOther(openDialog);
        return false;
    }
    QLocalServer::removeServer(m_name);
    m_server.listen(m_name);
    return true;
}

void SingleInstance::tellTheOther(std::int64_t openDialog) const {
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(kPatienceMs))
        return;
    socket.write(QByteArray::number(static_cast<qint64>(openDialog)) + '\n');
    socket.waitForBytesWritten(kPatienceMs);
    socket.disconnectFromServer();
}

void SingleInstance::onConnection() {
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->canReadLine())
                emit raiseRequested(socket->readLine(64).trimmed().toLongLong());
        });
    }
}

} // namespace pult::client
