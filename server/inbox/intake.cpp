// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/inbox/intake.hpp"

#include "server/inbox/inbound_cleaning.hpp"

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

Intake::Intake(storage::Store& store, const ChannelDirectory& channels) : m_store(store), m_channels(channels) {}

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

storage::Async<storage::UpdateRecorded> Intake::take(storage::InboundUpdate update) {
    const auto channel = m_channels.byId(update.channel);
    if (!channel)
        co_return fail(Errc::unavailable, "this channel has been removed");
    if (channel->channel.state == wire::ChannelState::paused)
        co_return fail(Errc::unavailable, "this channel is paused");
    for (auto& event : update.events)
        clean(event);
    auto recorded = co_await m_store.recordUpdate(update);
    if (recorded)
        tellTyping(*recorded);
    if (recorded || recorded.error().code == Errc::unavailable)
        co_return recorded;
    co_return co_await takeOneByOne(std::move(update));
}

void Intake::tellTyping(const storage::UpdateRecorded& recorded) const {
    for (const auto& customer : recorded.typing) {
        storage::EventScope scope;
        scope.audience = storage::EventScope::Audience::dialogs;
        scope.facts = {customer.facts};
        scope.dialogId = customer.dialog;
        if (signals)
            signals->signal(wire::TypingSignal{customer.dialog, customer.author, {}}, scope);
    }
}

/// One of them can't be stored as it is; which one shows when each is given by itself. The cursor goes last, when
/// everything before it is safe.
storage::Async<storage::UpdateRecorded> Intake::takeOneByOne(storage::InboundUpdate update) {
    storage::UpdateRecorded all;
    for (auto& event : update.events) {
        storage::InboundUpdate single{update.channel, update.raw, {event}, std::nullopt};
        auto recorded = co_await m_store.recordUpdate(single);
        if (!recorded && recorded.error().code != Errc::unavailable) {
            single.events.front() = asNotUnderstood(event, update.raw, recorded.error());
            recorded = co_await m_store.recordUpdate(std::move(single));
        }
        if (!recorded)
            co_return recorded.error();
        all.messages += recorded->messages;
        all.duplicates += recorded->duplicates;
        all.quarantined += recorded->quarantined;
    }
    if (update.cursor) {
        storage::InboundUpdate onward{update.channel, {}, {}, update.cursor};
        auto moved = co_await m_store.recordUpdate(std::move(onward));
        if (!moved)
            co_return moved.error();
    }
    co_return all;
}

} // namespace pult::inbox
