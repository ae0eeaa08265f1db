// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/messenger/courier.hpp"

#include "server/gateways/messenger/judging.hpp"
#include "server/gateways/messenger/parts.hpp"
#include "server/storage/send_key.hpp"
#include "shared/domain/channel_reason.hpp"
#include "shared/domain/send_reason.hpp"
#include "shared/domain/voice_type.hpp"

namespace pult::messenger {

namespace {

using namespace std::chrono_literals;
using wire::MessageState;

/// A refused token or a locked account is tried once a minute.
constexpr Millis kTroublePause = 60s;
/// A channel that is asked to wait, without being told how long.
constexpr Millis kChannelPause = 5s;
/// So many calls in a row that reached nobody, and the channel's state says so.
constexpr int kUnreachedTillTold = 3;

MessageState stateOf(const Judgement& judgement) {
    if (judgement.trouble != Trouble::none && judgement.ruling == Ruling::failed)
        return MessageState::queued; // the channel's fault, not the message's
    switch (judgement.ruling) {
    case Ruling::accepted:
        return MessageState::accepted;
    case Ruling::retry:
        return MessageState::queued;
    case Ruling::failed:
        return MessageState::failed;
    case Ruling::uncertain:
        break;
    }
    return MessageState::uncertain;
}

/// False when there is nothing to change.
bool apply(const Judgement& judgement, Outgoing& part) {
    switch (judgement.remedy) {
    case Remedy::none:
        return false;
    case Remedy::without_reply:
        part.replyToExternal.clear();
        return true;
    case Remedy::upload_again:
        for (auto& file : part.files)
            file.uploaded.clear();
        return !part.files.empty();
    case Remedy::other_peer:
        part.peer = judgement.peer;
        part.phone.clear();
        return !part.peer.empty();
    case Remedy::plain_text:
        return true;
    }
    return false;
}

std::string refusedFile(const std::string& name) {
    return domain::sentenceOf({domain::SendTrouble::file_refused, name});
}

/// Words that only the messenger knows are looked up by their number.
std::string errorText(const Judgement& judgement) {
    const bool isKnown = domain::sendReasonOf(judgement.detail).trouble != domain::SendTrouble::other ||
                         domain::channelReasonOf(judgement.detail).trouble != domain::ChannelTrouble::other;
    const std::string number = " (" + judgement.code + ")";
    if (isKnown || judgement.detail.empty() || judgement.code.empty() || judgement.detail.ends_with(number))
        return judgement.detail;
    return judgement.detail + number;
}

} // namespace

inbox::SendOutcome outcomeOf(const Judgement& judgement, bool unreached) {
    inbox::SendOutcome outcome;
    auto& verdict = outcome.verdict;
    verdict.state = stateOf(judgement);
    verdict.externalId = judgement.externalId;
    verdict.furtherIds = judgement.furtherIds;
    verdict.error = errorText(judgement);
    verdict.unreachable = judgement.unreachable;
    verdict.windowClosed = judgement.windowClosed;
    if (judgement.remedy == Remedy::other_peer)
        verdict.newPeer = judgement.peer;
    outcome.retryAfter = judgement.retryAfter;
    outcome.unreached = unreached && verdict.state == MessageState::queued;
    if (judgement.trouble != Trouble::none && verdict.state == MessageState::queued)
        outcome.holdChannel = std::max(kTroublePause, judgement.retryAfter);
    else if (judgement.holds == Holds::channel)
        outcome.holdChannel = judgement.retryAfter > Millis{0} ? judgement.retryAfter : kChannelPause;
    return outcome;
}

boost::asio::awaitable<HttpReply> Courier::call(Attempt& attempt, HttpCall call) {
    HttpReply reply = co_await m.http.call(std::move(call));
    attempt.unreached = reply.outcome == HttpReply::Outcome::not_sent;
    co_return reply;
}

storage::Async<Outgoing> Courier::outgoing(const storage::OutboxItem& item, const inbox::ChannelConfig& channel) {
    const auto& can = domain::capabilitiesOf(channel.channel.kind);
    Outgoing message;
    message.peer = item.peer;
    message.phone = item.phone;
    message.key = item.content.client_id.value_or(std::to_string(item.message.value));
    message.text = item.content.text;
    message.replyToExternal = item.replyToExternal;
    message.use = item.content.template_;
    message.buttons = item.content.buttons.value_or(std::vector<wire::MessageButton>{});
    message.menu = item.content.menu.value_or(std::string());
    for (const auto& attachment : item.content.attachments) {
        if (!attachment.file_id)
            continue;
        auto file = co_await m.store.file(*attachment.file_id);
        if (!file)
            co_return file.error();
        const bool asFile = attachment.kind == wire::AttachmentKind::file;
        const auto* rule =
            asFile ? domain::fileRuleFor(can, file->type, file->size) : domain::ruleFor(can, file->type, file->size);
        if (!rule)
            co_return fail(Errc::too_large, refusedFile(file->name));
        OutgoingFile part;
        part.kind = rule->kind;
        part.path = m.filePath(file->sha256);
        part.name = file->name;
        part.type = domain::bareType(file->type);
        part.size = file->size;
        message.files.push_back(std::move(part));
    }
    co_return message;
}

/// Once more, at once, when the refusal says what to change.
boost::asio::awaitable<Judgement> Courier::attemptTwice(Attempt& attempt) {
    Judgement judgement = co_await this->attempt(attempt);
    if (judgement.ruling == Ruling::accepted || judgement.ruling == Ruling::uncertain ||
        !apply(judgement, attempt.part))
        co_return judgement;
    const std::string peer = judgement.peer;
    Judgement second = co_await this->attempt(attempt);
    if (!peer.empty() && second.ruling == Ruling::accepted) {
        second.remedy = Remedy::other_peer;
        second.peer = peer;
    }
    co_return second;
}

storage::Async<std::optional<inbox::SendOutcome>> Courier::send(storage::OutboxItem item) {
    const auto channel = m.channels.byId(item.channel);
    if (!channel)
        co_return fail(Errc::unavailable, "this channel can't be used now");
    auto message = co_await outgoing(item, *channel);
    if (!message)
        co_return message.error();
    auto parts = partsOf(*message, domain::capabilitiesOf(channel->channel.kind));
    const auto next = static_cast<std::size_t>(item.partsSent);
    if (next >= parts.size())
        co_return fail(Errc::invalid, "there is nothing to send");
    Attempt attempt;
    attempt.channel = channel;
    attempt.part = std::move(parts[next]);
    if (parts.size() > 1)
        attempt.part.key = storage::partKey(attempt.part.key, next);
    const Judgement judgement = co_await attemptTwice(attempt);
    co_await tellHealth(item.channel, judgement, attempt.unreached);
    inbox::SendOutcome outcome = outcomeOf(judgement, attempt.unreached);
    if (outcome.verdict.state == MessageState::accepted && next + 1 < parts.size()) {
        outcome.verdict.state = MessageState::queued;
        outcome.verdict.partSent = true;
        outcome.verdict.tried = false;
        outcome.verdict.retryAt = Time{}; // at once, as far as the pace lets it
    }
    co_return std::optional<inbox::SendOutcome>(std::move(outcome));
}

storage::Async<inbox::SendOutcome> Courier::change(storage::ChangeItem item) {
    const auto channel = m.channels.byId(item.channel);
    if (!channel)
        co_return fail(Errc::unavailable, "this channel can't be used now");
    Judgement judgement;
    Attempt attempt;
    attempt.channel = channel;
    attempt.part.peer = item.peer;
    attempt.part.phone = item.phone;
    attempt.part.key = "change-" + std::to_string(item.id); // no message goes by such a key
    if (item.externalIds.empty()) {
        judgement.ruling = Ruling::failed;
        judgement.detail = "the messenger has never told which message of its this is";
        co_return outcomeOf(judgement, false);
    }
    judgement = repeatable(co_await attemptChange(attempt, item));
    if (judgement.remedy == Remedy::other_peer && apply(judgement, attempt.part)) {
        const std::string peer = judgement.peer;
        judgement = repeatable(co_await attemptChange(attempt, item));
        if (judgement.ruling == Ruling::accepted) {
            judgement.remedy = Remedy::other_peer;
            judgement.peer = peer;
        }
    }
    co_await tellHealth(item.channel, judgement, attempt.unreached);
    co_return outcomeOf(judgement, attempt.unreached);
}

storage::Async<std::string> Courier::test(inbox::ChannelConfigPtr channel) {
    Attempt attempt;
    attempt.channel = channel;
    std::string name;
    const Judgement judgement = co_await ask(attempt, name);
    if (isQuiet(*channel)) // else whoever polls it knows better
        co_await tellHealth(channel->channel.id, judgement, attempt.unreached);
    if (judgement.ruling != Ruling::accepted)
        co_return fail(Errc::unavailable, judgement.detail);
    co_return name;
}

boost::asio::awaitable<Prospect> Courier::checkUp(inbox::ChannelConfigPtr channel) {
    Attempt attempt;
    attempt.channel = channel;
    std::string name;
    const Judgement judgement = co_await ask(attempt, name);
    co_await tellHealth(channel->channel.id, judgement, attempt.unreached);
    if (attempt.unreached)
        co_return Prospect::unreached;
    co_return judgement.ruling == Ruling::accepted ? Prospect::well : Prospect::troubled;
}

boost::asio::awaitable<void> Courier::tellHealth(ChannelId channel, const Judgement& judgement, bool unreached) {
    auto state = wire::ChannelState::ok;
    std::string reason;
    if (judgement.trouble == Trouble::misconfigured)
        state = wire::ChannelState::misconfigured;
    else if (judgement.trouble == Trouble::restricted)
        state = wire::ChannelState::degraded;
    if (state != wire::ChannelState::ok)
        reason = judgement.detail;
    if (!unreached)
        m_unreached.erase(channel);
    else if (++m_unreached[channel] < kUnreachedTillTold)
        co_return;
    else {
        state = wire::ChannelState::degraded;
        reason = domain::sentenceOf({domain::ChannelTrouble::unreached, {}});
    }
    if (state == wire::ChannelState::ok && judgement.ruling != Ruling::accepted)
        co_return; // a refused message says nothing about its channel
    (void)co_await m.health.report(channel, state, std::move(reason));
}

} // namespace pult::messenger
