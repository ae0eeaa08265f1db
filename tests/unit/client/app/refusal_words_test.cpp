// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/refusal_words.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

TEST_CASE("refusals: the server's own words are for programs, people get theirs", "[app]") {
    for (const Errc code : {Errc::invalid, Errc::conflict, Errc::internal}) {
        const QString words = refusalWords(Error{code, "colour: expected a heptagon", {}});
        CHECK_FALSE(words.isEmpty());
        CHECK_FALSE(words.contains(QStringLiteral("heptagon")));
    }
    CHECK(refusalWords(Error{Errc::conflict, "shortcut: another template has it", {}}) ==
          "Another template has this shortcut");
    CHECK(refusalWords(Error{Errc::conflict, "name: another stage has it", {}}) == "This name is taken");
    CHECK(refusalWords(Error{Errc::invalid, "name: expected a line of 1 to 100 characters", {}}) ==
          "The name is empty or too long");
}
