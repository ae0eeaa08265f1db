// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/backup.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <fcntl.h>

#include "server/storage/sqlite/database_swap.hpp"
#include "server/storage/sqlite/verify.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr int kPagesAtOnce = 1024;
constexpr std::size_t kPiece = 256 * 1024;
/// Shares of the whole: copying the database, packing it, packing the files.
constexpr double kCopied = 0.3;
constexpr double kPacked = 0.5;

/// The copy of the database, gone with its owner.
class Copy {
public:
    explicit Copy(std::string path) : m_path(std::move(path)) {
        removeDatabase(m_path);
        const int file = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (file >= 0)
            ::close(file);
    }
    ~Copy() { removeDatabase(m_path); }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

/// A consistent copy: `from` is inside a transaction, whose snapshot holds from the first page to the last.
void copyDatabase(Connection& from, const std::string& to, Progress progress) {
    sqlite3* target = nullptr;
    const int opened = sqlite3_open_v2(to.c_str(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> owner(target, &sqlite3_close);
    if (opened != SQLITE_OK)
        throwSqlite(target, "making " + to);
    // The copy is thrown away when anything goes wrong: it needs no journal and no syncs.
    sqlite3_exec(target, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", nullptr, nullptr, nullptr);
    // The first read fixes what the transaction sees; without it every commit meanwhile would start the copy anew.
    from.run("SELECT count(*) FROM meta");
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

Result<OpenFile> openCopy(const std::string& path) {
    struct stat facts {};
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0 || ::fstat(file, &facts) != 0)
        return fail(Errc::unavailable, "can't read " + path);
    return OpenFile(file, facts.st_size);
}

Result<Done> pack(SealedFileWriter& archive, const std::string& name, const OpenFile& file, Progress& progress) {
    if (auto begun = archive.beginPart(name, file.size()); !begun)
        return begun;
    std::vector<char> piece(kPiece);
    for (std::int64_t at = 0; at < file.size();) {
        const auto wanted = std::min<std::int64_t>(static_cast<std::int64_t>(piece.size()), file.size() - at);
        const auto got = file.read(at, {piece.data(), static_cast<std::size_t>(wanted)});
        if (!got)
            return got.error();
        if (*got == 0)
            return fail(Errc::unavailable, name + " has become shorter meanwhile");
        if (auto written = archive.write({piece.data(), *got}); !written)
            return written;
        at += static_cast<std::int64_t>(*got);
        progress.at(at, file.size());
    }
    return Done{};
}

/// The files that the copy names, not those of the living database: it may have got more since.
Result<Done> packFiles(SealedFileWriter& archive, const std::string& copy, const FileVault& vault, Progress& progress) {
    Connection db(copy, Connection::Mode::reader, 256);
    std::int64_t count = 0;
    {
        Rows row = db.query("SELECT count(DISTINCT sha256) FROM file");
        row.next();
        count = row.get<std::int64_t>(0);
    }
    std::int64_t done = 0;
    Progress untold({}, 0, 1);
    Rows row = db.query("SELECT DISTINCT sha256 FROM file ORDER BY sha256");
    while (row.next()) {
        const auto hash = row.get<std::string>(0);
        const auto file = vault.read(hash);
        if (!file)
            return fail(Errc::unavailable, "file " + hash + " can't be read: " + file.error().detail);
        if (auto packed = pack(archive, "files/" + hash, *file, untold); !packed)
            return packed;
        progress.at(++done, count);
    }
    return Done{};
}

Result<Done> packAll(SealedFileWriter& archive, const std::string& copy, const FileVault& vault,
                     const std::function<void(double)>& tell) {
    const auto database = openCopy(copy);
    if (!database)
        return database.error();
    Progress packing(tell, kCopied, kPacked);
    if (auto packed = pack(archive, "pult.db", *database, packing); !packed)
        return packed;
    Progress gathering(tell, kPacked, 1);
    if (auto packed = packFiles(archive, copy, vault, gathering); !packed)
        return packed;
    return archive.finish();
}

} // namespace

Result<Done> backup(Connection& db, const FileVault& vault, const std::string& copyPath, const std::string& path,
                    const SealKey& key, const std::function<void(double)>& tell) {
    auto archive = SealedFileWriter::create(path, key);
    if (!archive)
        return archive.error();
    try {
        const Copy copy(copyPath);
        copyDatabase(db, copy.path(), Progress(tell, 0, kCopied));
        auto packed = packAll(*archive, copy.path(), vault, tell);
        if (packed && tell)
            tell(1);
        return packed;
    } catch (const SqliteError& error) {
        return fail(Errc::unavailable, std::string("the backup failed: ") + error.what());
    }
}

} // namespace pult::storage::sqlite
