// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that go to a chat and carry no file.
#include "server/gateways/telegram/encode.hpp"

#include <algorithm>
#include <charconv>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "server/gateways/telegram/encode_calls.hpp"

namespace pult::telegram {

using messenger::HttpCall;
using messenger::Outgoing;

HttpCall callTo(const Bot& bot, std::string_view method) {
    HttpCall call;
    call.url = bot.base + "/bot" + bot.token + "/" + std::string(method);
    call.named = method;
    if (bot.isOwnBase)
        call.ownBase = bot.base;
    return call;
}

HttpCall callWith(const Bot& bot, std::string_view method, const boost::json::object& body) {
    HttpCall call = callTo(bot, method);
    call.body = boost::json::serialize(body);
    call.contentType = "application/json";
    return call;
}

boost::json::value numberOf(std::string_view externalId) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(externalId.data(), externalId.data() + externalId.size(), number);
    const bool isNumber = error == std::errc{} && end == externalId.data() + externalId.size();
    return isNumber ? boost::json::value(number) : boost::json::value(externalId);
}

boost::json::object bodyFor(std::string_view peer) {
    boost::json::object body;
    if (peer.starts_with("b:")) {
        const auto colon = peer.rfind(':');
        body["business_connection_id"] = peer.substr(2, colon - 2);
        peer.remove_prefix(colon + 1);
    }
    body["chat_id"] = numberOf(peer);
    return body;
}

bool isToken(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == 0 || colon == std::string_view::npos || colon + 1 == text.size())
        return false;
    const auto id = text.substr(0, colon), secret = text.substr(colon + 1);
    return std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           std::all_of(secret.begin(), secret.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                      c == '-';
           });
}

Result<HttpCall> sendButtons(const Bot& bot, const Outgoing& message, std::span<const Button> buttons) {
    constexpr std::size_t kLongestData = 64; // bytes
    boost::json::array rows;
    for (const auto& button : buttons) {
        if (button.data.empty() || button.data.size() > kLongestData || button.title.empty())
            return fail(Errc::invalid, "Telegram takes 1 to 64 bytes with a button");
        boost::json::array row;
        row.push_back(boost::json::object{{"text", button.title}, {"callback_data", button.data}});
        rows.push_back(std::move(row));
    }
    if (rows.empty())
        return fail(Errc::invalid, "no button");
    boost::json::object body = bodyFor(message.peer);
    body["text"] = message.text;
    if (!message.replyToExternal.empty())
        body["reply_parameters"] = boost::json::object{{"message_id", numberOf(message.replyToExternal)},
                                                       {"allow_sending_without_reply", true}};
    body["reply_markup"] = boost::json::object{{"inline_keyboard", std::move(rows)}};
    return callWith(bot, "sendMessage", body);
}

HttpCall editText(const Bot& bot, std::string_view peer, std::string_view externalId, std::string_view text) {
    boost::json::object body = bodyFor(peer);
    body["message_id"] = numberOf(externalId);
    body["text"] = text;
    return callWith(bot, "editMessageText", body);
}

HttpCall editCaption(const Bot& bot, std::string_view peer, std::string_view externalId, std::string_view caption) {
    boost::json::object body = bodyFor(peer);
    body["message_id"] = numberOf(externalId);
    body["caption"] = caption;
    return callWith(bot, "editMessageCaption", body);
}

HttpCall deleteMessages(const Bot& bot, std::string_view peer, std::span<const std::string> externalIds) {
    boost::json::object body = bodyFor(peer);
    boost::json::array numbers;
    for (const auto& id : externalIds)
        numbers.push_back(numberOf(id));
    body["message_ids"] = std::move(numbers);
    if (!body.contains("business_connection_id"))
        return callWith(bot, "deleteMessages", body);
    body.erase("chat_id");
    return callWith(bot, "deleteBusinessMessages", body);
}

HttpCall setReaction(const Bot& bot, std::string_view peer, std::string_view externalId, std::string_view emoji) {
    boost::json::object body = bodyFor(peer);
    body["message_id"] = numberOf(externalId);
    boost::json::array reactions;
    if (!emoji.empty())
        reactions.push_back(boost::json::object{{"type", "emoji"}, {"emoji", emoji}});
    body["reaction"] = std::move(reactions);
    return callWith(bot, "setMessageReaction", body);
}

HttpCall sendAction(const Bot& bot, std::string_view peer, std::string_view action) {
    boost::json::object body = bodyFor(peer);
    body["action"] = action;
    return callWith(bot, "sendChatAction", body);
}

HttpCall answerCallback(const Bot& bot, std::string_view callback) {
    return callWith(bot, "answerCallbackQuery", boost::json::object{{"callback_query_id", callback}});
}

} // namespace pult::telegram
