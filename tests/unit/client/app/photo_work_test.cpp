// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/files/photo_work.hpp"

#include "tests/support/wait_until.hpp"

#include <QBuffer>
#include <QImage>
#include <QRandomGenerator>

#include <optional>

#include <catch2/catch.hpp>

using namespace pult::client;
using pult::support::waitUntil;

namespace {

/// Noise: nothing compresses it.
QByteArray noise(QSize size) {
    QImage picture(size, QImage::Format_ARGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < picture.height(); ++y)
        random.fillRange(reinterpret_cast<quint32*>(picture.scanLine(y)), picture.width());
    picture.setPixelColor(0, 0, Qt::transparent);
    picture.setText(QStringLiteral("Comment"), QStringLiteral("at home"));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    REQUIRE(buffer.open(QIODevice::WriteOnly));
    REQUIRE(picture.save(&buffer, "PNG"));
    return bytes;
}

QByteArray shrunk(const QByteArray& picture, qint64 mostBytes) {
    QObject context;
    std::optional<QByteArray> smaller;
    shrinkPicture({}, picture, mostBytes, &context, [&](const QByteArray& bytes) { smaller = bytes; });
    REQUIRE(waitUntil([&] { return smaller.has_value(); }));
    return *smaller;
}

} // namespace

TEST_CASE("photos: one that is too large becomes a JPEG that fits, with all of its pixels where they do", "[app]") {
    const QByteArray picture = noise({900, 600});
    const QByteArray whole = shrunk(picture, picture.size() - 1);
    CHECK(whole.startsWith("\xFF\xD8\xFF"));
    CHECK(QImage::fromData(whole).size() == QSize(900, 600));
    CHECK_FALSE(whole.contains("at home"));

    const QByteArray smaller = shrunk(picture, 100'000);
    REQUIRE_FALSE(smaller.isEmpty());
    CHECK(smaller.size() <= 100'000);
    const QImage seen = QImage::fromData(smaller);
    CHECK(seen.width() < 900);
    CHECK(std::abs(seen.width() * 2 - seen.height() * 3) <= 3);
}

TEST_CASE("photos: what can't become so small, or is no picture, stays as it is", "[app]") {
    CHECK(shrunk(noise({900, 600}), 500).isEmpty());
    CHECK(shrunk("no picture", 500).isEmpty());
}
