// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/key_keeper.hpp"

#include <QEventLoop>
#include <QFile>
#include <QPointer>
#include <QSaveFile>
#include <QTimer>
#include <QUuid>

#include <algorithm>
#include <memory>

#include "client/cache/key_file.hpp"

namespace pult::client {

namespace {

std::optional<CacheKey> keyOf(const QByteArray& bytes) {
    CacheKey key;
    if (bytes.size() != static_cast<qsizetype>(key.size()))
        return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), key.begin());
    return key;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeWhole(const QString& path, const QByteArray& content) {
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
}

} // namespace

KeyKeeper::KeyKeeper(KeyRing& ring, QString keyFile, QObject* parent)
    : QObject(parent), m_ring(ring), m_keyFile(std::move(keyFile)) {}

Result<KeyKeeper::Start> KeyKeeper::start() {
    const QString entry = QString::fromLatin1(contentOf(marker()));
    if (QFile::exists(m_keyFile) || entry.isEmpty())
        return fromFile(Found::key);
    const Start start = fromRing(entry);
    if (start.found != Found::newKey)
        return start;
    QFile::remove(marker());
    return fromFile(Found::newKey);
}

Result<KeyKeeper::Start> KeyKeeper::fromFile(Found found) {
    const auto key = keyFromFile(m_keyFile.toStdString());
    if (!key)
        return key.error();
    return Start{found, *key};
}

KeyKeeper::Start KeyKeeper::fromRing(const QString& entry) {
    // Shared with an answer that may come after we have given up.
    struct Wait {
        QEventLoop loop;
        Start start;
        bool over = false;
    };
    const auto wait = std::make_shared<Wait>();
    m_ring.read(entry, [wait](KeyRing::Answer answer, const QByteArray& secret) {
        if (wait->over)
            return;
        const auto key = keyOf(secret);
        wait->over = true;
        if (answer == KeyRing::Answer::found && key)
            wait->start = {Found::key, *key};
        else if (answer != KeyRing::Answer::unreachable)
            wait->start.found = Found::newKey;
        wait->loop.quit();
    });
    if (!wait->over) {
        QTimer::singleShot(kPatience, &wait->loop, &QEventLoop::quit);
        wait->loop.exec(QEventLoop::ExcludeUserInputEvents);
    }
    wait->over = true;
    return wait->start;
}

void KeyKeeper::moveIntoRing() {
    const QByteArray key = contentOf(m_keyFile);
    if (!keyOf(key))
        return; // it is in the ring already
    const QString entry = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QPointer<KeyKeeper> self = this;
    m_ring.write(entry, key, [self, entry, key](bool written) {
        if (!self)
            return;
        if (!written) {
            emit self->stayed();
            return;
        }
        self->m_ring.read(entry, [self, entry, key](KeyRing::Answer answer, const QByteArray& back) {
            if (self)
                self->onMoved(entry, key, answer, back);
        });
    });
}

void KeyKeeper::onMoved(const QString& entry, const QByteArray& key, KeyRing::Answer answer, const QByteArray& back) {
    // The file goes last: whatever is cut off before leaves it as the one that
    // counts.
    if (answer != KeyRing::Answer::found || back != key || !writeWhole(marker(), entry.toLatin1()) ||
        !QFile::remove(m_keyFile)) {
        emit stayed();
        return;
    }
    emit moved();
}

} // namespace pult::client
