// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/capabilities.hpp"

#include <algorithm>

#include "shared/base/utf8.hpp"
#include "shared/domain/voice_type.hpp"

namespace pult::domain {

namespace {

using namespace std::chrono_literals;
using wire::AttachmentKind;

constexpr std::int64_t kMegabyte = 1'000'000;
constexpr std::int64_t kMebibyte = 1024 * 1024;

constexpr MediaRule kWebchatMedia[] = {
    {AttachmentKind::photo, 20 * kMebibyte, "image/png image/jpeg image/webp image/gif"},
    {AttachmentKind::file, 20 * kMebibyte, "*"},
};

// WhatsApp Cloud API, "Supported media types". Of what is in Ogg it takes one channel of Opus.
constexpr MediaRule kWhatsappMedia[] = {
    {AttachmentKind::photo, 5 * kMegabyte, "image/jpeg image/png"},
    {AttachmentKind::video, 16 * kMegabyte, "video/mp4 video/3gpp"},
    {AttachmentKind::voice, 16 * kMegabyte, kVoiceType},
    {AttachmentKind::audio, 16 * kMegabyte, "audio/aac audio/amr audio/mpeg audio/mp4"},
    {AttachmentKind::file, 100 * kMegabyte, "*"},
};

// Telegram Bot API, "Sending files".
constexpr MediaRule kTelegramMedia[] = {
    {AttachmentKind::photo, 10 * kMegabyte, "image/jpeg image/png image/webp"},
    {AttachmentKind::video, 50 * kMegabyte, "video/mp4"},
    {AttachmentKind::audio, 50 * kMegabyte, "audio/mpeg audio/mp4"},
    {AttachmentKind::voice, 50 * kMegabyte, kVoiceType},
    {AttachmentKind::file, 50 * kMegabyte, "*"},
};

// VK API, "Uploading files"; a voice message lasts five minutes at most.
constexpr MediaRule kVkMedia[] = {
    {AttachmentKind::photo, 50 * kMegabyte, "image/jpeg image/png image/gif"},
    {AttachmentKind::voice, 200 * kMegabyte, kVoiceType},
    {AttachmentKind::file, 200 * kMegabyte, "*"},
};

// Telegram Bot API, "ReactionTypeEmoji".
constexpr std::string_view kTelegramReactions[] = {
    "❤",           "👍", "👎",          "🔥",          "🥰", "👏",          "😁",    "🤔", "🤯", "😱",    "🤬",
    "😢",           "🎉", "🤩",       "🤮",       "💩",    "🙏",          "👌",    "🕊", "🤡", "🥱", "🥴",
    "😍",           "🐳", "❤‍🔥", "🌚",          "🌭", "💯",          "🤣", "⚡",    "🍌",    "🏆",    "💔",
    "🤨",        "😐", "🍓",          "🍾",       "💋",    "🖕",       "😈",    "😴",    "😭",    "🤓", "👻",
    "👨‍💻", "👀", "🎃",          "🙈",          "😇",    "😨",          "🤝", "✍",    "🤗", "🫡", "🎅",
    "🎄",           "☃", "💅",          "🤪",       "🗿",    "🆒",          "💘",    "🙉",    "🦄", "😘",    "💊",
    "🙊",           "😎", "👾",          "🤷‍♂", "🤷", "🤷‍♀", "😡"};

// The set of VK's own programs, in the order of its numbers, which aren't documented.
constexpr std::string_view kVkReactions[] = {"❤", "🔥", "😂", "👍",    "💩", "❓", "😭", "😡",
                                             "👎", "👌", "😄", "🤔", "🙏", "😘", "😍", "🎉"};

Capabilities webchat() {
    Capabilities can;
    can.textLimit = can.captionLimit = 4000;
    can.media = kWebchatMedia;
    can.filesTogether = 10;
    can.reply = can.typing = can.customerTyping = can.delivered = can.read = can.repeatable = true;
    can.edit = can.editWithFiles = can.remove = true;
    return can;
}

Capabilities whatsapp() {
    Capabilities can;
    can.textLimit = 4096;
    can.captionLimit = 1024;
    can.media = kWhatsappMedia;
    can.mostInboundBytes = 100 * kMegabyte;
    can.reply = can.reactions = can.buttons = can.typing = can.delivered = can.read = true;
    can.writeFirst = can.templates = can.voice = true;
    can.window = 24h;
    return can;
}

Capabilities telegram() {
    Capabilities can;
    can.textLimit = 4096;
    can.captionLimit = 1024;
    can.unit = TextUnit::utf16;
    can.filesTogether = 10;
    can.media = kTelegramMedia;
    can.mostInboundBytes = 20 * kMegabyte;
    can.reply = can.edit = can.remove = can.reactions = can.buttons = can.typing = can.voice = true;
    can.editWithFiles = true;
    can.removeWithin = 48h;
    can.reactionSigns = kTelegramReactions;
    return can;
}

/// Later documents give 9,000 characters, older ones 4,096: what is split at the smaller arrives either way.
Capabilities vk() {
    Capabilities can;
    can.textLimit = can.captionLimit = 4096;
    can.media = kVkMedia;
    can.filesTogether = 10;
    can.reply = can.edit = can.remove = can.reactions = can.buttons = can.typing = can.customerTyping = true;
    can.editWithin = can.removeWithin = 24h;
    can.reactionSigns = kVkReactions;
    can.read = can.repeatable = can.voice = true;
    can.voiceWithin = 5min;
    return can;
}

/// Does the list of types, separated by spaces, name this one?
bool names(std::string_view types, std::string_view type) {
    while (!types.empty()) {
        const auto space = types.find(' ');
        const auto each = types.substr(0, space);
        if (each == "*" || each == type)
            return true;
        if (each.ends_with("/*") && type.starts_with(each.substr(0, each.size() - 1)))
            return true;
        types.remove_prefix(space == std::string_view::npos ? types.size() : space + 1);
    }
    return false;
}

bool covers(const MediaRule& rule, std::string_view type, std::int64_t size) {
    return size <= rule.mostBytes && names(rule.types, type);
}

template <class Wanted>
const MediaRule* firstRule(const Capabilities& capabilities, Wanted wanted) {
    const auto found = std::find_if(capabilities.media.begin(), capabilities.media.end(), wanted);
    return found == capabilities.media.end() ? nullptr : &*found;
}

} // namespace

const Capabilities& capabilitiesOf(wire::ChannelKind kind) {
    static const Capabilities kNothing{};
    static const Capabilities kWebchat = webchat();
    static const Capabilities kWhatsapp = whatsapp();
    static const Capabilities kTelegram = telegram();
    static const Capabilities kVk = vk();
    switch (kind) {
    case wire::ChannelKind::webchat:
        return kWebchat;
    case wire::ChannelKind::whatsapp:
        return kWhatsapp;
    case wire::ChannelKind::telegram:
        return kTelegram;
    case wire::ChannelKind::vk:
        return kVk;
    case wire::ChannelKind::unknown:
        break;
    }
    return kNothing;
}

const MediaRule* ruleFor(const Capabilities& capabilities, std::string_view type, std::int64_t size) {
    return firstRule(capabilities, [&](const MediaRule& rule) { return covers(rule, type, size); });
}

const MediaRule* fileRuleFor(const Capabilities& capabilities, std::string_view type, std::int64_t size) {
    return firstRule(capabilities, [&](const MediaRule& rule) {
        return rule.kind == AttachmentKind::file && covers(rule, type, size);
    });
}

const MediaRule* photoRuleFor(const Capabilities& capabilities, std::string_view type) {
    return firstRule(capabilities, [&](const MediaRule& rule) {
        return rule.kind == AttachmentKind::photo && names(rule.types, type);
    });
}

std::optional<std::string_view> reactionSign(const Capabilities& capabilities, std::string_view emoji) {
    constexpr std::string_view kSelector = "\xEF\xB8\x8F"; // U+FE0F: as a picture
    const auto bare = [&](std::string_view sign) {
        std::string text(sign);
        for (auto at = text.find(kSelector); at != std::string::npos; at = text.find(kSelector))
            text.erase(at, kSelector.size());
        return text;
    };
    if (!capabilities.reactions || emoji.empty())
        return std::nullopt;
    if (capabilities.reactionSigns.empty())
        return emoji;
    const auto found = std::find_if(capabilities.reactionSigns.begin(), capabilities.reactionSigns.end(),
                                    [&](std::string_view sign) { return bare(sign) == bare(emoji); });
    return found == capabilities.reactionSigns.end() ? std::nullopt : std::optional(*found);
}

std::size_t textLength(TextUnit unit, std::string_view text) {
    const auto points = utf8::length(text);
    if (unit == TextUnit::code_points)
        return points;
    // Four bytes of UTF-8 are two units of UTF-16.
    return points + static_cast<std::size_t>(
                        std::count_if(text.begin(), text.end(), [](unsigned char byte) { return byte >= 0xF0; }));
}

} // namespace pult::domain
