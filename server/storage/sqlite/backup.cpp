// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/backup.hpp"

#include <filesystem>

#include <unistd.h>

#include "server/storage/sqlite/archive.hpp"
#include "server/storage/sqlite/verify.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr int kPagesAtOnce = 1024;
/// Shares of the whole: copying the database, packing it, packing the files.
constexpr double kCopied = 0.3;
constexpr double kPacked = 0.5;

/// A file that is gone with its owner.
class Temporary {
public:
    explicit Temporary(std::string path) : m_path(std::move(path)) { remove(); }
    ~Temporary() { remove(); }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    const std::string& path() const { return m_path; }

private:
    void remove() const {
        for (const auto* tail : {"", "-journal", "-wal", "-shm"})
            ::unlink((m_path + tail).c_str());
    }
    std::string m_path;
};

/// A consistent copy: `from` is inside a read transaction, whose snapshot holds from the first page to the last.
void copyDatabase(Connection& from, const std::string& to, Progress& progress) {
    sqlite3* target = nullptr;
    const int opened = sqlite3_open_v2(to.c_str(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> owner(target, &sqlite3_close);
    if (opened != SQLITE_OK)
        throwSqlite(target, "making " + to);
    sqlite3_backup* copy = sqlite3_backup_init(target, "main", from.handle(), "main");
    if (!copy)
        throwSqlite(target, "copying the database");
    int step = SQLITE_OK;
    while ((step = sqlite3_backup_step(copy, kPagesAtOnce)) == SQLITE_OK) {
        const std::int64_t pages = sqlite3_backup_pagecount(copy);
        progress.at(pages - sqlite3_backup_remaining(copy), pages);
    }
    sqlite3_backup_finish(copy);
    if (step != SQLITE_DONE)
        throwSqlite(target, "copying the database");
}

Result<Done> packDatabase(ArchiveWriter& archive, const std::string& path, Progress& progress) {
    auto reader = ArchiveReader::open(path);
    if (!reader)
        return reader.error();
    const std::int64_t size = (*reader)->size();
    const ByteSource bytes = [&](std::int64_t offset, std::span<char> into) {
        progress.at(offset, size);
        return (*reader)->read(offset, into);
    };
    return archive.add("pult.db", size, bytes);
}

/// The files that the copy names, not those of the living database: it may have got more since.
Result<Done> packFiles(ArchiveWriter& archive, const std::string& copy, const FileVault& vault, Progress& progress) {
    Connection db(copy, Connection::Mode::reader, 256);
    std::int64_t count = 0;
    {
        Rows row = db.query("SELECT count(DISTINCT sha256) FROM file");
        row.next();
        count = row.get<std::int64_t>(0);
    }
    std::int64_t done = 0;
    Rows row = db.query("SELECT DISTINCT sha256 FROM file ORDER BY sha256");
    while (row.next()) {
        const auto hash = row.get<std::string>(0);
        const auto file = vault.read(hash);
        if (!file)
            return fail(Errc::unavailable, "file " + hash + " can't be read: " + file.error().detail);
        const ByteSource bytes = [&file](std::int64_t offset, std::span<char> into) {
            return file->read(offset, into);
        };
        if (auto packed = archive.add("files/" + hash, file->size(), bytes); !packed)
            return packed;
        progress.at(++done, count);
    }
    return Done{};
}

} // namespace

Result<Done> backup(Connection& db, const FileVault& vault, const std::string& path,
                    const std::function<void(double)>& tell) {
    try {
        const Temporary copy(path + ".db.part");
        Progress copying(tell, 0, kCopied);
        copyDatabase(db, copy.path(), copying);
        auto archive = ArchiveWriter::create(path);
        if (!archive)
            return archive.error();
        Progress packing(tell, kCopied, kPacked);
        auto packed = packDatabase(**archive, copy.path(), packing);
        Progress gathering(tell, kPacked, 1);
        if (packed)
            packed = packFiles(**archive, copy.path(), vault, gathering);
        if (packed)
            packed = (*archive)->finish();
        if (packed)
            tell(1);
        return packed;
    } catch (const SqliteError& error) {
        return fail(Errc::unavailable, std::string("the backup failed: ") + error.what());
    }
}

} // namespace pult::storage::sqlite
