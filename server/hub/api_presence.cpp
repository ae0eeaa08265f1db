// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/api_handlers.hpp"
#include "shared/base/utf8.hpp"

/// Typing, viewing and declared presence: what operators see of each other.
namespace pult::hub {

using domain::Permission;
using storage::Async;

namespace {

constexpr std::size_t kMaxPresenceReason = 200; // code points

storage::EventScope scopeOf(DialogId dialog, const domain::DialogFacts& facts) {
    storage::EventScope scope;
    scope.audience = storage::EventScope::Audience::dialogs;
    scope.facts = {facts};
    scope.dialogId = dialog;
    return scope;
}

} // namespace

Async<wire::Empty> ApiHandlers::handle(Caller caller, wire::DialogTyping request) {
    storage::Guard guard{caller.principal, Permission::dialog_read};
    const auto facts = co_await m.store.dialogFacts(guard, request.dialog_id);
    if (!facts)
        co_return facts.error();
    const bool note = request.note.value_or(false);
    if (signals && !isHidden(caller)) {
        const domain::Actor actor = actorOf(caller);
        wire::TypingSignal typing{request.dialog_id, {actor.kind, actor.id, actor.name}, request.note};
        signals->signal(typing, scopeOf(request.dialog_id, *facts));
    }
    if (note || !domain::may(caller.principal, Permission::dialog_reply, *facts))
        co_return wire::Empty{};
    auto details = co_await m.store.dialog(std::move(guard), request.dialog_id);
    if (!details)
        co_return details.error();
    const ChannelId channel = details->dialog.channel_id;
    auto* sender = senderFor(channel);
    if (!sender)
        co_return wire::Empty{};
    std::string heard;
    if (sender->typesInAnswer() && details->dialog.last_inbound_seq > 0)
        if (auto id = co_await m.store.externalId(MessageId{details->dialog.last_inbound_seq}))
            heard = std::move(*id);
    // He may have others on this channel: who writes here sees it, and no other conversation of his.
    for (const auto& identity : details->customer.identities)
        if (identity.id.value == details->dialog.thread_id.value)
            sender->typing(channel, identity.peer, caller.principal.name, heard);
    co_return wire::Empty{};
}

Async<wire::Empty> ApiHandlers::handle(Caller caller, wire::DialogViewing request) {
    if (!request.dialog_id || !caller.socket) { // without a socket nobody could tell when he is gone
        stopViewing(caller);
        co_return wire::Empty{};
    }
    storage::Guard guard{caller.principal, Permission::dialog_read};
    const auto seen = co_await m.store.dialogFacts(std::move(guard), *request.dialog_id);
    if (!seen)
        co_return seen.error();
    const auto left = m_viewers.look(caller.socket, caller.principal.operatorId, *request.dialog_id);
    if (left)
        tellViewing(caller, *left, false);
    m_viewedFacts[*request.dialog_id] = *seen;
    tellViewing(caller, *request.dialog_id, true);
    co_return wire::Empty{};
}

bool ApiHandlers::isHidden(const Caller& caller) const {
    return m.presence.of(caller.principal.operatorId).status == wire::PresenceStatus::hidden;
}

void ApiHandlers::stopViewing(const Caller& caller) {
    const auto left = m_viewers.look(caller.socket, caller.principal.operatorId, DialogId{});
    if (left)
        tellViewing(caller, *left, false);
}

void ApiHandlers::tellViewing(const Caller& caller, DialogId dialog, bool viewing) {
    const auto facts = m_viewedFacts.find(dialog);
    if (!signals || facts == m_viewedFacts.end())
        return;
    if (!viewing || !isHidden(caller)) // who hides looks on without being seen
        signals->signal(wire::ViewingSignal{dialog, caller.principal.operatorId, caller.principal.name, viewing},
                        scopeOf(dialog, facts->second));
    if (m_viewers.of(dialog).empty())
        m_viewedFacts.erase(facts);
}

void ApiHandlers::rests(const Caller& caller, std::optional<Time> since) {
    const OperatorId person = domain::personOf(caller.principal);
    if (person && caller.socket && m.presence.rests(person, caller.socket, since) && onIdleChanged)
        onIdleChanged(person);
}

Async<wire::Empty> ApiHandlers::handle(Caller caller, wire::PresenceIdle request) {
    if (request.for_ms && *request.for_ms < 0)
        co_return fail(Errc::invalid, "for_ms: expected 0 or more");
    constexpr Millis kLongest = std::chrono::hours{24};
    const auto now = m.clock.now();
    rests(caller, request.for_ms ? std::optional(now - std::min(Millis{*request.for_ms}, kLongest)) : std::nullopt);
    co_return wire::Empty{};
}

Async<wire::PresenceAnswer> ApiHandlers::handle(Caller caller, wire::PresenceSet request) {
    using wire::PresenceStatus;
    if (request.status == PresenceStatus::unknown || request.status == PresenceStatus::offline)
        co_return fail(Errc::invalid, "status: expected available, busy, break or hidden");
    if (request.reason)
        request.reason = utf8::cleaned(*request.reason);
    if (request.reason && utf8::length(*request.reason) > kMaxPresenceReason)
        co_return fail(Errc::invalid, "reason: at most " + std::to_string(kMaxPresenceReason) + " characters");
    wire::Presence presence;
    presence.operator_id = caller.principal.operatorId;
    presence.status = request.status;
    presence.reason = std::move(request.reason);
    presence.since = m.clock.now();
    auto stored = co_await m.store.setPresence(std::move(presence));
    if (!stored)
        co_return stored.error();
    const auto loaded = co_await m.directory.load();
    if (!loaded)
        co_return loaded.error();
    wire::PresenceAnswer answer{std::move(*stored)};
    co_return answer;
}

} // namespace pult::hub
