// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/webchat/chat_premises.hpp"

using namespace pult::support;

namespace {

const std::string kPng = std::string("\x89PNG\r\n\x1A\n", 8) + std::string(5000, 'p');

HttpAnswer upload(const ChatPremises& premises, const pult::support::json::value& session, const std::string& name,
                  const std::string& content, const std::string& origin) {
    HttpClient client(premises.port);
    const std::string body = "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
                             "\"\r\nContent-Type: application/x-lie\r\n\r\n" + content + "\r\n--XX--\r\n";
    return client.request("POST", "/w/v1/files",
                          {{"Authorization", "Bearer " + text(session, "token")},
                           {"Content-Type", "multipart/form-data; boundary=XX"},
                           {"Origin", origin}},
                          body);
}

} // namespace

TEST_CASE("files: a visitor's picture reaches the operator and comes back as it was", "[webchat]") {
    const ChatPremises premises;
    const auto session = premises.visitor();
    const auto uploaded = upload(premises, session, "../кот.png", kPng, premises.origin());
    INFO(uploaded.body);
    REQUIRE(uploaded.status == 200);
    const auto file = parsed(uploaded.body);
    CHECK(text(file, "name") == "кот.png");
    CHECK(text(file, "type") == "image/png");
    CHECK(number(file, "size") == static_cast<std::int64_t>(kPng.size()));

    const auto socket = premises.connect(session);
    const auto other = premises.again(session);
    socket->send(R"({"t":"file","cid":"f1","file_id":)" + std::to_string(number(file, "file_id")) + "}");
    next(*socket, "ack");
    const auto echo = next(*other, "msg");
    const auto attachment = echo.as_object().at("attachments").as_array().front();
    CHECK(text(attachment, "kind") == "photo");

    HttpClient client(premises.port);
    const auto fetched = client.get(text(attachment, "url"));
    CHECK(fetched.status == 200);
    CHECK(fetched.body == kPng);
    CHECK(fetched.header("content-type") == "image/png");
    CHECK(fetched.header("content-disposition").starts_with("attachment"));
    CHECK(fetched.header("x-content-type-options") == "nosniff");
    CHECK(fetched.header("content-security-policy") == "sandbox; default-src 'none'");
    CHECK(fetched.header("cross-origin-resource-policy") == "same-origin");
    CHECK(client.get(text(attachment, "url"), {{"If-None-Match", fetched.header("etag")}}).status == 304);
    std::string forged = text(attachment, "url");
    forged.back() = forged.back() == 'a' ? 'b' : 'a';
    CHECK(client.get(forged).status == 403);
    CHECK(client.get("/files/" + std::to_string(number(file, "file_id"))).status == 403);

    const auto link = premises.result("file.link", R"({"file_id":)" + std::to_string(number(file, "file_id")) + "}");
    CHECK(client.get(text(link, "url")).body == kPng);
}

TEST_CASE("files: a part of a file is fetched, an old message gets new links", "[webchat]") {
    const ChatPremises premises;
    const auto session = premises.visitor();
    const HttpHeaders bearer{{"Authorization", "Bearer " + text(session, "token")}};
    const auto file = parsed(upload(premises, session, "cat.png", kPng, premises.origin()).body);
    const auto socket = premises.connect(session);
    socket->send(msg("m1", "before"));
    socket->send(R"({"t":"file","cid":"f1","file_id":)" + std::to_string(number(file, "file_id")) + "}");
    socket->send(msg("m2", "after"));
    for (int i = 0; i < 3; ++i)
        next(*socket, "ack");

    HttpClient client(premises.port);
    const auto again = client.get("/w/v1/messages/2", bearer);
    REQUIRE(again.status == 200);
    const auto message = parsed(again.body);
    CHECK(number(message, "seq") == 2);
    const std::string url = text(message.as_object().at("attachments").as_array().front(), "url");
    CHECK(number(parsed(client.get("/w/v1/messages/1", bearer).body), "seq") == 1);
    CHECK(client.get("/w/v1/messages/4", bearer).status == 404);
    CHECK(client.get("/w/v1/messages/0", bearer).status == 404);
    CHECK(client.get("/w/v1/messages/2").status == 401);
    const auto stranger = premises.visitor();
    CHECK(client.get("/w/v1/messages/2", {{"Authorization", "Bearer " + text(stranger, "token")}}).status == 404);

    const auto size = std::to_string(kPng.size());
    const auto whole = client.get(url);
    CHECK(whole.header("accept-ranges") == "bytes");
    const auto middle = client.get(url, {{"Range", "bytes=1-4"}});
    CHECK(middle.status == 206);
    CHECK(middle.body == kPng.substr(1, 4));
    CHECK(middle.header("content-range") == "bytes 1-4/" + size);
    CHECK(middle.header("etag") == whole.header("etag"));
    const auto tail = client.get(url, {{"Range", "bytes=5000-"}});
    CHECK(tail.status == 206);
    CHECK(tail.body == kPng.substr(5000));
    CHECK(client.get(url, {{"Range", "bytes=-3"}}).body == kPng.substr(kPng.size() - 3));
    const auto beyond = client.get(url, {{"Range", "bytes=" + size + "-"}});
    CHECK(beyond.status == 416);
    CHECK(beyond.header("content-range") == "bytes */" + size);
    CHECK(client.get(url, {{"Range", "bytes=1-4"}, {"If-Range", whole.header("etag")}}).status == 206);
    CHECK(client.get(url, {{"Range", "bytes=1-4"}, {"If-Range", "\"another\""}}).status == 200);
    CHECK(client.get(url, {{"Range", "bytes=0-1,5-6"}}).body == kPng);
}

TEST_CASE("files: what isn't wanted is refused, each with its own answer", "[webchat]") {
    const ChatPremises premises({"max_file=10000", "files_per_minute=100"});
    const auto session = premises.visitor();
    CHECK(upload(premises, session, "page.png", "<html><script>alert(1)</script>", premises.origin()).status == 415);
    CHECK(upload(premises, session, "pic.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", premises.origin()).status ==
          415);
    CHECK(upload(premises, session, "program.png", "MZ\x90 program", premises.origin()).status == 415);
    CHECK(upload(premises, session, "big.png", kPng + std::string(10'000, 'x'), premises.origin()).status == 413);
    CHECK(upload(premises, session, "empty.png", "", premises.origin()).status == 400);
    CHECK(upload(premises, session, "fine.png", kPng, "https://evil.example").status == 403);
    pult::support::json::value nobody = pult::support::json::object{{"token", "1.nobody"}};
    CHECK(upload(premises, nobody, "fine.png", kPng, premises.origin()).status == 401);

    // Somebody else's file can't be sent.
    const auto file = parsed(upload(premises, session, "fine.png", kPng, premises.origin()).body);
    const auto thief = premises.connect(premises.visitor());
    thief->send(R"({"t":"file","cid":"f1","file_id":)" + std::to_string(number(file, "file_id")) + "}");
    const auto refused = next(*thief, "error");
    CHECK(text(refused, "cid") == "f1");
}

TEST_CASE("files: too many at once are refused", "[webchat]") {
    const ChatPremises premises({"files_per_minute=2"});
    const auto session = premises.visitor();
    CHECK(upload(premises, session, "1.png", kPng, premises.origin()).status == 200);
    CHECK(upload(premises, session, "2.png", kPng, premises.origin()).status == 200);
    const auto refused = upload(premises, session, "3.png", kPng, premises.origin());
    CHECK(refused.status == 429);
    CHECK_FALSE(refused.header("retry-after").empty());
}

TEST_CASE("widget: its files are small, cached and framed only where they may be", "[webchat]") {
    const ChatPremises premises({"origins=https://shop.example,http://localhost:3000"});
    HttpClient client(premises.port);
    const auto loader = client.get("/w/v1.js", {{"Accept-Encoding", "gzip"}});
    CHECK(loader.status == 200);
    CHECK(loader.header("content-encoding") == "gzip");
    CHECK(loader.header("content-type").starts_with("text/javascript"));
    CHECK(loader.header("cross-origin-resource-policy") == "cross-origin");
    CHECK(loader.body.size() <= 10 * 1024);
    CHECK(client.get("/w/v1.js", {{"If-None-Match", loader.header("etag")}}).status == 304);
    CHECK(client.get("/w/v1.js").body.size() > loader.body.size());

    const auto panel = client.get("/w/v1/panel?widget=" + premises.key);
    CHECK(panel.status == 200);
    const std::string policy = panel.header("content-security-policy");
    CHECK(policy.find("frame-ancestors 'self' https://shop.example http://localhost:3000") != std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(client.get("/w/v1/panel?widget=nothing").status == 404);
    CHECK(client.get("/chat/" + premises.key).status == 200);
    CHECK(client.get("/chat/nothing").status == 404);
    CHECK(client.get("/w/v1/assets/panel.js").status == 200);
    CHECK(client.get("/w/v1/assets/../panel.js").status == 404);
    CHECK(client.get("/w/v1/config.js?widget=" + premises.key).body.starts_with("Pult(\"_config\", {"));
}
