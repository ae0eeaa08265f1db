// SPDX-License-Identifier: GPL-3.0-or-later
// Who says something, when, to what it belongs.
#include <algorithm>

#include "server/gateways/telegram/parts.hpp"
#include "shared/base/utf8.hpp"

namespace pult::telegram {

namespace inbound = storage::inbound;

namespace {

using messenger::JsonView;

constexpr std::size_t kLongestPayload = 64;

bool isPrivate(JsonView chat) {
    return chat["type"].word() == "private";
}

/// Whose words he passes on; the name is empty when it is hidden.
std::optional<std::string> forwardedFrom(JsonView origin) {
    if (!origin)
        return std::nullopt;
    if (const JsonView user = origin["sender_user"])
        return nameOf(user);
    for (const auto* chat : {"sender_chat", "chat"})
        if (origin[chat])
            return utf8::cleaned(origin[chat]["title"].text());
    return utf8::cleaned(origin["sender_user_name"].text());
}

/// The payload of a link that led here, of the press on START: `/start word`. Empty when it is something else.
std::optional<std::string> startPayload(std::string_view text) {
    constexpr std::string_view kStart = "/start";
    if (!text.starts_with(kStart))
        return std::nullopt;
    text.remove_prefix(kStart.size());
    if (!text.empty() && text.front() != ' ')
        return std::nullopt;
    const std::string payload = utf8::cleaned(text);
    const bool isOne =
        payload.size() <= kLongestPayload && std::all_of(payload.begin(), payload.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        });
    return isOne ? std::optional(payload) : std::nullopt;
}

std::string keyOf(const inbound::Peer& peer, JsonView message) {
    return "message:" + peer.id + ":" + message["message_id"].text();
}

/// False when it was no press on START.
bool readStart(const Update& update, JsonView message, const inbound::Peer& peer, const std::string& key) {
    const auto payload = isPrivate(message["chat"]) ? startPayload(message["text"].word()) : std::nullopt;
    if (!payload)
        return false;
    inbound::ServiceLine line{key, peer, "started", {}, message["date"].secondsOr(update.receivedAt), {}};
    if (!payload->empty())
        line.attributes.emplace("start", *payload);
    if (std::string language = message["from"]["language_code"].text(); !language.empty())
        line.attributes.emplace("language", std::move(language));
    update.decoded.events.emplace_back(std::move(line));
    return true;
}

/// A group goes on under another number; both the old and the new one tell it.
bool readMigration(const Update& update, JsonView message, const inbound::Peer& peer, const std::string& key) {
    inbound::PeerChanged change{key, peer.id, peer, message["date"].secondsOr(update.receivedAt)};
    if (const JsonView to = message["migrate_to_chat_id"])
        change.peer.id = to.text();
    else if (const JsonView from = message["migrate_from_chat_id"])
        change.formerId = from.text();
    else
        return false;
    update.decoded.events.emplace_back(std::move(change));
    return true;
}

/// A contact that is his own: Telegram has put it in itself.
void readOwnPhone(JsonView message, inbound::Peer& peer) {
    const JsonView contact = message["contact"];
    if (!contact || !isPrivate(message["chat"]) || contact["user_id"].number() != message["from"]["id"].number())
        return;
    for (const char c : contact["phone_number"].text())
        if (c >= '0' && c <= '9')
            peer.phone += c;
}

void fillSpeaker(JsonView message, inbound::Message& made) {
    const JsonView chat = message["chat"], from = message["from"];
    // In a business account's chat the company itself writes too, by hand or through us.
    made.fromCompany = !message["business_connection_id"].text().empty() && from["id"].number() != chat["id"].number();
    if (isPrivate(chat))
        return;
    made.authorName = nameOf(from);
    if (const JsonView behind = message["sender_chat"])
        made.authorName = utf8::cleaned(behind["title"].text());
}

} // namespace

inbound::Peer peerOf(JsonView chat, const std::string& connection) {
    inbound::Peer peer;
    const auto id = chat["id"].number();
    if (!id)
        return peer;
    peer.id = connection.empty() ? std::to_string(*id) : "b:" + connection + ":" + std::to_string(*id);
    peer.name = chat["title"] ? utf8::cleaned(chat["title"].text()) : nameOf(chat);
    peer.username = utf8::cleaned(chat["username"].text());
    return peer;
}

void readMessage(const Update& update, JsonView message) {
    inbound::Peer peer = peerOf(message["chat"], message["business_connection_id"].text());
    const auto number = message["message_id"].number();
    if (peer.id.empty() || !number)
        return keepUnread(update, "message", "a message without chat or number");
    const std::string key = keyOf(peer, message);
    if (readMigration(update, message, peer, key) || readStart(update, message, peer, key))
        return;
    auto content = readContent(message);
    if (!content && readService(update, message, peer, key))
        return;
    if (!content)
        return keepUnread(update, "message", "nothing in it that is known", std::move(peer));
    inbound::Message made;
    made.key = key;
    made.externalId = std::to_string(*number);
    made.number = *number;
    made.text = std::move(content->text);
    made.attachments = std::move(content->attachments);
    made.pressed = std::move(content->pressed);
    made.unsupported = std::move(content->unsupported);
    made.replyToExternal = message["reply_to_message"]["message_id"].text();
    made.forwardedFrom = forwardedFrom(message["forward_origin"]);
    made.album = message["media_group_id"].text();
    made.at = message["date"].secondsOr(update.receivedAt);
    fillSpeaker(message, made);
    readOwnPhone(message, peer);
    if (std::string language = message["from"]["language_code"].text(); !language.empty() && isPrivate(message["chat"]))
        made.attributes.emplace("language", std::move(language));
    made.peer = std::move(peer);
    update.decoded.events.emplace_back(std::move(made));
}

void readEdit(const Update& update, JsonView message) {
    inbound::Peer peer = peerOf(message["chat"], message["business_connection_id"].text());
    if (peer.id.empty() || !message["message_id"].number())
        return keepUnread(update, "edited_message", "an edit without chat or number");
    auto content = readContent(message);
    if (!content)
        return keepUnread(update, "edited_message", "nothing in it that is known", std::move(peer));
    inbound::Edit made;
    // Two edits may fall into one second: the update's number tells them apart.
    made.key =
        "edit:" + peer.id + ":" + message["message_id"].text() + ":" + message["edit_date"].text() + ":" + update.id;
    made.externalId = message["message_id"].text();
    made.text = std::move(content->text);
    made.attachments = std::move(content->attachments);
    made.at = message["edit_date"].secondsOr(update.receivedAt);
    made.peer = std::move(peer);
    update.decoded.events.emplace_back(std::move(made));
}

} // namespace pult::telegram
