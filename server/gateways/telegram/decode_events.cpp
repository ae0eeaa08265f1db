// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that is no message: buttons, reactions, deletions, who may be written to, what happens in a group.
#include <algorithm>

#include "server/gateways/telegram/parts.hpp"
#include "shared/base/utf8.hpp"

namespace pult::telegram {

namespace inbound = storage::inbound;

namespace {

using messenger::JsonView;

/// Members of a message that tell what happened, and our word for it.
struct Service {
    const char* name;
    const char* event;
    const char* text; ///< the member, or the member's member, that says more; empty: nothing does
};

constexpr Service kServices[] = {{"new_chat_members", "members_joined", ""},
                                 {"left_chat_member", "member_left", ""},
                                 {"new_chat_title", "group_title", ""},
                                 {"new_chat_photo", "group_photo", ""},
                                 {"delete_chat_photo", "group_photo_removed", ""},
                                 {"group_chat_created", "group_created", ""},
                                 {"supergroup_chat_created", "group_created", ""},
                                 {"channel_chat_created", "group_created", ""},
                                 {"pinned_message", "pinned", "text"},
                                 {"message_auto_delete_timer_changed", "auto_delete_changed", ""},
                                 {"write_access_allowed", "write_access_allowed", ""},
                                 {"connected_website", "connected_website", ""},
                                 {"successful_payment", "paid", "invoice_payload"},
                                 {"refunded_payment", "refunded", "invoice_payload"},
                                 {"users_shared", "users_shared", ""},
                                 {"chat_shared", "chat_shared", ""},
                                 {"proximity_alert_triggered", "proximity_alert", ""},
                                 {"boost_added", "boost_added", ""},
                                 {"chat_background_set", "background_set", ""},
                                 {"checklist_tasks_done", "checklist_changed", ""},
                                 {"checklist_tasks_added", "checklist_changed", ""},
                                 {"forum_topic_created", "topic_created", "name"},
                                 {"forum_topic_edited", "topic_changed", "name"},
                                 {"forum_topic_closed", "topic_closed", ""},
                                 {"forum_topic_reopened", "topic_reopened", ""},
                                 {"general_forum_topic_hidden", "topic_closed", ""},
                                 {"general_forum_topic_unhidden", "topic_reopened", ""},
                                 {"giveaway_created", "giveaway", ""},
                                 {"giveaway_completed", "giveaway", ""},
                                 {"video_chat_scheduled", "video_chat", ""},
                                 {"video_chat_started", "video_chat", ""},
                                 {"video_chat_ended", "video_chat", ""},
                                 {"video_chat_participants_invited", "video_chat", ""},
                                 {"chat_owner_left", "group_owner_changed", ""},
                                 {"chat_owner_changed", "group_owner_changed", ""},
                                 {"direct_message_price_changed", "price_changed", ""},
                                 {"paid_message_price_changed", "price_changed", ""}};

std::string namesIn(JsonView users) {
    std::string names;
    for (const auto& user : users.items())
        names += (names.empty() ? "" : ", ") + nameOf(JsonView(user));
    return names;
}

std::string serviceText(const Service& service, JsonView body) {
    if (body.isList())
        return namesIn(body);
    if (!body.isObject())
        return utf8::cleaned(body.text());
    if (body["first_name"])
        return nameOf(body);
    if (*service.text)
        return utf8::cleaned(body[service.text].text());
    return {};
}

/// The words on the button that was pressed.
std::string titleOf(JsonView message, std::string_view data) {
    for (const auto& row : message["reply_markup"]["inline_keyboard"].items())
        for (const auto& element : JsonView(row).items())
            if (const JsonView button{element}; button["callback_data"].word() == data)
                return utf8::cleaned(button["text"].text());
    return {};
}

bool mayWrite(JsonView member) {
    const auto status = member["status"].word();
    if (status == "kicked" || status == "left")
        return false;
    return status != "restricted" || member["can_send_messages"].flag();
}

/// One sign for each reaction he shows; those that are Telegram's own pictures have none.
std::string signsOf(JsonView reactions) {
    std::string signs;
    for (const auto& element : reactions.items()) {
        const JsonView reaction{element};
        const auto type = reaction["type"].word();
        if (type == "emoji")
            signs += utf8::cleaned(reaction["emoji"].text());
        else
            signs += type == "paid" ? "⭐" : "❔";
    }
    return signs;
}

} // namespace

bool readService(const Update& update, JsonView message, const inbound::Peer& peer, const std::string& key) {
    for (const auto& service : kServices) {
        const JsonView body = message[service.name];
        if (!body)
            continue;
        update.decoded.events.emplace_back(inbound::ServiceLine{
            key, peer, service.event, serviceText(service, body), message["date"].secondsOr(update.receivedAt), {}});
        return true;
    }
    return false;
}

void readCallback(const Update& update, JsonView query) {
    const std::string id = query["id"].text();
    if (!id.empty())
        update.decoded.callbacks.push_back(id);
    const JsonView message = query["message"], from = query["from"];
    inbound::Message made;
    made.peer = peerOf(message["chat"], message["business_connection_id"].text());
    if (made.peer.id.empty()) // a button under a message that was sent by way of us
        made.peer = peerOf(from, {});
    const std::string data = query["data"].text();
    if (id.empty() || made.peer.id.empty() || (data.empty() && !query["game_short_name"]))
        return keepUnread(update, "callback_query", "a button without number, chat or data");
    made.key = "callback:" + id;
    made.externalId = made.key;
    made.pressed = wire::PressedButton{data};
    made.text = titleOf(message, data);
    if (made.text.empty())
        made.text = utf8::cleaned(data.empty() ? query["game_short_name"].text() : data);
    if (made.text.empty())
        return keepUnread(update, "callback_query", "a button without words", std::move(made.peer));
    if (message["chat"]["type"].word() != "private")
        made.authorName = nameOf(from);
    made.replyToExternal = message["message_id"].text();
    made.at = update.receivedAt;
    update.decoded.events.emplace_back(std::move(made));
}

void readMembership(const Update& update, JsonView change) {
    inbound::Peer peer = peerOf(change["chat"], {});
    const JsonView member = change["new_chat_member"];
    if (peer.id.empty() || member["status"].word().empty())
        return keepUnread(update, "my_chat_member", "a change without chat or status");
    const Time at = change["date"].secondsOr(update.receivedAt);
    std::string key = "member:" + peer.id + ":" + update.id + ":" + change["date"].text();
    update.decoded.events.emplace_back(inbound::Reachability{std::move(key), std::move(peer), mayWrite(member), at});
}

void readReaction(const Update& update, JsonView reaction) {
    inbound::Peer peer = peerOf(reaction["chat"], {});
    std::string target = reaction["message_id"].text();
    if (peer.id.empty() || target.empty())
        return keepUnread(update, "message_reaction", "a reaction to nothing");
    std::string key = "reaction:" + peer.id + ":" + target + ":" + update.id + ":" + reaction["date"].text();
    update.decoded.events.emplace_back(inbound::Reaction{std::move(key), std::move(peer), std::move(target),
                                                         signsOf(reaction["new_reaction"]),
                                                         reaction["date"].secondsOr(update.receivedAt)});
}

void readDeleted(const Update& update, JsonView deleted) {
    inbound::Deletion made;
    made.peer = peerOf(deleted["chat"], deleted["business_connection_id"].text());
    for (const auto& element : deleted["message_ids"].items())
        if (const auto number = JsonView(element).number())
            made.externalIds.push_back(std::to_string(*number));
    if (made.peer.id.empty() || made.externalIds.empty())
        return keepUnread(update, "deleted_business_messages", "a deletion of nothing");
    made.key = "deleted:" + made.peer.id + ":" + update.id + ":" + made.externalIds.front();
    made.at = update.receivedAt;
    update.decoded.events.emplace_back(std::move(made));
}

void readConnection(const Update& update, JsonView connection) {
    const std::string name = nameOf(connection["user"]);
    update.decoded.events.emplace_back(inbound::AccountNotice{
        "connection:" + connection["id"].text() + ":" + update.id + ":" + connection["date"].text(),
        (connection["is_enabled"].flag() ? "connected to the business account of "
                                         : "disconnected from the business account of ") +
            name});
}

} // namespace pult::telegram
