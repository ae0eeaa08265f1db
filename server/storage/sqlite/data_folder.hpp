// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "shared/base/error.hpp"

namespace pult::storage::sqlite {

/// The data folder, held by this process alone: made 0700 when it isn't there, locked as long as
/// the object lives. The lock belongs to the process and goes with it, however it ends. Taking it finishes a restore
/// that a crash broke off.
class DataFolder {
public:
    /// Errors   conflict      another process holds the folder (found out at once)
    ///          unavailable   it can't be made or opened, in words
    [[nodiscard]] static Result<DataFolder> claim(const std::string& path);

    ~DataFolder();
    DataFolder(DataFolder&& other) noexcept;
    DataFolder& operator=(DataFolder&& other) noexcept;

    const std::string& path() const { return m_path; }
    std::string databasePath() const { return m_path + "/pult.db"; }
    /// Where a backup keeps the copy of the database that it packs.
    std::string backupCopyPath() const { return m_path + "/backup.part"; }
    std::string textIndexPath() const { return m_path + "/text.db"; }

private:
    DataFolder(std::string path, int lock) : m_path(std::move(path)), m_lock(lock) {}

    std::string m_path;
    int m_lock = -1;
};

} // namespace pult::storage::sqlite
