// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <sodium.h>

#include "server/storage/file_vault.hpp"

/// A backup is a tar archive (POSIX ustar), readable by any tar: `pult.db`, then `files/<sha256>`, and as the last
/// entry `SHA256` with the hash of every byte before it.
namespace pult::storage::sqlite {

/// Gives up to `into.size()` bytes from `offset`.
using ByteSource = std::function<Result<std::size_t>(std::int64_t offset, std::span<char> into)>;

/// Writes an archive under a temporary name, which becomes the real one when it is complete and on the disk.
///
/// Thread   one; blocks.
class ArchiveWriter {
public:
    /// Errors   unavailable   the file can't be made
    static Result<std::unique_ptr<ArchiveWriter>> create(const std::string& path);
    ~ArchiveWriter();

    Result<Done> add(const std::string& name, std::int64_t size, const ByteSource& bytes);
    Result<Done> finish();

private:
    explicit ArchiveWriter(std::string path);
    Result<Done> write(std::string_view bytes);
    Result<Done> pad(std::int64_t size);

    std::string m_path;
    int m_file = -1;
    crypto_hash_sha256_state m_hash;
};

/// Reads an archive that ArchiveWriter made; nothing else is let through.
///
/// Thread   one; blocks.
class ArchiveReader {
public:
    struct Entry {
        std::string name;
        std::int64_t size = 0;
        std::int64_t offset = 0; ///< of its bytes in the archive
    };

    /// Errors   not_found, unavailable   it can't be read
    static Result<std::unique_ptr<ArchiveReader>> open(const std::string& path);
    ~ArchiveReader();

    std::int64_t size() const { return m_size; }
    /// The hash at the end belongs to what stands before it. `told` hears how many bytes have been read.
    /// Errors   invalid   not a backup, cut off, or damaged
    Result<Done> check(const std::function<void(std::int64_t)>& told) const;
    /// The next entry; its name is empty at the end.
    /// Errors   invalid   a name or a size that a backup doesn't have
    Result<Entry> next();
    Result<std::size_t> read(std::int64_t offset, std::span<char> into) const;

private:
    explicit ArchiveReader(int file) : m_file(file) {}

    int m_file;
    std::int64_t m_size = 0;
    std::int64_t m_at = 0;
};

} // namespace pult::storage::sqlite
