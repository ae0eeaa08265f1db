// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "server/hub/api_handlers.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/foreign_reply.hpp"
#include "shared/wire/limits.hpp"

namespace pult::hub {

using domain::Permission;
using storage::Async;

namespace {

constexpr std::size_t kMaxFiles = 10;
constexpr std::size_t kMaxDeviceName = 64;
constexpr std::size_t kMaxUseParameters = 50;
constexpr std::size_t kMaxPeer = 128;
constexpr std::size_t kMaxEmojiBytes = 64;
constexpr Millis kLongestSchedule = std::chrono::hours{24 * 365};

std::optional<Error> holdObjection(const wire::MessageSend& request) {
    if (!request.hold_ms)
        return std::nullopt;
    if (*request.hold_ms < 0 || *request.hold_ms > wire::kLongestHoldMs)
        return fail(Errc::invalid, "hold_ms: expected 0 to " + std::to_string(wire::kLongestHoldMs));
    if (request.send_at)
        return fail(Errc::invalid, "expected hold_ms or send_at, not both");
    if (request.kind == wire::ComposeMode::note)
        return fail(Errc::invalid, "hold_ms: a note is written at once");
    return std::nullopt;
}

std::optional<Error> useObjection(const std::optional<wire::TemplateUse>& use) {
    if (!use)
        return std::nullopt;
    if (use->id.has_value() == use->name.has_value() || use->name.has_value() != use->language.has_value())
        return fail(Errc::invalid, "template: expected either id, or name and language");
    if (use->parameters && use->parameters->size() > kMaxUseParameters)
        return fail(Errc::invalid, "template: at most " + std::to_string(kMaxUseParameters) + " parameters");
    return std::nullopt;
}

void cleanButtons(wire::MessageSend& request) {
    if (request.buttons)
        for (auto& button : *request.buttons)
            button.title = utf8::cleaned(button.title);
    if (request.menu)
        request.menu = utf8::cleaned(*request.menu);
}

/// Values go into a text: cleaned like one.
std::optional<wire::TemplateUse> cleaned(std::optional<wire::TemplateUse> use) {
    if (use && use->parameters)
        for (auto& [name, value] : *use->parameters)
            value = utf8::cleaned(value);
    return use;
}

/// Of a message or a draft: what goes as a file is one of its attachments.
bool areAttached(const auto& request) {
    const auto attached = request.attachments.value_or(std::vector<FileId>{});
    const auto asFiles = request.as_files.value_or(std::vector<FileId>{});
    return std::ranges::all_of(asFiles, [&](FileId id) { return std::ranges::find(attached, id) != attached.end(); });
}

std::optional<Error> objection(const wire::MessageSend& request, Time now) {
    if (request.kind == wire::ComposeMode::unknown)
        return fail(Errc::invalid, "kind: expected reply or note");
    if (auto error = clientIdObjection(request.client_id))
        return error;
    if (auto error = holdObjection(request))
        return error;
    const auto attached = request.attachments ? request.attachments->size() : 0;
    const auto linked = request.links ? request.links->size() : 0;
    const auto files = attached + linked;
    if (request.template_ && (request.template_id || !request.text.empty()))
        return fail(Errc::invalid, "template: expected instead of a text, without template_id");
    if (request.template_ && request.kind == wire::ComposeMode::note)
        return fail(Errc::invalid, "template: a note is written in one's own words");
    if (auto error = useObjection(request.template_))
        return error;
    if (request.buttons && (request.kind == wire::ComposeMode::note || request.template_))
        return fail(Errc::invalid, "buttons: only a reply in one's own words has some");
    if (linked > 0 && (request.kind == wire::ComposeMode::note || request.template_))
        return fail(Errc::invalid, "links: only a reply in one's own words has some");
    if (!areAttached(request))
        return fail(Errc::invalid, "as_files: expected some of the attachments");
    if (request.mentions && request.mentions->size() > wire::kMaxMentions)
        return fail(Errc::invalid, "at most " + std::to_string(wire::kMaxMentions) + " mentions a note");
    if (request.text.empty() && files == 0 && !request.template_)
        return fail(Errc::invalid, "the message is empty");
    if (files > kMaxFiles)
        return fail(Errc::invalid, "at most " + std::to_string(kMaxFiles) + " files a message");
    if (utf8::length(request.text) > wire::kMaxNoteText)
        return fail(Errc::too_large, "the text is longer than " + std::to_string(wire::kMaxNoteText) + " characters");
    if (request.send_at && request.kind == wire::ComposeMode::note)
        return fail(Errc::invalid, "send_at: a note is written at once");
    if (request.send_at && *request.send_at > now + kLongestSchedule)
        return fail(Errc::invalid, "send_at: expected a moment within a year");
    return std::nullopt;
}

/// What the sender must be allowed: a whisper is a note of those who lead.
Permission permissionFor(const wire::MessageSend& request) {
    if (request.kind != wire::ComposeMode::note)
        return Permission::dialog_reply;
    return request.whisper_to ? Permission::dialog_whisper : Permission::dialog_note;
}

} // namespace

Result<std::vector<domain::Principal>> ApiHandlers::principals(const std::vector<OperatorId>& operators) const {
    std::vector<domain::Principal> found;
    for (const OperatorId id : operators) {
        auto principal = m.directory.principal(id);
        if (!principal)
            return fail(Errc::invalid, "mentions, whisper_to: there is no such colleague");
        found.push_back(std::move(*principal));
    }
    return found;
}

Async<wire::MessageAnswer> ApiHandlers::handle(Caller caller, wire::MessageSend request) {
    request.text = utf8::cleaned(request.text);
    cleanButtons(request);
    if (auto error = objection(request, m.clock.now()))
        co_return std::move(*error);
    std::vector<FileId> linked = std::move(request.links).value_or(std::vector<FileId>{});
    auto links = co_await linksTo(caller, std::move(linked));
    if (!links)
        co_return links.error();
    auto mentions = principals(request.mentions.value_or(std::vector<OperatorId>{}));
    if (!mentions)
        co_return mentions.error();
    storage::OutboundMessage message;
    message.mentions = std::move(*mentions);
    if (request.whisper_to) {
        auto listener = principals({*request.whisper_to});
        if (!listener)
            co_return listener.error();
        message.whisperTo = std::move(listener->front());
    }
    message.links = std::move(*links);
    message.note = request.kind == wire::ComposeMode::note;
    message.guard = {caller.principal, permissionFor(request)};
    message.dialog = request.dialog_id;
    message.clientId = std::move(request.client_id);
    message.text = std::move(request.text);
    message.files = std::move(request.attachments).value_or(std::vector<FileId>{});
    message.asFiles = std::move(request.as_files).value_or(std::vector<FileId>{});
    message.replyTo = request.reply_to;
    message.seenSeq = request.seen_seq;
    message.sendAt = request.send_at;
    message.hold = Millis{request.hold_ms.value_or(0)};
    message.seenAssignee = request.seen_assignee;
    message.templateId = request.template_id;
    message.use = cleaned(std::move(request.template_));
    message.buttons = std::move(request.buttons);
    message.menu = std::move(request.menu);
    message.mayBeForeign = domain::mayBeForeign(m.foreignReply, request.foreign);
    auto stored = co_await m.store.recordOutbound(std::move(message));
    co_return answerWith<wire::MessageAnswer>(std::move(stored));
}

Async<wire::DialogStarted> ApiHandlers::handle(Caller caller, wire::DialogStart request) {
    const std::string text = utf8::cleaned(request.text.value_or(std::string()));
    if (request.identity_id.has_value() == (request.channel_id && request.peer))
        co_return fail(Errc::invalid, "expected either identity_id, or channel_id and peer");
    if (text.empty() == !request.template_.has_value())
        co_return fail(Errc::invalid, "expected either a text or a template");
    if (utf8::length(text) > wire::kMaxNoteText)
        co_return fail(Errc::too_large,
                       "the text is longer than " + std::to_string(wire::kMaxNoteText) + " characters");
    if (auto error = clientIdObjection(request.client_id))
        co_return std::move(*error);
    if (auto error = useObjection(request.template_))
        co_return std::move(*error);
    storage::DialogStart start;
    start.guard = {caller.principal, Permission::dialog_reply};
    start.identity = request.identity_id.value_or(IdentityId{});
    start.channel = request.channel_id.value_or(ChannelId{});
    start.peer = utf8::cleaned(request.peer.value_or(std::string()));
    if (!start.identity && (start.peer.empty() || start.peer.size() > kMaxPeer))
        co_return fail(Errc::invalid, "peer: expected whom to write to");
    start.clientId = std::move(request.client_id);
    start.text = text;
    start.use = cleaned(std::move(request.template_));
    start.mayBeForeign = domain::mayBeForeign(m.foreignReply, std::nullopt);
    start.isVisitorThere = std::ranges::any_of(senders, [&](const inbox::ChannelSender* sender) {
        return sender->isWatching(ThreadId{start.identity.value});
    });
    co_return co_await m.store.startDialog(std::move(start));
}

Async<wire::MessageAnswer> ApiHandlers::handle(Caller caller, wire::MessageCancel request) {
    if (request.message_id.has_value() == request.client_id.has_value())
        co_return fail(Errc::invalid, "expected either message_id or client_id");
    if (request.message_id)
        co_return co_await changeMessage(std::move(caller), *request.message_id, &storage::Store::cancelOutbound);
    if (auto error = clientIdObjection(request.client_id))
        co_return std::move(*error);
    storage::Guard guard{caller.principal, Permission::dialog_reply};
    auto stored = co_await m.store.withdrawOutbound(std::move(guard), std::move(*request.client_id));
    co_return answerWith<wire::MessageAnswer>(std::move(stored));
}

Async<wire::MessageAnswer> ApiHandlers::handle(Caller caller, wire::MessageRetry request) {
    co_return co_await changeMessage(std::move(caller), request.message_id, &storage::Store::retryOutbound);
}

Async<wire::MessageAnswer> ApiHandlers::handle(Caller caller, wire::MessageConfirm request) {
    co_return co_await changeMessage(std::move(caller), request.message_id, &storage::Store::confirmOutbound);
}

Async<wire::MessageAnswer> ApiHandlers::handle(Caller caller, wire::MessageEdit request) {
    storage::MessageEdit edit;
    edit.text = utf8::cleaned(request.text);
    if (utf8::length(edit.text) > wire::kMaxNoteText)
        co_return fail(Errc::too_large,
                       "the text is longer than " + std::to_string(wire::kMaxNoteText) + " characters");
    edit.guard = {caller.principal, Permission::message_edit_own};
    edit.message = request.message_id;
    edit.seenEditedAt = request.seen_edited_at;
    auto stored = co_await m.store.editMessage(std::move(edit));
    co_return answerWith<wire::MessageAnswer>(std::move(stored));
}

Async<wire::MessageAnswer> ApiHandlers::handle(Caller caller, wire::MessageDelete request) {
    storage::Guard guard{caller.principal, Permission::message_edit_own};
    auto stored = co_await m.store.deleteMessage(std::move(guard), request.message_id);
    co_return answerWith<wire::MessageAnswer>(std::move(stored));
}

Async<wire::MessageAnswer> ApiHandlers::handle(Caller caller, wire::MessageReact request) {
    if (request.emoji.size() > kMaxEmojiBytes || !utf8::isValid(request.emoji))
        co_return fail(Errc::invalid, "emoji: expected one, or nothing");
    storage::Guard guard{caller.principal, Permission::dialog_reply};
    auto stored = co_await m.store.reactToMessage(std::move(guard), request.message_id, std::move(request.emoji));
    co_return answerWith<wire::MessageAnswer>(std::move(stored));
}

Async<wire::MessageAnswer> ApiHandlers::changeMessage(Caller caller, MessageId message, MessageVerb verb) {
    storage::Guard guard{caller.principal, Permission::dialog_reply};
    auto stored = co_await (m.store.*verb)(std::move(guard), message);
    co_return answerWith<wire::MessageAnswer>(std::move(stored));
}

Async<wire::Empty> ApiHandlers::handle(Caller caller, wire::DraftSave request) {
    if (request.mode == wire::ComposeMode::unknown)
        co_return fail(Errc::invalid, "mode: expected reply or note");
    if (request.device && request.device->size() > kMaxDeviceName)
        co_return fail(Errc::invalid, "device: at most " + std::to_string(kMaxDeviceName) + " bytes");
    if (request.attachments && request.attachments->size() > kMaxFiles)
        co_return fail(Errc::invalid, "at most " + std::to_string(kMaxFiles) + " files a message");
    if (!areAttached(request))
        co_return fail(Errc::invalid, "as_files: expected some of the attachments");
    if (utf8::length(request.text) > wire::kMaxNoteText)
        co_return fail(Errc::too_large, "a draft has at most " + std::to_string(wire::kMaxNoteText) + " characters");
    wire::Draft draft;
    draft.dialog_id = request.dialog_id;
    draft.mode = request.mode;
    draft.text = std::move(request.text);
    draft.attachments = std::move(request.attachments).value_or(std::vector<FileId>{});
    draft.reply_to = request.reply_to;
    // A computer whose clock runs ahead must not win for ever.
    draft.at = std::min(request.at.value_or(m.clock.now()), m.clock.now());
    draft.cursor = request.cursor;
    draft.as_files = std::move(request.as_files);
    storage::DraftEdit edit;
    edit.guard = {caller.principal, Permission::dialog_read};
    edit.draft = std::move(draft);
    edit.device = std::move(request.device).value_or(std::string());
    edit.keepsFormer = request.keeps_former.value_or(false);
    auto saved = co_await m.store.saveDraft(std::move(edit));
    if (!saved)
        co_return saved.error();
    co_return wire::Empty{};
}

Async<wire::DraftListed> ApiHandlers::handle(Caller caller, wire::DraftList) {
    auto found = co_await m.store.drafts(caller.principal);
    if (!found)
        co_return found.error();
    wire::DraftListed listed;
    listed.drafts = std::move(found->drafts);
    if (!found->earlier.empty())
        listed.earlier = std::move(found->earlier);
    co_return std::move(listed);
}

} // namespace pult::hub
