// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/link_scene.hpp"
#include "tests/support/printing.hpp"

#include <QSignalSpy>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using namespace std::chrono_literals;
using Scene = LinkScene;

namespace {

std::string removed(Seq seq, std::int64_t dialog = 5) {
    return R"({"jsonrpc":"2.0","method":"event","params":{"seq":)" + std::to_string(seq) +
           R"(,"at":1,"type":"dialog.removed","dialog_id":)" + std::to_string(dialog) + "}}";
}

} // namespace

TEST_CASE("link: signing in opens a session and events follow", "[link]") {
    Scene scene;
    scene.signIn();
    CHECK(scene.server.requests.front().params.at("login") == "anna");
    CHECK(scene.starts[0].fresh);
    CHECK_FALSE(scene.starts[0].resumed);
    CHECK(scene.starts[0].token == "t1");
    CHECK(scene.starts[0].user.id == OperatorId{7});
    CHECK(scene.link.status().phase == LinkPhase::online);

    scene.server.sendText(removed(101));
    scene.server.sendText(removed(105));
    REQUIRE(waitUntil([&] { return scene.events.size() == 2; }));
    CHECK(scene.events == std::vector<Seq>{101, 105});
}

TEST_CASE("link: a refused sign-in says why and is not repeated", "[link]") {
    Scene scene;
    scene.server.onRequest = [&](const ScriptServer::Request& request) {
        scene.server.refuse(request, "unauthenticated", "wrong login or password");
    };
    scene.link.signIn(*ServerAddress::parse(scene.server.address()), {"anna", "wrong", {}});
    REQUIRE(waitUntil([&] { return !scene.refusals.empty(); }));
    CHECK(scene.refusals[0].code == Errc::unauthenticated);
    CHECK(scene.refusals[0].detail == "wrong login or password");
    CHECK(scene.link.status().phase == LinkPhase::offline);
    CHECK_FALSE(scene.link.status().retryAt);
}

TEST_CASE("link: a server that isn't there ends the sign-in", "[link]") {
    Scene scene;
    scene.server.stopListening();
    scene.link.signIn(*ServerAddress::parse(scene.server.address()), {"anna", "a long password", {}});
    REQUIRE(waitUntil([&] { return !scene.refusals.empty(); }));
    CHECK(scene.refusals[0].code == Errc::unavailable);
}

TEST_CASE("link: after a cut it goes on behind the last event, repeats are dropped", "[link]") {
    Scene scene;
    scene.signIn();
    scene.server.sendText(removed(101));
    scene.server.sendText(removed(101));
    scene.server.sendText(removed(102));
    REQUIRE(waitUntil([&] { return scene.events.size() == 2; }));
    scene.missed = {removed(102), removed(103), removed(110)};
    scene.server.cut();
    REQUIRE(scene.comesBack());
    CHECK(scene.lastRequest().method == "session.resume");
    CHECK(scene.lastRequest().params.at("after_seq") == 102);
    CHECK(scene.lastRequest().params.at("epoch") == "e1");
    CHECK(scene.lastRequest().params.at("token") == "t1");
    CHECK(scene.starts.back().resumed);
    REQUIRE(waitUntil([&] { return scene.events.size() == 4; }));
    CHECK(scene.events == std::vector<Seq>{101, 102, 103, 110});
}

TEST_CASE("link: cut after every single event, nothing is lost or doubled", "[link]") {
    Scene scene;
    scene.signIn();
    std::vector<Seq> expected;
    for (Seq seq = 101; seq <= 130; ++seq) {
        expected.push_back(seq);
        scene.missed = {removed(seq - 1), removed(seq)};
        seq % 2 ? scene.server.cut() : scene.server.closePolitely();
        REQUIRE(scene.comesBack());
        REQUIRE(waitUntil([&] { return scene.events.size() == expected.size(); }));
    }
    CHECK(scene.events == expected);
}

TEST_CASE("link: another store, or too far behind, asks for a reload", "[link]") {
    Scene scene;
    scene.signIn();
    scene.resumable = false;
    scene.server.cut();
    REQUIRE(scene.comesBack());
    CHECK_FALSE(scene.starts.back().resumed);
    CHECK(scene.starts.back().position.seq == 500);
    scene.server.sendText(removed(400));
    scene.server.sendText(removed(501));
    REQUIRE(waitUntil([&] { return !scene.events.empty(); }));
    CHECK(scene.events == std::vector<Seq>{501});
}

TEST_CASE("link: the first connection may wait while what is kept is drawn, no other does", "[link]") {
    Scene scene;
    WebSocketLink link{scene.clock, {"test", [] { return 0.0; }, 2ms, 30s, 15s, 1h}};
    QSignalSpy starts(&link, &Link::sessionStarted);
    const auto server = *ServerAddress::parse(scene.server.address());
    link.resume(server, "t1", {500, "e1"});
    CHECK(link.status().phase == LinkPhase::connecting);
    link.signIn(server, {"anna", "a long password", {}});
    REQUIRE(waitUntil([&] { return starts.count() == 1; }));
    CHECK(scene.server.requests.front().method == "session.open");
    link.resume(server, "t1", {500, "e1"});
    CHECK(waitUntil([&] { return starts.count() == 2; }));
}

TEST_CASE("link: an answer with another epoch is no resume, whatever it says", "[link]") {
    Scene scene;
    scene.signIn();
    scene.server.onRequest = [&](const ScriptServer::Request& request) {
        scene.server.answer(request, R"({"resumed":true,"seq":90,"epoch":"e2"})");
    };
    scene.server.cut();
    REQUIRE(scene.comesBack());
    CHECK_FALSE(scene.starts.back().resumed);
    CHECK(scene.starts.back().position.epoch == "e2");
}

TEST_CASE("link: an unreadable frame makes the stream repeat itself, twice makes it reload", "[link]") {
    Scene scene;
    scene.signIn();
    scene.server.sendText(removed(101));
    REQUIRE(waitUntil([&] { return scene.events.size() == 1; }));

    scene.server.sendText("{\"jsonrpc\":\"2.0\",\"method\":\"event\",\"para");
    REQUIRE(scene.comesBack());
    CHECK(scene.lastRequest().params.at("after_seq") == 101);
    CHECK(scene.starts.back().resumed);

    scene.server.sendBinary("again");
    REQUIRE(scene.comesBack());
    CHECK(scene.lastRequest().params.at("epoch") == "");
    CHECK_FALSE(scene.starts.back().resumed);
}

TEST_CASE("link: an event of an unknown kind moves the position on and stops nothing", "[link]") {
    Scene scene;
    scene.signIn();
    QSignalSpy skipped(&scene.link, &Link::eventSkipped);
    scene.server.sendText(R"({"method":"event","params":{"seq":101,"at":1,"type":"moon.risen"}})");
    scene.server.sendText(removed(102));
    REQUIRE(waitUntil([&] { return scene.events.size() == 1; }));
    CHECK(skipped.size() == 1);
    CHECK(scene.server.connections == 1);
}

TEST_CASE("link: a connection that trickles byte by byte is understood", "[link]") {
    Scene scene;
    DripRelay relay(scene.server.port());
    scene.link.signIn(*ServerAddress::parse(QStringLiteral("http://127.0.0.1:%1").arg(relay.port())),
                      {"anna", "a long password", {}});
    REQUIRE(waitUntil([&] { return scene.starts.size() == 1; }));
    for (Seq seq = 101; seq <= 110; ++seq)
        scene.server.sendText(removed(seq));
    REQUIRE(waitUntil([&] { return scene.events.size() == 10; }));
    CHECK(scene.events.back() == 110);
}

TEST_CASE("link: a silent server is found dead and left", "[link]") {
    Scene scene;
    scene.signIn();
    scene.clock.advance(46s);
    REQUIRE(waitUntil([&] { return scene.link.status().phase == LinkPhase::offline; }));
    REQUIRE(scene.link.status().retryAt);
    REQUIRE(scene.comesBack());
    CHECK(scene.starts.back().resumed);
}

TEST_CASE("link: a server that freezes is noticed within 13 s by somebody who waits for it", "[link]") {
    Scene scene;
    DripRelay relay(scene.server.port());
    scene.link.signIn(*ServerAddress::parse(QStringLiteral("http://127.0.0.1:%1").arg(relay.port())),
                      {"anna", "a long password", {}});
    REQUIRE(waitUntil([&] { return scene.starts.size() == 1; }));
    QSignalSpy latency(&scene.link, &Link::latencyMeasured);
    std::vector<Errc> errors;
    QObject context;
    scene.link.request(wire::FileLink{FileId{1}}, &context,
                       [&](const Result<wire::FileLinked>& answer) { errors.push_back(answer.error().code); });
    scene.clock.advance(8s);
    REQUIRE(waitUntil([&] { return latency.size() == 1; })); // slow, but there
    relay.freeze();
    const qint64 before = relay.fromClient;
    scene.clock.advance(8s);
    REQUIRE(waitUntil([&] { return relay.fromClient > before; })); // asked whether it is still there
    CHECK(errors.empty());
    scene.clock.advance(5s);
    REQUIRE(waitUntil([&] { return !errors.empty(); }));
    CHECK(errors == std::vector<Errc>{Errc::unavailable});
    CHECK(scene.link.status().phase != LinkPhase::online);
    CHECK(latency.size() == 1);
}

TEST_CASE("link: a ping keeps an idle connection alive and measures it", "[link]") {
    Scene scene;
    scene.signIn();
    QSignalSpy latency(&scene.link, &Link::latencyMeasured);
    for (int i = 1; i <= 3; ++i) {
        scene.clock.advance(21s);
        REQUIRE(waitUntil([&] { return latency.size() == i; }));
    }
    CHECK(scene.link.status().phase == LinkPhase::online);
    CHECK(scene.server.connections == 1);
}

TEST_CASE("link: a session the server has ended is not knocked for again", "[link]") {
    Scene scene;
    scene.signIn();
    scene.server.onRequest = [&](const ScriptServer::Request& request) {
        scene.server.refuse(request, "unauthenticated", "signed out elsewhere");
    };
    scene.server.cut();
    REQUIRE(waitUntil([&] {
        scene.skipPause();
        return !scene.signedOut.empty();
    }));
    CHECK(scene.signedOut[0].detail == "signed out elsewhere");
    CHECK(scene.link.status().phase == LinkPhase::offline);
    CHECK_FALSE(scene.link.status().retryAt);
}

TEST_CASE("link: a server that is away is tried again until it is back, at once on request", "[link]") {
    Scene scene;
    scene.signIn();
    const quint16 port = scene.server.port();
    scene.server.stopListening();
    scene.server.cut();
    REQUIRE(waitUntil([&] { return scene.link.status().retryAt.has_value(); }));
    scene.link.reconnectNow();
    REQUIRE(waitUntil([&] { return scene.link.status().retryAt.has_value(); }));
    scene.server.listenAgain(port);
    scene.link.reconnectNow(); // the clock doesn't move: only the request brings it back
    REQUIRE(waitUntil([&] { return scene.starts.size() == 2; }));
    CHECK(scene.starts.back().resumed);
}

TEST_CASE("link: signing out tells the server and stays away", "[link]") {
    Scene scene;
    scene.signIn();
    scene.link.signOut();
    REQUIRE(waitUntil([&] { return scene.lastRequest().method == "session.close"; }));
    CHECK(scene.link.status().phase == LinkPhase::offline);
    scene.clock.advance(60s);
    runQueued();
    CHECK(scene.server.connections == 1);
    CHECK(scene.starts.size() == 1);
}

TEST_CASE("link: a server with another protocol is not talked to", "[link]") {
    ManualClock clock;
    QWebSocketServer other(QStringLiteral("other"), QWebSocketServer::NonSecureMode);
    other.listen(QHostAddress::LocalHost);
    WebSocketLink link(clock, {"test", [] { return 0.0; }, 2ms, 30s, 15s});
    QSignalSpy failed(&link, &Link::signInFailed);
    link.signIn(*ServerAddress::parse(QStringLiteral("http://127.0.0.1:%1").arg(other.serverPort())),
                {"anna", "a long password", {}});
    REQUIRE(waitUntil([&] { return failed.size() == 1; }));
    CHECK(link.status().otherVersion);

    // A kept session is asked again: the server may be on its way to a newer version.
    link.resume(*ServerAddress::parse(QStringLiteral("http://127.0.0.1:%1").arg(other.serverPort())), "t1", {});
    REQUIRE(waitUntil([&] { return link.status().retryAt.has_value(); }));
    CHECK(link.status().otherVersion);
}
