// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "server/storage/types.hpp"

namespace pult::storage {

using SealKey = std::array<unsigned char, 32>;

/// One file that holds named parts, encrypted and authenticated as a stream (libsodium's
/// secretstream, XChaCha20-Poly1305): a bit that is changed, a part that is cut off or moved is
/// noticed. Appears under its name only when it is complete and on the disk.
///
/// Layout: `PULTBAK1`, the stream's header, then chunks of 64 KiB plus 17 bytes, the last one
/// marked. Inside: per part the length of its name (2 bytes), the name, its size (8 bytes), its
/// bytes; a name of length 0 ends it. Numbers are little-endian.
class SealedFileWriter {
public:
    /// Errors   unavailable   can't be made there, in words
    [[nodiscard]] static Result<SealedFileWriter> create(const std::string& path, const SealKey& key);
    ~SealedFileWriter();
    SealedFileWriter(SealedFileWriter&&) noexcept;

    /// Announces a part of `size` bytes, which follow by `write`.
    [[nodiscard]] Result<Done> beginPart(const std::string& name, std::int64_t size);
    [[nodiscard]] Result<Done> write(std::string_view bytes);
    [[nodiscard]] Result<Done> finish();

private:
    struct State;
    explicit SealedFileWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

class SealedFileReader {
public:
    struct Part {
        std::string name; ///< empty: the end
        std::int64_t size = 0;
    };

    /// Tries every key.
    /// Errors   invalid       not such a file, or none of the keys opens it
    ///          not_found, unavailable   it can't be read
    [[nodiscard]] static Result<SealedFileReader> open(const std::string& path, std::span<const SealKey> keys);
    ~SealedFileReader();
    SealedFileReader(SealedFileReader&&) noexcept;

    /// The rest of the part before must have been read.
    /// Errors   invalid   damaged or cut off
    [[nodiscard]] Result<Part> nextPart();
    /// Exactly `into.size()` bytes.
    [[nodiscard]] Result<Done> read(std::span<char> into);
    std::int64_t bytesRead() const;
    std::int64_t bytesInAll() const;

private:
    struct State;
    explicit SealedFileReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace pult::storage
