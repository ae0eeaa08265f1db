// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "client/cache/sealed_vfs.hpp"

namespace pult::client {

/// Seals and opens single pages. A page is bound to its file and its place there: elsewhere it doesn't open.
class PageSeal {
public:
    enum class File : std::uint8_t { database, log };
    using Page = std::span<unsigned char, SealedVfs::kPageSize>;
    using ConstPage = std::span<const unsigned char, SealedVfs::kPageSize>;
    /// The header of a frame in the write-ahead log: its last 8 bytes are a checksum of what the page says.
    static constexpr int kFrameHeader = 24;
    using FrameHeader = std::span<unsigned char, kFrameHeader>;

    explicit PageSeal(const CacheKey& key);
    ~PageSeal();
    PageSeal(const PageSeal&) = delete;
    PageSeal& operator=(const PageSeal&) = delete;

    /// `offset` is the page's place in its file. False: the reserved bytes are in use.
    [[nodiscard]] bool seal(ConstPage plain, Page sealed, File file, std::int64_t offset) const;
    /// In place; the reserved bytes become zero. A page never written (all zero) stays as it is.
    /// False: it isn't what was sealed here.
    [[nodiscard]] bool open(Page page, File file, std::int64_t offset) const;
    /// Hides the checksum, or shows a hidden one.
    void maskChecksum(FrameHeader header, std::int64_t offset) const;

private:
    CacheKey m_pageKey;
    CacheKey m_checksumKey;
};

} // namespace pult::client
