// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "server/gateways/vk/callback.hpp"
#include "server/gateways/vk/long_poll.hpp"
#include "shared/wire/json.hpp"
#include "tests/unit/server/gateways/vk/vk_bodies.hpp"

using namespace pult;
using namespace pult::support;
namespace inbound = storage::inbound;

TEST_CASE("vk: a callback is believed only with its secret and group", "[vk]") {
    const auto body = [](const std::string& secret, const std::string& group, const std::string& type = "message_new") {
        return R"({"type":")" + type + R"(","group_id":)" + group + R"(,"event_id":"e")" +
               (secret.empty() ? "" : R"(,"secret":")" + secret + "\"") + R"(,"object":{"message":)" + message() + "}}";
    };
    using Kind = vk::Callback::Kind;
    const auto kind = [&](const std::string& text, std::string_view secret = "right") {
        return vk::openCallback(text, 55, secret, kNow).kind;
    };
    const auto good = vk::openCallback(body("right", "55"), 55, "right", kNow);
    CHECK(good.kind == Kind::event);
    CHECK(good.decoded.events.size() == 1);
    CHECK(good.raw.find("right") == std::string::npos);
    CHECK(good.raw.find("conversation_message_id") != std::string::npos);
    CHECK(kind(body("wrong", "55")) == Kind::unproved);
    CHECK(kind(body("", "55")) == Kind::unproved);
    CHECK(kind(body("right", "56")) == Kind::unproved);
    CHECK(kind(body("right", "\"55\"")) == Kind::event);
    CHECK(kind("{") == Kind::unproved);
    CHECK(kind(body("", "55"), "") == Kind::unproved); // a channel without a secret takes nothing
    CHECK(kind(body("", "55", "confirmation")) == Kind::confirmation);
    CHECK(kind(body("right", "55", "confirmation")) == Kind::confirmation);
    CHECK(kind(body("wrong", "55", "confirmation")) == Kind::unproved);
    CHECK(kind(body("", "56", "confirmation")) == Kind::unproved);
}

TEST_CASE("vk: the long poll's answers say what follows", "[vk]") {
    const auto read = [](const std::string& body, int status = 200) {
        messenger::HttpReply reply;
        reply.outcome = messenger::HttpReply::Outcome::answered;
        reply.status = status;
        reply.body = body;
        return vk::readPoll(reply, kNow);
    };
    using Next = vk::PollAnswer::Next;
    const auto good = read(R"({"ts":"41","updates":[)" + update("message_new", "{\"message\":" + message() + "}") +
                           "," + update("message_allow", R"({"user_id":7})", "ev2") + ",17]}");
    CHECK(good.next == Next::go_on);
    CHECK(good.ts == "41");
    CHECK(good.decoded.events.size() == 3); // the number is kept as not understood
    CHECK(read(R"({"ts":42,"updates":[]})").ts == "42");
    const auto gap = read(R"({"failed":1,"ts":50})");
    CHECK(gap.next == Next::fill_gap);
    CHECK(gap.ts == "50");
    CHECK(read(R"({"failed":1,"ts":"50"})").next == Next::fill_gap);
    CHECK(read(R"({"failed":1})").next == Next::start_over);
    CHECK(read(R"({"failed":2,"ts":9})").next == Next::renew_key);
    CHECK(read(R"({"failed":2,"ts":9})").ts.empty()); // the former one is kept
    CHECK(read(R"({"failed":"3"})").next == Next::start_over);
    CHECK(read(R"({"failed":4})").next == Next::wrong_version);
    for (const auto& bad : {read("<html>"), read("{}"), read(R"({"ts":"1"})"), read(R"({"updates":[]})"),
                            read(R"({"ts":"1","updates":[]})", 502), vk::readPoll({}, kNow)}) {
        CHECK(bad.next == Next::try_again);
        CHECK(bad.ts.empty());
    }
}

TEST_CASE("vk: a history comes in the order of its numbers, with the same keys", "[vk]") {
    const auto response = wire::parseJson(R"({"count":3,"items":[
        {"id":1,"date":3,"from_id":-55,"peer_id":7,"out":1,"conversation_message_id":9,"text":"b","random_id":5},
        {"id":1,"date":2,"from_id":7,"peer_id":7,"out":0,"conversation_message_id":8,"text":"a"},
        {"peer_id":7,"text":"lame"}]})");
    const auto decoded = vk::decodeHistory(*response, kNow);
    REQUIRE(decoded.events.size() == 3);
    CHECK(std::holds_alternative<inbound::NotUnderstood>(decoded.events.at(0)));
    CHECK(std::get<inbound::Message>(decoded.events.at(1)).key == "m7:8");
    const auto& ours = std::get<inbound::Message>(decoded.events.at(2));
    CHECK(ours.fromCompany);
    CHECK(ours.clientId == "5");
}
