// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/frames.hpp"

#include <vector>

#include <catch2/catch.hpp>

using namespace pult::http;

namespace {

struct Recorder final : FrameSink {
    void onText(std::string_view text) override { texts.emplace_back(text); }
    void onPing(std::string_view payload) override { pings.emplace_back(payload); }
    void onPong() override { ++pongs; }
    void onClose(std::uint16_t code) override { closedWith = code; }
    void onBroken(std::uint16_t code, std::string_view) override { brokenWith = code; }

    std::vector<std::string> texts;
    std::vector<std::string> pings;
    int pongs = 0;
    int closedWith = 0;
    int brokenWith = 0;
};

/// A client's frame, masked.
std::string masked(unsigned first, std::string_view payload) {
    const char key[4] = {'\x37', '\xfa', '\x21', '\x3d'};
    std::string frame(1, static_cast<char>(first));
    if (payload.size() < 126) {
        frame.push_back(static_cast<char>(0x80u | payload.size()));
    } else {
        frame.push_back(static_cast<char>(0x80u | 126u));
        frame.push_back(static_cast<char>(payload.size() >> 8));
        frame.push_back(static_cast<char>(payload.size()));
    }
    frame.append(key, 4);
    for (std::size_t i = 0; i < payload.size(); ++i)
        frame.push_back(static_cast<char>(payload[i] ^ key[i % 4]));
    return frame;
}

} // namespace

TEST_CASE("frames: the same messages are read whatever the pieces they come in", "[frames]") {
    const std::string stream = masked(0x81, "first") + masked(0x01, "one ") + masked(0x89, "ping") +
                               masked(0x00, "two ") + masked(0x80, "three") + masked(0x8A, "") +
                               masked(0x81, std::string(7000, 'x')) + masked(0x88, std::string("\x03\xE9", 2));
    for (const std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{1000}, stream.size()}) {
        FrameReader reader(10'000);
        Recorder seen;
        std::string copy = stream;
        for (std::size_t at = 0; at < copy.size(); at += piece)
            reader.feed(copy.data() + at, std::min(piece, copy.size() - at), seen);
        CHECK(seen.texts == std::vector<std::string>{"first", "one two three", std::string(7000, 'x')});
        CHECK(seen.pings == std::vector<std::string>{"ping"});
        CHECK(seen.pongs == 1);
        CHECK(seen.closedWith == 1001);
        CHECK(seen.brokenWith == 0);
    }
}

TEST_CASE("frames: what the protocol forbids has its own code", "[frames]") {
    const auto codeOf = [](std::string bytes) {
        FrameReader reader(100);
        Recorder seen;
        reader.feed(bytes.data(), bytes.size(), seen);
        return seen.brokenWith;
    };
    CHECK(codeOf(masked(0x81, std::string(101, 'x'))) == 1009);
    CHECK(codeOf(masked(0x01, std::string(60, 'x')) + masked(0x80, std::string(60, 'x'))) == 1009);
    CHECK(codeOf(masked(0x82, "bytes")) == 1003);
    CHECK(codeOf(masked(0x81, "\xFF")) == 1007);
    CHECK(codeOf(masked(0x80, "of nothing")) == 1002);
    CHECK(codeOf(masked(0x01, "a") + masked(0x81, "b")) == 1002);
    CHECK(codeOf(masked(0x09, "a fragmented ping")) == 1002);
    CHECK(codeOf(masked(0x89, std::string(126, 'p'))) == 1002);
    CHECK(codeOf(masked(0xC1, "reserved")) == 1002);
    CHECK(codeOf(masked(0x83, "unknown")) == 1002);
    CHECK(codeOf(masked(0x88, "x")) == 1002);
    CHECK(codeOf(masked(0x88, std::string("\x03\xED", 2))) == 1002);
    CHECK(codeOf(masked(0x88, std::string("\x03\xE8\xFF", 3))) == 1007);
    CHECK(codeOf(std::string("\x81\x01", 2) + "a") == 1002);
}

TEST_CASE("frames: an announced size beyond the limit is refused before its bytes come", "[frames]") {
    std::string head("\x81\xFF\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF"
                     "abcd",
                     14);
    FrameReader reader(100);
    Recorder seen;
    reader.feed(head.data(), head.size(), seen);
    CHECK(seen.brokenWith == 1009);
}

TEST_CASE("frames: headers and close reasons are written as they must be", "[frames]") {
    CHECK(frameHeader(Opcode::text, 125).size == 2);
    CHECK(frameHeader(Opcode::text, 126).size == 4);
    CHECK(frameHeader(Opcode::text, 65536).size == 10);

    // Two bytes of code and 123 of reason fill a control frame; a letter that doesn't fit goes whole.
    CHECK(closePayload(1008, "") == "\x03\xF0");
    CHECK(closePayload(1008, std::string(121, 'x') + "Привет").substr(2) == std::string(121, 'x') + "П");
    CHECK(closePayload(1008, std::string(122, 'x') + "Привет").substr(2) == std::string(122, 'x'));
    CHECK(closePayload(1008, std::string(120, 'x') + "😀!").substr(2) == std::string(120, 'x'));
}
