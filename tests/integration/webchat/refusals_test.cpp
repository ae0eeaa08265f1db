// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/identity.hpp"
#include "tests/integration/webchat/chat_premises.hpp"

using namespace pult;
using namespace pult::support;

namespace {

std::string identityOf(const std::string& secret, const std::string& id, std::int64_t iat) {
    return R"(,"identity":{"id":")" + id + R"(","name":"Anna","iat":)" + std::to_string(iat) + R"(,"hash":")" +
           webchat::identityHash(secret, id, iat) + "\"}";
}

std::int64_t nowSeconds() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

} // namespace

TEST_CASE("web chat: only our own pages may connect", "[webchat]") {
    const ChatPremises premises;
    CHECK(premises.session({}, {{"Origin", premises.origin()}}).status == 200);
    CHECK(premises.session({}, {{"Origin", "https://evil.example"}}).status == 403);
    CHECK(premises.session({}, {{"Origin", "null"}}).status == 403);
    for (const HttpHeaders& headers :
         {HttpHeaders{{"Origin", "https://evil.example"}}, HttpHeaders{{"Origin", "null"}}, HttpHeaders{}}) {
        const auto ticket = text(premises.visitor(), "ws_ticket");
        CHECK(SocketClient(premises.port, "/w/v1/ws?ticket=" + ticket, headers).status() == 403);
    }
    const std::string localhost = "http://localhost:" + std::to_string(premises.port);
    CHECK(
        SocketClient(premises.port, "/w/v1/ws?ticket=" + text(premises.visitor(), "ws_ticket"), {{"Origin", localhost}})
            .status() == 101);
    CHECK(SocketClient(premises.port, "/ws", {{"Origin", "https://evil.example"}}, "pult.v1").status() == 403);
    SocketClient desk(premises.port, "/ws", {}, "pult.v1");
    CHECK(desk.status() == 101);
    CHECK(desk.subprotocol() == "pult.v1");
}

TEST_CASE("web chat: a ticket works once, a token only for its own chat", "[webchat]") {
    ChatPremises premises;
    const auto session = premises.visitor();
    premises.connect(session);
    const std::string target = "/w/v1/ws?ticket=" + text(session, "ws_ticket");
    CHECK(SocketClient(premises.port, target, {{"Origin", premises.origin()}}).status() == 401);
    CHECK(SocketClient(premises.port, "/w/v1/ws?ticket=guess", {{"Origin", premises.origin()}}).status() == 401);
    CHECK(premises.session(R"(,"token":"1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")").status == 401);
    CHECK(premises.session(R"(,"token":"")").status == 401);
    const std::string token = text(session, "token");
    premises.key = premises.addChannel("Other shop");
    CHECK(premises.session(R"(,"token":")" + token + "\"").status == 401);
    premises.key = "nothing";
    CHECK(premises.session().status == 404);
}

TEST_CASE("web chat: a visitor who leaves takes his token with him", "[webchat]") {
    const ChatPremises premises;
    const auto session = premises.visitor();
    const auto late = premises.visitor(R"(,"token":")" + text(session, "token") + "\"");
    const auto socket = premises.connect(session);
    const HttpHeaders own{{"Authorization", "Bearer " + text(session, "token")}, {"Origin", premises.origin()}};
    HttpClient client(premises.port);
    // Known from now on without asking the store.
    REQUIRE(client.request("POST", "/w/v1/events", own, msg("a", "remember me")).status == 200);
    CHECK(client.request("DELETE", "/w/v1/session", {{"Authorization", own.at("Authorization")}}).status == 403);
    REQUIRE(client.request("DELETE", "/w/v1/session", own).status == 204);
    CHECK(socket->closeCode() == 1008);
    CHECK(client.request("POST", "/w/v1/events", own, msg("b", "still me")).status == 401);
    CHECK(client.get("/w/v1/events?after=0", own).status == 401);
    CHECK(client.request("DELETE", "/w/v1/session", own).status == 401);
    CHECK(premises.session(R"(,"token":")" + text(session, "token") + "\"").status == 401);
    const std::string target = "/w/v1/ws?ticket=" + text(late, "ws_ticket");
    CHECK(SocketClient(premises.port, target, {{"Origin", premises.origin()}}).status() == 401);
    // What he wrote stays with the operators.
    CHECK(premises.result("dialog.list", "{}").as_object().at("dialogs").as_array().size() == 1);
}

TEST_CASE("web chat: broken frames are refused one by one and change nothing", "[webchat]") {
    const ChatPremises premises;
    const auto socket = premises.connect(premises.visitor());
    const auto refusal = [&](const std::string& frame) {
        socket->send(frame);
        return next(*socket, "error");
    };
    CHECK(text(refusal("nonsense"), "code") == "invalid");
    CHECK(text(refusal("[]"), "code") == "invalid");
    CHECK(text(refusal(R"({"t":"launch"})"), "code") == "invalid");
    CHECK(text(refusal(R"({"t":"msg","cid":"x","text":7})"), "cid") == "x");
    CHECK(text(refusal(msg("x", "  ")), "code") == "invalid");
    CHECK(text(refusal(msg("x", std::string(4001, 'a'))), "code") == "too_large");
    CHECK(text(refusal(R"({"t":"msg","cid":"","text":"a"})"), "code") == "invalid");
    CHECK(text(refusal(R"({"t":"rate","score":9})"), "code") == "invalid");
    CHECK(text(refusal(R"({"t":"rate","score":5})"), "code") == "conflict");
    CHECK(text(refusal(R"({"t":"msg","t":"msg","cid":"x","text":"a"})"), "code") == "invalid");
    CHECK(text(refusal(R"({"t":"file","cid":"f","file_id":999})"), "cid") == "f");
    socket->send(msg("y", std::string(4000, 'a')));
    CHECK(number(next(*socket, "ack"), "seq") == 1);
    CHECK(premises.result("dialog.list", "{}").as_object().at("dialogs").as_array().size() == 1);
    socket->send(msg("z", std::string(33'000, 'a')));
    CHECK(socket->closeCode() == 1009);
}

TEST_CASE("web chat: too many messages are refused with the time to wait", "[webchat]") {
    const ChatPremises premises({"message_burst=3", "messages_per_minute=6"});
    const auto socket = premises.connect(premises.visitor());
    for (int i = 1; i <= 4; ++i)
        socket->send(msg("m" + std::to_string(i), "again"));
    for (int i = 1; i <= 3; ++i)
        next(*socket, "ack");
    // The refusal is decided at once and may overtake the acks of what is being written.
    const auto second = premises.connect(premises.visitor());
    for (int i = 1; i <= 4; ++i)
        second->send(msg("m" + std::to_string(i), "again"));
    const auto refused = next(*second, "error");
    CHECK(text(refused, "code") == "rate_limited");
    CHECK(text(refused, "cid") == "m4");
    CHECK(number(refused, "retry_after") >= 1);
    CHECK(number(refused, "retry_after") <= 10);
}

TEST_CASE("web chat: an identity counts only with its signature", "[webchat]") {
    ChatPremises premises({"identity_secret=the site's own secret"});
    const auto customerName = [&] {
        const auto listed = premises.result("dialog.list", "{}");
        return text(listed.as_object().at("dialogs").as_array().front(), "customer_name");
    };
    SECTION("right") {
        const auto session = premises.visitor(identityOf("the site's own secret", "42", nowSeconds()));
        CHECK(text(session, "identity").empty());
        const auto socket = premises.connect(session);
        socket->send(msg("a", "it is me"));
        next(*socket, "ack");
        CHECK(customerName() == "Anna");
    }
    SECTION("wrong, and old") {
        for (const auto& identity : {identityOf("a guess", "42", nowSeconds()),
                                     identityOf("the site's own secret", "42", nowSeconds() - 3 * 24 * 3600)}) {
            const auto session = premises.visitor(identity);
            CHECK(text(session, "identity") == "refused");
        }
        const auto session = premises.visitor(identityOf("a guess", "42", nowSeconds()));
        const auto socket = premises.connect(session);
        socket->send(msg("a", "it is me"));
        next(*socket, "ack");
        CHECK(customerName() != "Anna");
    }
    SECTION("wrong where it is required") {
        premises.key = premises.addChannel("Strict", {"identity_secret=s3cret", "identity_required=true"});
        CHECK(premises.session(identityOf("a guess", "42", nowSeconds())).status == 403);
        CHECK(premises.session(identityOf("s3cret", "42", nowSeconds())).status == 200);
    }
}

TEST_CASE("api: requests over HTTP get the status that fits", "[webchat]") {
    const ChatPremises premises;
    HttpClient client(premises.port);
    CHECK(client.request("POST", "/api/v1/dialog.list", {}, "{}").status == 401);
    CHECK(client.request("POST", "/api/v1/dialog.list", {{"Authorization", "Bearer nobody"}}, "{}").status == 401);
    CHECK(premises.call("dialog.lists", "{}").status == 404);
    CHECK(premises.call("dialog.list", "{").status == 400);
    CHECK(premises.call("dialog.get", R"({"dialog_id":"x"})").status == 400);
    CHECK(premises.call("dialog.get", R"({"dialog_id":77})").status == 404);
    CHECK(premises.call("dialog.list", std::string(1024 * 1024 + 1, ' ')).status == 413);
    const auto refused = parsed(premises.call("dialog.get", R"({"dialog_id":77})").body);
    CHECK(number(refused, "code") == -32000);
    CHECK(text(refused.as_object().at("data"), "reason") == "not_found");
    CHECK(
        client.request("POST", "/api/v1/session.open", {}, R"({"login":"admin","password":"wrong password"})").status ==
        401);
    CHECK(client.get("/healthz").status == 200);
    CHECK(client.get("/readyz").status == 200);
    CHECK(client.get("/api/v1/openapi.json").status == 200);
    CHECK(client.get("/api/v1/schema.json").status == 200);
    const auto metrics = client.get("/metrics").body;
    CHECK(metrics.find("pult_refused_total{reason=\"unauthenticated\"}") != std::string::npos);
    CHECK(metrics.find("pult_store_commits_total") != std::string::npos);
}
