// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/page_attributes.hpp"

#include <catch2/catch.hpp>

#include "shared/base/utf8.hpp"

using namespace pult;
using namespace pult::webchat;

TEST_CASE("page attributes: the first page stays, of the rest the newest counts", "[webchat]") {
    PageAttributes attributes;
    keepPage(attributes, {"https://shop.example/", "Shop", "https://search.example/", {{{"source", "ad"}}}});
    keepPage(attributes, {"https://shop.example/kettle", "Kettle", std::nullopt, {{{"utm_source", "mail"}}}});
    CHECK(attributes == PageAttributes{{"first_page", "https://shop.example/"},
                                       {"page", "https://shop.example/kettle"},
                                       {"title", "Kettle"},
                                       {"referrer", "https://search.example/"},
                                       {"utm_source", "mail"}});
}

TEST_CASE("page attributes: a long title is cut between characters", "[webchat]") {
    std::string title = "-";
    for (int i = 0; i < 600; ++i)
        title += "ё";
    PageAttributes attributes;
    keepPage(attributes, {"https://shop.example/", title, std::nullopt, std::nullopt});
    CHECK(utf8::isValid(attributes["title"]));
    CHECK(utf8::length(attributes["title"]) == 500);
}

TEST_CASE("page attributes: page after page, there are never more than fifty", "[webchat]") {
    PageAttributes attributes;
    for (int i = 0; i < 1000; ++i)
        keepPage(attributes, {"https://shop.example/" + std::to_string(i),
                              std::nullopt,
                              std::nullopt,
                              {{{"u" + std::to_string(i), "v"}}}});
    CHECK(attributes.size() == 50);
    CHECK(attributes["page"] == "https://shop.example/999");
}
