// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/api_handlers.hpp"

#include <algorithm>

#include "shared/base/utf8.hpp"
#include "shared/wire/limits.hpp"

namespace pult::hub {

using domain::Permission;
using storage::Async;

namespace {

constexpr std::size_t kMaxCustomerName = 200;
constexpr std::size_t kMaxFields = 50;
constexpr std::size_t kMaxFieldText = 1000;

std::optional<Error> clean(wire::CustomerUpdate& update) {
    if (update.name) {
        update.name = utf8::cleaned(*update.name);
        if (update.name->empty() || utf8::length(*update.name) > kMaxCustomerName)
            return fail(Errc::invalid, "name: expected 1 to " + std::to_string(kMaxCustomerName) + " characters");
    }
    for (auto* tags : {&update.tags, &update.add_tags, &update.remove_tags}) {
        if (!*tags)
            continue;
        if ((*tags)->size() > wire::kMaxCustomerTags)
            return fail(Errc::invalid, "tags: at most " + std::to_string(wire::kMaxCustomerTags));
        for (auto& tag : **tags)
            tag = utf8::cleaned(tag);
        std::erase(**tags, std::string());
        const auto isLong = [](const std::string& tag) { return utf8::length(tag) > wire::kMaxTagText; };
        if (tags != &update.remove_tags && std::ranges::any_of(**tags, isLong))
            return fail(Errc::invalid, "a tag has 1 to " + std::to_string(wire::kMaxTagText) + " characters");
    }
    if (update.fields) {
        if (update.fields->size() > kMaxFields)
            return fail(Errc::invalid, "fields: at most " + std::to_string(kMaxFields));
        for (auto& [key, value] : *update.fields) {
            value = utf8::cleaned(value);
            if (key != utf8::cleaned(key) || key.find('\n') != std::string::npos)
                return fail(Errc::invalid, "fields: a name is a line of text");
            if (key.empty() || utf8::length(key) > kMaxCustomerName || utf8::length(value) > kMaxFieldText)
                return fail(Errc::invalid,
                            "fields: a value has at most " + std::to_string(kMaxFieldText) + " characters");
        }
    }
    return std::nullopt;
}

constexpr std::size_t kMaxReason = 500;

std::string auditSubject(CustomerId id, const std::string& reason) {
    return std::to_string(id.value) + (reason.empty() ? "" : ": " + reason);
}

/// What is shown in place of a value is no value.
std::optional<Error> maskedObjection(const Caller& caller, const wire::CustomerUpdate& update) {
    if (!domain::masksContacts(caller.principal))
        return std::nullopt;
    const Error objection = fail(Errc::invalid, "what is shown in part is no value: reveal it first");
    if (update.name && domain::looksMasked(*update.name))
        return objection;
    for (const auto& [key, value] : update.fields.value_or(std::map<std::string, std::string>{}))
        if (domain::looksMasked(value))
            return objection;
    return std::nullopt;
}

} // namespace

Async<wire::CustomerDetails> ApiHandlers::handle(Caller caller, wire::CustomerGet request) {
    storage::Guard guard{caller.principal, Permission::dialog_read};
    co_return co_await m.store.customer(std::move(guard), request.customer_id);
}

Async<wire::CustomerAnswer> ApiHandlers::handle(Caller caller, wire::CustomerUpdate request) {
    if (auto error = clean(request))
        co_return std::move(*error);
    if (auto error = clientIdObjection(request.client_id))
        co_return std::move(*error);
    if (auto error = maskedObjection(caller, request))
        co_return std::move(*error);
    storage::Guard guard{caller.principal, Permission::customer_edit};
    auto customer = co_await m.store.updateCustomer(std::move(guard), std::move(request));
    co_return answerWith<wire::CustomerAnswer>(std::move(customer));
}

Async<wire::CustomerNoteAnswer> ApiHandlers::handle(Caller caller, wire::CustomerNoteAdd request) {
    request.text = utf8::cleaned(request.text);
    if (request.text.empty() || utf8::length(request.text) > wire::kMaxNoteText)
        co_return fail(Errc::invalid, "text: expected 1 to " + std::to_string(wire::kMaxNoteText) + " characters");
    if (auto error = clientIdObjection(request.client_id))
        co_return std::move(*error);
    if (request.mentions && request.mentions->size() > wire::kMaxMentions)
        co_return fail(Errc::invalid, "mentions: at most " + std::to_string(wire::kMaxMentions));
    if (const auto called = principals(request.mentions.value_or(std::vector<OperatorId>{})); !called)
        co_return called.error();
    storage::Guard guard{caller.principal, Permission::customer_edit};
    auto note = co_await m.store.addCustomerNote(std::move(guard), std::move(request));
    co_return answerWith<wire::CustomerNoteAnswer>(std::move(note));
}

Async<wire::CustomerNoteAnswer> ApiHandlers::handle(Caller caller, wire::CustomerNotePin request) {
    storage::Guard guard{caller.principal, Permission::customer_edit};
    auto note = co_await m.store.pinCustomerNote(std::move(guard), request);
    co_return answerWith<wire::CustomerNoteAnswer>(std::move(note));
}

/// Nobody gets to see what isn't written down.
Async<wire::CustomerAnswer> ApiHandlers::handle(Caller caller, wire::CustomerReveal request) {
    const std::string reason = utf8::cleaned(request.reason.value_or(std::string()));
    if (utf8::length(reason) > kMaxReason)
        co_return fail(Errc::invalid, "reason: at most " + std::to_string(kMaxReason) + " characters");
    storage::Guard guard{caller.principal, Permission::customer_see_full_contacts};
    auto details = co_await m.store.customer(std::move(guard), request.customer_id);
    if (!details)
        co_return details.error();
    const domain::Actor actor = actorOf(caller);
    const auto noted = co_await m.store.audit(actor, "customer.reveal", auditSubject(request.customer_id, reason));
    if (!noted)
        co_return noted.error();
    wire::CustomerAnswer answer{std::move(details->customer)};
    co_return answer;
}

Async<wire::Journey> ApiHandlers::handle(Caller caller, wire::CustomerJourney request) {
    const auto limit = pageSize(request.limit);
    if (!limit)
        co_return limit.error();
    storage::JourneyQuery query{
        {caller.principal, Permission::dialog_read}, request.customer_id, request.after, *limit};
    co_return co_await m.store.journey(std::move(query));
}

Async<wire::MergeSuggestions> ApiHandlers::handle(Caller caller, wire::CustomerSuggestions request) {
    storage::Guard guard{caller.principal, Permission::customer_merge};
    co_return co_await m.store.mergeSuggestions(std::move(guard), request.customer_id);
}

Async<wire::Empty> ApiHandlers::handle(Caller caller, wire::CustomerKeepApart request) {
    storage::Guard guard{caller.principal, Permission::customer_merge};
    const auto done = co_await m.store.keepApart(std::move(guard), request.customer_id, request.other_id);
    if (!done)
        co_return done.error();
    co_return wire::Empty{};
}

Async<wire::CustomerMerged> ApiHandlers::handle(Caller caller, wire::CustomerMerge request) {
    storage::Guard guard{caller.principal, Permission::customer_merge};
    co_return co_await m.store.mergeCustomers(std::move(guard), std::move(request));
}

Async<wire::CustomerUnmerged> ApiHandlers::handle(Caller caller, wire::CustomerUnmerge request) {
    storage::Guard guard{caller.principal, Permission::customer_unmerge};
    co_return co_await m.store.unmergeCustomers(std::move(guard), request.merge_id);
}

Async<wire::CustomerAnswer> ApiHandlers::handle(Caller caller, wire::CustomerBlock request) {
    const std::string reason = utf8::cleaned(request.reason.value_or(std::string()));
    if (utf8::length(reason) > kMaxReason)
        co_return fail(Errc::invalid, "reason: at most " + std::to_string(kMaxReason) + " characters");
    storage::Guard guard{caller.principal, Permission::dialog_close};
    auto stored = co_await m.store.blockCustomer(std::move(guard), request.customer_id, request.blocked);
    if (!stored)
        co_return stored.error();
    if (!stored->changed)
        co_return wire::CustomerAnswer{std::move(stored->customer)};
    const domain::Actor actor = actorOf(caller);
    (void)co_await m.store.audit(actor, request.blocked ? "customer.block" : "customer.unblock",
                                 auditSubject(request.customer_id, reason));
    // The messenger needn't bring what nobody hears; where it can't keep him out we do.
    for (const auto& identity : stored->customer.identities)
        if (auto* sender = senderFor(identity.channel_id))
            sender->block(identity.channel_id, identity.peer, request.blocked);
    wire::CustomerAnswer answer{std::move(stored->customer)};
    co_return answer;
}

inbox::ChannelSender* ApiHandlers::senderFor(ChannelId id) const {
    const auto channel = m.channels.byId(id);
    const auto found = std::find_if(senders.begin(), senders.end(), [&](const inbox::ChannelSender* sender) {
        return channel && sender->kind() == channel->channel.kind;
    });
    return found == senders.end() ? nullptr : *found;
}

} // namespace pult::hub
