// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/database_swap.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

namespace pult::storage::sqlite {

namespace {

Error cannot(const std::string& what) {
    return fail(Errc::unavailable, "can't " + what + ": " + std::strerror(errno));
}

std::string folderOf(const std::string& path) {
    return std::filesystem::path(path).parent_path().string();
}

} // namespace

Result<Done> syncFolder(const std::string& path) {
    const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = folder >= 0 && ::fsync(folder) == 0;
    const Error error = synced ? Error{} : cannot("write the folder " + path);
    if (folder >= 0)
        ::close(folder);
    if (!synced)
        return error;
    return Done{};
}

void removeDatabase(const std::string& path) {
    for (const auto* tail : {"-wal", "-shm", "-journal", ""})
        ::unlink((path + tail).c_str());
}

Result<Done> swapIn(const std::string& database) {
    removeDatabase(database + ".replaced");
    if (std::rename((database + ".restoring").c_str(), (database + ".restored").c_str()) != 0)
        return cannot("put the restored database in place");
    return finishSwap(database);
}

Result<Done> finishSwap(const std::string& database) {
    const std::string restored = database + ".restored";
    removeDatabase(database + ".restoring");
    if (::access(restored.c_str(), F_OK) != 0)
        return Done{};
    if (auto decided = syncFolder(folderOf(database)); !decided)
        return decided;
    // The log of the old database must never meet the new one: it moves away first, with its database. What a crash
    // has moved already isn't there any more.
    const std::string replaced = database + ".replaced";
    for (const auto* tail : {"-wal", "-shm", ""})
        if (std::rename((database + tail).c_str(), (replaced + tail).c_str()) != 0 && errno != ENOENT)
            return cannot("move the old database away");
    if (auto moved = syncFolder(folderOf(database)); !moved)
        return moved;
    if (std::rename(restored.c_str(), database.c_str()) != 0)
        return cannot("put the restored database in place");
    return syncFolder(folderOf(database));
}

} // namespace pult::storage::sqlite
