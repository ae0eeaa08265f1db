// SPDX-License-Identifier: GPL-3.0-or-later
// WebSocket frames as clients send them.
#include <algorithm>

#include "server/http/frames.hpp"
#include "shared/base/utf8.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

namespace {

constexpr std::size_t kMaxMessage = 512;

/// Writes down what is found.
class Log final : public http::FrameSink {
public:
    std::string text;
    bool broken = false;

    void onText(std::string_view message) override {
        expect(!broken, "nothing comes after the end");
        expect(message.size() <= kMaxMessage, "a message keeps to the limit");
        expect(utf8::isValid(message), "text is well-formed");
        text.append("t").append(message).append("\n");
    }
    void onPing(std::string_view payload) override { text.append("p").append(payload).append("\n"); }
    void onPong() override { text.append("q\n"); }
    void onClose(std::uint16_t code) override { text.append("c" + std::to_string(code) + "\n"); }
    void onBroken(std::uint16_t code, std::string_view) override {
        expect(!broken, "a stream breaks once");
        broken = true;
        text.append("b" + std::to_string(code) + "\n");
    }
};

std::string readIn(std::size_t step, std::string_view bytes) {
    http::FrameReader reader(kMaxMessage);
    Log log;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        std::string piece(bytes.substr(at, step)); // it is unmasked in place
        reader.feed(piece.data(), piece.size(), log);
    }
    return log.text;
}

} // namespace

void run(std::string_view bytes) {
    const std::string whole = readIn(bytes.size() + 1, bytes);
    expect(whole == readIn(1, bytes), "frames read the same byte by byte");
    expect(whole == readIn(7, bytes), "frames read the same in pieces");
    const std::string close = http::closePayload(1000, bytes);
    expect(close.size() <= 125, "a close frame is a control frame");
}

} // namespace pult::fuzz
