// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <chrono>
#include <string>
#include <vector>

#include "client/link/web_socket_link.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/script_server.hpp"
#include "tests/support/wait_until.hpp"

namespace pult::support {

inline const std::string kOpenedSession =
    R"({"token":"t1","user":{"id":7,"login":"anna","name":"Anna","role":"operator"},
    "seq":100,"epoch":"e1","server":{"version":"1","time":1,"features":[]}})";

/// A link with a scripted server behind it that knows the session t1.
struct LinkScene {
    ManualClock clock;
    ScriptServer server;
    client::WebSocketLink link{
        clock,
        {"test", [] { return 0.0; }, std::chrono::milliseconds{2}, std::chrono::seconds{30}, std::chrono::seconds{15}}};
    std::vector<Seq> events;
    std::vector<client::SessionStart> starts;
    std::vector<Error> refusals;
    std::vector<Error> signedOut;
    /// What is still to come is sent right behind the answer to session.resume.
    std::vector<std::string> missed;
    bool resumable = true;

    LinkScene() {
        QObject::connect(&link, &client::Link::eventReceived, &link,
                         [this](const wire::Event&, Seq seq, Time) { events.push_back(seq); });
        QObject::connect(&link, &client::Link::sessionStarted, &link,
                         [this](const client::SessionStart& start) { starts.push_back(start); });
        QObject::connect(&link, &client::Link::signInFailed, &link,
                         [this](const Error& error) { refusals.push_back(error); });
        QObject::connect(&link, &client::Link::signedOut, &link,
                         [this](const Error& error) { signedOut.push_back(error); });
        server.onRequest = [this](const ScriptServer::Request& request) {
            if (request.method == "session.open")
                return server.answer(request, kOpenedSession);
            if (request.method != "session.resume")
                return;
            const bool sameEpoch = request.params.at("epoch") == "e1";
            server.answer(request, R"({"resumed":)" + std::string(resumable && sameEpoch ? "true" : "false") +
                                       R"(,"seq":500,"epoch":"e1"})");
            for (const std::string& text : std::exchange(missed, {}))
                server.sendText(text);
        };
    }

    void signIn() {
        link.signIn(*client::ServerAddress::parse(server.address()), {"anna", "a long password", {}});
        REQUIRE(waitUntil([this] { return starts.size() == 1; }));
    }

    /// Lets the pause before the next attempt pass as soon as there is one.
    void skipPause() {
        if (link.status().retryAt && clock.ticks() < *link.status().retryAt)
            clock.advance(*link.status().retryAt - clock.ticks());
    }
    [[nodiscard]] bool comesBack() {
        const std::size_t before = starts.size();
        return waitUntil([&] {
            skipPause();
            return starts.size() > before;
        });
    }

    const ScriptServer::Request& lastRequest() const { return server.requests.back(); }
};

} // namespace pult::support
