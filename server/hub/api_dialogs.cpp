// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/api_handlers.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/dialog_filter.hpp"
#include "shared/domain/withholding.hpp"
#include "shared/wire/limits.hpp"

namespace pult::hub {

using domain::Permission;
using storage::Async;

namespace {

/// Each may be a stretch of an index of its own.
constexpr std::size_t kMaxNamed = 100;
constexpr std::size_t kMaxTags = 50;

template <class T>
std::vector<T> listOf(const std::optional<wire::OneOrMany<T>>& list) {
    return list ? std::vector<T>(list->begin(), list->end()) : std::vector<T>{};
}

} // namespace

Result<storage::DialogQuery> queryOf(const wire::DialogFilter& filter, const Caller& caller) {
    storage::DialogQuery query;
    if (filter.status) {
        for (const auto status : *filter.status) {
            if (status == wire::DialogStatus::unknown)
                return fail(Errc::invalid, "filter: status: expected bot, queued, offered, active, waiting, snoozed "
                                           "or closed");
            query.statuses.push_back(status);
        }
    }
    query.resolutions = listOf(filter.resolution);
    if (std::ranges::count(query.resolutions, wire::Resolution::unknown) > 0)
        return fail(Errc::invalid, "filter: resolution: expected resolved, no_reply_from_client, declined, duplicate, "
                                   "spam, merged, bot_resolved or auto_inactive");
    query.scripts = listOf(filter.script);
    if (std::ranges::count(query.scripts, wire::Script::unknown) > 0)
        return fail(Errc::invalid, "filter: script: expected cyrillic, latin or other");
    for (const auto& word : listOf(filter.assignee)) {
        const auto assignee = domain::assigneeOf(word, caller.principal.operatorId);
        if (!assignee)
            return fail(Errc::invalid, "filter: assignee: expected an operator's id, \"me\" or \"none\"");
        query.assignees.push_back(*assignee);
    }
    query.unanswered = filter.unanswered;
    query.channels = listOf(filter.channel_id);
    query.tags = listOf(filter.tag);
    query.stages = listOf(filter.stage);
    query.groups = listOf(filter.group_id);
    query.customer = filter.customer_id;
    query.followed = filter.followed;
    query.mentioned = filter.mentioned;
    query.atRisk = filter.at_risk;
    query.hasAttachments = filter.has_attachments;
    query.writtenFrom = filter.written_from;
    query.writtenUntil = filter.written_until;
    const std::size_t named = query.statuses.size() + query.assignees.size() + query.channels.size() +
                              query.tags.size() + query.stages.size() + query.groups.size() + query.resolutions.size() +
                              query.scripts.size();
    if (named > kMaxNamed)
        return fail(Errc::invalid, "filter: at most " + std::to_string(kMaxNamed) + " values at once");
    return query;
}

Result<int> pageSize(const std::optional<int>& limit) {
    if (!limit)
        return wire::kDefaultPage;
    if (*limit < 1 || *limit > wire::kMaxPage)
        return fail(Errc::invalid, "limit: expected 1 to " + std::to_string(wire::kMaxPage));
    return *limit;
}

Result<std::vector<std::string>> cleanTags(const std::optional<std::vector<std::string>>& tags) {
    std::vector<std::string> clean;
    if (!tags)
        return clean;
    if (tags->size() > kMaxTags)
        return fail(Errc::invalid, "at most " + std::to_string(kMaxTags) + " tags at once");
    for (const auto& tag : *tags) {
        std::string text = utf8::cleaned(tag);
        if (text.empty() || utf8::length(text) > wire::kMaxTagText)
            return fail(Errc::invalid, "a tag has 1 to " + std::to_string(wire::kMaxTagText) + " characters");
        clean.push_back(std::move(text));
    }
    return clean;
}

std::optional<Error> clientIdObjection(const std::optional<std::string>& clientId) {
    if (!clientId)
        return std::nullopt;
    const auto error = fail(Errc::invalid, "client_id: expected a UUID");
    if (clientId->size() != 36)
        return error;
    for (std::size_t i = 0; i < clientId->size(); ++i) {
        const char c = (*clientId)[i];
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (dash ? c != '-' : !hex)
            return error;
    }
    return std::nullopt;
}

domain::Actor actorOf(const Caller& caller) {
    return {wire::AuthorKind::operator_, caller.principal.operatorId.value, caller.principal.name};
}

Async<wire::DialogPage> ApiHandlers::handle(Caller caller, wire::DialogList request) {
    auto query = queryOf(request.filter.value_or(wire::DialogFilter{}), caller);
    if (!query)
        co_return query.error();
    const auto limit = pageSize(request.limit);
    if (!limit)
        co_return limit.error();
    query->limit = *limit;
    query->scope = domain::scope(caller.principal, Permission::dialog_read);
    query->reader = domain::personOf(caller.principal);
    query->now = m.clock.now();
    query->order = request.order.value_or(wire::DialogOrder::urgency);
    if (query->order == wire::DialogOrder::unknown)
        co_return fail(Errc::invalid, "order: expected urgency or recent");
    query->after = request.after;
    co_return co_await m.store.dialogs(std::move(*query));
}

Async<wire::DialogCounted> ApiHandlers::handle(Caller caller, wire::DialogCounts) {
    auto counts = co_await m_counts.of(std::move(caller.principal));
    co_return answerWith<wire::DialogCounted>(std::move(counts));
}

Async<wire::DialogDetails> ApiHandlers::handle(Caller caller, wire::DialogGet request) {
    storage::Guard guard{caller.principal, Permission::dialog_read};
    auto details = co_await m.store.dialog(std::move(guard), request.dialog_id);
    if (!details)
        co_return details.error();
    for (const auto viewer : m_viewers.of(request.dialog_id))
        if (viewer != domain::personOf(caller.principal))
            details->viewing.push_back(domain::shownTo(caller.principal, m.presence.of(viewer)));
    std::erase_if(details->viewing, [](const auto& each) { return each.status == wire::PresenceStatus::offline; });
    co_return std::move(*details);
}

Async<wire::MessagePage> ApiHandlers::handle(Caller caller, wire::DialogHistory request) {
    const int named =
        int(request.thread_id.has_value()) + int(request.dialog_id.has_value()) + int(request.customer_id.has_value());
    if (named != 1)
        co_return fail(Errc::invalid, "expected exactly one of thread_id, dialog_id and customer_id");
    if (request.before && request.after)
        co_return fail(Errc::invalid, "expected before or after, not both");
    const auto limit = pageSize(request.limit);
    if (!limit)
        co_return limit.error();
    storage::HistoryQuery query;
    query.guard = {caller.principal, Permission::dialog_read};
    query.thread = request.thread_id;
    query.dialog = request.dialog_id;
    query.customer = request.customer_id;
    query.before = request.before;
    query.after = request.after;
    query.limit = *limit;
    co_return co_await m.store.history(std::move(query));
}

Async<wire::DialogAnswer> ApiHandlers::change(Caller caller, Permission permission, DialogId dialog,
                                              domain::DialogEvent event, Conditions conditions) {
    if (auto error = clientIdObjection(conditions.clientId))
        co_return std::move(*error);
    storage::DialogChange change;
    change.guard = {caller.principal, permission};
    change.dialog = dialog;
    change.event = std::move(event);
    change.version = conditions.version;
    change.clientId = std::move(conditions.clientId);
    change.seenAssignee = conditions.seenAssignee;
    change.comment = std::move(conditions.comment);
    auto changed = co_await m.store.changeDialog(std::move(change));
    co_return answerWith<wire::DialogAnswer>(std::move(changed));
}

Async<wire::DialogAnswer> ApiHandlers::handle(Caller caller, wire::DialogTake request) {
    domain::DialogEvent event = domain::event::Taken{caller.principal.operatorId, request.version};
    Conditions conditions{request.version, {}, {}, {}};
    co_return co_await change(std::move(caller), Permission::dialog_take, request.dialog_id, std::move(event),
                              std::move(conditions));
}

Async<wire::DialogAnswer> ApiHandlers::handle(Caller caller, wire::DialogTakeNext request) {
    const auto mode = request.mode.value_or(m.takeNext);
    if (mode == wire::TakeMode::unknown)
        co_return fail(Errc::invalid, "mode: expected deadline, oldest or random");
    if (const auto* asker = m.directory.find(caller.principal.operatorId);
        asker && asker->presence.status != wire::PresenceStatus::available)
        co_return fail(Errc::conflict, "your status takes no new dialogs: go online first");
    storage::Guard guard{caller.principal, Permission::dialog_take};
    auto taken = co_await m.store.takeNext(std::move(guard), mode);
    co_return answerWith<wire::DialogAnswer>(std::move(taken));
}

Async<wire::DialogAnswer> ApiHandlers::handle(Caller caller, wire::DialogAccept request) {
    domain::DialogEvent event = domain::event::OfferAccepted{caller.principal.operatorId};
    Conditions conditions{request.version, {}, {}, {}};
    co_return co_await change(std::move(caller), Permission::dialog_take, request.dialog_id, std::move(event),
                              std::move(conditions));
}

Async<wire::DialogAnswer> ApiHandlers::handle(Caller caller, wire::DialogDecline request) {
    domain::DialogEvent event = domain::event::OfferMissed{caller.principal.operatorId};
    Conditions conditions{request.version, {}, {}, {}};
    co_return co_await change(std::move(caller), Permission::dialog_take, request.dialog_id, std::move(event),
                              std::move(conditions));
}

Async<wire::DialogAnswer> ApiHandlers::handle(Caller caller, wire::DialogTakeOver request) {
    domain::DialogEvent event = domain::event::TakenOver{caller.principal.operatorId};
    Conditions conditions{request.version, {}, {}, {}};
    co_return co_await change(std::move(caller), Permission::dialog_takeover, request.dialog_id, std::move(event),
                              std::move(conditions));
}

Async<wire::DialogAnswer> ApiHandlers::handle(Caller caller, wire::DialogAssign request) {
    const OperatorId to = request.assignee_id.value_or(OperatorId{});
    if (!to && !request.group_id)
        co_return fail(Errc::invalid, "expected assignee_id or group_id");
    if (to) {
        auto receiver = m.directory.principal(to);
        if (!receiver || !domain::may(*receiver, Permission::dialog_take))
            co_return fail(Errc::invalid, "assignee_id: expected an active operator who answers customers");
    }
    domain::DialogEvent event = domain::event::Transferred{to, request.group_id.value_or(GroupId{}), false};
    Conditions conditions{request.version, std::move(request.client_id), request.seen_assignee, {}};
    conditions.comment = utf8::cleaned(request.comment.value_or(std::string()));
    if (utf8::length(conditions.comment) > wire::kMaxNoteText)
        co_return fail(Errc::too_large, "comment: at most " + std::to_string(wire::kMaxNoteText) + " characters");
    co_return co_await change(std::move(caller), Permission::dialog_transfer, request.dialog_id, std::move(event),
                              std::move(conditions));
}

Async<wire::DialogAnswer> ApiHandlers::handle(Caller caller, wire::DialogClose request) {
    const auto resolution = request.resolution.value_or(wire::Resolution::resolved);
    if (resolution == wire::Resolution::unknown || resolution == wire::Resolution::merged)
        co_return fail(Errc::invalid,
                       "resolution: expected resolved, no_reply_from_client, declined, duplicate or spam");
    domain::DialogEvent event = domain::event::Closed{resolution, request.seen_seq, false, {}};
    if (resolution == wire::Resolution::spam)
        event = domain::event::MarkedSpam{false};
    Conditions conditions{request.version, std::move(request.client_id), request.seen_assignee, {}};
    co_return co_await change(std::move(caller), Permission::dialog_close, request.dialog_id, std::move(event),
                              std::move(conditions));
}

Async<wire::DialogAnswer> ApiHandlers::handle(Caller caller, wire::DialogReopen request) {
    domain::DialogEvent event = domain::event::Reopened{caller.principal.operatorId};
    Conditions conditions{request.version, std::move(request.client_id), request.seen_assignee, {}};
    co_return co_await change(std::move(caller), Permission::dialog_reopen, request.dialog_id, std::move(event),
                              std::move(conditions));
}

Async<wire::DialogAnswer> ApiHandlers::handle(Caller caller, wire::DialogMerge request) {
    domain::DialogEvent event = domain::event::Merged{request.into_id, request.seen_seq, false};
    Conditions conditions{request.version, std::move(request.client_id), request.seen_assignee, {}};
    co_return co_await change(std::move(caller), Permission::dialog_close, request.dialog_id, std::move(event),
                              std::move(conditions));
}

Async<wire::DialogAnswer> ApiHandlers::handle(Caller caller, wire::DialogSnooze request) {
    const bool untilReply = request.until_reply.value_or(false);
    if (!request.until && !untilReply)
        co_return fail(Errc::invalid, "expected until, until_reply or both");
    domain::DialogEvent event = domain::event::Snoozed{request.until, untilReply, request.seen_seq};
    Conditions conditions{request.version, std::move(request.client_id), request.seen_assignee, {}};
    co_return co_await change(std::move(caller), Permission::dialog_reply, request.dialog_id, std::move(event),
                              std::move(conditions));
}

Async<wire::DialogAnswer> ApiHandlers::handle(Caller caller, wire::DialogMark request) {
    domain::DialogEvent event = domain::event::MarkedUnanswered{};
    if (request.answered)
        event = domain::event::MarkedAnswered{request.seen_seq};
    Conditions conditions{request.version, std::move(request.client_id), request.seen_assignee, {}};
    co_return co_await change(std::move(caller), Permission::dialog_reply, request.dialog_id, std::move(event),
                              std::move(conditions));
}

Async<wire::DialogAnswer> ApiHandlers::handle(Caller caller, wire::DialogTag request) {
    auto add = cleanTags(request.add);
    if (!add)
        co_return add.error();
    auto remove = cleanTags(request.remove);
    if (!remove)
        co_return remove.error();
    if (auto error = clientIdObjection(request.client_id))
        co_return std::move(*error);
    storage::TagChange change;
    change.guard = {caller.principal, Permission::dialog_tag};
    change.dialog = request.dialog_id;
    change.add = std::move(*add);
    change.remove = std::move(*remove);
    change.version = request.version;
    change.clientId = std::move(request.client_id);
    auto changed = co_await m.store.changeTags(std::move(change));
    co_return answerWith<wire::DialogAnswer>(std::move(changed));
}

Async<wire::Empty> ApiHandlers::handle(Caller caller, wire::DialogRead request) {
    storage::Guard guard{caller.principal, Permission::dialog_read};
    const auto read = co_await m.store.markRead(std::move(guard), request.dialog_id, request.seq);
    if (!read)
        co_return read.error();
    auto* sender = read->externalId.empty() ? nullptr : senderFor(read->channel);
    if (sender)
        sender->markRead(read->channel, read->peer, read->externalId);
    co_return wire::Empty{};
}

} // namespace pult::hub
