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

TEST_CASE("dialog book: what came before this desk looked is counted by the server", "[state]") {
    DialogBook book;
    wire::Dialog dialog = aDialog(1);
    dialog.read_seq = 10;
    dialog.last_inbound_seq = 14;
    dialog.unread_count = 3;
    book.learnFromAnswer(dialog, 0);
    CHECK(book.unread(DialogId{1}) == 3);

    dialog.read_seq.reset();
    dialog.unread_count.reset();
    dialog.last_inbound_seq = 15;
    ++dialog.version;
    book.learnFromEvent(dialog);
    CHECK(book.unread(DialogId{1}) == 4);

    dialog.read_seq = 10; // an answer from before the fourth
    dialog.unread_count = 3;
    dialog.last_inbound_seq = 14;
    book.learnFromAnswer(dialog, 0);
    CHECK(book.unread(DialogId{1}) == 4);

    CHECK(book.readUpTo(DialogId{1}, 15));
    dialog.last_inbound_seq = 15; // one from before it was read
    dialog.unread_count = 4;
    book.learnFromAnswer(dialog, 0);
    CHECK(book.unread(DialogId{1}) == 0);
}

TEST_CASE("dialog book: what becomes of the last message shows without a new form of the dialog", "[state]") {
    DialogBook book;
    wire::Message reply = aReply(1, 10, 7);
    book.learnFromEvent(with(aDialog(1), reply));
    const auto last = [&] { return *book.find(DialogId{1})->last_message; };
    reply.state = wire::MessageState::read;
    CHECK(book.changeLastMessage(reply, 2));
    CHECK(last().state == wire::MessageState::read);
    CHECK_FALSE(book.changeLastMessage(reply, 3));
    reply.text = "reply, edited";
    CHECK(book.changeLastMessage(reply, 4));
    CHECK(last().text == "reply, edited");
    reply.deleted_at = at(1);
    CHECK(book.changeLastMessage(reply, 5));
    CHECK(last().deleted == true);
    wire::Message earlier = aReply(1, 9, 7);
    earlier.state = wire::MessageState::failed;
    CHECK_FALSE(book.changeLastMessage(earlier, 6));
    CHECK(last().id == reply.id);
}

TEST_CASE("dialog book: a change of the last message and an answer overtake each other", "[state]") {
    DialogBook book;
    wire::Message message = aMessage(1, 10, "at ten");
    const wire::Dialog before = with(aDialog(1), message);
    message.text = "at eleven";
    const wire::Dialog after = with(aDialog(1), message);
    const auto text = [&] { return book.find(DialogId{1})->last_message->text; };

    SECTION("the answer was read before a change that was told first") {
        CHECK_FALSE(book.changeLastMessage(message, 5));
        CHECK(book.learnFromAnswer(before, 4) == Outcome::added);
        CHECK(text() == "at eleven");
        wire::Dialog listed = before;
        book.amend(listed, 4);
        CHECK(listed.last_message->text == "at eleven");
        CHECK(book.learnFromAnswer(before, 4) == Outcome::unchanged);
    }
    SECTION("the change was missed while there was no connection") {
        book.learnFromEvent(before);
        book.startOver();
        CHECK(book.learnFromAnswer(after, 5) == Outcome::changed);
        CHECK(text() == "at eleven");
    }
    SECTION("what was kept here knows nothing newer of the same form") {
        book.learnFromEvent(after);
        CHECK(book.learnFromCache(before, {}, 0) == Outcome::unchanged);
        CHECK(text() == "at eleven");
    }
    SECTION("an earlier message changes later") {
        message.id = MessageId{11};
        message.seq = 11;
        message.text = "newest";
        CHECK_FALSE(book.changeLastMessage(message, 5));
        CHECK_FALSE(book.changeLastMessage(aMessage(1, 10, "older"), 6));
        wire::Message newest = aMessage(1, 11, "as it was");
        CHECK(book.learnFromAnswer(with(aDialog(1), newest), 4) == Outcome::added);
        CHECK(text() == "newest");
    }
}

TEST_CASE("dialog book: a name reaches every dialog of its customer, and what was asked for before it", "[state]") {
    DialogBook book;
    wire::Dialog second = aDialog(2, 5);
    second.customer_id = CustomerId{201};
    book.learnFromEvent(aDialog(1, 5));
    book.learnFromEvent(aDialog(3, 5));
    CHECK(book.rename(CustomerId{201}, "Vera", 20) == std::vector{DialogId{1}});
    CHECK(book.rename(CustomerId{201}, "Vera", 20).empty());
    CHECK(book.find(DialogId{1})->customer_name == "Vera");
    CHECK(book.find(DialogId{3})->customer_name == "Customer 3");
    CHECK(book.learnFromAnswer(second, 19) == Outcome::added);
    CHECK(book.find(DialogId{2})->customer_name == "Vera");
    CHECK(book.learnFromAnswer(aDialog(1, 5), 19) == Outcome::unchanged);
    CHECK(book.find(DialogId{1})->customer_name == "Vera");
    // Missed while away: an answer tells it, without a new version.
    CHECK(book.learnFromAnswer(aDialog(1, 5), 21) == Outcome::changed);
    CHECK(book.find(DialogId{1})->customer_name == "Customer 1");
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
