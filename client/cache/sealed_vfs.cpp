// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/sealed_vfs.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <new>
#include <stdexcept>
#include <string>

#include <sqlite3.h>

#include "client/cache/page_seal.hpp"

namespace pult::client {

namespace {

constexpr int kPage = SealedVfs::kPageSize;
// The log: a header, then frames of a header and a page each.
constexpr int kLogHeader = 32;
constexpr int kFrameHeader = PageSeal::kFrameHeader;
constexpr int kFrame = kFrameHeader + kPage;
constexpr int kChecksumAt = 16; ///< within a frame's header

using PageBuffer = std::array<unsigned char, kPage>;

/// The system's own file stands behind it in the same piece of memory.
struct SealedFile {
    sqlite3_file base;
    const PageSeal* seal;
    PageSeal::File kind;

    sqlite3_file* inner() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    int read(void* to, int amount, sqlite3_int64 offset) {
        return inner()->pMethods->xRead(inner(), to, amount, offset);
    }
    int write(const void* from, int amount, sqlite3_int64 offset) {
        return inner()->pMethods->xWrite(inner(), from, amount, offset);
    }
};

SealedFile& sealed(sqlite3_file* file) {
    return *reinterpret_cast<SealedFile*>(file);
}

int readPage(SealedFile& file, PageBuffer& page, sqlite3_int64 offset) {
    const int rc = file.read(page.data(), kPage, offset);
    if (rc != SQLITE_OK)
        return rc;
    return file.seal->open(page, file.kind, offset) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

int writePage(SealedFile& file, const void* from, sqlite3_int64 offset) {
    PageBuffer page;
    const PageSeal::ConstPage plain(static_cast<const unsigned char*>(from), kPage);
    if (!file.seal->seal(plain, page, file.kind, offset))
        return SQLITE_IOERR_WRITE;
    return file.write(page.data(), kPage, offset);
}

/// SQLite also reads parts of pages: the first bytes of the file before it knows the page size.
int readDatabase(SealedFile& file, unsigned char* to, int amount, sqlite3_int64 offset) {
    PageBuffer page;
    while (amount > 0) {
        const int within = static_cast<int>(offset % kPage);
        const int piece = std::min(amount, kPage - within);
        const int rc = readPage(file, page, offset - within);
        if (rc == SQLITE_IOERR_SHORT_READ)
            std::memset(to, 0, static_cast<std::size_t>(amount)); // as its contract asks
        if (rc != SQLITE_OK)
            return rc;
        std::memcpy(to, page.data() + within, static_cast<std::size_t>(piece));
        to += piece;
        offset += piece;
        amount -= piece;
    }
    return SQLITE_OK;
}

int readFrame(SealedFile& file, unsigned char* to, int amount, sqlite3_int64 offset) {
    const int rc = file.read(to, amount, offset);
    if (rc != SQLITE_OK)
        return rc;
    file.seal->maskChecksum(PageSeal::FrameHeader(to, kFrameHeader), offset);
    if (amount == kFrameHeader)
        return SQLITE_OK;
    const PageSeal::Page page(to + kFrameHeader, kPage);
    // A frame that a power cut tore is the end of the log, not an error: SQLite sees it by the checksum.
    if (!file.seal->open(page, file.kind, offset + kFrameHeader))
        std::fill(page.begin(), page.end(), static_cast<unsigned char>(0));
    return SQLITE_OK;
}

int readChecksum(SealedFile& file, unsigned char* to, sqlite3_int64 frame) {
    std::array<unsigned char, kFrameHeader> header;
    const int rc = readFrame(file, header.data(), kFrameHeader, frame);
    if (rc == SQLITE_OK)
        std::copy(header.begin() + kChecksumAt, header.end(), to);
    return rc;
}

int readLog(SealedFile& file, unsigned char* to, int amount, sqlite3_int64 offset) {
    if (offset < kLogHeader)
        return offset + amount <= kLogHeader ? file.read(to, amount, offset) : SQLITE_IOERR_READ;
    const int within = static_cast<int>((offset - kLogHeader) % kFrame);
    if (within == 0 && (amount == kFrameHeader || amount == kFrame))
        return readFrame(file, to, amount, offset);
    // A transaction larger than SQLite's memory changes frames it has written, and goes on from a checksum before them.
    if (within == kChecksumAt && amount == kFrameHeader - kChecksumAt)
        return readChecksum(file, to, offset - kChecksumAt);
    if (within != kFrameHeader || amount > kPage)
        return SQLITE_IOERR_READ;
    PageBuffer page;
    const int rc = readPage(file, page, offset);
    if (rc == SQLITE_OK)
        std::memcpy(to, page.data(), static_cast<std::size_t>(amount));
    return rc;
}

int writeLog(SealedFile& file, const void* from, int amount, sqlite3_int64 offset) {
    if (offset < kLogHeader)
        return offset + amount <= kLogHeader ? file.write(from, amount, offset) : SQLITE_IOERR_WRITE;
    const int within = static_cast<int>((offset - kLogHeader) % kFrame);
    if (within == kFrameHeader && amount == kPage)
        return writePage(file, from, offset);
    if (within != 0 || amount != kFrameHeader)
        return SQLITE_IOERR_WRITE;
    std::array<unsigned char, kFrameHeader> header;
    std::memcpy(header.data(), from, header.size());
    file.seal->maskChecksum(header, offset);
    return file.write(header.data(), kFrameHeader, offset);
}

// What SQLite calls of a file.

int closeFile(sqlite3_file* file) {
    sqlite3_file* inner = sealed(file).inner();
    return inner->pMethods ? inner->pMethods->xClose(inner) : SQLITE_OK;
}

int readFile(sqlite3_file* file, void* to, int amount, sqlite3_int64 offset) {
    SealedFile& self = sealed(file);
    auto* bytes = static_cast<unsigned char*>(to);
    return self.kind == PageSeal::File::log ? readLog(self, bytes, amount, offset)
                                            : readDatabase(self, bytes, amount, offset);
}

int writeFile(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset) {
    SealedFile& self = sealed(file);
    if (self.kind == PageSeal::File::log)
        return writeLog(self, from, amount, offset);
    if (amount != kPage || offset % kPage != 0)
        return SQLITE_IOERR_WRITE;
    return writePage(self, from, offset);
}

/// Hands a call on to the system's file.
template <auto Method, class... Args>
int handOn(sqlite3_file* file, Args... args) {
    sqlite3_file* inner = sealed(file).inner();
    return (inner->pMethods->*Method)(inner, args...);
}

/// Version 1 has neither shared memory nor mapped pages: both would pass the seal by.
constexpr sqlite3_io_methods kFileMethods{
    .iVersion = 1,
    .xClose = closeFile,
    .xRead = readFile,
    .xWrite = writeFile,
    .xTruncate = handOn<&sqlite3_io_methods::xTruncate, sqlite3_int64>,
    .xSync = handOn<&sqlite3_io_methods::xSync, int>,
    .xFileSize = handOn<&sqlite3_io_methods::xFileSize, sqlite3_int64*>,
    .xLock = handOn<&sqlite3_io_methods::xLock, int>,
    .xUnlock = handOn<&sqlite3_io_methods::xUnlock, int>,
    .xCheckReservedLock = handOn<&sqlite3_io_methods::xCheckReservedLock, int*>,
    .xFileControl = handOn<&sqlite3_io_methods::xFileControl, int, void*>,
    .xSectorSize = handOn<&sqlite3_io_methods::xSectorSize>,
    .xDeviceCharacteristics = handOn<&sqlite3_io_methods::xDeviceCharacteristics>,
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

} // namespace

struct SealedVfs::Registration {
    explicit Registration(const CacheKey& key);
    ~Registration() { sqlite3_vfs_unregister(&vfs); }

    static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags);

    /// Hands a call on to the system's file layer.
    template <auto Method, class... Args>
    static auto handOn(sqlite3_vfs* vfs, Args... args) {
        sqlite3_vfs* system = static_cast<Registration*>(vfs->pAppData)->system;
        return (system->*Method)(system, args...);
    }

    PageSeal seal;
    sqlite3_vfs* system = nullptr;
    std::string name;
    sqlite3_vfs vfs{};
};

SealedVfs::Registration::Registration(const CacheKey& key) : seal(key), system(sqlite3_vfs_find(nullptr)) {
    if (!system)
        throw std::runtime_error("SQLite has no file layer");
    static std::atomic<int> count{0};
    name = "pult-sealed-" + std::to_string(++count);
    vfs.iVersion = 2;
    vfs.szOsFile = static_cast<int>(sizeof(SealedFile)) + system->szOsFile;
    vfs.mxPathname = system->mxPathname;
    vfs.zName = name.c_str();
    vfs.pAppData = this;
    vfs.xOpen = open;
    vfs.xDelete = handOn<&sqlite3_vfs::xDelete, const char*, int>;
    vfs.xAccess = handOn<&sqlite3_vfs::xAccess, const char*, int, int*>;
    vfs.xFullPathname = handOn<&sqlite3_vfs::xFullPathname, const char*, int, char*>;
    vfs.xRandomness = handOn<&sqlite3_vfs::xRandomness, int, char*>;
    vfs.xSleep = handOn<&sqlite3_vfs::xSleep, int>;
    vfs.xCurrentTime = handOn<&sqlite3_vfs::xCurrentTime, double*>;
    vfs.xGetLastError = handOn<&sqlite3_vfs::xGetLastError, int, char*>;
    vfs.xCurrentTimeInt64 = handOn<&sqlite3_vfs::xCurrentTimeInt64, sqlite3_int64*>;
    if (sqlite3_vfs_register(&vfs, 0) != SQLITE_OK)
        throw std::runtime_error("SQLite does not take the sealing file layer");
}

int SealedVfs::Registration::open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags) {
    auto* self = static_cast<Registration*>(vfs->pAppData);
    file->pMethods = nullptr;
    const bool database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    const bool log = (flags & SQLITE_OPEN_WAL) != 0;
    if (!database && !log)
        return SQLITE_CANTOPEN;
    auto* opened = new (file) SealedFile{{}, &self->seal, log ? PageSeal::File::log : PageSeal::File::database};
    const int rc = self->system->xOpen(self->system, path, opened->inner(), flags, outFlags);
    if (rc == SQLITE_OK)
        opened->base.pMethods = &kFileMethods;
    return rc;
}

SealedVfs::SealedVfs(const CacheKey& key) : m_registration(std::make_unique<Registration>(key)) {}

SealedVfs::~SealedVfs() = default;

const char* SealedVfs::name() const {
    return m_registration->name.c_str();
}

} // namespace pult::client
