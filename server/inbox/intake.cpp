// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/inbox/intake.hpp"

#include "shared/base/utf8.hpp"
#include "shared/wire/limits.hpp"

namespace pult::inbox {

namespace {

/// Longest text of a customer that is kept: no messenger sends more than VK's 9,000.
constexpr std::size_t kMaxInboundText = 16'384;

std::optional<Error> objection(const storage::InboundMessage& message) {
    if (message.key.empty() || message.peer.empty())
        return fail(Errc::invalid, "a message needs a key and a sender");
    if (!utf8::isValid(message.text) || !utf8::isValid(message.peerName))
        return fail(Errc::invalid, "the text is not valid UTF-8");
    if (message.text.empty() && message.files.empty())
        return fail(Errc::invalid, "the message is empty");
    if (message.text.size() > kMaxInboundText && utf8::length(message.text) > kMaxInboundText)
        return fail(Errc::too_large, "the text is longer than " + std::to_string(kMaxInboundText) + " characters");
    return std::nullopt;
}

} // namespace

Intake::Intake(storage::InboxStore& store, const ChannelDirectory& channels) : m_store(store), m_channels(channels) {}

storage::Async<storage::InboundRecorded> Intake::accept(storage::InboundMessage message) {
    if (auto error = objection(message))
        co_return std::move(*error);
    const auto channel = m_channels.byId(message.channel);
    if (!channel)
        co_return fail(Errc::unavailable, "this channel has been removed");
    if (channel->channel.state == wire::ChannelState::paused)
        co_return fail(Errc::unavailable, "this channel is paused");
    co_return co_await m_store.recordInbound(std::move(message));
}

} // namespace pult::inbox
