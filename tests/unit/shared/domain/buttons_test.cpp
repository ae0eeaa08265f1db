// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/buttons.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using domain::buttonObjection;
using wire::ChannelKind;

namespace {

wire::Message asking(std::size_t count, std::size_t title = 5) {
    wire::Message message;
    message.text = "Когда?";
    message.buttons.emplace();
    for (std::size_t i = 0; i < count; ++i)
        message.buttons->push_back({std::string(title, 'x'), "payload-" + std::to_string(i)});
    return message;
}

} // namespace

TEST_CASE("buttons: each messenger takes so many of such a length, the web chat none") {
    CHECK_FALSE(buttonObjection(wire::Message{}, ChannelKind::webchat));
    CHECK(buttonObjection(asking(1), ChannelKind::webchat));
    for (const auto kind : {ChannelKind::whatsapp, ChannelKind::telegram, ChannelKind::vk}) {
        CHECK_FALSE(buttonObjection(asking(3, 20), kind));
        CHECK(buttonObjection(asking(0), kind));
        CHECK(buttonObjection(asking(101), kind));
        CHECK(buttonObjection(asking(1, 65), kind));
        CHECK(buttonObjection(asking(1, 0), kind));
        auto message = asking(2);
        message.buttons->back().payload = message.buttons->front().payload;
        CHECK(buttonObjection(message, kind));
        message.buttons->back().payload = std::string(300, 'p');
        CHECK(buttonObjection(message, kind));
        message.buttons->back().payload.clear();
        CHECK(buttonObjection(message, kind));
        message = asking(2);
        message.attachments.emplace_back();
        CHECK(buttonObjection(message, kind));
        message = asking(2);
        message.text.clear();
        CHECK(buttonObjection(message, kind));
    }
    CHECK_FALSE(buttonObjection(asking(10, 40), ChannelKind::vk));
    CHECK(buttonObjection(asking(11), ChannelKind::vk));
    CHECK(buttonObjection(asking(3, 21), ChannelKind::whatsapp));
}

TEST_CASE("buttons: more than three on WhatsApp are a list that some words open") {
    auto message = asking(4, 24);
    CHECK(buttonObjection(message, ChannelKind::whatsapp));
    message.menu = "Выбрать";
    CHECK_FALSE(buttonObjection(message, ChannelKind::whatsapp));
    message.menu = std::string(21, 'x');
    CHECK(buttonObjection(message, ChannelKind::whatsapp));
    message = asking(11);
    message.menu = "Выбрать";
    CHECK(buttonObjection(message, ChannelKind::whatsapp));
    message = asking(3);
    message.text = std::string(1025, 'x');
    CHECK(buttonObjection(message, ChannelKind::whatsapp));
    CHECK_FALSE(buttonObjection(message, ChannelKind::telegram));
}
