// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/vk/judge.hpp"

#include <algorithm>

#include "server/gateways/messenger/json_view.hpp"
#include "server/gateways/vk/error_codes.hpp"
#include "shared/base/utf8.hpp"
#include "shared/wire/json.hpp"

namespace pult::vk {

using messenger::Holds;
using messenger::HttpReply;
using messenger::JsonView;
using messenger::Judgement;
using messenger::Remedy;
using messenger::Ruling;
using messenger::Trouble;

namespace {

constexpr std::size_t kLongestWords = 200;

Judgement ruled(Ruling ruling, std::string detail) {
    Judgement judgement;
    judgement.ruling = ruling;
    judgement.detail = std::move(detail);
    return judgement;
}

Judgement unanswered(const HttpReply& reply) {
    switch (reply.outcome) {
    case HttpReply::Outcome::not_sent:
        return ruled(Ruling::retry, reply.why);
    case HttpReply::Outcome::refused:
        return ruled(Ruling::failed, reply.why);
    default:
        return ruled(Ruling::uncertain, reply.why);
    }
}

/// Without JSON that we know: from the status alone.
Judgement byStatus(const HttpReply& reply) {
    auto judgement = ruled(Ruling::uncertain, "VK answered HTTP " + std::to_string(reply.status));
    judgement.code = "http " + std::to_string(reply.status);
    judgement.retryAfter = reply.retryAfter;
    if (reply.status == 429) {
        judgement.ruling = Ruling::retry;
        judgement.holds = Holds::channel;
    }
    return judgement;
}

/// The error inside a list of results, where there is one.
JsonView errorInside(JsonView response) {
    for (const auto& item : response.items())
        if (const auto error = JsonView(item)["error"])
            return error;
    return {};
}

Judgement judgeError(JsonView error) {
    const auto code = error["error_code"] ? error["error_code"] : error["code"];
    const auto words = error["error_msg"] ? error["error_msg"] : error["description"];
    return judgeCode(code.numberOr(0), words.text());
}

/// Either what an error means, or nothing and `whole` is a success.
std::optional<Judgement> judgeWhole(const HttpReply& reply, boost::json::value& whole) {
    if (!reply.isAnswered())
        return unanswered(reply);
    auto parsed = wire::parseJson(reply.body);
    if (!parsed || !parsed->is_object())
        return byStatus(reply);
    whole = std::move(*parsed);
    const JsonView view(whole);
    if (const auto error = view["error"]) {
        // A proxy's JSON isn't VK's.
        auto judgement = error["error_code"].number() ? judgeError(error) : byStatus(reply);
        judgement.retryAfter = std::max(judgement.retryAfter, reply.retryAfter);
        return judgement;
    }
    if (!view["response"] || reply.status != 200)
        return byStatus(reply);
    return std::nullopt;
}

} // namespace

Judgement judgeSend(const HttpReply& reply, std::string_view peer) {
    boost::json::value whole;
    if (auto judgement = judgeWhole(reply, whole))
        return *judgement;
    const JsonView response = JsonView(whole)["response"];
    auto accepted = ruled(Ruling::accepted, {});
    if (response.number())
        return accepted; // an answer to `peer_id`: its number comes with message_reply
    const auto list = response.items();
    auto mine = std::find_if(list.begin(), list.end(),
                             [&](const auto& item) { return JsonView(item)["peer_id"].text() == peer; });
    if (mine == list.end())
        return ruled(Ruling::uncertain, "VK's answer doesn't speak of this message");
    const JsonView result(*mine);
    if (result["error"])
        return judgeError(result["error"]);
    accepted.number = result["conversation_message_id"].numberOr(0);
    if (accepted.number > 0)
        accepted.externalId = std::to_string(accepted.number);
    else if (result["message_id"].numberOr(0) <= 0)
        return ruled(Ruling::uncertain, "VK's answer names no message");
    return accepted;
}

Judgement judgeCall(const HttpReply& reply) {
    boost::json::value whole;
    if (auto judgement = judgeWhole(reply, whole))
        return *judgement;
    if (const auto error = errorInside(JsonView(whole)["response"]))
        return judgeError(error);
    return ruled(Ruling::accepted, {});
}

Judgement judgeUpload(const HttpReply& reply) {
    // An upload by itself sends nothing: it may always be begun again.
    if (!reply.isAnswered()) {
        auto judgement = unanswered(reply);
        if (judgement.ruling == Ruling::uncertain)
            judgement.ruling = Ruling::retry;
        return judgement;
    }
    const auto parsed = wire::parseJson(reply.body);
    const JsonView whole = parsed ? JsonView(*parsed) : JsonView();
    const auto photo = whole["photo"].text();
    if (reply.status == 200 && (!whole["file"].text().empty() || (!photo.empty() && photo != "[]")))
        return ruled(Ruling::accepted, {});
    if (reply.status >= 500 || reply.status == 429 || !whole.isObject()) {
        auto judgement = byStatus(reply);
        judgement.ruling = Ruling::retry;
        return judgement;
    }
    auto judgement = ruled(Ruling::failed, "VK doesn't take this file");
    judgement.code = whole["error"].text();
    return judgement;
}

Judgement judgeCode(std::int64_t code, std::string_view words) {
    Judgement judgement;
    if (const auto* known = knownError(code)) {
        judgement = known->judgement();
    } else {
        judgement.ruling = Ruling::failed;
        const auto plain = utf8::cleaned(words);
        judgement.detail = "VK: " + std::string(utf8::prefix(plain, kLongestWords));
    }
    judgement.code = std::to_string(code);
    return judgement;
}

} // namespace pult::vk
