// SPDX-License-Identifier: GPL-3.0-or-later
// Who says something, when, to what it belongs.
#include <algorithm>

#include "server/gateways/messenger/not_understood.hpp"
#include "server/gateways/messenger/proof.hpp"
#include "server/gateways/whatsapp/parts.hpp"
#include "shared/base/utf8.hpp"

namespace pult::whatsapp {

namespace inbound = storage::inbound;

namespace {

using messenger::JsonView;

/// What every kind of event is made from.
struct Origin {
    inbound::Peer peer;
    std::string id;
    Time at;
    bool fromCompany = false;
};

std::string digitsOf(std::string text) {
    if (text.starts_with('+'))
        text.erase(0, 1);
    const bool areDigits = text.find_first_not_of("0123456789") == std::string::npos;
    return areDigits ? text : std::string();
}

/// An ad or a post that led here: once per dialog, as it was said.
void readReferral(JsonView referral, std::map<std::string, std::string>& attributes) {
    if (!referral)
        return;
    constexpr const char* kNames[] = {"source_url", "source_id", "source_type", "headline",      "body",
                                      "media_type", "image_url", "video_url",   "thumbnail_url", "ctwa_clid"};
    for (const auto* name : kNames)
        if (std::string value = referral[name].text(); !value.empty())
            attributes.emplace(std::string("referral_") + name, std::move(value));
    if (std::string welcome = referral["welcome_message"]["text"].text(); !welcome.empty())
        attributes.emplace("referral_welcome_message", std::move(welcome));
}

void readContext(JsonView context, inbound::Message& message) {
    if (!context)
        return;
    message.replyToExternal = context["id"].text();
    if (context["forwarded"].flag() || context["frequently_forwarded"].flag())
        message.forwardedFrom.emplace(); // by whom isn't said
    const JsonView product = context["referred_product"];
    for (const auto& [name, attribute] :
         {std::pair{"catalog_id", "product_catalog"}, {"product_retailer_id", "product"}})
        if (std::string value = product[name].text(); !value.empty())
            message.attributes.emplace(attribute, std::move(value));
}

void readContentMessage(const Change& change, Origin origin, JsonView source, Content content) {
    inbound::Message message;
    message.key = origin.id;
    message.externalId = std::move(origin.id);
    message.peer = std::move(origin.peer);
    message.at = origin.at;
    message.fromCompany = origin.fromCompany;
    message.text = std::move(content.text);
    message.attachments = std::move(content.attachments);
    message.pressed = std::move(content.pressed);
    message.unsupported = std::move(content.unsupported);
    readContext(source["context"], message);
    readReferral(source["referral"], message.attributes);
    change.events.emplace_back(std::move(message));
}

bool readEdit(const Change& change, Origin& origin, JsonView edit, std::string& why) {
    std::string target = edit["original_message_id"].text();
    if (target.empty()) {
        why = "an edit of nothing";
        return false;
    }
    auto content = readContent(edit["message"], why);
    if (!content)
        return false;
    inbound::Edit event;
    event.key = std::move(origin.id);
    event.peer = std::move(origin.peer);
    event.externalId = std::move(target);
    event.text = std::move(content->text);
    event.attachments = std::move(content->attachments);
    event.at = origin.at;
    change.events.emplace_back(std::move(event));
    return true;
}

bool readRevoke(const Change& change, Origin& origin, JsonView revoke, std::string& why) {
    std::string target = revoke["original_message_id"].text();
    if (target.empty()) {
        why = "a deletion of nothing";
        return false;
    }
    change.events.emplace_back(
        inbound::Deletion{std::move(origin.id), std::move(origin.peer), {std::move(target)}, origin.at});
    return true;
}

bool readReaction(const Change& change, Origin& origin, JsonView reaction, std::string& why) {
    std::string target = reaction["message_id"].text();
    if (target.empty()) {
        why = "a reaction to nothing";
        return false;
    }
    change.events.emplace_back(inbound::Reaction{std::move(origin.id), std::move(origin.peer), std::move(target),
                                                 utf8::cleaned(reaction["emoji"].text()), origin.at});
    return true;
}

/// He has another number from now on; the message still comes under the former one.
bool readChangedNumber(const Change& change, Origin& origin, JsonView system, std::string& why) {
    std::string phone = digitsOf(system["wa_id"].text());
    if (phone.empty())
        phone = digitsOf(system["new_wa_id"].text());
    inbound::Peer peer = peerOf(Contacts(JsonView()), phone, system["user_id"].text());
    if (peer.id.empty()) {
        why = "a changed number without the new one";
        return false;
    }
    peer.name = origin.peer.name;
    change.events.emplace_back(
        inbound::PeerChanged{std::move(origin.id), std::move(origin.peer.id), std::move(peer), origin.at});
    return true;
}

bool readSystem(const Change& change, Origin& origin, JsonView system, std::string& why) {
    const std::string type = system["type"].text();
    if (type == "user_changed_number" || type == "customer_changed_number" || type == "user_changed_user_id")
        return readChangedNumber(change, origin, system, why);
    if (type.empty()) {
        why = "a system message without a type";
        return false;
    }
    change.events.emplace_back(inbound::ServiceLine{std::move(origin.id), std::move(origin.peer),
                                                    type == "customer_identity_changed" ? "identity_changed" : type,
                                                    utf8::cleaned(system["body"].text()), origin.at});
    return true;
}

/// False when it can't be read; `why` says so. Only what was read is moved from `origin`.
bool readKind(const Change& change, Origin& origin, JsonView message, std::string& why) {
    const std::string_view type = message["type"].word();
    if (type == "edit")
        return readEdit(change, origin, message["edit"], why);
    if (type == "revoke")
        return readRevoke(change, origin, message["revoke"], why);
    if (type == "reaction" && origin.fromCompany) { // ours from the phone app: not the customer's
        ++change.ignored;
        return true;
    }
    if (type == "reaction")
        return readReaction(change, origin, message["reaction"], why);
    if (type == "system")
        return readSystem(change, origin, message["system"], why);
    if (type == "request_welcome") {
        change.events.emplace_back(
            inbound::ServiceLine{std::move(origin.id), std::move(origin.peer), "started", {}, origin.at});
        return true;
    }
    auto content = readContent(message, why);
    if (content)
        readContentMessage(change, std::move(origin), message, std::move(*content));
    return content.has_value();
}

/// Empty `peer.id` when it can't be said whose thread it belongs to.
Origin originOf(const Change& change, std::string_view list, JsonView message) {
    Origin origin;
    origin.fromCompany = list == "message_echoes";
    const auto* phone = origin.fromCompany ? "to" : "from";
    const auto* userId = origin.fromCompany ? "to_user_id" : "from_user_id";
    // What was said in a group must not be answered to one of its members.
    if (!message["group_id"])
        origin.peer = peerOf(change.contacts, message[phone].text(), message[userId].text());
    origin.id = message["id"].text();
    if (origin.id.empty())
        origin.id = "sha256:" + messenger::sha256(message.dump());
    origin.at = message["timestamp"].secondsOr(change.receivedAt);
    return origin;
}

} // namespace

inbound::Peer peerOf(const Contacts& contacts, std::string phone, std::string userId) {
    const JsonView contact = contacts.find(phone, userId);
    if (phone.empty())
        phone = contact["wa_id"].text();
    if (userId.empty())
        userId = contact["user_id"].text();
    inbound::Peer peer;
    peer.phone = digitsOf(phone);
    peer.name = utf8::cleaned(contact["profile"]["name"].text());
    peer.username = utf8::cleaned(contact["profile"]["username"].text());
    peer.id = userId.empty() ? phone : userId;
    if (std::string known = contact["wa_id"].text(); !known.empty() && known != phone && known != peer.id)
        peer.aliases.push_back(std::move(known));
    if (!phone.empty() && phone != peer.id)
        peer.aliases.insert(peer.aliases.begin(), std::move(phone));
    return peer;
}

void readMessage(const Change& change, std::string_view list, JsonView message) {
    Origin origin = originOf(change, list, message);
    std::string why = "nobody is named who wrote it";
    if (!origin.peer.id.empty() && readKind(change, origin, message, why))
        return;
    const std::string type = message["type"].text();
    auto part =
        messenger::notUnderstood(type.empty() ? "malformed" : type, why, bodyOf(change, list, message), origin.at);
    // What the company itself did elsewhere is no placeholder of a customer's.
    if (!origin.fromCompany && !origin.peer.id.empty())
        part.peer = std::move(origin.peer);
    change.events.emplace_back(std::move(part));
}

} // namespace pult::whatsapp
