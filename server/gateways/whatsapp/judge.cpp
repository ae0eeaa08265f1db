// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/whatsapp/judge.hpp"

#include <algorithm>

#include "server/gateways/messenger/json_view.hpp"
#include "server/gateways/messenger/judging.hpp"
#include "server/gateways/messenger/proof.hpp"
#include "server/gateways/messenger/web_address.hpp"
#include "server/gateways/whatsapp/error_codes.hpp"
#include "shared/base/utf8.hpp"
#include "shared/wire/json.hpp"

namespace pult::whatsapp {

namespace {

using messenger::Holds;
using messenger::HttpReply;
using messenger::JsonView;
using messenger::Judgement;
using messenger::Remedy;
using messenger::Ruling;
using messenger::Trouble;

/// What one error code asks for. The first row with the code counts.
struct Rule {
    std::int64_t first;
    std::int64_t last;
    Ruling ruling;
    Holds holds = Holds::message;
    Trouble trouble = Trouble::none;
    Remedy remedy = Remedy::none;
};

// Cloud API reference, "Error codes".
constexpr Rule kRules[] = {
    // The token, and what it may do.
    {0, 0, Ruling::retry, Holds::channel, Trouble::misconfigured},
    {190, 190, Ruling::retry, Holds::channel, Trouble::misconfigured},
    {3, 3, Ruling::retry, Holds::channel, Trouble::misconfigured},
    {10, 10, Ruling::retry, Holds::channel, Trouble::misconfigured},
    {200, 299, Ruling::retry, Holds::channel, Trouble::misconfigured},
    {131005, 131005, Ruling::retry, Holds::channel, Trouble::misconfigured},
    // Payment, certificate, display name.
    {131042, 131042, Ruling::retry, Holds::channel, Trouble::misconfigured},
    {131045, 131045, Ruling::retry, Holds::channel, Trouble::misconfigured},
    {131037, 131037, Ruling::retry, Holds::channel, Trouble::misconfigured},
    // What passes by itself.
    {1, 2, Ruling::retry},
    {131000, 131000, Ruling::retry},
    {131016, 131016, Ruling::retry},
    {133004, 133004, Ruling::retry},
    {131057, 131057, Ruling::retry, Holds::channel},
    // Rates: of the account, of one recipient.
    {4, 4, Ruling::retry, Holds::channel},
    {80007, 80007, Ruling::retry, Holds::channel},
    {130429, 130429, Ruling::retry, Holds::channel},
    {131056, 131056, Ruling::retry, Holds::thread},
    // Limited or locked by WhatsApp.
    {131048, 131048, Ruling::retry, Holds::channel, Trouble::restricted},
    {131064, 131064, Ruling::retry, Holds::channel, Trouble::restricted},
    {131031, 131031, Ruling::retry, Holds::channel, Trouble::restricted},
    {368, 368, Ruling::retry, Holds::channel, Trouble::restricted},
    {130497, 130497, Ruling::retry, Holds::channel, Trouble::restricted},
    // A file that WhatsApp lost or couldn't take.
    {131052, 131053, Ruling::retry, Holds::message, Trouble::none, Remedy::upload_again},
    // A hash of the recipient's key, which we never send: nothing to change.
    {137000, 137000, Ruling::retry},
};

bool isAboutToken(std::int64_t code) {
    return code == 0 || code == 190;
}

std::string detailOf(JsonView error, std::int64_t code) {
    if (isAboutToken(code)) // WhatsApp's own words may quote the token
        return "WhatsApp refuses the access token";
    std::string words;
    for (const auto& text : {error["error_data"]["details"].text(), error["error_user_msg"].text(),
                             error["message"].text(), error["title"].text()})
        if (words.empty())
            words = text;
    return messenger::shortDetail(words);
}

Judgement byCode(JsonView error, const HttpReply& reply) {
    const auto code = error["code"].number();
    Judgement judgement;
    judgement.code = code ? std::to_string(*code) : "HTTP " + std::to_string(reply.status);
    judgement.detail = code ? detailOf(error, *code) : "WhatsApp refused without saying why";
    judgement.retryAfter = reply.retryAfter;
    const auto* rule = std::find_if(std::begin(kRules), std::end(kRules), [&](const Rule& each) {
        return code && *code >= each.first && *code <= each.last;
    });
    if (rule != std::end(kRules)) {
        judgement.ruling = rule->ruling;
        judgement.holds = rule->holds;
        judgement.trouble = rule->trouble;
        judgement.remedy = rule->remedy;
        return judgement;
    }
    // A code nobody wrote down: WhatsApp itself says whether it passes, by word or by status.
    const bool passes = error["is_transient"].flag() || reply.status >= 500 || reply.status == 429;
    judgement.ruling = passes ? Ruling::retry : Ruling::failed;
    judgement.unreachable = code == kUndeliverable && !passes;
    judgement.windowClosed = code == kWindowClosed && !passes;
    return judgement;
}

/// Judges everything but the content of a good answer, which goes to `body`; then `ruling` is accepted.
Judgement judgeFrame(const HttpReply& reply, boost::json::value& body) {
    if (!reply.isAnswered())
        return messenger::judgeUnanswered(reply);
    auto parsed = wire::parseJson(reply.body);
    if (!parsed || !parsed->is_object())
        return messenger::judgeUnreadable(reply);
    body = std::move(*parsed);
    if (const JsonView error = JsonView(body)["error"]; error.isObject())
        return byCode(error, reply);
    if (reply.status < 200 || reply.status > 299)
        return messenger::judgeUnreadable(reply);
    Judgement judgement;
    judgement.ruling = Ruling::accepted;
    return judgement;
}

} // namespace

Judgement judgeSend(const HttpReply& reply) {
    boost::json::value body;
    Judgement judgement = judgeFrame(reply, body);
    if (judgement.ruling != Ruling::accepted)
        return judgement;
    const auto messages = JsonView(body)["messages"].items();
    const JsonView message = messages.empty() ? JsonView() : JsonView(messages.front());
    judgement.externalId = message["id"].text();
    if (judgement.externalId.empty())
        return messenger::judgeUnreadable(reply);
    if (const std::string status = message["message_status"].text(); !status.empty() && status != "accepted")
        judgement.detail = status;
    return judgement;
}

Judgement judgeOther(const HttpReply& reply) {
    boost::json::value body;
    return messenger::repeatable(judgeFrame(reply, body));
}

Judgement judgeUpload(const HttpReply& reply) {
    boost::json::value body;
    Judgement judgement = messenger::repeatable(judgeFrame(reply, body));
    if (judgement.ruling != Ruling::accepted)
        return judgement;
    judgement.externalId = JsonView(body)["id"].text();
    return judgement.externalId.empty() ? messenger::repeatable(messenger::judgeUnreadable(reply)) : judgement;
}

Judgement judgeMedia(const HttpReply& reply, Media& media) {
    boost::json::value body;
    Judgement judgement = messenger::repeatable(judgeFrame(reply, body));
    if (judgement.ruling != Ruling::accepted)
        return judgement;
    const JsonView found{body};
    media.url = found["url"].text();
    media.type = utf8::cleaned(found["mime_type"].text());
    const std::string hash = found["sha256"].text();
    const bool isHex = hash.size() == 64 && hash.find_first_not_of("0123456789abcdef") == std::string::npos;
    media.sha256 = isHex ? hash : messenger::sha256FromBase64(hash);
    media.size = found["file_size"].numberOr(0);
    return messenger::isWebAddress(media.url) ? judgement : messenger::repeatable(messenger::judgeUnreadable(reply));
}

Judgement judgeTemplates(const HttpReply& reply, TemplatePage& page) {
    boost::json::value body;
    Judgement judgement = messenger::repeatable(judgeFrame(reply, body));
    if (judgement.ruling != Ruling::accepted)
        return judgement;
    const JsonView answer{body};
    if (!answer["data"].isList())
        return messenger::repeatable(messenger::judgeUnreadable(reply));
    for (const auto& element : answer["data"].items()) {
        const JsonView each{element};
        Template made{each["id"].text(),     each["name"].text(),     each["language"].text(),
                      each["status"].text(), each["category"].text(), each["components"].dump()};
        if (!made.name.empty())
            page.templates.push_back(std::move(made));
    }
    // A cursor comes with the last page as well; `next` only when there is one.
    if (answer["paging"]["next"])
        page.after = answer["paging"]["cursors"]["after"].text();
    return judgement;
}

Judgement judgeNumber(const HttpReply& reply, Number& number) {
    boost::json::value body;
    Judgement judgement = messenger::repeatable(judgeFrame(reply, body));
    if (judgement.ruling != Ruling::accepted)
        return judgement;
    const JsonView answer{body};
    number = {answer["id"].text(), utf8::cleaned(answer["display_phone_number"].text()),
              utf8::cleaned(answer["verified_name"].text()), answer["quality_rating"].text()};
    return number.id.empty() ? messenger::repeatable(messenger::judgeUnreadable(reply)) : judgement;
}

} // namespace pult::whatsapp
