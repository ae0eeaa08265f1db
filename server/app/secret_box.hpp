// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "server/inbox/secret_box.hpp"
#include "server/storage/sealed_file.hpp"

namespace pult::app {

/// XChaCha20-Poly1305 with the keys of a file outside the data folder: a stolen database holds no secrets.
///
/// The file holds one base64 key a line. The first seals, all open: a new first line rotates the key while what was
/// sealed before still opens.
class KeyFileBox final : public inbox::SecretBox {
public:
    /// Reads the file; makes it, readable by its owner alone, when it isn't there.
    /// Errors   invalid       not a key file, or others may read it
    ///          unavailable   can't be made or read
    static Result<std::unique_ptr<KeyFileBox>> open(const std::string& path);
    ~KeyFileBox() override;

    std::string seal(std::string_view plain, std::string_view context) const override;
    /// Errors   invalid   another key, another place, or damaged
    Result<std::string> open(std::string_view sealed, std::string_view context) const override;

    /// What backups are sealed with (the first) and may have been sealed with: derived from the keys of the file.
    std::vector<storage::SealKey> backupKeys() const;

    /// What says in a link to a messenger who comes, derived from the first key of the file.
    std::array<unsigned char, 32> passKey() const;

private:
    using Key = std::array<unsigned char, 32>;
    explicit KeyFileBox(std::vector<Key> keys) : m_keys(std::move(keys)) {}

    std::vector<Key> m_keys;
};

} // namespace pult::app
