// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/link/http_courier.hpp"
#include "tests/support/fake_link.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/wait_until.hpp"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUrl>
#include <QUrlQuery>

#include <boost/json/serialize.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
namespace json = boost::json;

namespace {

constexpr qint64 kPiece = 1024 * 1024;

/// Takes one upload in pieces, with a memory of what has come; breaks and refuses as it is told.
struct PieceServer {
    QTcpServer server;
    QByteArray kept;
    std::string announcedHash;
    qint64 announcedSize = 0;
    qint64 bodyBytes = 0;            ///< of pieces, whatever came of them
    std::optional<qint64> cutsAfter; ///< so many of them: the network is away
    bool away = false;
    int begins = 0;
    int refusesNext = 0; ///< so many requests get this status
    int refusalStatus = 503;
    bool forgets = false; ///< the upload, once
    bool takesPieces = true;
    QStringList asked;

    PieceServer() {
        server.listen(QHostAddress::LocalHost);
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            QTcpSocket* socket = server.nextPendingConnection();
            if (away)
                return socket->abort();
            auto in = std::make_shared<QByteArray>();
            auto counted = std::make_shared<qint64>(0);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [=, this] {
                *in += socket->readAll();
                while (handle(socket, *in, *counted)) {
                }
            });
        });
    }

    /// True: a request was whole.
    bool handle(QTcpSocket* socket, QByteArray& in, qint64& counted) {
        const qsizetype head = in.indexOf("\r\n\r\n");
        if (head < 0)
            return false;
        static const QRegularExpression kLength(QStringLiteral("\r\ncontent-length: (\\d+)"),
                                                QRegularExpression::CaseInsensitiveOption);
        const qsizetype length = kLength.match(QString::fromLatin1(in.left(head))).captured(1).toLongLong();
        const QByteArray line = in.left(in.indexOf("\r\n"));
        const QByteArray body = in.mid(head + 4, length);
        const bool isPiece = line.startsWith("PUT");
        if (isPiece) {
            bodyBytes += body.size() - counted;
            counted = body.size();
            if (cutsAfter && bodyBytes >= *cutsAfter) {
                cutsAfter.reset();
                away = true;     // else Qt itself tries once more, unseen
                put(line, body); // what has come is kept
                socket->abort();
                return false;
            }
        }
        if (body.size() < length)
            return false;
        in.remove(0, head + 4 + length);
        counted = 0;
        asked += QString::fromLatin1(line.left(line.lastIndexOf(' ')));
        socket->write(answer(line, body));
        return true;
    }

    static QByteArray http(int status, const std::string& body, qint64 offset = -1) {
        QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " x\r\nContent-Type: application/json\r\n";
        if (offset >= 0)
            head += "Upload-Offset: " + QByteArray::number(offset) + "\r\n";
        return head + "Content-Length: " + QByteArray::number(static_cast<qint64>(body.size())) + "\r\n\r\n" +
               QByteArray::fromStdString(body);
    }
    static QByteArray refusal(int status, const char* reason, qint64 offset = -1) {
        return http(status, std::string(R"({"code":-32000,"message":"x","data":{"reason":")") + reason + "\"}}",
                    offset);
    }
    std::string state() const {
        return json::serialize(json::object{{"upload_id", "abc"},
                                            {"offset", kept.size()},
                                            {"size", announcedSize},
                                            {"chunk_bytes", kPiece},
                                            {"expires_at", 0}});
    }
    bool put(const QByteArray& line, const QByteArray& body) {
        const QUrl url(QString::fromLatin1(line.split(' ').at(1)));
        if (QUrlQuery(url).queryItemValue(QStringLiteral("offset")).toLongLong() != kept.size())
            return false;
        kept += body;
        return true;
    }
    QByteArray answer(const QByteArray& line, const QByteArray& body) {
        if (refusesNext > 0) {
            --refusesNext;
            return refusal(refusalStatus, refusalStatus == 401 ? "unauthenticated" : "unavailable");
        }
        if (line.startsWith("DELETE"))
            return "HTTP/1.1 204 x\r\n\r\n";
        const std::string file = R"({"file_id":7,"name":"x","type":"text/plain","size":1})";
        if (line.startsWith("POST /files HTTP"))
            return http(200, file);
        if (line.startsWith("POST /files/uploads HTTP")) {
            if (!takesPieces)
                return refusal(405, "invalid");
            ++begins;
            const auto told = wire::parseJson(body.toStdString()).value().as_object();
            announcedSize = told.at("size").as_int64();
            announcedHash = told.at("sha256").as_string().c_str();
            return http(200, state(), kept.size());
        }
        if (std::exchange(forgets, false)) {
            kept.clear();
            return refusal(404, "not_found");
        }
        if (line.startsWith("PUT"))
            return put(line, body) ? http(200, state(), kept.size()) : refusal(409, "conflict", kept.size());
        if (kept.size() != announcedSize)
            return refusal(409, "conflict", kept.size());
        const bool proven =
            QCryptographicHash::hash(kept, QCryptographicHash::Sha256).toHex().toStdString() == announcedHash;
        return proven ? http(200, file) : refusal(400, "invalid", 0);
    }
};

QByteArray contentOf(qint64 size) {
    QByteArray content;
    while (content.size() < size)
        content += QByteArray::number(content.size()) + ' ';
    content.truncate(size);
    return content;
}

struct Scene {
    PieceServer server;
    FakeLink link;
    std::unique_ptr<HttpCourier> courier = makeCourier();
    QTemporaryDir folder;
    QByteArray content = contentOf(5 * kPiece + 77);
    FileSource source{QStringLiteral("plan.txt"), write(content), {}, 0, 0};
    std::vector<wire::FileUploaded> uploaded;
    std::vector<Error> failed;
    std::vector<qint64> progress;
    int waits = 0;

    std::unique_ptr<HttpCourier> makeCourier() {
        auto made = std::make_unique<HttpCourier>(link);
        made->setServer(
            ServerAddress::parse(QStringLiteral("http://127.0.0.1:%1").arg(server.server.serverPort())).value());
        made->setPace({1, 2});
        QObject::connect(made.get(), &Courier::uploaded, made.get(),
                         [this](int, const wire::FileUploaded& file) { uploaded.push_back(file); });
        QObject::connect(made.get(), &Courier::failed, made.get(),
                         [this](int, const Error& error) { failed.push_back(error); });
        QObject::connect(made.get(), &Courier::progressed, made.get(),
                         [this](int, qint64 sent, qint64) { progress.push_back(sent); });
        QObject::connect(made.get(), &Courier::waiting, made.get(), [this](int) { ++waits; });
        link.start(1);
        return made;
    }
    QString write(const QByteArray& bytes) const {
        QFile file(folder.filePath(QStringLiteral("plan.txt")));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }
    bool ended() const { return !uploaded.empty() || !failed.empty(); }
};

} // namespace

TEST_CASE("uploads: a large file goes up in pieces and is told how far it is", "[link]") {
    Scene scene;
    scene.courier->upload(scene.source);
    REQUIRE(waitUntil([&] { return scene.ended(); }));
    REQUIRE(scene.uploaded.size() == 1);
    CHECK(scene.server.kept == scene.content);
    CHECK(scene.server.bodyBytes == scene.content.size());
    CHECK(scene.server.asked.filter(QStringLiteral("PUT")).size() == 6);
    CHECK(std::is_sorted(scene.progress.begin(), scene.progress.end()));
    CHECK(scene.progress.back() == scene.content.size());
}

TEST_CASE("uploads: what is not on the disk goes up in pieces too", "[link]") {
    Scene scene;
    scene.courier->upload({QStringLiteral("x"), QStringLiteral("/nowhere/x"), scene.content, 0, 0});
    REQUIRE(waitUntil([&] { return scene.ended(); }));
    CHECK(scene.server.kept == scene.content);
}

TEST_CASE("uploads: a cut connection costs at most a piece, and nobody has to press anything", "[link]") {
    Scene scene;
    scene.server.cutsAfter = 2 * kPiece + 300'000;
    scene.courier->upload(scene.source);
    REQUIRE(waitUntil([&] { return scene.waits >= 3; }));
    scene.server.away = false;
    REQUIRE(waitUntil([&] { return scene.ended(); }));
    REQUIRE(scene.uploaded.size() == 1);
    CHECK(scene.server.kept == scene.content);
    CHECK(scene.server.begins == 2);
    CHECK(scene.server.bodyBytes <= scene.content.size() + kPiece);
}

TEST_CASE("uploads: another run of the program goes on where the last one was", "[link]") {
    Scene scene;
    const int ticket = scene.courier->upload(scene.source);
    REQUIRE(waitUntil([&] { return scene.server.kept.size() >= 2 * kPiece; }));
    SECTION("it was stopped") {
        scene.courier->stop(ticket);
    }
    scene.courier.reset(); // or killed
    const qint64 there = scene.server.kept.size();
    scene.server.bodyBytes = 0;
    scene.courier = scene.makeCourier();
    scene.courier->upload(scene.source);
    REQUIRE(waitUntil([&] { return scene.ended(); }));
    CHECK(scene.server.kept == scene.content);
    CHECK(scene.server.bodyBytes <= scene.content.size() - there + kPiece);
    CHECK(scene.server.asked.filter(QStringLiteral("DELETE")).isEmpty());
}

TEST_CASE("uploads: what was cancelled is forgotten at the server too", "[link]") {
    Scene scene;
    const int ticket = scene.courier->upload(scene.source);
    REQUIRE(waitUntil([&] { return scene.server.kept.size() >= kPiece; }));
    scene.courier->cancel(ticket);
    REQUIRE(waitUntil([&] { return !scene.server.asked.filter(QStringLiteral("DELETE")).isEmpty(); }));
    CHECK(scene.server.asked.contains(QStringLiteral("DELETE /files/uploads/abc")));
    CHECK_FALSE(scene.ended());
}

TEST_CASE("uploads: a file that changes on its way is told, not sent in two halves", "[link]") {
    Scene scene;
    scene.courier->upload(scene.source);
    REQUIRE(waitUntil([&] { return scene.server.kept.size() >= kPiece; }));
    scene.write("shorter");
    REQUIRE(waitUntil([&] { return scene.ended(); }));
    REQUIRE(scene.failed.size() == 1);
    CHECK(scene.failed[0].code == Errc::conflict);
}

TEST_CASE("uploads: a server that is restarted, has forgotten or wants a newer token is asked again", "[link]") {
    Scene scene;
    SECTION("restarted") {
        scene.server.refusesNext = 3;
    }
    SECTION("forgotten") {
        scene.server.forgets = true;
    }
    SECTION("a newer token") {
        scene.server.refusesNext = 2;
        scene.server.refusalStatus = 401;
    }
    scene.courier->upload(scene.source);
    REQUIRE(waitUntil([&] { return scene.ended(); }));
    CHECK(scene.uploaded.size() == 1);
    CHECK(scene.server.kept == scene.content);
}

TEST_CASE("uploads: a server that can't is believed after some tries", "[link]") {
    Scene scene;
    scene.server.refusesNext = 1000;
    scene.courier->upload(scene.source);
    REQUIRE(waitUntil([&] { return scene.ended(); }));
    CHECK(scene.failed.at(0).code == Errc::unavailable);
    CHECK(scene.server.refusesNext > 990);
}

TEST_CASE("uploads: an older server gets the file in one piece", "[link]") {
    Scene scene;
    scene.server.takesPieces = false;
    scene.courier->upload(scene.source);
    REQUIRE(waitUntil([&] { return scene.ended(); }));
    CHECK(scene.uploaded.size() == 1);
    CHECK(scene.server.asked.last() == QStringLiteral("POST /files"));
}

TEST_CASE("uploads: with the network back nobody waits any longer", "[link]") {
    Scene scene;
    scene.courier->setPace({1'000'000, 1'000'000});
    scene.server.cutsAfter = kPiece + 5;
    scene.courier->upload(scene.source);
    REQUIRE(waitUntil([&] { return scene.waits == 1; }));
    scene.server.away = false;
    scene.link.start(5, true);
    REQUIRE(waitUntil([&] { return scene.ended(); }));
    CHECK(scene.uploaded.size() == 1);
}
