// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace pult::wire {

/// WebSocket subprotocol of the operator API; changes only when old clients must be turned away.
inline constexpr char kSubprotocol[] = "pult.v1";

inline constexpr std::size_t kMaxOperatorFrameBytes = 256 * 1024;
inline constexpr std::size_t kMaxVisitorFrameBytes = 32 * 1024;
inline constexpr std::size_t kMaxApiBodyBytes = 1024 * 1024;
inline constexpr std::size_t kMaxBatch = 50;
inline constexpr std::int64_t kUploadChunkBytes = 1024 * 1024; ///< of a file that goes up in pieces

inline constexpr std::size_t kMaxJsonDepth = 64;
inline constexpr std::size_t kMaxJsonValues = 100'000;

inline constexpr std::int64_t kLongestHoldMs = 60'000; ///< a reply may be held to think again

inline constexpr int kDefaultPage = 50;
inline constexpr int kMaxPage = 200;

inline constexpr std::int64_t kTemplateVersions = 50; ///< that are kept of each

inline constexpr std::size_t kMaxVisitorText = 4000; ///< code points
inline constexpr std::size_t kMaxNoteText = 20'000;  ///< code points
inline constexpr std::size_t kMaxMentions = 50;      ///< colleagues that one note calls
inline constexpr std::size_t kMaxCustomerTags = 50;
inline constexpr std::size_t kMaxTagText = 64;          ///< code points
inline constexpr std::size_t kLastMessagePreview = 200; ///< code points of text in `dialog.last_message`

inline constexpr std::size_t kMinPassword = 12;  ///< bytes
inline constexpr std::size_t kMaxPassword = 256; ///< bytes

} // namespace pult::wire
