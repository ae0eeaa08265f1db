// SPDX-License-Identifier: GPL-3.0-or-later
// What WhatsApp says of our messages, templates and the account.
#include <algorithm>
#include <array>

#include "server/gateways/messenger/not_understood.hpp"
#include "server/gateways/messenger/proof.hpp"
#include "server/gateways/whatsapp/error_codes.hpp"
#include "server/gateways/whatsapp/parts.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/whatsapp_text.hpp"

namespace pult::whatsapp {

namespace inbound = storage::inbound;

namespace {

using messenger::JsonView;
using wire::MessageState;

struct StatusWord {
    std::string_view word;
    MessageState state;
};

constexpr std::array<StatusWord, 6> kStatusWords = {{{"accepted", MessageState::accepted},
                                                     {"sent", MessageState::accepted},
                                                     {"delivered", MessageState::delivered},
                                                     {"read", MessageState::read},
                                                     {"played", MessageState::read},
                                                     {"failed", MessageState::failed}}};

void readFailure(const Change& change, JsonView status, inbound::Status& event) {
    const auto errors = status["errors"].items();
    const JsonView error = errors.empty() ? JsonView() : JsonView(errors.front());
    event.error = errorText(error);
    event.windowClosed = error["code"].number() == kWindowClosed;
    if (error["code"].number() != kUndeliverable || event.peerId.empty())
        return;
    inbound::Reachability gone;
    gone.key = event.externalId + ":unreachable";
    gone.peer = peerOf(Contacts(JsonView()), status["recipient_id"].text(), status["recipient_user_id"].text());
    gone.reachable = false;
    gone.at = event.at;
    change.events.emplace_back(std::move(gone));
}

/// Cloud API, webhooks account_update and phone_number_quality_update.
inbound::AccountNotice::Meaning meaningOf(std::string_view event) {
    using Meaning = inbound::AccountNotice::Meaning;
    static constexpr std::array<std::string_view, 6> kTrouble = {
        "FLAGGED", "DOWNGRADE", "ACCOUNT_RESTRICTION", "ACCOUNT_VIOLATION", "DISABLED_UPDATE", "ACCOUNT_DELETED"};
    static constexpr std::array<std::string_view, 4> kOver = {"UNFLAGGED", "UPGRADE", "VERIFIED_ACCOUNT",
                                                              "ACCOUNT_REINSTATED"};
    if (std::ranges::find(kTrouble, event) != kTrouble.end())
        return Meaning::trouble;
    return std::ranges::find(kOver, event) != kOver.end() ? Meaning::over : Meaning::nothing;
}

/// "event=FLAGGED, current_limit=TIER_1K": what is plain among the members, one level deep. None of it is a customer's.
std::string plainMembers(const boost::json::value& value, int depth = 0) {
    std::string words;
    const auto* object = value.if_object();
    if (!object)
        return words;
    for (const auto& member : *object) {
        const JsonView view{member.value()};
        std::string text = view.text();
        if (view.isObject() && depth == 0)
            text = plainMembers(member.value(), depth + 1);
        else if (!text.empty())
            text.insert(0, std::string(member.key()) + "=");
        if (!text.empty())
            words += (words.empty() ? "" : ", ") + text;
    }
    return words;
}

} // namespace

std::string errorText(JsonView error) {
    std::string words;
    for (const auto& text : {error["error_data"]["details"].text(), error["message"].text(), error["title"].text()})
        if (words.empty())
            words = utf8::cleaned(text);
    if (const auto code = error["code"].number())
        words += (words.empty() ? "" : " ") + ("(" + std::to_string(*code) + ")");
    return words;
}

void readStatus(const Change& change, JsonView status) {
    const std::string word = status["status"].text();
    if (word == "deleted" || word == "warning") {
        ++change.ignored;
        return;
    }
    const auto* known =
        std::find_if(kStatusWords.begin(), kStatusWords.end(), [&](const auto& each) { return each.word == word; });
    inbound::Status event;
    event.externalId = status["id"].text();
    event.clientId = status["biz_opaque_callback_data"].text();
    if (known == kStatusWords.end() || (event.externalId.empty() && event.clientId.empty())) {
        change.events.emplace_back(messenger::notUnderstood(
            "status", known == kStatusWords.end() ? "an unknown status" : "a status of nothing",
            bodyOf(change, "statuses", status), change.receivedAt));
        return;
    }
    event.state = known->state;
    event.peerId = status["recipient_user_id"].text();
    if (event.peerId.empty())
        event.peerId = status["recipient_id"].text();
    event.at = status["timestamp"].secondsOr(change.receivedAt);
    if (event.state == MessageState::failed)
        readFailure(change, status, event);
    change.events.emplace_back(std::move(event));
}

void readErrors(const Change& change) {
    for (const auto& element : change.value["errors"].items()) {
        const JsonView error{element};
        const std::string same = error.dump() + change.entryTime.text();
        change.events.emplace_back(inbound::AccountNotice{"error:" + messenger::sha256(same), errorText(error)});
    }
}

void readTemplateStatus(const Change& change) {
    inbound::TemplateStatus event;
    event.name = change.value["message_template_name"].text();
    event.language = change.value["message_template_language"].text();
    event.status = change.value["event"].text();
    std::transform(event.status.begin(), event.status.end(), event.status.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    event.approval = domain::approvalOf(event.status);
    event.removed = event.status == "DELETED";
    event.reason = utf8::cleaned(change.value["reason"].text());
    if (event.reason == "NONE")
        event.reason.clear();
    event.key = "template:" + messenger::sha256(change.value.dump() + change.entryTime.text());
    if (!event.name.empty() && !event.status.empty())
        change.events.emplace_back(std::move(event));
}

void readAccountNotice(const Change& change) {
    if (!change.value.isObject())
        return;
    inbound::AccountNotice event;
    event.key = "account:" + messenger::sha256(change.field + change.value.dump() + change.entryTime.text());
    event.text = utf8::cleaned(change.field + ": " + plainMembers(*change.value.value()));
    event.meaning = meaningOf(change.value["event"].text());
    change.events.emplace_back(std::move(event));
}

} // namespace pult::whatsapp
