// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/link/server_address.hpp"

#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::client;

TEST_CASE("server address: a bare name means https, a bare local one http", "[link]") {
    CHECK(ServerAddress::parse(" chat.shop.ru ")->text() == "https://chat.shop.ru");
    CHECK(ServerAddress::parse("chat.shop.ru:8443/")->text() == "https://chat.shop.ru:8443");
    CHECK(ServerAddress::parse("127.0.0.1:8080")->text() == "http://127.0.0.1:8080");
    CHECK(ServerAddress::parse("localhost:8080")->text() == "http://localhost:8080");
    CHECK(ServerAddress::parse("[::1]:8080")->text() == "http://[::1]:8080");
    CHECK(ServerAddress::parse("https://chat.shop.ru/some/page?x=1")->text() == "https://chat.shop.ru");
}

TEST_CASE("server address: a password never goes over plain http to another computer", "[link]") {
    CHECK_FALSE(ServerAddress::parse("http://chat.shop.ru"));
    CHECK_FALSE(ServerAddress::parse("http://10.0.0.7:8080"));
    CHECK_FALSE(ServerAddress::parse("http://127.0.0.1.evil.example"));
}

TEST_CASE("server address: what is no address is refused", "[link]") {
    CHECK_FALSE(ServerAddress::parse(""));
    CHECK_FALSE(ServerAddress::parse("ftp://chat.shop.ru"));
    CHECK_FALSE(ServerAddress::parse("https://"));
    CHECK_FALSE(ServerAddress::parse("two words"));
    CHECK_FALSE(ServerAddress::parse("https://anna:secret@chat.shop.ru"));
}

TEST_CASE("server address: socket and resources keep host and port", "[link]") {
    const auto address = ServerAddress::parse("https://chat.shop.ru:8443");
    CHECK(address->socket().toString() == "wss://chat.shop.ru:8443/ws");
    CHECK(address->resource("/files/7?sig=a%2Fb").toString(QUrl::FullyEncoded) ==
          "https://chat.shop.ru:8443/files/7?sig=a%2Fb");
    CHECK(ServerAddress::parse("127.0.0.1:8080")->socket().toString() == "ws://127.0.0.1:8080/ws");
}
