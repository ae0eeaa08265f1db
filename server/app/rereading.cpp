// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/rereading.hpp"

#include "server/gateways/telegram/decode.hpp"
#include "server/gateways/vk/decode.hpp"
#include "server/gateways/whatsapp/decode.hpp"

namespace pult::app {

std::vector<storage::inbound::Event> reread(wire::ChannelKind kind, std::string_view raw, Time receivedAt) {
    switch (kind) {
    case wire::ChannelKind::whatsapp:
        // It was this channel's when it was kept.
        return whatsapp::keepOwn(whatsapp::decode(raw, receivedAt), {}, {}).events;
    case wire::ChannelKind::telegram:
        return telegram::decodeUpdate(raw, receivedAt).events;
    case wire::ChannelKind::vk:
        return vk::decode(raw, receivedAt).events;
    default:
        return {};
    }
}

} // namespace pult::app
