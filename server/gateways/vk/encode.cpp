// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/vk/encode.hpp"

#include <algorithm>
#include <charconv>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "server/gateways/messenger/web_address.hpp"
#include "server/gateways/vk/decode_parts.hpp"
#include "server/gateways/vk/hosts.hpp"
#include "server/storage/send_key.hpp"

namespace pult::vk {

using messenger::HttpCall;
using messenger::Outgoing;

namespace {

constexpr std::size_t kMostNumbers = 100;
constexpr std::size_t kMostUsers = 1000;
constexpr int kMostWaitSeconds = 90;
constexpr std::int64_t kReactions = 16;

std::int64_t numberOf(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string attachments(const Outgoing& message) {
    std::string list;
    for (const auto& file : message.files)
        if (!file.uploaded.empty())
            list += (list.empty() ? "" : ",") + file.uploaded;
    return list;
}

std::string quoting(const Outgoing& message) {
    boost::json::object forward;
    forward["peer_id"] = numberOf(message.peer);
    forward["conversation_message_ids"] = boost::json::array{numberOf(message.replyToExternal)};
    forward["is_reply"] = 1;
    return boost::json::serialize(forward);
}

} // namespace

HttpCall call(const Account& account, std::string_view method, Parameters parameters) {
    HttpCall request;
    request.url = account.base + "/method/" + std::string(method);
    request.named = method;
    request.contentType = "application/x-www-form-urlencoded";
    parameters.emplace_back("v", account.version);
    parameters.emplace_back("access_token", account.token);
    for (const auto& [name, value] : parameters) {
        request.body += request.body.empty() ? "" : "&";
        request.body.append(name).append("=").append(messenger::percentEncoded(value));
    }
    if (account.isOwnBase)
        request.ownBase = account.base;
    return request;
}

HttpCall send(const Account& account, const Outgoing& message, const std::string& keyboard) {
    // With `peer_ids` even for one: the answer to `peer_id` doesn't tell the message's number.
    Parameters parameters{{"peer_ids", message.peer}, {"random_id", std::to_string(storage::sendNumber(message.key))}};
    if (!message.text.empty())
        parameters.emplace_back("message", message.text);
    if (auto files = attachments(message); !files.empty())
        parameters.emplace_back("attachment", std::move(files));
    if (numberOf(message.replyToExternal) > 0)
        parameters.emplace_back("forward", quoting(message));
    if (!keyboard.empty())
        parameters.emplace_back("keyboard", keyboard);
    return call(account, "messages.send", std::move(parameters));
}

std::string keyboardOf(std::span<const wire::MessageButton> buttons) {
    constexpr std::size_t kMostRows = 6; // VK API, "Keyboards": an inline one has six rows, ten buttons
    if (buttons.empty())
        return {};
    const std::size_t perRow = buttons.size() > kMostRows ? 2 : 1;
    boost::json::array rows;
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        if (i % perRow == 0)
            rows.emplace_back(boost::json::array());
        boost::json::object action{{"type", "text"},
                                   {"label", buttons[i].title},
                                   {"payload", boost::json::serialize(boost::json::string(buttons[i].payload))}};
        rows.back().as_array().push_back(boost::json::object{{"action", std::move(action)}});
    }
    return boost::json::serialize(boost::json::object{{"inline", true}, {"buttons", std::move(rows)}});
}

HttpCall edit(const Account& account, const Outgoing& message, std::string_view externalId) {
    Parameters parameters{{"peer_id", message.peer},
                          {"cmid", std::string(externalId)},
                          {"message", message.text},
                          {"keep_forward_messages", "1"}};
    if (auto files = attachments(message); !files.empty())
        parameters.emplace_back("attachment", std::move(files));
    return call(account, "messages.edit", std::move(parameters));
}

HttpCall remove(const Account& account, std::string_view peer, std::string_view externalId) {
    return call(account, "messages.delete",
                {{"peer_id", std::string(peer)}, {"cmids", std::string(externalId)}, {"delete_for_all", "1"}});
}

HttpCall react(const Account& account, std::string_view peer, std::string_view externalId, std::string_view emoji) {
    Parameters parameters{{"peer_id", std::string(peer)}, {"cmid", std::string(externalId)}};
    std::int64_t id = 1;
    while (id <= kReactions && reactionSign(id) != emoji)
        ++id;
    if (id > kReactions) // also none: VK has no other
        return call(account, "messages.deleteReaction", std::move(parameters));
    parameters.emplace_back("reaction_id", std::to_string(id));
    return call(account, "messages.sendReaction", std::move(parameters));
}

HttpCall markRead(const Account& account, std::string_view peer, std::int64_t number) {
    return call(account, "messages.markAsRead",
                {{"peer_id", std::string(peer)}, {"up_to_cmid", std::to_string(number)}});
}

HttpCall typing(const Account& account, std::string_view peer) {
    return call(account, "messages.setActivity", {{"peer_id", std::string(peer)}, {"type", "typing"}});
}

HttpCall answerPress(const Account& account, const ButtonPress& press, const std::string& words) {
    Parameters parameters{{"event_id", press.eventId}, {"user_id", press.userId}, {"peer_id", press.peerId}};
    if (!words.empty()) {
        boost::json::object shown;
        shown["type"] = "show_snackbar";
        shown["text"] = words;
        parameters.emplace_back("event_data", boost::json::serialize(shown));
    }
    return call(account, "messages.sendMessageEventAnswer", std::move(parameters));
}

HttpCall messagesByNumber(const Account& account, std::string_view peer, std::span<const std::int64_t> numbers) {
    std::string list;
    for (const auto number : numbers.first(std::min(numbers.size(), kMostNumbers)))
        list += (list.empty() ? "" : ",") + std::to_string(number);
    return call(account, "messages.getByConversationMessageId",
                {{"peer_id", std::string(peer)}, {"conversation_message_ids", std::move(list)}});
}

HttpCall history(const Account& account, std::string_view peer, int count, int offset) {
    return call(account, "messages.getHistory",
                {{"peer_id", std::string(peer)},
                 {"count", std::to_string(std::clamp(count, 1, 200))},
                 {"offset", std::to_string(std::max(offset, 0))}});
}

HttpCall users(const Account& account, std::span<const std::string> ids) {
    std::string list;
    for (const auto& id : ids.first(std::min(ids.size(), kMostUsers)))
        list += (list.empty() ? "" : ",") + id;
    return call(account, "users.get",
                {{"user_ids", std::move(list)}, {"fields", "photo_100,photo_200,screen_name,city,sex,bdate,timezone"}});
}

HttpCall conversations(const Account& account, int count) {
    return call(account, "messages.getConversations", {{"count", std::to_string(std::clamp(count, 1, 200))}});
}

HttpCall getLongPollServer(const Account& account) {
    return call(account, "groups.getLongPollServer", {{"group_id", std::to_string(account.group)}});
}

HttpCall poll(const Account& account, const PollServer& where, int waitSeconds) {
    const int wait = std::clamp(waitSeconds, 1, kMostWaitSeconds);
    HttpCall request;
    request.method = "GET";
    request.url = where.server + (where.server.find('?') == std::string::npos ? "?" : "&") +
                  "act=a_check&key=" + messenger::percentEncoded(where.key) +
                  "&ts=" + messenger::percentEncoded(where.ts) + "&wait=" + std::to_string(wait);
    request.named = "a_check";
    request.timeout = std::chrono::seconds{wait + 10};
    request.largestAnswer = std::uint64_t{32} * 1024 * 1024;
    holdToVk(account, request);
    return request;
}

} // namespace pult::vk
