// SPDX-License-Identifier: GPL-3.0-or-later
// Operators' files that go up in pieces.
#include "tests/integration/webchat/chat_premises.hpp"
#include "tests/support/running_server.hpp"

#include <sodium.h>

using namespace pult::support;

namespace {

constexpr std::size_t kPiece = 1024 * 1024;

std::string sha256Of(std::string_view bytes) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    std::string text(2 * sizeof hash + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash, sizeof hash);
    text.pop_back();
    return text;
}

/// No two pieces of it are alike.
std::string contentOf(std::size_t size) {
    std::string content = "%PDF-1.7 ";
    while (content.size() < size)
        content += std::to_string(content.size()) + ' ';
    content.resize(size);
    return content;
}

struct Uploader {
    const ChatPremises& premises;
    std::string token;
    std::string content = contentOf(2 * kPiece + 1000);

    HttpHeaders headers() const { return {{"Authorization", "Bearer " + token}}; }
    HttpAnswer begin(std::int64_t size, const std::string& sha256, const std::string& name = "../план.pdf") const {
        HttpClient client(premises.port);
        return client.request("POST", "/files/uploads", headers(),
                              json::serialize(json::object{{"name", name}, {"size", size}, {"sha256", sha256}}));
    }
    json::value begin() const {
        const auto answer = begin(static_cast<std::int64_t>(content.size()), sha256Of(content));
        INFO(answer.body);
        REQUIRE(answer.status == 200);
        return parsed(answer.body);
    }
    HttpAnswer put(const std::string& id, std::size_t offset, std::string_view bytes) const {
        HttpClient client(premises.port);
        return client.request("PUT", "/files/uploads/" + id + "?offset=" + std::to_string(offset), headers(), bytes);
    }
    HttpAnswer ask(const char* method, const std::string& id) const {
        HttpClient client(premises.port);
        return client.request(method, "/files/uploads/" + id, headers());
    }
    std::int64_t offset(const std::string& id) const { return number(parsed(ask("GET", id).body), "offset"); }
    /// All that is missing, then the end.
    HttpAnswer goOn(const std::string& id) const {
        for (auto at = static_cast<std::size_t>(offset(id)); at < content.size();
             at = std::min(at + kPiece, content.size()))
            REQUIRE(put(id, at, std::string_view(content).substr(at, kPiece)).status == 200);
        return ask("POST", id);
    }
};

} // namespace

TEST_CASE("uploads: a file goes up in pieces and is an attachment like any other", "[webchat]") {
    const ChatPremises premises;
    const Uploader anna{premises, premises.signIn("anna", "Anna", "operator")};
    const auto begun = anna.begin();
    const std::string id = text(begun, "upload_id");
    CHECK(number(begun, "offset") == 0);
    CHECK(number(begun, "chunk_bytes") == static_cast<std::int64_t>(kPiece));
    const auto first = anna.put(id, 0, std::string_view(anna.content).substr(0, kPiece));
    CHECK(first.status == 200);
    CHECK(first.header("upload-offset") == std::to_string(kPiece));
    CHECK(number(anna.begin(), "offset") == static_cast<std::int64_t>(kPiece)); // the same again goes on
    CHECK(anna.ask("HEAD", id).header("upload-offset") == std::to_string(kPiece));
    const auto early = anna.ask("POST", id);
    CHECK(early.status == 409);
    CHECK(early.header("upload-offset") == std::to_string(kPiece));
    const auto finished = anna.goOn(id);
    INFO(finished.body);
    REQUIRE(finished.status == 200);
    const auto file = parsed(finished.body);
    CHECK(text(file, "name") == "план.pdf");
    CHECK(text(file, "type") == "application/pdf");
    CHECK(number(file, "size") == static_cast<std::int64_t>(anna.content.size()));

    const auto link = parsed(
        premises.callAs(anna.token, "file.link", json::serialize(json::object{{"file_id", number(file, "file_id")}}))
            .body);
    HttpClient client(premises.port);
    CHECK(client.get(text(link, "url")).body == anna.content);
    // Who didn't hear it asks again, and gets the same.
    CHECK(number(parsed(anna.ask("POST", id).body), "file_id") == number(file, "file_id"));
    const auto again = anna.begin();
    CHECK(number(again.at("file"), "file_id") == number(file, "file_id"));
}

TEST_CASE("uploads: pieces that don't fit are refused, and the place where it goes on is told", "[webchat]") {
    const ChatPremises premises;
    const Uploader anna{premises, premises.signIn("anna", "Anna", "operator")};
    const std::string id = text(anna.begin(), "upload_id");
    REQUIRE(anna.put(id, 0, "%PDF").status == 200);
    // What is here already is passed over.
    const auto again = anna.put(id, 0, "%PDF");
    CHECK(again.status == 200);
    CHECK(again.header("upload-offset") == "4");
    for (const std::size_t offset : {5, 1'000'000'000}) {
        const auto refused = anna.put(id, offset, "%PDF");
        CHECK(refused.status == 409);
        CHECK(refused.header("upload-offset") == "4");
    }
    CHECK(anna.put(id, 4, std::string(kPiece + 1, 'x')).status == 413);
    HttpClient client(premises.port);
    CHECK(client.request("PUT", "/files/uploads/" + id, anna.headers(), "x").status == 400);
    CHECK(anna.offset(id) == 4);

    Uploader small = anna;
    small.content = "four";
    const std::string four = text(small.begin(), "upload_id");
    CHECK(small.put(four, 0, "fourteen").status == 413);
    CHECK(small.offset(four) == 0);
}

TEST_CASE("uploads: what is announced badly or too large is refused before a byte of it", "[webchat]") {
    const ChatPremises premises;
    const Uploader anna{premises, premises.signIn("anna", "Anna", "operator")};
    const std::string hash = sha256Of("x");
    CHECK(anna.begin(101 * 1024 * 1024, hash).status == 413);
    CHECK(anna.begin(0, hash).status == 400);
    CHECK(anna.begin(5, "abc").status == 400);
    HttpClient client(premises.port);
    CHECK(client.request("POST", "/files/uploads", anna.headers(), "{").status == 400);
    CHECK(client.request("POST", "/files/uploads", {}, "{}").status == 401);
    HttpHeaders foreign = anna.headers();
    foreign["Origin"] = "https://evil.example";
    CHECK(client.request("POST", "/files/uploads", foreign, "{}").status == 403);
}

TEST_CASE("uploads: another operator finds nothing of it", "[webchat]") {
    const ChatPremises premises;
    const Uploader anna{premises, premises.signIn("anna", "Anna", "operator")};
    const Uploader maria{premises, premises.signIn("maria", "Maria", "operator")};
    const std::string id = text(anna.begin(), "upload_id");
    CHECK(maria.ask("GET", id).status == 404);
    CHECK(maria.put(id, 0, "x").status == 404);
    CHECK(maria.ask("POST", id).status == 404);
    CHECK(maria.ask("DELETE", id).status == 204); // as for one that never was
    CHECK(anna.offset(id) == 0);
    CHECK(anna.ask("DELETE", id).status == 204);
    CHECK(anna.ask("GET", id).status == 404);
    CHECK(anna.ask("GET", "..%2f..%2fpult.db").status == 404);
}

TEST_CASE("uploads: other bytes than announced become no attachment", "[webchat]") {
    const ChatPremises premises;
    Uploader anna{premises, premises.signIn("anna", "Anna", "operator")};
    const std::string id = text(anna.begin(), "upload_id");
    const std::string real = anna.content;
    anna.content[kPiece + 5] ^= 1;
    CHECK(anna.goOn(id).status == 400);
    CHECK(anna.offset(id) == 0);
    anna.content = real;
    CHECK(anna.goOn(id).status == 200);
}

TEST_CASE("uploads: a cut connection and a killed server cost nothing that has come", "[webchat]") {
    ChatPremises premises;
    const Uploader anna{premises, premises.signIn("anna", "Anna", "operator")};
    const std::string id = text(anna.begin(), "upload_id");
    {
        HttpClient client(premises.port);
        REQUIRE(client.sendRaw("PUT /files/uploads/" + id + "?offset=0 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                               anna.token + "\r\nContent-Length: " + std::to_string(kPiece) + "\r\n\r\n" +
                               anna.content.substr(0, 300'000)));
    }
    REQUIRE(pollUntil([&] { return anna.offset(id) == 300'000; }));
    premises.killAndRestart();
    CHECK(number(anna.begin(), "offset") == 300'000);
    REQUIRE(anna.put(id, 300'000, std::string_view(anna.content).substr(300'000, kPiece)).status == 200);
    premises.killAndRestart();
    CHECK(anna.goOn(id).status == 200);
    premises.killAndRestart();
    CHECK(anna.ask("POST", id).status == 200);
}
