// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>

namespace pult::client {

/// What makes a cache readable; see KeyKeeper for where it comes from.
using CacheKey = std::array<unsigned char, 32>;

/// A file layer for SQLite through which no byte of content reaches the disk readable.
///
/// Every page of the database and of its write-ahead log is sealed with XChaCha20-Poly1305. The nonce, new for every
/// write, and the tag stand in the bytes SQLite leaves free at the end of a page. So a page keeps its place and its
/// size, no neighbour is written along with it, and a power cut harms no more than it would without sealing. What an
/// outsider sees is how many pages there are and when they change.
///
/// A database opened through it must have pages of kPageSize bytes, kReservedBytes of them reserved, the write-ahead
/// log with locking_mode=EXCLUSIVE, and its temporary data in memory: other files are refused, for they would not be
/// sealed. A page that was changed from outside, moved, or sealed with another key reads as SQLITE_IOERR_DATA.
///
/// Thread   registering and ending belong to one thread; files follow SQLite's own rules
/// Source   sqlite.org/vfs.html, sqlite.org/fileformat2.html (reserved bytes, layout of the log)
class SealedVfs {
public:
    static constexpr int kPageSize = 4096;
    static constexpr int kReservedBytes = 24 + 16; ///< nonce and tag

    explicit SealedVfs(const CacheKey& key);
    /// Every database opened through it is closed by then.
    ~SealedVfs();
    SealedVfs(const SealedVfs&) = delete;
    SealedVfs& operator=(const SealedVfs&) = delete;

    /// For sqlite3_open_v2.
    const char* name() const;

private:
    struct Registration;
    std::unique_ptr<Registration> m_registration;
};

} // namespace pult::client
