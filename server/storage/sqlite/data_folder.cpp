// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/data_folder.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "server/storage/sqlite/database_swap.hpp"

namespace pult::storage::sqlite {

namespace {

Error cannot(const std::string& what, const std::string& path) {
    return fail(Errc::unavailable, "can't " + what + " " + path + ": " + std::strerror(errno));
}

/// SQLite's own files take the mode of the database, so that one is made before SQLite does it.
bool makePrivate(const std::string& path) {
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return false;
    const bool done = fchmod(file, 0600) == 0;
    close(file);
    return done;
}

} // namespace

Result<DataFolder> DataFolder::claim(const std::string& path) {
    if (mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
        return cannot("make the data folder", path);
    if (chmod(path.c_str(), 0700) != 0)
        return cannot("protect the data folder", path);
    const std::string lockPath = path + "/lock";
    const int lock = open(lockPath.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return cannot("open", lockPath);
    if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
        const bool held = errno == EWOULDBLOCK;
        const Error error = held ? fail(Errc::conflict, "another server is working with the data folder " + path)
                                 : cannot("lock", lockPath);
        close(lock);
        return error;
    }
    DataFolder folder(path, lock);
    if (auto finished = finishSwap(folder.databasePath()); !finished)
        return finished.error();
    removeDatabase(folder.backupCopyPath());
    if (!makePrivate(folder.databasePath()))
        return cannot("open", folder.databasePath());
    return folder;
}

DataFolder::~DataFolder() {
    if (m_lock >= 0)
        close(m_lock);
}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : m_path(std::move(other.m_path)), m_lock(std::exchange(other.m_lock, -1)) {}

DataFolder& DataFolder::operator=(DataFolder&& other) noexcept {
    std::swap(m_path, other.m_path);
    std::swap(m_lock, other.m_lock);
    return *this;
}

} // namespace pult::storage::sqlite
