// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "shared/base/clock.hpp"
#include "shared/wire/types.hpp"

/// What each messenger can carry: one table for the composer, the delivery and the API.
namespace pult::domain {

/// How a messenger counts the length of a text.
enum class TextUnit { code_points, utf16 };

/// What it takes as one kind of attachment.
struct MediaRule {
    wire::AttachmentKind kind = wire::AttachmentKind::file;
    std::int64_t mostBytes = 0;
    /// Media types separated by spaces, `image/*` for all of a kind, `*` for any.
    std::string_view types;
};

struct Capabilities {
    std::size_t textLimit = 0;    ///< of a message
    std::size_t captionLimit = 0; ///< of a text that goes with a file; 0: the text goes as a message of its own
    TextUnit unit = TextUnit::code_points;
    std::span<const MediaRule> media;   ///< in the order in which a file is tried: the first that takes it wins
    std::int64_t mostInboundBytes = 0;  ///< larger files of customers can't be fetched; 0: no limit of its own
    int filesTogether = 1;              ///< files of one kind that go as one message; more go as several
    bool reply = false;                 ///< a message may quote another
    bool edit = false;                  ///< ours may be changed afterwards
    std::optional<Millis> editWithin;   ///< only so long
    bool editWithFiles = false;         ///< also the text that goes with files
    bool remove = false;                ///< ours may be deleted afterwards, for the customer too
    std::optional<Millis> removeWithin; ///< only so long
    std::optional<Millis> voiceWithin;  ///< a voice message is no longer than this
    bool reactions = false;             ///< we may react
    std::span<const std::string_view> reactionSigns; ///< with these only; empty: with any
    bool buttons = false;
    bool typing = false;          ///< the customer can be shown that we type
    bool customerTyping = false;  ///< we are shown that he does
    bool delivered = false;       ///< we learn that it arrived,
    bool read = false;            ///< and that it was read
    bool repeatable = false;      ///< a repeated send with the same key arrives once
    bool writeFirst = false;      ///< the company may begin
    bool templates = false;       ///< approved texts, also outside the window
    bool voice = false;           ///< takes a recorded voice message
    std::optional<Millis> window; ///< free words only so long after the customer's last message
};

/// Of a kind that isn't known: nothing can be sent.
[[nodiscard]] const Capabilities& capabilitiesOf(wire::ChannelKind kind);

/// The rule that takes a file of this type and size, or null. A picture that is too large for a photo may still go as
/// a file.
[[nodiscard]] const MediaRule* ruleFor(const Capabilities& capabilities, std::string_view type, std::int64_t size);
/// The same for what goes as a file although it could be shown as a picture.
[[nodiscard]] const MediaRule* fileRuleFor(const Capabilities& capabilities, std::string_view type, std::int64_t size);
/// The rule by which pictures of this type are shown as photos, whatever their size, or null.
[[nodiscard]] const MediaRule* photoRuleFor(const Capabilities& capabilities, std::string_view type);

/// The sign as the messenger writes it, if it takes it as a reaction; programs differ in whether they put a variation
/// selector behind it.
[[nodiscard]] std::optional<std::string_view> reactionSign(const Capabilities& capabilities, std::string_view emoji);

/// Length of UTF-8 text in the messenger's unit.
[[nodiscard]] std::size_t textLength(TextUnit unit, std::string_view text);
[[nodiscard]] inline std::size_t textLength(const Capabilities& capabilities, std::string_view text) {
    return textLength(capabilities.unit, text);
}

} // namespace pult::domain
