// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/telegram/judge.hpp"

#include <algorithm>

#include "server/gateways/messenger/json_view.hpp"
#include "server/gateways/messenger/judging.hpp"
#include "shared/base/utf8.hpp"
#include "shared/wire/large_json.hpp"

namespace pult::telegram {

namespace {

using messenger::Holds;
using messenger::HttpReply;
using messenger::JsonView;
using messenger::Judgement;
using messenger::Remedy;
using messenger::Ruling;
using messenger::Trouble;

/// A pause up to this long is about one chat, a longer one about the whole bot.
constexpr std::chrono::seconds kPauseOfChat{30};
constexpr std::int64_t kLongestPause = 24 * 60 * 60; // seconds
constexpr std::chrono::seconds kPauseForRival{30};

/// What the words of a refused request refine. They change between versions, so a part of them is looked for.
struct Refusal {
    const char* words; ///< lower case
    Ruling ruling;
    Remedy remedy = Remedy::none;
    bool unreachable = false;
};

constexpr Refusal kRefusals[] = {
    {"message is not modified", Ruling::accepted},
    {"message to delete not found", Ruling::accepted},
    {"query is too old", Ruling::accepted},
    {"query id is invalid", Ruling::accepted},
    {"can't parse entities", Ruling::retry, Remedy::plain_text},
    {"message to be replied not found", Ruling::retry, Remedy::without_reply},
    {"message to reply not found", Ruling::retry, Remedy::without_reply},
    {"replied message not found", Ruling::retry, Remedy::without_reply},
    {"chat not found", Ruling::failed, Remedy::none, true},
    {"user not found", Ruling::failed, Remedy::none, true},
    {"peer_id_invalid", Ruling::failed, Remedy::none, true},
};

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

bool has(const std::string& words, std::string_view part) {
    return words.find(part) != std::string::npos;
}

void judgeBadRequest(const std::string& words, Judgement& judgement) {
    judgement.ruling = Ruling::failed;
    for (const auto& refusal : kRefusals)
        if (has(words, refusal.words)) {
            judgement.ruling = refusal.ruling;
            judgement.remedy = refusal.remedy;
            judgement.unreachable = refusal.unreachable;
            return;
        }
}

void judgeFlood(JsonView parameters, const HttpReply& reply, Judgement& judgement) {
    judgement.ruling = Ruling::retry;
    if (const auto seconds = parameters["retry_after"].number(); seconds && *seconds > 0)
        judgement.retryAfter = std::chrono::seconds{std::min(*seconds, kLongestPause)};
    else
        judgement.retryAfter = reply.retryAfter;
    judgement.holds = judgement.retryAfter > kPauseOfChat ? Holds::channel : Holds::thread;
}

void judgeToken(Judgement& judgement) {
    judgement.ruling = Ruling::retry;
    judgement.holds = Holds::channel;
    judgement.trouble = Trouble::misconfigured;
    judgement.detail = "Telegram refuses the bot's token";
}

/// A refusal in Telegram's own form. The code decides, the words only refine.
Judgement judgeRefusal(JsonView answer, const HttpReply& reply) {
    const std::int64_t code = answer["error_code"].numberOr(reply.status);
    const std::string words = lower(answer["description"].text());
    const JsonView parameters = answer["parameters"];
    Judgement judgement;
    judgement.ruling = Ruling::failed;
    judgement.code = std::to_string(code);
    judgement.detail = messenger::shortDetail(answer["description"].text());
    if (const JsonView peer = parameters["migrate_to_chat_id"]) {
        judgement.ruling = Ruling::retry;
        judgement.remedy = Remedy::other_peer;
        judgement.peer = peer.text();
    } else if (code == 429) {
        judgeFlood(parameters, reply, judgement);
    } else if (code == 401 || (code == 404 && !has(words, "method"))) {
        judgeToken(judgement);
    } else if (code == 403) {
        judgement.unreachable = true;
    } else if (code == 409 || code >= 500) {
        judgement.ruling = Ruling::retry;
        judgement.retryAfter = reply.retryAfter;
    } else if (code == 400) {
        judgeBadRequest(words, judgement);
    }
    return judgement;
}

/// Judges everything but the content of a good answer, which goes to `body`; then `ruling` is accepted.
Judgement judgeFrame(const HttpReply& reply, boost::json::value& body) {
    if (!reply.isAnswered())
        return messenger::judgeUnanswered(reply);
    auto parsed = wire::parseLargeJson(reply.body);
    const auto* object = parsed ? parsed->if_object() : nullptr;
    const auto* ok = object ? object->if_contains("ok") : nullptr;
    if (!ok || !ok->is_bool())
        return messenger::judgeUnreadable(reply);
    body = std::move(*parsed);
    if (!JsonView(body)["ok"].flag())
        return judgeRefusal(JsonView(body), reply);
    Judgement judgement;
    judgement.ruling = Ruling::accepted;
    return judgement;
}

/// The message, or the first of an album.
JsonView firstMessage(const boost::json::value& body) {
    const JsonView result = JsonView(body)["result"];
    return result.items().empty() ? result : JsonView(result.items().front());
}

std::vector<std::string> idsIn(JsonView result) {
    std::vector<std::string> ids;
    for (const auto& message : result.items())
        ids.push_back(JsonView(message)["message_id"].text());
    if (result.isObject())
        ids.push_back(result["message_id"].text());
    ids.erase(std::remove(ids.begin(), ids.end(), std::string()), ids.end());
    return ids;
}

/// A good answer whose content isn't what was asked for.
Judgement notWhatWasAsked(const HttpReply& reply) {
    return messenger::repeatable(messenger::judgeUnreadable(reply));
}

} // namespace

Judgement judgeSend(const HttpReply& reply) {
    boost::json::value body;
    Judgement judgement = judgeFrame(reply, body);
    if (judgement.ruling != Ruling::accepted)
        return judgement;
    // "ok" alone says that it was taken, with or without a number.
    const JsonView message = firstMessage(body);
    judgement.externalId = message["message_id"].text();
    judgement.number = message["message_id"].numberOr(0);
    judgement.furtherIds = idsIn(JsonView(body)["result"]);
    if (!judgement.furtherIds.empty())
        judgement.furtherIds.erase(judgement.furtherIds.begin());
    return judgement;
}

std::vector<std::string> sentIds(const HttpReply& reply) {
    boost::json::value body;
    if (judgeFrame(reply, body).ruling != Ruling::accepted)
        return {};
    return idsIn(JsonView(body)["result"]);
}

Judgement judgeOther(const HttpReply& reply) {
    boost::json::value body;
    return messenger::repeatable(judgeFrame(reply, body));
}

Judgement judgePoll(const HttpReply& reply, Rival& rival) {
    rival = Rival::none;
    boost::json::value body;
    Judgement judgement = messenger::repeatable(judgeFrame(reply, body));
    if (judgement.ruling == Ruling::accepted)
        return JsonView(body)["result"].isList() ? judgement : notWhatWasAsked(reply);
    if (judgement.code != "409")
        return judgement;
    rival = has(lower(judgement.detail), "webhook") ? Rival::webhook : Rival::poller;
    judgement.holds = Holds::channel;
    judgement.trouble = Trouble::misconfigured;
    judgement.retryAfter = kPauseForRival;
    judgement.detail = rival == Rival::webhook ? "Telegram sends this bot's messages to a webhook"
                                               : "another program receives this bot's messages";
    return judgement;
}

Judgement judgeMe(const HttpReply& reply, Me& me) {
    boost::json::value body;
    Judgement judgement = messenger::repeatable(judgeFrame(reply, body));
    if (judgement.ruling != Ruling::accepted)
        return judgement;
    const JsonView result = JsonView(body)["result"];
    me = {result["id"].numberOr(0), utf8::cleaned(result["username"].text()),
          utf8::cleaned(result["first_name"].text())};
    return me.id != 0 ? judgement : notWhatWasAsked(reply);
}

Judgement judgeFile(const HttpReply& reply, RemoteFile& file) {
    boost::json::value body;
    Judgement judgement = messenger::repeatable(judgeFrame(reply, body));
    if (judgement.ruling != Ruling::accepted)
        return judgement;
    const JsonView result = JsonView(body)["result"];
    file = {result["file_path"].text(), result["file_size"].numberOr(0)};
    return file.path.empty() ? notWhatWasAsked(reply) : judgement;
}

Judgement judgeWebhookInfo(const HttpReply& reply, WebhookInfo& info) {
    boost::json::value body;
    Judgement judgement = messenger::repeatable(judgeFrame(reply, body));
    if (judgement.ruling != Ruling::accepted)
        return judgement;
    const JsonView result = JsonView(body)["result"];
    info = {result["url"].text(), result["pending_update_count"].numberOr(0),
            messenger::shortDetail(result["last_error_message"].text()), result["last_error_date"].numberOr(0)};
    return result.isObject() ? judgement : notWhatWasAsked(reply);
}

} // namespace pult::telegram
