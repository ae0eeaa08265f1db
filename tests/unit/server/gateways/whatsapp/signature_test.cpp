// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/whatsapp/signature.hpp"

#include <catch2/catch.hpp>

#include "server/gateways/messenger/proof.hpp"
#include "tests/unit/server/gateways/whatsapp/webhook.hpp"

namespace pult::test {

using namespace whatsapp;

TEST_CASE("messenger: hashes are the standards' own") {
    // RFC 4231, test case 2, and FIPS 180-2, "abc".
    CHECK(messenger::hmacSha256("Jefe", "what do ya want for nothing?") ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    // Test case 6: a key that is longer than a block.
    CHECK(messenger::hmacSha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First") ==
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    CHECK(messenger::sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(messenger::sha256FromBase64("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=") == messenger::sha256("abc"));
    CHECK(messenger::sha256FromBase64("ungWv48B").empty());
    CHECK(messenger::sha256FromBase64("?").empty());
    CHECK(messenger::sha256FromBase64("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0AAAAA").empty());
}

TEST_CASE("messenger: a secret that wasn't set lets nobody in") {
    CHECK(messenger::isSame("a", "a"));
    CHECK_FALSE(messenger::isSame("a", "b"));
    CHECK_FALSE(messenger::isSame("a", "aa"));
    CHECK_FALSE(messenger::isSame("", ""));
}

TEST_CASE("whatsapp: the address is verified by our own word") {
    CHECK(answerVerification("subscribe", "word", "1158201444", "word") == "1158201444");
    CHECK_FALSE(answerVerification("subscribe", "other", "1", "word"));
    CHECK_FALSE(answerVerification("unsubscribe", "word", "1", "word"));
    CHECK_FALSE(answerVerification("subscribe", "", "1", ""));
    CHECK_FALSE(answerVerification("subscribe", "word", "", "word"));
    CHECK_FALSE(answerVerification("subscribe", "word", std::string(300, 'x'), "word"));
}

TEST_CASE("whatsapp: a signature is about these bytes and this secret") {
    const std::string body = R"({"a":"\u00e9"})";
    const std::string header = "sha256=" + messenger::hmacSha256("app", body);
    const std::vector<std::string> secrets{"", "new", "app"};
    CHECK(isSigned(body, header, secrets));
    CHECK_FALSE(isSigned("{\"a\":\"é\"}", header, secrets)); // the same JSON, written otherwise
    CHECK_FALSE(isSigned(body, header.substr(7), secrets));
    CHECK_FALSE(isSigned(body, "", secrets));
    CHECK_FALSE(isSigned(body, header, std::vector<std::string>{"new"}));
    CHECK_FALSE(isSigned(body, "sha256=" + messenger::hmacSha256("", body), std::vector<std::string>{""}));
}

} // namespace pult::test
