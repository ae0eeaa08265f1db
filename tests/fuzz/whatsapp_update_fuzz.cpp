// SPDX-License-Identifier: GPL-3.0-or-later
// A webhook body of WhatsApp.
#include "server/gateways/whatsapp/decode.hpp"
#include "shared/base/utf8.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

namespace {

namespace in = storage::inbound;

constexpr Time kReceived{Millis{1'800'000'000'000}};

void check(const in::NotUnderstood& part) {
    expect(!part.key.empty() && !part.kind.empty() && !part.why.empty(), "what is kept says what it is");
    expect(utf8::isValid(part.raw), "what is kept is text");
    std::size_t again = 0;
    for (const auto& each : whatsapp::decode(part.raw, kReceived).parts)
        again += each.events.size();
    expect(again == 1, "what is kept alone is one part again");
}

void check(const in::Message& message) {
    expect(!message.key.empty() && !message.peer.id.empty(), "a message has a key and a sender");
    expect(!message.text.empty() || !message.attachments.empty() || !message.unsupported.empty(),
           "a message has something to show");
    expect(utf8::isValid(message.text), "a text is text");
}

template <class Event>
void check(const Event&) {}

} // namespace

void run(std::string_view bytes) {
    const auto decoded = whatsapp::decode(bytes, kReceived);
    std::size_t events = decoded.ignored;
    for (const auto& part : decoded.parts) {
        events += part.events.size();
        for (const auto& event : part.events)
            std::visit([](const auto& each) { check(each); }, event);
    }
    expect(events > 0, "something is always kept or counted");
    const auto mine = whatsapp::keepOwn(decoded, "106", "1020");
    expect(mine.events.size() + mine.foreign + decoded.ignored == events, "nothing is lost between numbers");
}

} // namespace pult::fuzz
