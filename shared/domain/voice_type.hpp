// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// Messengers take one kind of sound as a voice message: Ogg with one channel of Opus in it. Other sounds in Ogg have
/// the same beginning, and a media type of their own tells them apart.
namespace pult::domain {

/// As RFC 7845 names it, without a space: lists of types are separated by them.
inline constexpr std::string_view kVoiceType = "audio/ogg;codecs=opus";

/// By the first page of a file: its first 38 bytes are enough (RFC 7845, section 5.1).
[[nodiscard]] constexpr bool isVoice(std::string_view beginning) {
    constexpr std::size_t kHead = 28;
    constexpr std::size_t kChannels = kHead + 9;
    return beginning.size() > kChannels && beginning.starts_with("OggS") &&
           beginning.substr(kHead).starts_with("OpusHead") && beginning[kChannels] == 1;
}

/// The type without what is said about its content.
[[nodiscard]] constexpr std::string_view bareType(std::string_view type) {
    return type.substr(0, type.find(';'));
}

} // namespace pult::domain
