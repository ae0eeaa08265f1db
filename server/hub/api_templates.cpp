// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "server/hub/api_handlers.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/masking.hpp"
#include "shared/domain/template_text.hpp"
#include "shared/domain/whatsapp_text.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/limits.hpp"

namespace pult::hub {

using domain::Permission;
using storage::Async;

namespace {

constexpr std::size_t kMaxTitle = 100;   // code points
constexpr std::size_t kMaxShortcut = 32; // code points
constexpr std::size_t kMaxFolder = 200;  // code points
constexpr std::size_t kMaxTemplateFiles = 10;
constexpr std::size_t kMaxParameters = 50;
constexpr std::int64_t kLongestSnoozeMs = std::int64_t{365} * 24 * 60 * 60 * 1000;

std::optional<Error> textObjection(const std::string& text, std::string_view member) {
    if (utf8::length(text) > wire::kMaxNoteText)
        return fail(Errc::too_large,
                    std::string(member) + ": at most " + std::to_string(wire::kMaxNoteText) + " characters");
    return std::nullopt;
}

std::optional<Error> cleanVariants(std::optional<std::map<std::string, std::string>>& variants) {
    if (!variants)
        return std::nullopt;
    for (auto& [kind, text] : *variants) {
        if (wire::enumValue<wire::ChannelKind>(kind) == wire::ChannelKind::unknown)
            return fail(Errc::invalid, "variants: expected webchat, telegram, whatsapp or vk");
        text = utf8::cleaned(text);
        if (auto error = textObjection(text, "variants"))
            return error;
    }
    std::erase_if(*variants, [](const auto& variant) { return variant.second.empty(); });
    if (variants->empty())
        variants.reset();
    return std::nullopt;
}

std::optional<Error> cleanMacro(std::optional<wire::TemplateMacro>& macro) {
    if (!macro)
        return std::nullopt;
    auto tags = cleanTags(macro->add_tags);
    if (!tags)
        return tags.error();
    if (macro->add_tags)
        macro->add_tags = std::move(*tags);
    if (macro->snooze_ms && (*macro->snooze_ms <= 0 || *macro->snooze_ms > kLongestSnoozeMs))
        return fail(Errc::invalid, "macro: snooze_ms: expected up to a year");
    if (macro->close && (*macro->close == wire::Resolution::unknown || *macro->close == wire::Resolution::merged))
        return fail(Errc::invalid,
                    "macro: close: expected resolved, no_reply_from_client, declined, duplicate or spam");
    if (macro->close && (macro->snooze_ms || macro->snooze_until_reply.value_or(false)))
        return fail(Errc::invalid, "macro: expected a snooze or a close, not both");
    return std::nullopt;
}

std::optional<Error> cleanLine(std::optional<std::string>& text, std::size_t longest, std::string_view member) {
    if (!text)
        return std::nullopt;
    text = utf8::cleaned(*text);
    if (utf8::length(*text) > longest || text->find('\n') != std::string::npos)
        return fail(Errc::invalid,
                    std::string(member) + ": expected a line of at most " + std::to_string(longest) + " characters");
    return std::nullopt;
}

std::optional<Error> clean(wire::TemplateSave& save) {
    if (save.scope == wire::TemplateScope::unknown)
        return fail(Errc::invalid, "scope: expected mine, group, channel or all");
    std::optional<std::string> title = std::move(save.title);
    if (auto error = cleanLine(title, kMaxTitle, "title"))
        return error;
    if (title->empty())
        return fail(Errc::invalid, "title: is empty");
    save.title = std::move(*title);
    if (auto error = cleanLine(save.folder, kMaxFolder, "folder"))
        return error;
    if (auto error = cleanLine(save.shortcut, kMaxShortcut, "shortcut"))
        return error;
    if (save.shortcut && save.shortcut->find(' ') != std::string::npos)
        return fail(Errc::invalid, "shortcut: expected one word");
    save.text = utf8::cleaned(save.text);
    if (auto error = textObjection(save.text, "text"))
        return error;
    const auto files = save.attachments ? save.attachments->size() : 0;
    if (files > kMaxTemplateFiles)
        return fail(Errc::invalid, "attachments: at most " + std::to_string(kMaxTemplateFiles));
    if (save.text.empty() && files == 0)
        return fail(Errc::invalid, "the template is empty");
    if (auto error = cleanVariants(save.variants))
        return error;
    if (auto error = cleanMacro(save.macro))
        return error;
    return clientIdObjection(save.client_id);
}

} // namespace

Async<wire::TemplatePage> ApiHandlers::handle(Caller caller, wire::TemplateList request) {
    if (request.kind == wire::TemplateKind::unknown)
        co_return fail(Errc::invalid, "kind: expected quick or whatsapp");
    const auto limit = pageSize(request.limit);
    if (!limit)
        co_return limit.error();
    storage::TemplateQuery query{std::move(caller.principal), request.kind, std::move(request.after), *limit};
    co_return co_await m.store.templates(std::move(query));
}

Async<wire::TemplateAnswer> ApiHandlers::handle(Caller caller, wire::TemplateSave request) {
    if (auto error = clean(request))
        co_return std::move(*error);
    storage::TemplateEdit edit{std::move(caller.principal), std::move(request)};
    auto saved = co_await m.store.saveTemplate(std::move(edit));
    co_return answerWith<wire::TemplateAnswer>(std::move(saved));
}

Async<wire::Empty> ApiHandlers::handle(Caller caller, wire::TemplateDelete request) {
    auto done = co_await m.store.deleteTemplate(std::move(caller.principal), request);
    if (!done)
        co_return done.error();
    co_return wire::Empty{};
}

Async<wire::TemplateVersionList> ApiHandlers::handle(Caller caller, wire::TemplateVersions request) {
    co_return co_await m.store.templateVersions(std::move(caller.principal), request.template_id);
}

Async<wire::TemplateRendered> ApiHandlers::handle(Caller caller, wire::TemplateRender request) {
    if (request.parameters && request.parameters->size() > kMaxParameters)
        co_return fail(Errc::invalid, "parameters: at most " + std::to_string(kMaxParameters));
    auto one = co_await m.store.messageTemplate(caller.principal, request.template_id);
    if (!one)
        co_return one.error();
    storage::Guard guard{caller.principal, Permission::dialog_read};
    auto details = co_await m.store.dialog(std::move(guard), request.dialog_id);
    if (!details)
        co_return details.error();
    const auto channel = m.channels.byId(details->dialog.channel_id);
    domain::TemplateSubject subject;
    subject.customer = &details->customer;
    subject.dialog = &details->dialog;
    subject.operatorName = caller.principal.name;
    if (channel)
        subject.channelName = channel->channel.name;
    const auto lists = co_await m.store.workspace(caller.principal);
    if (!lists)
        co_return lists.error();
    subject.company = &lists->company.facts;
    subject.zone = lists->calendar ? std::string_view(lists->calendar->zone) : std::string_view();
    for (const auto& stage : lists->stages)
        if (details->dialog.stage_id == stage.id)
            subject.stageName = stage.name;
    subject.kindOf = [this](ChannelId id) {
        const auto known = m.channels.byId(id);
        return known ? known->channel.kind : wire::ChannelKind::unknown;
    };
    storage::OrderQuery newest{{caller.principal, Permission::dialog_read}, details->customer.id, std::nullopt, 1};
    const auto ordered = co_await m.store.orders(std::move(newest));
    if (!ordered)
        co_return ordered.error();
    if (!ordered->orders.empty())
        subject.order = &ordered->orders.front();
    if (domain::masksContacts(caller.principal))
        details->customer = domain::masked(std::move(details->customer), domain::PersonalFields(lists->fields));
    auto facts = domain::templateFacts(subject);
    for (auto& [name, value] : request.parameters.value_or(std::map<std::string, std::string>{}))
        facts[name] = utf8::cleaned(value);
    const auto kind = channel ? channel->channel.kind : wire::ChannelKind::unknown;
    auto rendered = one->kind == wire::TemplateKind::whatsapp
                        ? domain::renderWhatsapp(*one, facts)
                        : domain::renderTemplate(domain::textFor(*one, kind), facts);
    wire::TemplateRendered answer{std::move(rendered.text), rendered.missing()};
    co_return answer;
}

} // namespace pult::hub
