// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/files/picture_store.hpp"

#include "client/app/files/picture_reader.hpp"
#include "client/state/desk.hpp"

namespace pult::client {

namespace {

constexpr int kKeptKiB = 64 * 1024;
constexpr qint64 kMaxBytes = 25 * 1024 * 1024;
/// Twice the largest picture in a thread, for screens with small pixels.
constexpr QSize kMost(960, 960);

} // namespace

PictureStore::PictureStore(Desk& desk, Courier& courier, QObject* parent)
    : QObject(parent), m_desk(desk), m_courier(courier), m_kept(kKeptKiB) {
    // What could not be had may be there now.
    connect(&desk, &Desk::started, this, [this] { m_asked.clear(); });
}

QImage PictureStore::picture(std::int64_t fileId) {
    if (const QImage* kept = m_kept.object(fileId))
        return *kept;
    if (fileId > 0 && !m_asked.contains(fileId) && m_desk.isOnline()) {
        m_asked.insert(fileId);
        fetch(FileId{fileId});
    }
    return {};
}

void PictureStore::fetch(FileId id) {
    m_desk.fileLink(id, this, [this, id](const Result<std::string>& link) {
        if (link)
            m_courier.fetch(QString::fromStdString(*link), kMaxBytes, this,
                            [this, id](const Result<QByteArray>& bytes) { onFetched(id, bytes); });
    });
}

void PictureStore::onFetched(FileId id, const Result<QByteArray>& bytes) {
    if (!bytes)
        return;
    readPicture({}, *bytes, kMost, this, [this, id](const QImage& image) {
        if (image.isNull())
            return;
        m_asked.remove(id.value);
        m_kept.insert(id.value, new QImage(image), std::max<int>(1, static_cast<int>(image.sizeInBytes() / 1024)));
        emit arrived();
    });
}

} // namespace pult::client
