// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/words/barred.hpp"

#include "tests/support/wire_builders.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

wire::Message systemLine(Seq seq, std::string event) {
    wire::Message line = aMessage(5, seq, {});
    line.direction = wire::Direction::system;
    line.event = std::move(event);
    return line;
}

wire::Message failedBy(const std::string& error) {
    wire::Message reply = aReply(5, 10, 7);
    reply.state = wire::MessageState::failed;
    reply.error = error;
    return reply;
}

bool isBarredAfter(const std::vector<wire::Message>& messages) {
    return isBarred(ThreadSlice{&messages, true, true});
}

} // namespace

TEST_CASE("barred: a reply that failed because of the customer, not because of itself", "[models]") {
    CHECK(isBarred(failedBy("bot was blocked by the user")));
    CHECK(isBarred(failedBy("the customer can't be written to")));
    CHECK_FALSE(isBarred(failedBy("something else went wrong")));
    CHECK_FALSE(isBarred(failedBy("")));
    wire::Message again = failedBy("bot was blocked by the user");
    again.state = wire::MessageState::queued;
    CHECK_FALSE(isBarred(again));
}

TEST_CASE("barred: a reply that came after WhatsApp's hours needs a template, not a second try", "[models]") {
    CHECK(cameAfterWindow(failedBy("the time to answer is over")));
    CHECK_FALSE(cameAfterWindow(failedBy("bot was blocked by the user")));
}

TEST_CASE("barred: a customer who has forbidden messages is so until he lets us or writes", "[models]") {
    CHECK_FALSE(isBarred(ThreadSlice{}));
    std::vector<wire::Message> thread{aMessage(5, 1), systemLine(2, "unreachable"), aReply(5, 3, 7),
                                      systemLine(4, "closed")};
    CHECK(isBarredAfter(thread));
    CHECK_FALSE(isBarredAfter({aMessage(5, 1), systemLine(2, "unreachable"), systemLine(3, "reachable")}));
    thread.push_back(aMessage(5, 5));
    CHECK_FALSE(isBarredAfter(thread));
    thread.push_back(systemLine(6, "unreachable"));
    CHECK(isBarredAfter(thread));
}
