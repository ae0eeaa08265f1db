// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/set_aside.hpp"

#include <chrono>
#include <filesystem>
#include <vector>

#include <sqlite3.h>

namespace pult::client {

namespace fs = std::filesystem;

bool isUnreadable(int sqliteCode) {
    return sqliteCode == SQLITE_IOERR_DATA || (sqliteCode & 0xff) == SQLITE_CORRUPT ||
           (sqliteCode & 0xff) == SQLITE_NOTADB;
}

Error refusalOf(const sqlite::SqliteError& error) {
    switch (error.code & 0xff) {
    case SQLITE_FULL:
        return fail(Errc::unavailable, "the disk is full");
    case SQLITE_BUSY:
        return fail(Errc::unavailable, "another program has the file open");
    default:
        return fail(Errc::unavailable, "the disk can't be written");
    }
}

void removeAside(const std::string& path) {
    const fs::path file(path);
    const std::string prefix = file.filename().string() + ".damaged-";
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    std::vector<fs::path> aside;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().filename().string().starts_with(prefix))
            aside.push_back(entry.path());
    for (const fs::path& old : aside)
        fs::remove(old);
}

std::string setAside(const std::string& path) {
    removeAside(path);
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const std::string aside =
        path + ".damaged-" + std::to_string(std::chrono::duration_cast<std::chrono::seconds>(now).count());
    fs::rename(path, aside);
    if (fs::exists(path + "-wal"))
        fs::rename(path + "-wal", aside + "-wal");
    return aside;
}

} // namespace pult::client
