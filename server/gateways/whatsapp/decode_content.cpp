// SPDX-License-Identifier: GPL-3.0-or-later
// What a message carries, kind by kind.
#include <algorithm>

#include <boost/json/serialize.hpp>

#include "server/gateways/messenger/proof.hpp"
#include "server/gateways/messenger/web_address.hpp"
#include "server/gateways/whatsapp/parts.hpp"
#include "shared/base/utf8.hpp"
#include "shared/wire/json.hpp"

namespace pult::whatsapp {

namespace {

using messenger::JsonView;
using storage::inbound::Attachment;
using wire::AttachmentKind;

struct MediaKind {
    std::string_view type;
    AttachmentKind kind;
};

constexpr MediaKind kMedia[] = {{"image", AttachmentKind::photo},
                                {"video", AttachmentKind::video},
                                {"audio", AttachmentKind::audio},
                                {"document", AttachmentKind::file},
                                {"sticker", AttachmentKind::sticker}};

const MediaKind* mediaKind(std::string_view type) {
    const auto* found =
        std::find_if(std::begin(kMedia), std::end(kMedia), [&](const MediaKind& each) { return each.type == type; });
    return found == std::end(kMedia) ? nullptr : found;
}

std::string cleanText(JsonView view) {
    return utf8::cleaned(view.text());
}

/// "audio/ogg; codecs=opus" without what it is made with.
std::string mediaType(JsonView view) {
    const std::string text = view.text();
    return utf8::cleaned(std::string_view(text).substr(0, text.find(';')));
}

std::optional<Content> readMedia(const MediaKind& kind, JsonView media, std::string& why) {
    if (!media.isObject()) {
        why = "media without a body";
        return std::nullopt;
    }
    Attachment attachment;
    attachment.shown.kind =
        kind.kind == AttachmentKind::audio && media["voice"].flag() ? AttachmentKind::voice : kind.kind;
    attachment.shown.name = cleanText(media["filename"]);
    attachment.shown.type = mediaType(media["mime_type"]);
    attachment.remoteId = media["id"].text();
    attachment.sha256 = messenger::sha256FromBase64(media["sha256"].text());
    if (std::string url = media["url"].text(); messenger::isWebAddress(url))
        attachment.url = std::move(url);
    const bool canBeFetched = !attachment.remoteId.empty() || !attachment.url.empty();
    attachment.shown.missing = canBeFetched ? wire::MissingFile::pending : wire::MissingFile::gone;
    Content content;
    content.text = cleanText(media["caption"]);
    content.attachments.push_back(std::move(attachment));
    return content;
}

std::optional<Content> readLocation(JsonView location, std::string& why) {
    const auto latitude = location["latitude"].real(), longitude = location["longitude"].real();
    if (!latitude || !longitude || std::abs(*latitude) > 90 || std::abs(*longitude) > 180) {
        why = "a location that is nowhere on earth";
        return std::nullopt;
    }
    Attachment attachment;
    attachment.shown.kind = AttachmentKind::location;
    attachment.shown.name = cleanText(location["name"]);
    wire::Place place{*latitude, *longitude, std::nullopt};
    if (std::string address = cleanText(location["address"]); !address.empty())
        place.address = std::move(address);
    attachment.shown.place = std::move(place);
    if (std::string url = location["url"].text(); messenger::isWebAddress(url))
        attachment.shown.url = std::move(url);
    Content content;
    content.attachments.push_back(std::move(attachment));
    return content;
}

Attachment readContact(JsonView contact) {
    Attachment attachment;
    attachment.shown.kind = AttachmentKind::contact;
    attachment.shown.name = cleanText(contact["name"]["formatted_name"]);
    if (attachment.shown.name.empty())
        attachment.shown.name =
            utf8::cleaned(contact["name"]["first_name"].text() + " " + contact["name"]["last_name"].text());
    std::vector<std::string> phones;
    for (const auto& element : contact["phones"].items()) {
        const JsonView phone{element};
        std::string number = cleanText(phone["phone"]);
        if (number.empty())
            number = cleanText(phone["wa_id"]);
        if (!number.empty())
            phones.push_back(std::move(number));
    }
    attachment.shown.phones = std::move(phones);
    attachment.description = contact["vcard"].text();
    if (attachment.description.empty())
        attachment.description = contact.dump();
    return attachment;
}

std::optional<Content> readContacts(JsonView contacts, std::string& why) {
    Content content;
    for (const auto& element : contacts.items())
        content.attachments.push_back(readContact(JsonView(element)));
    if (content.attachments.empty()) {
        why = "no contacts";
        return std::nullopt;
    }
    return content;
}

/// A filled-in form comes as JSON inside a text: its fields as lines, without the token that belongs to the machine.
std::string formLines(const std::string& json) {
    const auto value = wire::parseJson(json);
    const auto* fields = value ? value->if_object() : nullptr;
    std::string lines;
    if (!fields)
        return lines;
    for (const auto& field : *fields) {
        const JsonView answer{field.value()};
        if (field.key() == "flow_token" || !answer)
            continue;
        const std::string words = answer.text();
        lines += "\n" + std::string(field.key()) + ": " + (words.empty() ? answer.dump() : words);
    }
    return lines;
}

std::optional<Content> pressed(std::string title, std::string payload, std::string& why) {
    if (title.empty() && payload.empty()) {
        why = "a button without title and payload";
        return std::nullopt;
    }
    Content content;
    content.text = title.empty() ? payload : std::move(title);
    content.pressed = wire::PressedButton{std::move(payload)};
    return content;
}

std::optional<Content> readInteractive(JsonView interactive, std::string& why) {
    for (const auto* kind : {"button_reply", "list_reply"})
        if (const JsonView reply = interactive[kind])
            return pressed(cleanText(reply["title"]), reply["id"].text(), why);
    if (const JsonView form = interactive["nfm_reply"]) {
        std::string answers = form["response_json"].text();
        return pressed(utf8::cleaned(form["body"].text() + formLines(answers)), answers, why);
    }
    // WhatsApp itself sometimes fails to say what was pressed.
    Content content;
    content.unsupported = "interactive";
    return content;
}

std::optional<Content> readOrder(JsonView order, std::string& why) {
    std::string text = order["text"].text();
    for (const auto& element : order["product_items"].items()) {
        const JsonView item{element};
        text += "\n" + item["quantity"].text() + " × " + item["product_retailer_id"].text();
        if (item["item_price"])
            text += ", " + item["item_price"].text() + " " + item["currency"].text();
    }
    Content content;
    content.text = utf8::cleaned(text);
    if (content.text.empty()) {
        why = "an order of nothing";
        return std::nullopt;
    }
    return content;
}

} // namespace

std::optional<Content> readContent(JsonView message, std::string& why) {
    const std::string_view type = message["type"].word();
    const JsonView body = message[type];
    if (type == "text") {
        Content content;
        content.text = cleanText(body["body"]);
        if (!content.text.empty())
            return content;
        why = "a text without words";
        return std::nullopt;
    }
    if (const auto* media = mediaKind(type))
        return readMedia(*media, body, why);
    if (type == "location")
        return readLocation(body, why);
    if (type == "contacts")
        return readContacts(body, why);
    if (type == "interactive")
        return readInteractive(body, why);
    if (type == "button")
        return pressed(cleanText(body["text"]), body["payload"].text(), why);
    if (type == "order")
        return readOrder(body, why);
    if (type == "unsupported") {
        Content content;
        content.unsupported = body["type"].text();
        if (content.unsupported.empty())
            content.unsupported = "unsupported";
        return content;
    }
    why = "an unknown kind of message";
    return std::nullopt;
}

} // namespace pult::whatsapp
