// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/files/photo_work.hpp"

#include "client/app/files/picture_reader.hpp"
#include "client/app/system/on_pool.hpp"
#include "client/state/photo_privacy.hpp"

#include <QBuffer>
#include <QColorSpace>
#include <QFile>
#include <QImage>
#include <QPainter>

#include <algorithm>

namespace pult::client {

namespace {

/// More pixels than any messenger shows of a photo.
constexpr int kLongestSide = 4096;
/// Smaller than this it is another picture.
constexpr int kShortestSide = 320;
constexpr int kQualities[] = {90, 80};

QImage onWhite(const QImage& picture) {
    QImage paper(picture.size(), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(QPoint(), picture);
    paper.setColorSpace(picture.colorSpace());
    return paper;
}

QByteArray asJpeg(const QImage& picture, int quality) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return buffer.open(QIODevice::WriteOnly) && picture.save(&buffer, "JPEG", quality) ? bytes : QByteArray();
}

QByteArray smaller(QImage picture, qint64 mostBytes) {
    int longest = std::max(picture.width(), picture.height());
    while (!picture.isNull()) {
        for (const int quality : kQualities)
            if (QByteArray bytes = asJpeg(picture, quality); !bytes.isEmpty() && bytes.size() <= mostBytes)
                return bytes;
        longest = longest * 3 / 4;
        if (longest < kShortestSide)
            break;
        picture = picture.scaled(longest, longest, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
    return {};
}

} // namespace

void readWithoutPlace(const CheckedFile& file, QObject* context, std::function<void(const CleanPhoto&)> done) {
    const auto work = [file] {
        CleanPhoto clean{file, false};
        QFile photo(file.source.path);
        if (!photo.open(QIODevice::ReadOnly))
            return clean; // its upload says so
        const QByteArray bytes = photo.readAll();
        clean.keepsPlace = keepsItsPlace(bytes);
        if (const auto without = withoutPlace(bytes)) {
            clean.file.bytes = without->size();
            clean.file.source.bytes = *without;
        }
        return clean;
    };
    onPool<CleanPhoto>(context, work, std::move(done));
}

void shrinkPicture(const QString& path, const QByteArray& bytes, qint64 mostBytes, QObject* context,
                   std::function<void(const QByteArray&)> done) {
    const auto work = [path, bytes, mostBytes] {
        const QImage whole = decodePicture(bytes.isEmpty() ? path : QString(), bytes, {kLongestSide, kLongestSide});
        return whole.isNull() ? QByteArray() : smaller(onWhite(whole), mostBytes);
    };
    onPool<QByteArray>(context, work, std::move(done));
}

} // namespace pult::client
