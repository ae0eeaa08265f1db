// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/words/refusal_words.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

TEST_CASE("refusals: the server's own words are for programs, people get theirs", "[app]") {
    for (const Errc code : {Errc::invalid, Errc::conflict, Errc::internal}) {
        const QString words = refusalWords(Error{code, "colour: expected a heptagon", {}});
        CHECK_FALSE(words.isEmpty());
        CHECK_FALSE(words.contains(QStringLiteral("heptagon")));
    }
    CHECK(refusalWords(Error{Errc::internal, {}, {}}).contains(QStringLiteral("Try again"))); // what to do next
    CHECK(refusalWords(Error{Errc::conflict, "shortcut: another template has it", {}}) ==
          "Another template has this shortcut");
    CHECK(refusalWords(Error{Errc::taken, "a colleague has this dialog: take it over first, or write a note", {}}) ==
          "A colleague has the dialog: take it over to reply, or write a note");
    CHECK(refusalWords(Error{Errc::taken, "Maria has taken this dialog already", {}}) ==
          "Somebody else has just taken this dialog");
    CHECK(refusalWords(Error{Errc::conflict, "name: another stage has it", {}}) == "This name is taken");
    const QString later =
        refusalWords(Error{Errc::window_closed, "send_at: the messenger's time to answer is over by then", {}});
    CHECK(later == "By then the messenger no longer takes a free reply: choose an earlier time");
    CHECK(refusalWords(Error{Errc::window_closed, "the messenger's time to answer is over", {}}) != later);
    CHECK(
        refusalWords(Error{Errc::conflict, "one of them is blocked and the other is not: decide on that first", {}}) ==
        "One of them is blocked and the other is not: decide on that first");
    CHECK(refusalWords(Error{Errc::conflict, "a merge can be undone for 24 hours, and they are over", {}}) ==
          "A merge can be undone for 24 hours, and they are over");
    CHECK(refusalWords(
              Error{Errc::conflict, "one of these customers was merged with another one since: undo that first", {}}) ==
          "One of these clients was merged again since: undo that first");
    CHECK(refusalWords(
              Error{Errc::conflict, "one of these cards has become part of another meanwhile: open that one", {}}) ==
          "One of these cards has become part of another: open that one");
    CHECK(refusalWords(
              Error{Errc::forbidden, "Maria has an open dialog with this customer: ask there, or a senior", {}}) ==
          "Maria has an open dialog with this client: ask there, or a senior");
    CHECK(refusalWords(Error{Errc::forbidden,
                             "A colleague has an open dialog with this customer: ask there, or a senior",
                             {}}) == "A colleague has an open dialog with this client: ask a senior");
    const Error inPart{Errc::conflict, "something of this message may have reached the customer already", {}};
    CHECK(undoneTooLateWords(inPart) == "Too late: something of the message may have reached the client already");
    CHECK(refusalWords(Error{Errc::conflict, "this customer is blocked", {}}) ==
          "This client is blocked: let the client in again first");
    CHECK(refusalWords(Error{Errc::invalid, "from_id: nobody can be merged with himself", {}}) ==
          "Nobody can be merged with himself");
    CHECK(refusalWords(Error{Errc::invalid, "a dialog is merged into another one", {}}) ==
          "A dialog can't be joined with itself");
    CHECK(refusalWords(
              Error{Errc::conflict, "into_id: that dialog is with another customer: merge their cards first", {}}) ==
          "Not joined: the other dialog is with another client. Merge their cards first");
    CHECK(refusalWords(Error{Errc::conflict,
                             "the customer waits for an answer here, and the other dialog is put off: answer first",
                             {}}) ==
          "Not joined: the client waits here, and the other dialog is put off. Answer first");
    CHECK(refusalWords(Error{Errc::invalid, "name: expected a line of 1 to 100 characters", {}}) ==
          "The name is empty or too long");
}
