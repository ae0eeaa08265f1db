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
    const QString later =
        refusalWords(Error{Errc::window_closed, "send_at: the messenger's time to answer is over by then", {}});
    CHECK(later == "By then the messenger no longer takes a free reply: choose an earlier time");
    CHECK(refusalWords(Error{Errc::window_closed, "the messenger's time to answer is over", {}}) != later);
    CHECK(refusalWords(Error{Errc::invalid, "name: expected a line of 1 to 100 characters", {}}) ==
          "The name is empty or too long");
}
