// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "server/http/public_address.hpp"

using boost::asio::ip::make_address;
using pult::http::isPublic;

TEST_CASE("public address: the internet's are", "[http]") {
    for (const char* text :
         {"149.154.167.220", "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255",
          "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
          "2001:67c:4e8:f004::9", "2a03:2880:f12f::1", "2001:200::1", "3fff:1000::1"}) {
        INFO(text);
        CHECK(isPublic(make_address(text)));
    }
}

TEST_CASE("public address: nothing that leads back inside is", "[http]") {
    for (const char* text : {"0.0.0.0",
                             "0.1.2.3",
                             "10.0.0.1",
                             "10.255.255.255",
                             "100.64.0.0",
                             "100.127.255.255",
                             "127.0.0.1",
                             "127.255.255.255",
                             "169.254.169.254",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.0.0.8",
                             "192.0.2.1",
                             "192.88.99.1",
                             "192.168.0.1",
                             "198.18.0.1",
                             "198.19.255.255",
                             "198.51.100.1",
                             "203.0.113.1",
                             "224.0.0.1",
                             "239.255.255.255",
                             "240.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "::ffff:127.0.0.1",
                             "::ffff:8.8.8.8",
                             "::127.0.0.1",
                             "64:ff9b::7f00:1",
                             "64:ff9b::808:808",
                             "64:ff9b:1::1",
                             "100::1",
                             "2001::1",
                             "2001:10::1",
                             "2001:1ff::1",
                             "2001:db8::1",
                             "2002:7f00:1::",
                             "3fff::1",
                             "fc00::1",
                             "fd12::1",
                             "fe80::1",
                             "fec0::1",
                             "ff02::1"}) {
        INFO(text);
        CHECK_FALSE(isPublic(make_address(text)));
    }
    CHECK_FALSE(isPublic(make_address("2a03:2880::1%1")));
}
