// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faulty_vfs.hpp"

#include <cstring>
#include <stdexcept>

#include <sqlite3.h>

namespace pult::support {

namespace {

FaultyVfs* g_faults = nullptr;
sqlite3_vfs* g_base = nullptr;
sqlite3_vfs g_vfs{};

/// The real file lies behind this head.
struct File {
    sqlite3_file head;
    bool isStore; ///< only the store's own files fail: what follows from it would use up the countdown
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* own(sqlite3_file* file) {
    return reinterpret_cast<File*>(file);
}

template <auto Method, class... Args>
int forward(sqlite3_file* file, Args... args) {
    sqlite3_file* real = own(file)->real();
    return (real->pMethods->*Method)(real, args...);
}

int closeFile(sqlite3_file* file) {
    return forward<&sqlite3_io_methods::xClose>(file);
}
int readFile(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
    return forward<&sqlite3_io_methods::xRead>(file, into, size, at);
}
int writeFile(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    if (const int code = g_faults && own(file)->isStore ? g_faults->onWrite() : SQLITE_OK; code != SQLITE_OK)
        return code;
    return forward<&sqlite3_io_methods::xWrite>(file, bytes, size, at);
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    return forward<&sqlite3_io_methods::xTruncate>(file, size);
}
int syncFile(sqlite3_file* file, int flags) {
    if (const int code = g_faults && own(file)->isStore ? g_faults->onSync() : SQLITE_OK; code != SQLITE_OK)
        return code;
    return forward<&sqlite3_io_methods::xSync>(file, flags);
}
int sizeOfFile(sqlite3_file* file, sqlite3_int64* size) {
    return forward<&sqlite3_io_methods::xFileSize>(file, size);
}
int lockFile(sqlite3_file* file, int lock) {
    return forward<&sqlite3_io_methods::xLock>(file, lock);
}
int unlockFile(sqlite3_file* file, int lock) {
    return forward<&sqlite3_io_methods::xUnlock>(file, lock);
}
int checkLock(sqlite3_file* file, int* held) {
    return forward<&sqlite3_io_methods::xCheckReservedLock>(file, held);
}
int control(sqlite3_file* file, int what, void* arg) {
    return forward<&sqlite3_io_methods::xFileControl>(file, what, arg);
}
int sectorSize(sqlite3_file* file) {
    return forward<&sqlite3_io_methods::xSectorSize>(file);
}
int characteristics(sqlite3_file* file) {
    return forward<&sqlite3_io_methods::xDeviceCharacteristics>(file);
}
int mapShared(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
    return forward<&sqlite3_io_methods::xShmMap>(file, page, size, extend, memory);
}
int lockShared(sqlite3_file* file, int offset, int count, int flags) {
    return forward<&sqlite3_io_methods::xShmLock>(file, offset, count, flags);
}
void barrier(sqlite3_file* file) {
    sqlite3_file* real = own(file)->real();
    real->pMethods->xShmBarrier(real);
}
int unmapShared(sqlite3_file* file, int remove) {
    return forward<&sqlite3_io_methods::xShmUnmap>(file, remove);
}

const sqlite3_io_methods kMethods = {2,        closeFile,   readFile,        writeFile,  truncateFile,
                                     syncFile, sizeOfFile,  lockFile,        unlockFile, checkLock,
                                     control,  sectorSize,  characteristics, mapShared,  lockShared,
                                     barrier,  unmapShared, nullptr,         nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    file->pMethods = nullptr;
    own(file)->isStore = name && std::strstr(name, "/pult.db");
    const int code = g_base->xOpen(g_base, name, own(file)->real(), flags, outFlags);
    if (own(file)->real()->pMethods)
        file->pMethods = &kMethods;
    return code;
}

} // namespace

FaultyVfs::FaultyVfs() {
    sqlite3_initialize();
    g_base = sqlite3_vfs_find(nullptr);
    g_vfs = *g_base;
    g_vfs.zName = "faulty";
    g_vfs.szOsFile = static_cast<int>(sizeof(File)) + g_base->szOsFile;
    g_vfs.xOpen = openFile;
    g_faults = this;
    if (sqlite3_vfs_register(&g_vfs, 1) != SQLITE_OK)
        throw std::runtime_error("can't register the faulty file system");
}

FaultyVfs::~FaultyVfs() {
    sqlite3_vfs_register(g_base, 1);
    sqlite3_vfs_unregister(&g_vfs);
    g_faults = nullptr;
}

void FaultyVfs::fail(Fault fault, int after) {
    m_countdown = after;
    m_operations = 0;
    m_fault = fault;
}

void FaultyVfs::heal() {
    m_fault = Fault::none;
}

int FaultyVfs::outcome(bool isSync) {
    const Fault fault = m_fault;
    if (fault == Fault::none || (fault == Fault::brokenSync) != isSync)
        return SQLITE_OK;
    ++m_operations;
    if (m_countdown.fetch_sub(1) > 0)
        return SQLITE_OK;
    switch (fault) {
    case Fault::fullDisk:
        return SQLITE_FULL;
    case Fault::brokenWrite:
        return SQLITE_IOERR_WRITE;
    default:
        return SQLITE_IOERR_FSYNC;
    }
}

int FaultyVfs::onWrite() {
    return outcome(false);
}

int FaultyVfs::onSync() {
    return outcome(true);
}

} // namespace pult::support
