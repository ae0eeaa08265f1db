// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>

#include "client/link/courier.hpp"
#include "shared/base/ids.hpp"

namespace pult::client {

class Desk;

/// The pictures of the threads, fetched and decoded as they are looked at; the latest ones are kept.
class PictureStore final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureStore)
public:
    /// Both outlive it.
    PictureStore(Desk& desk, Courier& courier, QObject* parent = nullptr);

    /// A null image when it isn't here yet; `arrived` tells when it is.
    QImage picture(std::int64_t fileId);

signals:
    void arrived();

private:
    void fetch(FileId id);
    void onFetched(FileId id, const Result<QByteArray>& bytes);

    Desk& m_desk;
    Courier& m_courier;
    QCache<std::int64_t, QImage> m_kept; ///< cost in KiB
    QSet<std::int64_t> m_asked;          ///< on the way, or not to be had
};

} // namespace pult::client
