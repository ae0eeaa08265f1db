// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/thread_book.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/wire_builders.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

const ThreadId kThread{101};

std::vector<Seq> seqs(const ThreadBook& book, ThreadId thread = kThread) {
    std::vector<Seq> list;
    for (const wire::Message& message : *book.view(thread).messages)
        list.push_back(message.seq);
    return list;
}

wire::MessagePage aPage(std::vector<Seq> list, std::optional<std::string> next) {
    wire::MessagePage page;
    for (Seq seq : list)
        page.messages.push_back(aMessage(1, seq));
    page.next = std::move(next);
    return page;
}

using Seqs = std::vector<Seq>;

} // namespace

TEST_CASE("thread book: events between the request and its page are not lost", "[state]") {
    ThreadBook book;
    book.open(kThread);
    CHECK(book.learnFromEvent(aMessage(1, 30), 2));
    book.learnPage(kThread, aPage({10, 20}, "c10"), true, 1);
    CHECK(seqs(book) == Seqs{10, 20, 30});
    CHECK(book.view(kThread).loaded);
    CHECK_FALSE(book.view(kThread).complete);
}

TEST_CASE("thread book: whoever looks away before the page comes loses nothing that was told meanwhile", "[state]") {
    ThreadBook book;
    book.open(kThread);
    book.learnFromEvent(aMessage(1, 30), 2);
    book.leave(kThread);
    book.learnPage(kThread, aPage({10, 20}, "c10"), true, 1);
    CHECK(seqs(book) == Seqs{10, 20, 30});
}

TEST_CASE("thread book: older pages join in front, without doubles", "[state]") {
    ThreadBook book;
    book.open(kThread);
    book.learnPage(kThread, aPage({30, 40}, "c30"), true, 1);
    CHECK(book.olderCursor(kThread) == "c30");
    book.learnPage(kThread, aPage({10, 20, 30}, {}), false, 2);
    CHECK(seqs(book) == Seqs{10, 20, 30, 40});
    CHECK(book.view(kThread).complete);
}

TEST_CASE("thread book: an event's form beats an older answer and yields to a newer one", "[state]") {
    ThreadBook book;
    book.open(kThread);
    wire::Message edited = aMessage(1, 10, "edited");
    book.learnFromEvent(edited, 5);
    book.learnPage(kThread, aPage({10, 20}, {}), true, 4);
    CHECK(book.find(kThread, MessageId{10})->text == "edited");
    book.startOver();
    book.learnPage(kThread, aPage({10, 20}, {}), true, 6);
    CHECK(book.find(kThread, MessageId{10})->text == "hello");
}

TEST_CASE("thread book: a change of a message that lies before what is here makes no hole", "[state]") {
    ThreadBook book;
    book.open(kThread);
    book.learnFromEvent(aMessage(1, 5, "read"), 2);
    book.learnPage(kThread, aPage({30, 40}, "c30"), true, 1);
    CHECK(seqs(book) == Seqs{30, 40});
    CHECK_FALSE(book.learnFromEvent(aMessage(1, 6, "read"), 3));
    CHECK(seqs(book) == Seqs{30, 40});
}

TEST_CASE("thread book: starting over replaces everything that was not heard since", "[state]") {
    ThreadBook book;
    book.open(kThread);
    book.learnPage(kThread, aPage({10, 20}, {}), true, 1);
    book.startOver();
    book.learnFromEvent(aMessage(1, 90), 3);
    book.learnPage(kThread, aPage({70, 80}, "c70"), true, 2);
    CHECK(seqs(book) == Seqs{70, 80, 90});
    CHECK_FALSE(book.view(kThread).complete);
}

TEST_CASE("thread book: events of threads nobody opened are none of our business", "[state]") {
    ThreadBook book;
    CHECK_FALSE(book.learnFromEvent(aMessage(1, 10), 1));
    CHECK(book.view(kThread).messages == nullptr);
}

TEST_CASE("thread book: a thread in two windows stays until both have left it", "[state]") {
    ThreadBook book;
    book.open(kThread);
    book.open(kThread);
    book.leave(kThread);
    for (std::int64_t id = 1; id <= 40; ++id) {
        book.open(ThreadId{1000 + id});
        book.leave(ThreadId{1000 + id});
    }
    CHECK(book.isOpen(kThread));
    book.leave(kThread);
    for (std::int64_t id = 1; id <= 40; ++id) {
        book.open(ThreadId{2000 + id});
        book.leave(ThreadId{2000 + id});
    }
    CHECK_FALSE(book.isOpen(kThread));
}

TEST_CASE("thread book: the least recent threads are forgotten, watched ones are not", "[state]") {
    ThreadBook book;
    book.open(kThread);
    for (std::int64_t id = 1; id <= 40; ++id) {
        book.open(ThreadId{1000 + id});
        book.leave(ThreadId{1000 + id});
    }
    CHECK(book.isOpen(kThread));
    CHECK(book.openThreads().size() == ThreadBook::kThreads);
    CHECK_FALSE(book.isOpen(ThreadId{1001}));
    CHECK(book.isOpen(ThreadId{1040}));
}
