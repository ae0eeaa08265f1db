// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/frames.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::webchat;

namespace {

template <class Kind>
Kind decoded(std::string_view text) {
    auto result = decodeFrame(text);
    REQUIRE(std::holds_alternative<Frame>(result));
    auto& frame = std::get<Frame>(result);
    REQUIRE(std::holds_alternative<Kind>(frame));
    return std::get<Kind>(frame);
}

FrameProblem refused(std::string_view text) {
    const auto result = decodeFrame(text);
    INFO(text);
    REQUIRE(std::holds_alternative<FrameProblem>(result));
    return std::get<FrameProblem>(result);
}

} // namespace

TEST_CASE("visitor frames: every kind is read", "[webchat]") {
    const auto msg = decoded<MsgFrame>(R"({"t":"msg","cid":"1-a","text":" Привет\u0007 ","future":1})");
    CHECK(msg.cid == "1-a");
    CHECK(msg.text == "Привет");
    CHECK_FALSE(msg.reply_to);
    CHECK(decoded<MsgFrame>(R"({"t":"msg","cid":"1","text":"x","reply_to":7})").reply_to == MessageId{7});
    CHECK(decoded<FileFrame>(R"({"t":"file","cid":"f","file_id":7})").file_id == FileId{7});
    decoded<TypingFrame>(R"({"t":"typing"})");
    CHECK(decoded<ReadFrame>(R"({"t":"read","seq":12})").seq == 12);
    CHECK(decoded<FormFrame>(R"({"t":"form","values":{"email":"a@b"}})").values.at("email") == "a@b");
    CHECK(decoded<RateFrame>(R"({"t":"rate","score":5})").score == 5);
    CHECK(decoded<Page>(R"({"t":"page","url":"https://shop.example/"})").url == "https://shop.example/");
}

TEST_CASE("visitor frames: refusals name the frame they are about", "[webchat]") {
    CHECK(refused("").error.code == Errc::invalid);
    CHECK(refused("[1]").error.code == Errc::invalid);
    CHECK(refused(R"({"text":"no kind"})").error.code == Errc::invalid);
    CHECK(refused(R"({"t":"unknown","cid":"abc"})").cid == "abc");
    CHECK(refused(R"({"t":"msg","cid":"abc","text":5})").cid == "abc");
    CHECK(refused(R"({"t":"msg","cid":"no spaces please","text":"x"})").cid.empty());
    CHECK(refused(R"({"t":"msg","cid":"a","text":" \n "})").error.code == Errc::invalid);
    CHECK(refused(R"({"t":"read","seq":0})").error.code == Errc::invalid);
    CHECK(refused(R"({"t":"rate","score":6})").error.code == Errc::invalid);
    CHECK(refused(R"({"t":"file","cid":"f","file_id":0})").error.code == Errc::invalid);
    CHECK(refused(R"({"t":"form","values":{"a":1}})").error.code == Errc::invalid);
}

TEST_CASE("visitor frames: the limit counts characters, not bytes", "[webchat]") {
    std::string four;
    for (int i = 0; i < 4000; ++i)
        four += "ы";
    CHECK(decoded<MsgFrame>(R"({"t":"msg","cid":"a","text":")" + four + "\"}").text == four);
    CHECK(refused(R"({"t":"msg","cid":"a","text":")" + four + "ы\"}").error.code == Errc::too_large);
}

TEST_CASE("visitor frames: lists are read one by one and bounded", "[webchat]") {
    const auto frames = decodeFrames(R"([{"t":"typing"},{"t":"nonsense"}])").value();
    REQUIRE(frames.size() == 2);
    CHECK(std::holds_alternative<Frame>(frames[0]));
    CHECK(std::holds_alternative<FrameProblem>(frames[1]));
    std::string many = "[{\"t\":\"typing\"}";
    for (int i = 0; i < 50; ++i)
        many += ",{\"t\":\"typing\"}";
    CHECK(decodeFrames(many + "]").error().code == Errc::too_large);
}

TEST_CASE("visitor frames: ours are written as documented", "[webchat]") {
    storage::VisitorMessage message;
    message.seq = 3;
    message.message.id = MessageId{77};
    message.message.direction = wire::Direction::out;
    message.message.author = {wire::AuthorKind::operator_, 5, "Анна"};
    message.message.text = "a \"quote\"";
    message.message.received_at = Time{Millis{1000}};
    const auto link = [](FileId id) { return "/files/" + std::to_string(id.value); };
    CHECK(
        msgFrame(message, "/photo", link) ==
        R"({"t":"msg","seq":3,"id":77,"text":"a \"quote\"","from":"operator","name":"Анна","photo":"/photo","ts":1000})");

    message.message.direction = wire::Direction::in;
    message.message.client_id = "c-1";
    wire::Attachment picture;
    picture.file_id = FileId{9};
    picture.kind = wire::AttachmentKind::photo;
    picture.name = "кот.png";
    picture.type = "image/png";
    picture.size = 10;
    message.message.attachments.push_back(picture);
    CHECK(msgFrame(message, "", link) ==
          R"({"t":"msg","seq":3,"id":77,"text":"a \"quote\"","from":"visitor","cid":"c-1","attachments":[{"file_id":9,)"
          R"("kind":"photo","name":"кот.png","type":"image/png","size":10,"url":"/files/9"}],"ts":1000})");

    storage::InboundRecorded recorded;
    recorded.message = message.message;
    recorded.visitorSeq = 3;
    CHECK(ackFrame("c-1", recorded) == R"({"t":"ack","cid":"c-1","id":77,"seq":3,"ts":1000})");
    Error slow = fail(Errc::rate_limited, "too many");
    slow.retryAfterMs = 1500;
    CHECK(errorFrame(slow, "c-1") ==
          R"({"t":"error","code":"rate_limited","cid":"c-1","retry_after":2,"detail":"too many"})");
    CHECK(agentFrame("Анна", "") == R"({"t":"agent","name":"Анна"})");
    CHECK(readFrame(4) == R"({"t":"read","seq":4})");
    CHECK(conversationFrame("closed", DialogId{2}, Time{Millis{5}}) ==
          R"({"t":"conversation","state":"closed","id":2,"ts":5})");
}
