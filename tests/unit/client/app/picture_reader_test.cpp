// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/files/picture_reader.hpp"

#include <QBuffer>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QImage>

#include <optional>

#include <catch2/catch.hpp>

using namespace pult::client;

namespace {

QByteArray written(const char* format) {
    QImage image(40, 20, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    REQUIRE(image.save(&buffer, format));
    return bytes;
}

QImage read(const QByteArray& bytes, QSize atMost = {100, 100}) {
    QObject context;
    std::optional<QImage> result;
    readPicture({}, bytes, atMost, &context, [&](const QImage& image) { result = image; });
    QElapsedTimer timer;
    for (timer.start(); !result && !timer.hasExpired(10'000);)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    REQUIRE(result);
    return *result;
}

} // namespace

TEST_CASE("pictures: what messengers send is read, no larger than asked", "[app]") {
    for (const char* format : {"png", "jpeg", "webp"}) {
        INFO(format);
        CHECK(read(written(format)).size() == QSize(40, 20));
        CHECK(read(written(format), {10, 10}).size() == QSize(10, 5));
    }
}

TEST_CASE("pictures: a stranger's drawing or icon is not read, whatever this computer can", "[app]") {
    const QByteArray svg =
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>)";
    CHECK(read(svg).isNull());
    CHECK(read(written("ico")).isNull());
    CHECK(read(written("bmp")).isNull());
    CHECK(read(QByteArray("no picture")).isNull());
    CHECK(read({}).isNull());
}
