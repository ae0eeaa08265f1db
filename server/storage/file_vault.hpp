// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "server/storage/types.hpp"

namespace pult::storage {

/// A file's bytes, open for reading; the descriptor is closed with the object.
class OpenFile {
public:
    OpenFile(int descriptor, std::int64_t size) : m_descriptor(descriptor), m_size(size) {}
    ~OpenFile();
    OpenFile(OpenFile&& other) noexcept;
    OpenFile& operator=(OpenFile&& other) noexcept;

    std::int64_t size() const { return m_size; }
    /// Up to `into.size()` bytes from `offset`; 0 at the end.
    /// Errors   unavailable   the disk can't be read
    [[nodiscard]] Result<std::size_t> read(std::int64_t offset, std::span<char> into) const;

private:
    int m_descriptor;
    std::int64_t m_size;
};

/// What was taken in.
struct KeptFile {
    std::string sha256; ///< hex; the name it can be opened by
    std::int64_t size = 0;
};

/// A file on its way in: hashed while it is written to a temporary place, gone with the object
/// unless it was kept.
class IncomingFile {
public:
    ~IncomingFile();
    IncomingFile(IncomingFile&&) noexcept;
    IncomingFile& operator=(IncomingFile&&) noexcept;

    /// Errors   unavailable   no room, or the disk can't be written
    [[nodiscard]] Result<Done> write(std::string_view bytes);
    std::int64_t size() const;
    /// Makes the bytes and their name durable. Only after this may a row name them.
    [[nodiscard]] Result<KeptFile> keep();

private:
    friend class FileVault;
    struct State;
    explicit IncomingFile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// The bytes of attachments: files named by their SHA-256 beside the database. Equal bytes lie
/// there once. Never held whole in memory.
///
/// Thread   any; every call blocks on the disk, so it belongs on the pool for blocking work. One
///          IncomingFile is used by one thread at a time.
class FileVault {
public:
    /// Makes the folder and removes what a crash left half-written.
    /// Errors   unavailable   the folder can't be made, in words
    [[nodiscard]] static Result<FileVault> open(const std::string& folder);

    [[nodiscard]] Result<IncomingFile> receive() const;
    /// Errors   not_found   no such bytes
    [[nodiscard]] Result<OpenFile> read(std::string_view sha256) const;
    /// Takes a file of the same file system in whose bytes are known to have this hash. The name it has had is its
    /// owner's to remove, if it is still there.
    [[nodiscard]] Result<Done> adopt(const std::string& path, std::string_view sha256) const;
    /// No row names it any more. Fine when it isn't there.
    [[nodiscard]] Result<Done> remove(std::string_view sha256) const;

    std::string pathOf(std::string_view sha256) const;
    const std::string& folder() const { return m_folder; }

private:
    explicit FileVault(std::string folder) : m_folder(std::move(folder)) {}

    std::string m_folder;
};

} // namespace pult::storage
