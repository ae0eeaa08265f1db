// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/vk/decode.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <boost/json/serialize.hpp>

#include "server/gateways/messenger/not_understood.hpp"
#include "server/gateways/vk/decode_parts.hpp"
#include "shared/domain/capabilities.hpp"
#include "shared/wire/json.hpp"

namespace pult::vk {

using messenger::JsonView;
namespace inbound = storage::inbound;

namespace {

/// One event on its way to ours.
struct Update {
    const boost::json::value& whole;
    JsonView object;
    std::string type;
    std::string eventId;
    Time receivedAt;
    Decoded& out;

    std::string key() const { return "e" + eventId; }
};

/// A key for what came without an event_id: the same bytes are the same event.
std::string keyOfBytes(const Update& update) {
    return messenger::notUnderstood({}, {}, withoutSecret(update.whole), update.receivedAt).key;
}

void keepRaw(const Update& update, std::string why, std::optional<inbound::Peer> peer = {}) {
    auto kept = messenger::notUnderstood(update.type.empty() ? "malformed" : update.type, std::move(why),
                                         withoutSecret(update.whole), update.receivedAt);
    if (!update.eventId.empty())
        kept.key = update.key();
    kept.peer = std::move(peer);
    update.out.events.emplace_back(std::move(kept));
}

inbound::Peer peerOf(JsonView id) {
    inbound::Peer peer;
    if (const auto number = id.number(); number && *number != 0)
        peer.id = std::to_string(*number);
    return peer;
}

void addMessage(const Update& update, JsonView object) {
    inbound::Message message;
    if (!readMessage(object, update.receivedAt, message)) {
        auto peer = peerOf(object["peer_id"]);
        if (peer.id.empty())
            keepRaw(update, "a message without a peer");
        else
            keepRaw(update, "a message without a number", std::move(peer));
        return;
    }
    update.out.numbers.push_back({message.peer.id, message.number});
    if (const auto action = object["action"]; action.isObject()) {
        update.out.events.emplace_back(serviceLine(action, message));
        return;
    }
    if (object["is_cropped"].flag())
        update.out.cropped.push_back({message.peer.id, message.number});
    update.out.events.emplace_back(std::move(message));
}

/// Before API 5.103 the object is the message.
void onNew(const Update& update) {
    addMessage(update, update.object["message"].isObject() ? update.object["message"] : update.object);
}

void onReply(const Update& update) {
    const std::size_t before = update.out.events.size();
    addMessage(update, update.object);
    if (auto* message =
            update.out.events.size() > before ? std::get_if<inbound::Message>(&update.out.events.back()) : nullptr) {
        if (const auto random = update.object["random_id"].numberOr(0); random != 0)
            message->clientId = std::to_string(random);
        message->fromCompany = true;
    }
}

void onEdit(const Update& update) {
    inbound::Message message;
    if (!readMessage(update.object, update.receivedAt, message))
        return keepRaw(update, "an edit of no message");
    auto edit = completed(message);
    const auto edited = update.object["update_time"].numberOr(0);
    edit.key = update.eventId.empty() ? "u" + message.peer.id + ":" + message.externalId + ":" + std::to_string(edited)
                                      : update.key();
    edit.at = edited > 0 && edited < 253'402'300'799 ? Time{std::chrono::seconds{edited}} : update.receivedAt;
    if (update.object["is_cropped"].flag())
        update.out.cropped.push_back({message.peer.id, message.number});
    update.out.events.emplace_back(std::move(edit));
}

void onPress(const Update& update) {
    const auto peer = peerOf(update.object["peer_id"]);
    const auto press = update.object["event_id"].text();
    if (peer.id.empty() || press.empty())
        return keepRaw(update, "a pressed button of nobody");
    inbound::Message message;
    message.key = update.eventId.empty() ? "b" + press : update.key();
    message.peer = peer;
    message.externalId = "b" + press;
    message.at = update.receivedAt;
    const auto payload = update.object["payload"];
    message.pressed = wire::PressedButton{payload.isText() ? payload.text() : payload.dump()};
    if (const auto number = update.object["conversation_message_id"].numberOr(0); number > 0)
        message.replyToExternal = std::to_string(number);
    const auto user = peerOf(update.object["user_id"]).id;
    update.out.presses.push_back({press, user, peer.id});
    update.out.events.emplace_back(std::move(message));
}

void onRead(const Update& update) {
    const auto peer = peerOf(update.object["peer_id"] ? update.object["peer_id"] : update.object["from_id"]);
    const auto number = update.object["conversation_message_id"].numberOr(0);
    if (peer.id.empty() || number <= 0)
        return keepRaw(update, "read, but not what");
    if (update.object["from_id"].numberOr(0) < 0)
        return; // by ourselves
    inbound::ReadUpTo read;
    read.peerId = peer.id;
    read.number = number;
    read.at = update.receivedAt;
    update.out.events.emplace_back(std::move(read));
}

void onTyping(const Update& update) {
    if (update.object["from_id"].numberOr(0) <= 0)
        return;
    inbound::Typing typing;
    typing.peer = peerOf(update.object["from_id"]);
    update.out.events.emplace_back(std::move(typing));
}

void onReaction(const Update& update) {
    const auto peer = peerOf(update.object["peer_id"]);
    const auto number = update.object["cmid"].numberOr(0);
    if (peer.id.empty() || number <= 0)
        return keepRaw(update, "a reaction to no message");
    if (update.object["reacted_id"].numberOr(0) < 0)
        return; // our own
    inbound::Reaction reaction;
    const auto id = update.object["reaction_id"].number();
    reaction.peer = peer;
    reaction.externalId = std::to_string(number);
    reaction.emoji = id ? reactionSign(*id) : std::string();
    reaction.at = update.receivedAt;
    reaction.key = update.key();
    if (update.eventId.empty())
        reaction.key = "r" + keyOfBytes(update);
    update.out.events.emplace_back(std::move(reaction));
}

void setReachable(const Update& update, bool reachable) {
    inbound::Reachability may;
    may.peer = peerOf(update.object["user_id"]);
    if (may.peer.id.empty())
        return keepRaw(update, "it doesn't say who");
    may.key = update.key();
    if (update.eventId.empty())
        may.key = "a" + keyOfBytes(update);
    may.reachable = reachable;
    may.at = update.receivedAt;
    update.out.events.emplace_back(std::move(may));
}

using Handler = void (*)(const Update&);
struct Kind {
    std::string_view type;
    Handler handle;
};
constexpr std::array<Kind, 9> kKinds{{{"message_new", onNew},
                                      {"message_reply", onReply},
                                      {"message_edit", onEdit},
                                      {"message_event", onPress},
                                      {"message_read", onRead},
                                      {"message_typing_state", onTyping},
                                      {"message_reaction_event", onReaction},
                                      {"message_allow", [](const Update& update) { setReachable(update, true); }},
                                      {"message_deny", [](const Update& update) { setReachable(update, false); }}}};

/// Posts, comments, likes, members: what the community does besides talking to customers.
bool isOfNoConcern(std::string_view type) {
    static constexpr std::array<std::string_view, 15> kStarts{
        "wall_", "photo_", "video_", "audio_", "board_", "market_",    "group_",      "user_",
        "like_", "poll_",  "donut_", "vkpay_", "app_",   "lead_forms", "confirmation"};
    return std::any_of(kStarts.begin(), kStarts.end(),
                       [&](std::string_view start) { return type.substr(0, start.size()) == start; });
}

} // namespace

void Decoded::append(Decoded more) {
    const auto move = [](auto& from, auto& to) { std::move(from.begin(), from.end(), std::back_inserter(to)); };
    move(more.events, events);
    move(more.presses, presses);
    move(more.cropped, cropped);
    move(more.numbers, numbers);
}

std::string withoutSecret(const boost::json::value& event) {
    const auto* object = event.if_object();
    if (!object || !object->contains("secret"))
        return boost::json::serialize(event);
    auto open = *object;
    open.erase("secret");
    return boost::json::serialize(open);
}

Decoded decodeUpdate(const boost::json::value& update, Time receivedAt) {
    Decoded decoded;
    const JsonView whole(update);
    const Update one{update, whole["object"], whole["type"].text(), whole["event_id"].text(), receivedAt, decoded};
    const auto kind =
        std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& each) { return each.type == one.type; });
    if (kind != kKinds.end() && one.object.isObject())
        kind->handle(one);
    else if (kind != kKinds.end() || one.type.empty())
        keepRaw(one, "it has another shape");
    else if (!isOfNoConcern(one.type))
        keepRaw(one, "an unknown kind");
    return decoded;
}

Decoded decode(std::string_view raw, Time receivedAt) {
    const auto update = wire::parseJson(raw);
    if (update)
        return decodeUpdate(*update, receivedAt);
    Decoded decoded;
    decoded.events.emplace_back(messenger::malformed(update.error().detail, raw, receivedAt));
    return decoded;
}

Decoded decodeHistory(const boost::json::value& response, Time receivedAt) {
    Decoded decoded;
    std::vector<const boost::json::value*> items;
    for (const auto& item : JsonView(response)["items"].items())
        items.push_back(&item);
    std::stable_sort(items.begin(), items.end(), [](const auto* a, const auto* b) {
        const auto number = [](const auto* item) { return JsonView(*item)["conversation_message_id"].numberOr(0); };
        return number(a) < number(b);
    });
    for (const auto* item : items) {
        const Update one{*item, JsonView(*item), "message", {}, receivedAt, decoded};
        addMessage(one, one.object);
    }
    return decoded;
}

inbound::Edit completed(const inbound::Message& whole) {
    inbound::Edit edit;
    edit.key = "w" + whole.peer.id + ":" + whole.externalId;
    edit.peer = whole.peer;
    edit.externalId = whole.externalId;
    edit.text = whole.text;
    edit.attachments = whole.attachments;
    edit.at = whole.at;
    return edit;
}

std::string reactionSign(std::int64_t id) {
    const auto& signs = domain::capabilitiesOf(wire::ChannelKind::vk).reactionSigns; // numbered from 1
    if (id >= 1 && id <= static_cast<std::int64_t>(signs.size()))
        return std::string(signs[static_cast<std::size_t>(id - 1)]);
    return "#" + std::to_string(id);
}

} // namespace pult::vk
