// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "server/app/log.hpp"

using pult::app::log::redacted;

TEST_CASE("log: what a person could be known by, or a door opened with, is blotted out", "[app]") {
    CHECK(redacted("https://chat.example/w/v1/ws?ticket=abc") == "https://chat.example/w/v1/ws?***");
    CHECK(redacted("from anna@example.org, twice") == "from ***, twice");
    CHECK(redacted("call +7-912-345-67-89 now") == "call *** now");
    CHECK(redacted("Bearer 4f9aZk3LmQ8sT0vW2yXb7cNd1e") == "Bearer ***");
    CHECK(redacted("bot123456:AAH4f9aZk3LmQ8sT0vW2yXb7cNd1e") == "***");
    CHECK(redacted("\xff\xfe") == "***");
}

TEST_CASE("log: ordinary words, addresses and files stay readable", "[app]") {
    for (const auto* plain :
         {"", "127.0.0.1:41234", "/var/lib/pult/data", "the disk is full", "dialog 4711", "what now?", "a,b;c \"d\""})
        CHECK(redacted(plain) == plain);
}
