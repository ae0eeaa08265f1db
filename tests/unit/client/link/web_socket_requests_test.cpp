// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked over a connection that may not last: each asker hears once what became of it.
#include "tests/support/link_scene.hpp"
#include "tests/support/printing.hpp"

#include <QSignalSpy>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using namespace std::chrono_literals;
using Scene = LinkScene;

TEST_CASE("link: requests get their own answers, in any order", "[link]") {
    Scene scene;
    scene.signIn();
    std::vector<ScriptServer::Request> asked;
    scene.server.onRequest = [&](const ScriptServer::Request& request) { asked.push_back(request); };
    std::vector<std::string> answers;
    QObject context;
    scene.link.request(wire::FileLink{FileId{1}}, &context,
                       [&](const Result<wire::FileLinked>& answer) { answers.push_back("one " + answer->url); });
    scene.link.request(wire::FileLink{FileId{2}}, &context, [&](const Result<wire::FileLinked>& answer) {
        answers.push_back("two " + answer.error().detail);
    });
    REQUIRE(waitUntil([&] { return asked.size() == 2; }));
    scene.server.refuse(asked[1], "not_found", "no such file");
    scene.server.answer(asked[0], R"({"url":"/files/1","expires_at":1})");
    REQUIRE(waitUntil([&] { return answers.size() == 2; }));
    CHECK(answers[0] == "two no such file");
    CHECK(answers[1] == "one /files/1");
}

TEST_CASE("link: an answer that makes no sense is an error, not a crash", "[link]") {
    Scene scene;
    scene.signIn();
    scene.server.onRequest = [&](const ScriptServer::Request& request) {
        scene.server.answer(request, R"({"url":17})");
    };
    std::optional<Error> error;
    QObject context;
    scene.link.request(wire::FileLink{FileId{1}}, &context,
                       [&](const Result<wire::FileLinked>& answer) { error = answer.error(); });
    REQUIRE(waitUntil([&] { return error.has_value(); }));
    CHECK(error->code == Errc::internal);
}

TEST_CASE("link: a cut fails what was asked, and asking while offline fails as well", "[link]") {
    Scene scene;
    scene.signIn();
    std::vector<Errc> errors;
    QObject context;
    const auto note = [&](const Result<wire::FileLinked>& answer) { errors.push_back(answer.error().code); };
    scene.link.request(wire::FileLink{FileId{1}}, &context, note);
    REQUIRE(waitUntil([&] { return scene.server.requests.size() == 2; }));
    scene.server.cut();
    REQUIRE(waitUntil([&] { return errors.size() == 1; }));
    scene.link.request(wire::FileLink{FileId{1}}, &context, note);
    CHECK(errors.size() == 1);
    REQUIRE(waitUntil([&] { return errors.size() == 2; }));
    CHECK(errors == std::vector<Errc>{Errc::unavailable, Errc::unavailable});
}

TEST_CASE("link: who asks again as soon as a request has failed asks in vain, however the connection went", "[link]") {
    Scene scene;
    scene.signIn();
    std::vector<Errc> errors;
    QObject context;
    const auto note = [&](const Result<wire::FileLinked>& answer) { errors.push_back(answer.error().code); };
    scene.link.request(wire::FileLink{FileId{1}}, &context, [&](const Result<wire::FileLinked>& answer) {
        note(answer);
        scene.link.request(wire::FileLink{FileId{1}}, &context, note);
    });
    REQUIRE(waitUntil([&] { return scene.server.requests.size() == 2; }));
    const ServerAddress address = *ServerAddress::parse(scene.server.address());
    SECTION("reconnected by hand") {
        scene.link.reconnectNow();
    }
    SECTION("resumed") {
        scene.link.resume(address, "t1", {100, "e1"});
    }
    SECTION("signed in anew") {
        scene.link.signIn(address, {"anna", "a long password", {}});
    }
    SECTION("signed out") {
        scene.link.signOut();
    }
    SECTION("cut") {
        scene.server.cut();
    }
    REQUIRE(waitUntil([&] { return errors.size() == 2; }));
    CHECK(errors == std::vector<Errc>{Errc::unavailable, Errc::unavailable});
}

TEST_CASE("link: who is gone is not called back", "[link]") {
    Scene scene;
    scene.signIn();
    std::vector<ScriptServer::Request> asked;
    scene.server.onRequest = [&](const ScriptServer::Request& request) { asked.push_back(request); };
    bool called = false;
    auto context = std::make_unique<QObject>();
    scene.link.request(wire::FileLink{FileId{1}}, context.get(),
                       [&](const Result<wire::FileLinked>&) { called = true; });
    bool fence = false;
    scene.link.request(wire::FileLink{FileId{2}}, &scene.link, [&](const Result<wire::FileLinked>&) { fence = true; });
    REQUIRE(waitUntil([&] { return asked.size() == 2; }));
    context.reset();
    scene.server.answer(asked[0], R"({"url":"/files/1","expires_at":1})");
    scene.server.answer(asked[1], R"({"url":"/files/2","expires_at":1})");
    REQUIRE(waitUntil([&] { return fence; }));
    CHECK_FALSE(called);
}

TEST_CASE("link: an unanswered request times out, the connection stays", "[link]") {
    Scene scene;
    scene.signIn();
    std::optional<Error> error;
    QObject context;
    scene.link.request(wire::FileLink{FileId{1}}, &context,
                       [&](const Result<wire::FileLinked>& answer) { error = answer.error(); });
    scene.clock.advance(31s);
    REQUIRE(waitUntil([&] { return error.has_value(); }));
    CHECK(error->code == Errc::unavailable);
    CHECK(scene.link.status().phase == LinkPhase::online);
}
