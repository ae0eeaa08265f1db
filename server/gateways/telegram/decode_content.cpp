// SPDX-License-Identifier: GPL-3.0-or-later
// What a message carries, kind by kind.
#include <algorithm>
#include <cmath>

#include "server/gateways/telegram/parts.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/capabilities.hpp"

namespace pult::telegram {

namespace {

using messenger::JsonView;
using storage::inbound::Attachment;
using wire::AttachmentKind;

struct MediaKind {
    const char* name;
    AttachmentKind kind;
    const char* type; ///< when none is said
};

// Some fill a second member for older programs: the one that says more stands first.
constexpr MediaKind kMedia[] = {{"live_photo", AttachmentKind::video, "video/mp4"},
                                {"animation", AttachmentKind::video, "video/mp4"},
                                {"video", AttachmentKind::video, "video/mp4"},
                                {"video_note", AttachmentKind::video, "video/mp4"},
                                {"voice", AttachmentKind::voice, "audio/ogg"},
                                {"audio", AttachmentKind::audio, "audio/mpeg"},
                                {"document", AttachmentKind::file, ""}};

struct Placeholder {
    const char* name;
    const char* title; ///< the member that says what it is about
};

/// Kinds that have no equal with us.
constexpr Placeholder kPlaceholders[] = {{"poll", "question"},
                                         {"dice", "emoji"},
                                         {"game", "title"},
                                         {"story", "title"},
                                         {"checklist", "title"},
                                         {"invoice", "title"},
                                         {"paid_media", "title"},
                                         {"rich_message", "title"},
                                         {"gift", "text"},
                                         {"unique_gift", "text"},
                                         {"giveaway", "prize_description"},
                                         {"giveaway_winners", "prize_description"},
                                         {"gift_upgrade_sent", "text"},
                                         {"passport_data", "title"}};

std::optional<int> pixels(JsonView view) {
    const auto number = view.number();
    return number && *number > 0 && *number < 100'000 ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

/// What is known of a file without having it.
Attachment fileOf(JsonView file, AttachmentKind kind, std::string type) {
    constexpr std::int64_t kLongestSeconds = 1'000'000;
    Attachment attachment;
    attachment.shown.kind = kind;
    attachment.shown.name = utf8::cleaned(file["file_name"].text());
    attachment.shown.type = utf8::cleaned(file["mime_type"].text());
    if (attachment.shown.type.empty())
        attachment.shown.type = std::move(type);
    attachment.shown.size = std::max<std::int64_t>(file["file_size"].numberOr(0), 0);
    attachment.shown.width = pixels(file["width"]);
    attachment.shown.height = pixels(file["height"]);
    if (const auto seconds = file["duration"].number(); seconds && *seconds > 0 && *seconds < kLongestSeconds)
        attachment.shown.duration_ms = *seconds * 1000;
    attachment.remoteId = file["file_id"].text();
    const auto most = domain::capabilitiesOf(wire::ChannelKind::telegram).mostInboundBytes;
    if (attachment.shown.size > most)
        attachment.shown.missing = wire::MissingFile::too_large;
    else
        attachment.shown.missing = attachment.remoteId.empty() ? wire::MissingFile::gone : wire::MissingFile::pending;
    if (attachment.shown.missing != wire::MissingFile::pending)
        attachment.remoteId.clear();
    return attachment;
}

Attachment audioOf(JsonView audio) {
    Attachment attachment = fileOf(audio, AttachmentKind::audio, "audio/mpeg");
    const std::string title = utf8::cleaned(audio["title"].text()),
                      performer = utf8::cleaned(audio["performer"].text());
    if (attachment.shown.name.empty())
        attachment.shown.name = performer.empty() || title.empty() ? performer + title : performer + " - " + title;
    return attachment;
}

/// The largest of the sizes in which a picture is kept.
Attachment photoOf(JsonView sizes) {
    JsonView largest;
    std::int64_t most = -1;
    for (const auto& element : sizes.items()) {
        const JsonView size{element};
        const std::int64_t area = std::int64_t{pixels(size["width"]).value_or(0)} * pixels(size["height"]).value_or(0);
        if (area > most) {
            most = area;
            largest = size;
        }
    }
    return fileOf(largest, AttachmentKind::photo, "image/jpeg");
}

/// A moving one comes in a form that only Telegram draws: its still picture then.
Attachment stickerOf(JsonView sticker) {
    const bool moves = sticker["is_animated"].flag() || sticker["is_video"].flag();
    Attachment attachment = moves ? fileOf(sticker["thumbnail"], AttachmentKind::sticker, {})
                                  : fileOf(sticker, AttachmentKind::sticker, "image/webp");
    if (std::string emoji = utf8::cleaned(sticker["emoji"].text()); !emoji.empty())
        attachment.shown.emoji = std::move(emoji);
    return attachment;
}

std::optional<Attachment> placeOf(JsonView location, JsonView venue) {
    const auto latitude = location["latitude"].real(), longitude = location["longitude"].real();
    if (!latitude || !longitude || std::abs(*latitude) > 90 || std::abs(*longitude) > 180)
        return std::nullopt;
    Attachment attachment;
    attachment.shown.kind = AttachmentKind::location;
    attachment.shown.name = utf8::cleaned(venue["title"].text());
    wire::Place place{*latitude, *longitude, std::nullopt};
    if (std::string address = utf8::cleaned(venue["address"].text()); !address.empty())
        place.address = std::move(address);
    attachment.shown.place = std::move(place);
    return attachment;
}

Attachment cardOf(JsonView contact) {
    Attachment attachment;
    attachment.shown.kind = AttachmentKind::contact;
    attachment.shown.name = nameOf(contact);
    if (std::string phone = utf8::cleaned(contact["phone_number"].text()); !phone.empty())
        attachment.shown.phones = std::vector<std::string>{std::move(phone)};
    attachment.description = contact["vcard"].text();
    if (attachment.description.empty())
        attachment.description = contact.dump();
    return attachment;
}

std::optional<Attachment> attachmentOf(JsonView message) {
    for (const auto& media : kMedia)
        if (const JsonView file = message[media.name]; file.isObject())
            return media.kind == AttachmentKind::audio ? audioOf(file) : fileOf(file, media.kind, media.type);
    if (message["photo"].isList())
        return photoOf(message["photo"]);
    if (const JsonView sticker = message["sticker"]; sticker.isObject())
        return stickerOf(sticker);
    if (const JsonView venue = message["venue"]; venue.isObject())
        return placeOf(venue["location"], venue);
    if (const JsonView location = message["location"]; location.isObject())
        return placeOf(location, JsonView());
    if (const JsonView contact = message["contact"]; contact.isObject())
        return cardOf(contact);
    return std::nullopt;
}

std::optional<Content> placeholderOf(JsonView message) {
    for (const auto& kind : kPlaceholders) {
        const JsonView body = message[kind.name];
        if (!body)
            continue;
        Content content;
        content.unsupported = kind.name;
        content.text = utf8::cleaned(body[kind.title].text());
        if (content.unsupported == "dice")
            content.text += " " + body["value"].text();
        return content;
    }
    return std::nullopt;
}

} // namespace

std::string nameOf(JsonView user) {
    return utf8::cleaned(user["first_name"].text() + " " + user["last_name"].text());
}

std::optional<Content> readContent(JsonView message) {
    Content content;
    if (message["text"]) {
        content.text = plainText(message["text"], message["entities"]);
        return content.text.empty() ? std::nullopt : std::optional(std::move(content));
    }
    if (auto attachment = attachmentOf(message)) {
        content.attachments.push_back(std::move(*attachment));
        content.text = plainText(message["caption"], message["caption_entities"]);
        return content;
    }
    if (const JsonView sent = message["web_app_data"]; sent.isObject()) {
        content.text = utf8::cleaned(sent["button_text"].text());
        content.pressed = wire::PressedButton{sent["data"].text()};
        if (content.text.empty())
            content.text = utf8::cleaned(content.pressed->payload);
        return content.text.empty() ? std::nullopt : std::optional(std::move(content));
    }
    return placeholderOf(message);
}

} // namespace pult::telegram
