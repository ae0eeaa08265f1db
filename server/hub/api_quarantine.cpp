// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include "server/hub/api_handlers.hpp"
#include "shared/wire/limits.hpp"

namespace pult::hub {

using storage::Async;

namespace {

constexpr int kAtOnce = 100;

Result<std::int64_t> positionOf(const std::optional<std::string>& after) {
    std::int64_t position = 0;
    if (!after)
        return position;
    const auto [end, trouble] = std::from_chars(after->data(), after->data() + after->size(), position);
    if (trouble != std::errc() || end != after->data() + after->size())
        return fail(Errc::invalid, "after: expected what the page before had in next");
    return position;
}

wire::QuarantineItem itemOf(storage::Quarantined&& kept, bool withRaw) {
    wire::QuarantineItem item;
    item.id = kept.id;
    item.channel_id = kept.channel;
    item.kind = std::move(kept.kind);
    item.why = std::move(kept.why);
    item.at = kept.at;
    if (kept.message.value != 0)
        item.message_id = kept.message;
    if (withRaw)
        item.raw = std::move(kept.raw);
    return item;
}

bool isUnderstood(const std::vector<storage::inbound::Event>& events) {
    return !events.empty() && std::none_of(events.begin(), events.end(), [](const auto& event) {
        return std::holds_alternative<storage::inbound::NotUnderstood>(event);
    });
}

} // namespace

/// Customers' words stand in it: who looks after channels doesn't read them for that alone.
bool ApiHandlers::mayReadRaw(const domain::Principal& principal, ChannelId id) const {
    const auto channel = m.channels.byId(id);
    const GroupId group = channel ? channel->group : GroupId{};
    return domain::may(principal, domain::Permission::dialog_read, {OperatorId{}, group});
}

Async<wire::QuarantineListed> ApiHandlers::handle(Caller caller, wire::QuarantineList request) {
    const auto after = positionOf(request.after);
    if (!after)
        co_return after.error();
    const auto limit = static_cast<int>(std::clamp<std::int64_t>(request.limit.value_or(50), 1, 200));
    auto kept = co_await m.store.quarantine(*after, limit + 1);
    if (!kept)
        co_return kept.error();
    wire::QuarantineListed listed;
    if (kept->size() > static_cast<std::size_t>(limit)) {
        kept->pop_back();
        listed.next = std::to_string(kept->back().id);
    }
    listed.items.reserve(kept->size());
    for (auto& each : *kept) {
        const bool withRaw = request.raw.value_or(false) && mayReadRaw(caller.principal, each.channel);
        listed.items.push_back(itemOf(std::move(each), withRaw));
    }
    co_return listed;
}

Async<bool> ApiHandlers::replay(const storage::Quarantined& kept) {
    const auto channel = m.channels.byId(kept.channel);
    if (!channel)
        co_return false; // removed: nothing comes in there any more
    auto events = m.reread(channel->channel.kind, kept.raw, kept.at);
    if (!isUnderstood(events))
        co_return false;
    auto replayed = co_await m.store.replayQuarantined(kept.id, std::move(events));
    if (!replayed)
        co_return replayed.error();
    co_return true;
}

Async<wire::QuarantineReplayed> ApiHandlers::handle(Caller caller, wire::QuarantineReplay request) {
    wire::QuarantineReplayed result;
    if (request.id && *request.id < 1)
        co_return fail(Errc::not_found, "there is nothing of this number in quarantine");
    std::int64_t after = request.id.value_or(1) - 1;
    for (bool more = true; more;) {
        auto kept = co_await m.store.quarantine(after, request.id ? 1 : kAtOnce);
        if (!kept)
            co_return kept.error();
        if (request.id && (kept->empty() || kept->front().id != *request.id))
            co_return fail(Errc::not_found, "there is nothing of this number in quarantine");
        for (const auto& each : *kept) {
            auto understood = co_await replay(each);
            if (!understood)
                co_return understood.error();
            ++(*understood ? result.understood : result.left);
            after = each.id;
        }
        more = !request.id && !kept->empty();
    }
    const domain::Actor actor = actorOf(caller);
    const std::string numbers =
        std::to_string(result.understood) + " understood, " + std::to_string(result.left) + " left";
    co_await m.store.audit(actor, "quarantine.replay", numbers);
    co_return result;
}

} // namespace pult::hub
