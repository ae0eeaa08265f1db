// SPDX-License-Identifier: GPL-3.0-or-later
// A webhook body of Telegram, or an answer to getUpdates.
#include "server/gateways/telegram/decode.hpp"
#include "shared/base/utf8.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

namespace {

namespace in = storage::inbound;

constexpr Time kReceived{Millis{1'800'000'000'000}};

void check(const in::NotUnderstood& part) {
    expect(!part.key.empty() && !part.kind.empty() && !part.why.empty(), "what is kept says what it is");
    expect(utf8::isValid(part.raw), "what is kept is text");
    const auto again = telegram::decodeUpdate(part.raw, kReceived);
    expect(again.events.size() == 1, "what is kept is one update again");
}

void check(const in::Message& message) {
    expect(!message.key.empty() && !message.peer.id.empty(), "a message has a key and a chat");
    expect(!message.text.empty() || !message.attachments.empty() || !message.unsupported.empty(),
           "a message has something to show");
    expect(utf8::isValid(message.text), "a text is text");
}

template <class Event>
void check(const Event&) {}

void check(const telegram::Decoded& decoded) {
    for (const auto& event : decoded.events)
        std::visit([](const auto& each) { check(each); }, event);
}

} // namespace

void run(std::string_view bytes) {
    const auto one = telegram::decodeUpdate(bytes, kReceived);
    expect(one.events.size() + one.ignored == 1, "an update is one event, or counted");
    check(one);
    check(telegram::decodeUpdates(bytes, kReceived));
}

} // namespace pult::fuzz
