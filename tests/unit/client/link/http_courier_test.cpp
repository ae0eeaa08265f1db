// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/link/http_courier.hpp"
#include "tests/support/fake_link.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/wait_until.hpp"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

/// Answers every request with the same bytes once it has come whole; or takes the head only and hangs up.
struct OneAnswer {
    QTcpServer server;
    QByteArray answer;
    QByteArray received;
    bool hangsUp = false;
    int connections = 0;

    OneAnswer() {
        server.listen(QHostAddress::LocalHost);
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            QTcpSocket* socket = server.nextPendingConnection();
            received.clear();
            ++connections;
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                received += socket->readAll();
                const qsizetype head = received.indexOf("\r\n\r\n");
                if (head >= 0 && hangsUp)
                    return socket->abort();
                if (head >= 0 && received.size() >= head + 4 + length())
                    socket->write(answer);
            });
        });
    }
    qsizetype length() const {
        const QByteArray name = "content-length: ";
        const qsizetype at = received.toLower().indexOf(name);
        return at < 0 ? 0 : received.mid(at + name.size(), received.indexOf('\r', at) - at - name.size()).toLongLong();
    }
    void answers(int status, const QByteArray& body) {
        answer = "HTTP/1.1 " + QByteArray::number(status) +
                 " x\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) +
                 "\r\nConnection: close\r\n\r\n" + body;
    }
};

struct Scene {
    OneAnswer server;
    FakeLink link;
    HttpCourier courier{link};
    std::vector<wire::FileUploaded> uploaded;
    std::vector<Error> failed;

    Scene() {
        courier.setServer(
            ServerAddress::parse(QStringLiteral("http://127.0.0.1:%1").arg(server.server.serverPort())).value());
        courier.setPace({1, 2});
        link.start(1);
        QObject::connect(&courier, &Courier::uploaded, &courier,
                         [this](int, const wire::FileUploaded& file) { uploaded.push_back(file); });
        QObject::connect(&courier, &Courier::failed, &courier,
                         [this](int, const Error& error) { failed.push_back(error); });
    }
    bool ended() const { return !uploaded.empty() || !failed.empty(); }
};

} // namespace

TEST_CASE("courier: a file goes up under the session with its name in any script", "[link]") {
    Scene scene;
    scene.server.answers(200, R"({"file_id":7,"name":"план.pdf","type":"application/pdf","size":5})");
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("план.pdf")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("%PDF-");
    file.close();
    scene.courier.upload({QStringLiteral("план.pdf"), file.fileName(), {}});
    REQUIRE(waitUntil([&] { return scene.ended(); }));
    REQUIRE(scene.uploaded.size() == 1);
    CHECK(scene.uploaded[0].file_id == FileId{7});
    CHECK(scene.server.received.startsWith("POST /files HTTP/1.1\r\n"));
    CHECK(scene.server.received.contains("Bearer token"));
    CHECK(scene.server.received.contains("filename*=UTF-8''%D0%BF%D0%BB%D0%B0%D0%BD.pdf"));
    CHECK(scene.server.received.endsWith("\r\n\r\n%PDF-"));
}

TEST_CASE("courier: a refusal keeps its reason", "[link]") {
    Scene scene;
    scene.server.answers(413, R"({"code":-32000,"message":"x","data":{"reason":"too_large","detail":"too large"}})");
    scene.courier.upload({QStringLiteral("x"), {}, QByteArray(1000, 'x')});
    REQUIRE(waitUntil([&] { return scene.ended(); }));
    REQUIRE(scene.failed.size() == 1);
    CHECK(scene.failed[0].code == Errc::too_large);
}

TEST_CASE("courier: a vanished file and an answer that is none are told", "[link]") {
    Scene scene;
    SECTION("the file is gone") {
        scene.courier.upload({QStringLiteral("x"), QStringLiteral("/nowhere/x"), {}});
        CHECK(scene.failed.empty()); // never from inside the call
        REQUIRE(waitUntil([&] { return scene.ended(); }));
        CHECK(scene.failed.at(0).code == Errc::not_found);
    }
    SECTION("a proxy's page, again and again") {
        scene.server.answers(502, "<html>");
        scene.courier.upload({QStringLiteral("x"), {}, QByteArray(100, 'x')});
        REQUIRE(waitUntil([&] { return scene.ended(); }));
        CHECK(scene.failed.at(0).code == Errc::unavailable);
        CHECK(scene.server.connections > 3);
    }
}

TEST_CASE("courier: while the line is broken it waits, however long", "[link]") {
    Scene scene;
    scene.server.hangsUp = true;
    int waits = 0;
    QObject::connect(&scene.courier, &Courier::waiting, &scene.courier, [&waits](int) { ++waits; });
    scene.courier.upload({QStringLiteral("x"), {}, QByteArray(100, 'x')});
    REQUIRE(waitUntil([&] { return waits >= 20; }));
    CHECK_FALSE(scene.ended());
    scene.server.answers(200, R"({"file_id":7,"name":"x","type":"text/plain","size":100})");
    scene.server.hangsUp = false;
    REQUIRE(waitUntil([&] { return scene.ended(); }));
    CHECK(scene.uploaded.size() == 1);
}

TEST_CASE("courier: what was cancelled is not told any more", "[link]") {
    Scene scene;
    const int ticket = scene.courier.upload({QStringLiteral("x"), {}, QByteArray(100, 'x')});
    scene.courier.cancel(ticket);
    const int other = scene.courier.upload({QStringLiteral("x"), QStringLiteral("/nowhere/x"), {}});
    scene.courier.cancel(other);
    runQueued();
    CHECK_FALSE(scene.ended());
}

TEST_CASE("courier: a download is at most as large as asked for", "[link]") {
    Scene scene;
    scene.server.answers(200, QByteArray(5000, 'x'));
    std::optional<Result<QByteArray>> got;
    QObject context;
    const auto done = [&](Result<QByteArray> bytes) { got = std::move(bytes); };
    SECTION("it fits") {
        scene.courier.fetch(QStringLiteral("/files/1?sig=x"), 5000, &context, done);
        REQUIRE(waitUntil([&] { return got.has_value(); }));
        CHECK(got->value().size() == 5000);
        CHECK(scene.server.received.startsWith("GET /files/1?sig=x "));
    }
    SECTION("it does not") {
        scene.courier.fetch(QStringLiteral("/files/1?sig=x"), 4999, &context, done);
        REQUIRE(waitUntil([&] { return got.has_value(); }));
        CHECK(got->error().code == Errc::too_large);
    }
}
