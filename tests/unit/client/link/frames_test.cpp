// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/link/frames.hpp"

#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::client;

TEST_CASE("frames: a request is JSON-RPC 2.0", "[link]") {
    CHECK(requestFrame(7, "dialog.take", R"({"dialog_id":5})") ==
          R"({"jsonrpc":"2.0","id":7,"method":"dialog.take","params":{"dialog_id":5}})");
}

TEST_CASE("frames: an answer carries its result", "[link]") {
    const auto frame = readFrame(R"({"jsonrpc":"2.0","id":7,"result":{"a":1}})");
    REQUIRE(frame);
    const auto& answer = std::get<AnswerFrame>(*frame);
    CHECK(answer.id == 7);
    CHECK(answer.result->at("a").as_int64() == 1);
}

TEST_CASE("frames: a refusal carries reason, words and pause", "[link]") {
    const auto frame = readFrame(R"({"id":7,"error":{"code":-32000,"message":"no","data":
                                     {"reason":"rate_limited","detail":"too many","retry_after_ms":3000}}})");
    const Error error = std::get<AnswerFrame>(*frame).result.error();
    CHECK(error.code == Errc::rate_limited);
    CHECK(error.detail == "too many");
    CHECK(error.retryAfterMs == 3000);
}

TEST_CASE("frames: errors of JSON-RPC itself and unfamiliar reasons are told apart", "[link]") {
    const auto code = [](const std::string& error) {
        const auto frame = readFrame(R"({"id":1,"error":)" + error + "}");
        return std::get<AnswerFrame>(*frame).result.error().code;
    };
    CHECK(code(R"({"code":-32601,"message":"method not found"})") == Errc::not_found);
    CHECK(code(R"({"code":-32602,"message":"bad params"})") == Errc::invalid);
    CHECK(code(R"({"code":-32603,"message":"oops"})") == Errc::internal);
    CHECK(code(R"({"code":-32000,"message":"x","data":{"reason":"from_the_future"}})") == Errc::internal);
    CHECK(code("17") == Errc::internal);
}

TEST_CASE("frames: events and signals become structs", "[link]") {
    const auto event = readFrame(R"({"jsonrpc":"2.0","method":"event","params":
        {"seq":12,"at":1700000000000,"type":"dialog.removed","dialog_id":5,"from_the_future":{}}})");
    REQUIRE(event);
    const auto& frame = std::get<EventFrame>(*event);
    CHECK(frame.seq == 12);
    CHECK(std::get<wire::DialogRemoved>(frame.event).dialog_id == DialogId{5});

    const auto signal = readFrame(R"({"method":"signal","params":
        {"type":"typing","dialog_id":5,"author":{"kind":"customer","id":3,"name":"Ivan"}}})");
    REQUIRE(signal);
    CHECK(std::get<wire::TypingSignal>(std::get<SignalFrame>(*signal).signal).author.name == "Ivan");
}

TEST_CASE("frames: an event that can't be read is passed over, with its number", "[link]") {
    const auto unknown = readFrame(R"({"method":"event","params":{"seq":12,"at":1,"type":"moon.risen"}})");
    CHECK(std::get<SkippedEvent>(*unknown).seq == 12);
    const auto broken = readFrame(R"({"method":"event","params":{"seq":13,"at":1,"type":"dialog.removed"}})");
    CHECK(std::get<SkippedEvent>(*broken).seq == 13);
}

TEST_CASE("frames: what newer servers add is ignored", "[link]") {
    CHECK(std::holds_alternative<IgnoredFrame>(*readFrame(R"({"method":"weather","params":{}})")));
    CHECK(std::holds_alternative<IgnoredFrame>(*readFrame(R"({"method":"signal","params":{"type":"sneezed"}})")));
}

TEST_CASE("frames: what is no frame is refused", "[link]") {
    for (const char* text :
         {"", "x", "[]", "17", "{}", R"({"id":1})", R"({"id":"a","result":1})", R"({"method":1})",
          R"({"method":"event"})", R"({"method":"event","params":{"type":"x"}})", R"({"method":"event","params":17})",
          R"({"method":"signal","params":[]})", "{\"method\":\"\xFF\"}"})
        CHECK_FALSE(readFrame(text));
}
