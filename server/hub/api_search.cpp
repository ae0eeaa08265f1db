// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "server/hub/api_handlers.hpp"
#include "shared/base/utf8.hpp"

namespace pult::hub {

using domain::Permission;
using storage::Async;

namespace {

constexpr std::size_t kMaxSearch = 500; // code points
constexpr int kFurthestEast = 14 * 60;
/// Customers and templates stand beside the messages as long as everything is asked for.
constexpr int kOthersShare = 10;

struct Messenger {
    wire::ChannelKind kind;
    std::array<std::string_view, 5> words;
};
constexpr std::array kMessengers = {
    Messenger{wire::ChannelKind::whatsapp, {"wa", "whatsapp", "ватсап", "вотсап", "вацап"}},
    Messenger{wire::ChannelKind::telegram, {"tg", "telegram", "телеграм", "телеграмм", "тг"}},
    Messenger{wire::ChannelKind::vk, {"vk", "vkontakte", "вк", "вконтакте", "вк"}},
    Messenger{wire::ChannelKind::webchat, {"web", "webchat", "site", "сайт", "чат"}},
};

/// While it is typed the beginning of a messenger's word will do; that of a channel's name always does.
bool isMeant(const wire::Channel& channel, const std::vector<std::string>& words, bool typing) {
    const auto names = [&](std::string_view word) {
        return typing ? word.starts_with(words.front()) : word == words.front();
    };
    for (const auto& messenger : kMessengers)
        if (messenger.kind == channel.kind && words.size() == 1 && std::ranges::any_of(messenger.words, names))
            return true;
    const auto name = domain::foldedWords(channel.name);
    return std::ranges::all_of(words, [&](const std::string& wanted) {
        return std::ranges::any_of(name, [&](const std::string& word) { return word.starts_with(wanted); });
    });
}

bool isAboutMessages(const wire::SearchQuery& request, const domain::SearchText& text) {
    return request.dialog_id || domain::hasOperator(text);
}

std::optional<Error> searchObjection(const wire::SearchQuery& request) {
    if (utf8::length(request.text) > kMaxSearch)
        return fail(Errc::invalid, "text: at most " + std::to_string(kMaxSearch) + " characters");
    if (request.group == wire::SearchGroup::unknown)
        return fail(Errc::invalid, "group: expected messages, customers, templates or orders");
    if (request.after && !request.group)
        return fail(Errc::invalid, "after: goes on in one group");
    if (request.utc_offset && (*request.utc_offset < -kFurthestEast || *request.utc_offset > kFurthestEast))
        return fail(Errc::invalid, "utc_offset: expected minutes, at most 840");
    return std::nullopt;
}

bool isEmpty(const wire::SearchFound& found) {
    return found.messages.hits.empty() && !found.messages.next && found.customers.hits.empty() &&
           !found.customers.next && found.templates.hits.empty() && !found.orders;
}

} // namespace

Result<storage::MessageSearch> ApiHandlers::messageSearch(const Caller& caller, const wire::SearchQuery& request,
                                                          const domain::SearchText& text, int limit) const {
    storage::MessageSearch search;
    search.guard = {caller.principal, Permission::dialog_read};
    search.terms = text.terms;
    search.dialog = request.dialog_id;
    search.tags = text.tags;
    search.since = text.since;
    search.until = text.until;
    search.after = request.after;
    search.limit = limit;
    if (text.from && domain::isOneself(*text.from)) {
        search.kind = wire::AuthorKind::operator_;
        search.author = caller.principal.operatorId;
    } else if (text.from && domain::isCustomer(*text.from)) {
        search.kind = wire::AuthorKind::customer;
    } else if (text.from) {
        search.authorName = domain::foldedWords(*text.from);
    }
    if (!text.channel)
        return search;
    const auto words = domain::foldedWords(*text.channel);
    for (const auto& channel : m.channels.all())
        if (isMeant(channel->channel, words, request.typing.value_or(false)))
            search.channels.push_back(channel->channel.id);
    if (search.channels.empty())
        return fail(Errc::invalid, "channel: there is no channel of this name");
    return search;
}

Async<wire::SearchFound> ApiHandlers::find(const Caller& caller, const wire::SearchQuery& request,
                                           const domain::SearchText& text, int limit) {
    using wire::SearchGroup;
    wire::SearchFound found;
    const bool others = !isAboutMessages(request, text);
    const int fewer = request.group ? limit : std::max(1, limit / kOthersShare);
    if (request.group.value_or(SearchGroup::messages) == SearchGroup::messages) {
        auto search = messageSearch(caller, request, text, limit);
        if (!search)
            co_return search.error();
        auto hits = co_await m.store.searchMessages(std::move(*search));
        if (!hits)
            co_return hits.error();
        found.messages = std::move(*hits);
    }
    if (others && request.group.value_or(SearchGroup::customers) == SearchGroup::customers) {
        storage::CustomerSearch search{{caller.principal, Permission::dialog_read}, text.terms, request.after, fewer};
        auto hits = co_await m.store.searchCustomers(std::move(search));
        if (!hits)
            co_return hits.error();
        found.customers = std::move(*hits);
    }
    if (others && request.group.value_or(SearchGroup::orders) == SearchGroup::orders) {
        storage::OrderSearch search{{caller.principal, Permission::dialog_read}, text.terms, request.after, fewer};
        auto hits = co_await m.store.searchOrders(std::move(search));
        if (!hits)
            co_return hits.error();
        if (!hits->hits.empty() || hits->next)
            found.orders = std::move(*hits);
    }
    if (others && domain::may(caller.principal, Permission::template_use) &&
        request.group.value_or(SearchGroup::templates) == SearchGroup::templates) {
        storage::TemplateLookup lookup{caller.principal, text.terms, request.after, fewer};
        auto hits = co_await m.store.searchTemplates(std::move(lookup));
        if (!hits)
            co_return hits.error();
        found.templates = std::move(*hits);
    }
    co_return found;
}

Async<wire::SearchFound> ApiHandlers::handle(Caller caller, wire::SearchQuery request) {
    request.text = utf8::cleaned(request.text);
    if (auto error = searchObjection(request))
        co_return std::move(*error);
    const auto limit = pageSize(request.limit);
    if (!limit)
        co_return limit.error();
    const domain::SearchClock clock{m.clock.now(), std::chrono::minutes{request.utc_offset.value_or(0)}};
    const auto text = domain::parseSearch(request.text, clock, request.typing.value_or(false));
    if (!text)
        co_return text.error();
    if (!domain::hasWord(*text) && !domain::hasOperator(*text))
        co_return fail(Errc::invalid, "text: expected a word or an operator");
    auto found = co_await find(caller, request, *text, *limit);
    if (!found || !isEmpty(*found))
        co_return found;
    const auto other = domain::inOtherLayout(*text);
    if (!other)
        co_return found;
    auto slipped = co_await find(caller, request, *other, *limit);
    if (!slipped || isEmpty(*slipped))
        co_return found;
    slipped->read_as = domain::typedWords(*other);
    co_return slipped;
}

} // namespace pult::hub
