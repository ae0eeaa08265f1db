// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/dialog_book.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/wire_builders.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;

using Outcome = DialogBook::Outcome;

TEST_CASE("dialog book: the newest form wins, whichever way it came", "[state]") {
    DialogBook book;
    CHECK(book.learnFromEvent(aDialog(1, 5)) == Outcome::added);
    CHECK(book.learnFromAnswer(aDialog(1, 4), 9) == Outcome::unchanged);
    CHECK(book.find(DialogId{1})->version == 5);
    CHECK(book.learnFromAnswer(aDialog(1, 6), 9) == Outcome::changed);
    CHECK(book.learnFromEvent(aDialog(1, 5)) == Outcome::unchanged);
    CHECK(book.find(DialogId{1})->version == 6);
}

TEST_CASE("dialog book: a note moves last_seq without a new version and still counts as newer", "[state]") {
    DialogBook book;
    wire::Dialog dialog = aDialog(1, 5);
    dialog.last_seq = 10;
    book.learnFromEvent(dialog);
    dialog.last_seq = 12;
    CHECK(book.learnFromEvent(dialog) == Outcome::changed);
}

TEST_CASE("dialog book: what has left since the request stays out, what comes back is in again", "[state]") {
    DialogBook book;
    book.learnFromEvent(aDialog(1, 5));
    CHECK(book.remove(DialogId{1}, 20));
    CHECK_FALSE(book.remove(DialogId{1}, 21));
    CHECK(book.learnFromAnswer(aDialog(1, 5), 19) == Outcome::unchanged);
    CHECK_FALSE(book.find(DialogId{1}));
    CHECK(book.learnFromAnswer(aDialog(1, 6), 22) == Outcome::added);

    book.remove(DialogId{1}, 30);
    CHECK(book.learnFromEvent(aDialog(1, 7)) == Outcome::added);
    CHECK(book.learnFromAnswer(aDialog(1, 8), 29) == Outcome::changed);
}

TEST_CASE("dialog book: unread counts from the read mark and never goes backwards", "[state]") {
    DialogBook book;
    wire::Dialog dialog = aDialog(1);
    dialog.last_inbound_seq = 10;
    dialog.read_seq = 10;
    book.learnFromAnswer(dialog, 0);
    CHECK(book.unread(DialogId{1}) == 0);

    for (Seq seq : {11, 12, 13}) {
        dialog = with(dialog, aMessage(1, seq));
        dialog.read_seq.reset(); // events don't carry it
        book.learnFromEvent(dialog);
        book.learnFromEvent(dialog); // one transaction tells the dialog more than once
    }
    CHECK(book.unread(DialogId{1}) == 3);
    CHECK(book.readSeq(DialogId{1}) == 10);
    CHECK(book.readUpTo(DialogId{1}, 13));
    CHECK(book.unread(DialogId{1}) == 0);
    CHECK_FALSE(book.readUpTo(DialogId{1}, 11));
    CHECK(book.readSeq(DialogId{1}) == 13);
}

TEST_CASE("dialog book: a delivery state shows in the list without a new form of the dialog", "[state]") {
    DialogBook book;
    book.learnFromEvent(with(aDialog(1), aReply(1, 10, 7)));
    CHECK(book.changeLastMessageState(DialogId{1}, MessageId{10}, wire::MessageState::read));
    CHECK(book.find(DialogId{1})->last_message->state == wire::MessageState::read);
    CHECK_FALSE(book.changeLastMessageState(DialogId{1}, MessageId{10}, wire::MessageState::read));
    CHECK_FALSE(book.changeLastMessageState(DialogId{1}, MessageId{9}, wire::MessageState::failed));
}

TEST_CASE("dialog book: the least looked at is forgotten first, its read mark and the open one never", "[state]") {
    DialogBook book;
    wire::Dialog first = aDialog(1);
    first.last_inbound_seq = 10;
    first.read_seq = 4;
    book.learnFromAnswer(first, 0);
    book.learnFromEvent(aDialog(2));
    book.learnFromEvent(aDialog(3));
    book.touch(DialogId{1});
    book.pin(DialogId{3});
    for (std::int64_t id = 4; book.size() < DialogBook::kCapacity; ++id)
        book.learnFromEvent(aDialog(id));
    book.learnFromEvent(aDialog(1'000'001));
    CHECK_FALSE(book.find(DialogId{2}));
    CHECK(book.find(DialogId{1}));
    book.learnFromEvent(aDialog(1'000'002));
    CHECK(book.find(DialogId{3}));
    CHECK_FALSE(book.find(DialogId{1}));
    CHECK(book.readSeq(DialogId{1}) == 4);
    CHECK(book.size() == DialogBook::kCapacity);
}

TEST_CASE("dialog book: after starting over only what was heard again is current", "[state]") {
    DialogBook book;
    book.learnFromEvent(aDialog(1, 5));
    book.learnFromEvent(aDialog(2, 5));
    book.startOver();
    CHECK_FALSE(book.isCurrent(DialogId{1}));
    book.learnFromAnswer(aDialog(1, 5), 0);
    CHECK(book.isCurrent(DialogId{1}));
    CHECK_FALSE(book.isCurrent(DialogId{2}));
}
