// SPDX-License-Identifier: GPL-3.0-or-later
// Hostile and broken input, one kind after another: each gets its documented answer with words for a person, is
// counted, and changes nothing.
#include "server/gateways/webchat/identity.hpp"
#include "tests/integration/webchat/chat_premises.hpp"

using namespace pult;
using namespace pult::support;

namespace {

const std::string kDeep = std::string(100, '[') + std::string(100, ']');

/// Words for a person: a sentence, not a code.
bool isSentence(const std::string& words) {
    return words.size() >= 10 && words.find(' ') != std::string::npos;
}

std::int64_t counted(const ChatPremises& premises, const std::string& series) {
    HttpClient client(premises.port);
    const std::string text = "\n" + client.get("/metrics").body;
    const std::size_t at = text.find("\n" + series + " ");
    return at == std::string::npos ? 0 : std::stoll(text.substr(at + series.size() + 2));
}

std::string byReason(const std::string& family, const std::string& reason) {
    return family + "{reason=\"" + reason + "\"}";
}

/// What an error answer over HTTP must be.
void checkRefusal(const ChatPremises& premises, const HttpAnswer& answer, int status, const std::string& reason,
                  std::int64_t countedBefore) {
    INFO(answer.status << " " << answer.body);
    CHECK(answer.status == status);
    const auto error = parsed(answer.body);
    CHECK(number(error, "code") < 0);
    const auto& data = error.as_object().at("data");
    CHECK(text(data, "reason") == reason);
    CHECK(isSentence(text(data, "detail")));
    CHECK(counted(premises, byReason("pult_refused_total", reason)) == countedBefore + 1);
}

/// A waiting dialog with one message.
std::int64_t aDialog(const ChatPremises& premises) {
    const auto socket = premises.connect(premises.visitor());
    socket->send(msg("first", "is anybody there?"));
    next(*socket, "ack");
    return premises.dialog();
}

std::string everything(const ChatPremises& premises, std::int64_t dialog) {
    const std::string which = R"({"dialog_id":)" + std::to_string(dialog) + "}";
    return json::serialize(premises.result("dialog.get", which)) +
           json::serialize(premises.result("dialog.history", which));
}

} // namespace

TEST_CASE("bad input: calls over HTTP", "[webchat]") {
    const ChatPremises premises;
    const auto dialog = aDialog(premises);
    const std::string id = std::to_string(dialog);
    const std::string before = everything(premises, dialog);
    struct Case {
        std::string method, params;
        int status;
        std::string reason;
    };
    const std::vector<Case> cases = {
        {"dialog.list", "{", 400, "invalid"},
        {"dialog.list", "[]", 400, "invalid"},
        {"dialog.list", R"({"limit":1,"limit":2})", 400, "invalid"},
        {"dialog.list", R"({"order":"\ud800"})", 400, "invalid"},
        {"dialog.list", "{\"after\":\"\xC3\x28\"}", 400, "invalid"},
        {"dialog.list", R"({"after":)" + kDeep + "}", 400, "invalid"},
        {"dialog.list", R"({"after":")" + std::string(1024 * 1024, 'a') + "\"}", 413, "too_large"},
        {"dialog.explode", "{}", 404, "not_found"},
        {"dialog.get", R"({"dialog_id":"one"})", 400, "invalid"},
        {"dialog.get", "{}", 400, "invalid"},
        {"dialog.get", R"({"dialog_id":4711})", 404, "not_found"},
        {"dialog.tag", R"({"dialog_id":)" + id + R"(,"add":["x"],"version":4711})", 409, "stale"},
        {"message.send", R"({"dialog_id":)" + id + R"(,"client_id":"not a uuid","kind":"reply","text":"a"})", 400,
         "invalid"},
        {"session.open", R"({"login":"admin","password":"a wrong password"})", 401, "unauthenticated"},
        {"session.open", R"({"login":"nobody","password":"a wrong password"})", 401, "unauthenticated"},
    };
    for (const Case& each : cases) {
        INFO(each.method << " " << each.params.substr(0, 80));
        const auto told = counted(premises, byReason("pult_refused_total", each.reason));
        checkRefusal(premises, premises.call(each.method, each.params), each.status, each.reason, told);
    }
    CHECK(everything(premises, dialog) == before);
}

TEST_CASE("bad input: frames of an operator's socket", "[webchat]") {
    const ChatPremises premises;
    const auto dialog = aDialog(premises);
    const std::string before = everything(premises, dialog);
    SocketClient desk(premises.port, "/ws", {}, "pult.v1");
    const auto refusal = [&](const std::string& frame, std::int64_t code) {
        desk.send(frame);
        const auto answer = desk.receive();
        INFO(frame.substr(0, 80));
        REQUIRE(answer);
        const auto error = parsed(*answer).as_object().at("error");
        INFO(*answer);
        CHECK(number(error, "code") == code);
        CHECK_FALSE(text(error, "message").empty());
    };
    const auto total = [&] {
        std::int64_t sum = 0;
        for (const char* reason : {"invalid", "unauthenticated", "not_found"})
            sum += counted(premises, byReason("pult_operator_refused_total", reason));
        return sum;
    };
    const auto told = total();
    refusal("nonsense", -32700);
    refusal(kDeep, -32700);
    refusal(R"({"jsonrpc":"2.0","id":1})", -32600);
    refusal(R"({"jsonrpc":"2.0","id":1,"method":"dialog.list","params":{}})", -32000);
    refusal(R"({"jsonrpc":"2.0","id":1,"method":"dialog.explode","params":{}})", -32601);
    refusal(R"({"jsonrpc":"2.0","id":1,"method":"session.open","params":{"login":7}})", -32602);
    refusal(R"({"jsonrpc":"2.0","id":1,"method":"session.open","params":{"login":"admin","password":"a wrong one"}})",
            -32000);
    CHECK(total() == told + 7);
    const auto broken = counted(premises, byReason("pult_refused_total", "bad_frame"));
    desk.sendRaw(std::string("\x81\x82\0\0\0\0\xC3\x28", 8));
    CHECK(desk.closeCode() == 1007);
    SocketClient large(premises.port, "/ws", {}, "pult.v1");
    large.send(std::string(300 * 1024, ' '));
    CHECK(large.closeCode() == 1009);
    CHECK(counted(premises, byReason("pult_refused_total", "bad_frame")) == broken + 2);
    CHECK(everything(premises, dialog) == before);
}

TEST_CASE("bad input: frames of a visitor", "[webchat]") {
    const ChatPremises premises;
    const auto dialog = aDialog(premises);
    const std::string before = everything(premises, dialog);
    const auto socket = premises.connect(premises.visitor());
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"nonsense", "invalid"},
        {"[]", "invalid"},
        {kDeep, "invalid"},
        {R"({"t":"launch"})", "invalid"},
        {R"({"t":7})", "invalid"},
        {R"({"t":"msg","cid":"x","text":7})", "invalid"},
        {R"({"t":"msg","cid":"x","text":"\ud800"})", "invalid"},
        {msg("x", std::string(4001, 'a')), "too_large"},
        {msg("not a cid", "a"), "invalid"},
        {R"({"t":"read","seq":-1})", "invalid"},
        {R"({"t":"rate","score":5})", "conflict"},
        {R"({"t":"file","cid":"f","file_id":4711})", "invalid"},
    };
    for (const auto& [frame, code] : cases) {
        INFO(frame.substr(0, 80));
        const auto told = counted(premises, byReason("pult_webchat_refused_total", code));
        socket->send(frame);
        const auto error = next(*socket, "error");
        CHECK(text(error, "code") == code);
        CHECK(isSentence(text(error, "detail")));
        CHECK(counted(premises, byReason("pult_webchat_refused_total", code)) == told + 1);
    }
    const auto broken = counted(premises, byReason("pult_refused_total", "bad_frame"));
    socket->sendRaw(std::string("\x81\x82\0\0\0\0\xC3\x28", 8));
    CHECK(socket->closeCode() == 1007);
    CHECK(counted(premises, byReason("pult_refused_total", "bad_frame")) == broken + 1);
    CHECK(everything(premises, dialog) == before);
    CHECK(premises.dialog() == dialog); // no second one
}

TEST_CASE("bad input: a visitor's calls over HTTP", "[webchat]") {
    const ChatPremises premises({"identity_secret=s3cret"});
    const auto dialog = aDialog(premises);
    const std::string before = everything(premises, dialog);
    const auto session = premises.visitor();
    const std::string bearer = "Bearer " + text(session, "token");
    const std::string ticket = "/w/v1/ws?ticket=" + text(session, "ws_ticket");
    premises.connect(session);
    const HttpHeaders handshake{{"Connection", "Upgrade"},
                                {"Upgrade", "websocket"},
                                {"Sec-WebSocket-Version", "13"},
                                {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
                                {"Origin", premises.origin()}};
    struct Case {
        std::string method, target, body;
        HttpHeaders headers;
        int status;
        std::string reason, countedAs;
    };
    const std::string key = R"({"widget":")" + premises.key + "\"";
    const std::vector<Case> cases = {
        {"POST", "/w/v1/session", "{", {}, 400, "invalid", "invalid"},
        {"POST", "/w/v1/session", key + R"(,"page":)" + kDeep + "}", {}, 400, "invalid", "invalid"},
        {"POST", "/w/v1/session", key + R"(,"page":7})", {}, 400, "invalid", "invalid"},
        {"POST", "/w/v1/session", key + ",\"tz\":\"\xC3\x28\"}", {}, 400, "invalid", "invalid"},
        {"POST", "/w/v1/session", std::string(65 * 1024, ' '), {}, 413, "too_large", "too_large"},
        {"POST", "/w/v1/session", key + "}", {{"Origin", "https://evil.example"}}, 403, "forbidden", "foreign_origin"},
        {"POST", "/w/v1/session", R"({"widget":"nothing"})", {}, 404, "not_found", "not_found"},
        {"POST", "/w/v1/session", key + R"(,"token":"1.stolen"})", {}, 401, "unauthenticated", "unauthenticated"},
        {"GET", ticket, "", handshake, 401, "unauthenticated", "unauthenticated"},
        {"POST", "/w/v1/events", "nonsense", {{"Authorization", bearer}}, 400, "invalid", "invalid"},
        {"POST",
         "/w/v1/events",
         "{}",
         {{"Authorization", "Bearer 1.stolen"}},
         401,
         "unauthenticated",
         "unauthenticated"},
        {"POST",
         "/w/v1/events",
         "[" + std::string(1024 * 1024, ' ') + "]",
         {{"Authorization", bearer}},
         413,
         "too_large",
         "too_large"},
        {"GET", "/w/v1/messages/4711", "", {{"Authorization", bearer}}, 404, "not_found", "not_found"},
        {"GET", "/files/1?holder=visitor:1&expires=99999999999999&sig=forged", "", {}, 403, "forbidden", "forbidden"},
        {"POST",
         "/w/v1/files",
         "no form",
         {{"Authorization", bearer}, {"Origin", "null"}},
         403,
         "forbidden",
         "foreign_origin"},
    };
    for (const Case& each : cases) {
        INFO(each.method << " " << each.target << " " << each.body.substr(0, 80));
        const std::string series = byReason("pult_refused_total", each.countedAs);
        const auto told = counted(premises, series);
        HttpClient client(premises.port);
        const auto answer = client.request(each.method, each.target, each.headers, each.body);
        INFO(answer.status << " " << answer.body);
        CHECK(answer.status == each.status);
        const auto error = parsed(answer.body);
        CHECK(text(error.as_object().at("data"), "reason") == each.reason);
        CHECK(isSentence(text(error.as_object().at("data"), "detail")));
        CHECK(counted(premises, series) == told + 1);
    }
    // A forged identity costs the claim, not the chat.
    const auto forged = counted(premises, byReason("pult_webchat_refused_total", "forbidden"));
    const auto claimed = premises.visitor(R"(,"identity":{"id":"42","iat":1,"hash":"00"})");
    CHECK(text(claimed, "identity") == "refused");
    CHECK(counted(premises, byReason("pult_webchat_refused_total", "forbidden")) == forged + 1);
    CHECK(everything(premises, dialog) == before);
}

TEST_CASE("bad input: who comes second is told who was first", "[webchat]") {
    const ChatPremises premises;
    const auto dialog = aDialog(premises);
    const std::string maria = premises.signIn("maria", "Maria", "operator");
    const std::string take = R"({"dialog_id":)" + std::to_string(dialog) + "}";
    // Seen by both, taken by one; what the other then asks for is out of her sight or taken, and changes nothing.
    premises.result("dialog.take", take);
    const auto late = premises.callAs(maria, "dialog.take", take);
    INFO(late.body);
    CHECK((late.status == 409 || late.status == 404));
    const auto error = parsed(late.body);
    const auto& data = error.as_object().at("data");
    CHECK((text(data, "reason") == "taken" || text(data, "reason") == "not_found"));
    CHECK(isSentence(text(data, "detail")));
    const auto answer = premises.result("dialog.get", take);
    const auto& after = answer.as_object().at("dialog");
    CHECK(number(after, "assignee_id") == 1);
}
