// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include "server/storage/sqlite/archive.hpp"
#include "server/storage/sqlite/backup.hpp"
#include "server/storage/sqlite/data_folder.hpp"
#include "server/storage/sqlite/migrations.hpp"
#include "server/storage/sqlite/verify.hpp"

namespace pult::storage::sqlite {

namespace {

namespace fs = std::filesystem;

constexpr double kChecked = 0.4;
constexpr double kUnpacked = 0.9;
constexpr std::size_t kPiece = 256 * 1024;

Error cannot(const std::string& what) {
    return fail(Errc::unavailable, "can't " + what + ": " + std::strerror(errno));
}

Error notSound() {
    return fail(Errc::invalid, "this is not a backup of Pult, or it is damaged");
}

Result<Done> syncFolder(const std::string& path) {
    const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = folder >= 0 && ::fsync(folder) == 0;
    if (folder >= 0)
        ::close(folder);
    if (!synced)
        return cannot("write the folder " + path);
    return Done{};
}

/// Bytes of one entry, a piece at a time.
Result<Done> eachPiece(const ArchiveReader& archive, const ArchiveReader::Entry& entry,
                       const std::function<Result<Done>(std::string_view)>& take) {
    std::vector<char> piece(kPiece);
    for (std::int64_t at = 0; at < entry.size;) {
        const auto wanted = std::min<std::int64_t>(static_cast<std::int64_t>(piece.size()), entry.size - at);
        const auto got = archive.read(entry.offset + at, {piece.data(), static_cast<std::size_t>(wanted)});
        if (!got)
            return got.error();
        if (*got == 0)
            return notSound();
        if (auto taken = take({piece.data(), *got}); !taken)
            return taken;
        at += static_cast<std::int64_t>(*got);
    }
    return Done{};
}

Result<Done> unpackDatabase(const ArchiveReader& archive, const ArchiveReader::Entry& entry, const std::string& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return cannot("write " + path);
    auto written = eachPiece(archive, entry, [&](std::string_view bytes) -> Result<Done> {
        while (!bytes.empty()) {
            const auto size = ::write(file, bytes.data(), bytes.size());
            if (size < 0)
                return cannot("write " + path);
            bytes.remove_prefix(static_cast<std::size_t>(size));
        }
        return Done{};
    });
    if (written && ::fsync(file) != 0)
        written = cannot("write " + path);
    ::close(file);
    return written;
}

/// The vault names files by their content, so nothing of what is there can be overwritten by it.
Result<Done> unpackFile(const ArchiveReader& archive, const ArchiveReader::Entry& entry, const FileVault& vault) {
    auto incoming = vault.receive();
    if (!incoming)
        return incoming.error();
    auto written = eachPiece(archive, entry, [&](std::string_view bytes) { return incoming->write(bytes); });
    if (!written)
        return written;
    auto kept = incoming->keep();
    if (!kept)
        return kept.error();
    if (entry.name != "files/" + kept->sha256)
        return notSound();
    return Done{};
}

Result<Done> unpack(ArchiveReader& archive, const std::string& database, const FileVault& vault, Progress& progress) {
    bool hasDatabase = false;
    for (;;) {
        const auto entry = archive.next();
        if (!entry)
            return entry.error();
        if (entry->name.empty())
            break;
        progress.at(entry->offset, archive.size());
        Result<Done> unpacked = Done{};
        if (entry->name == "pult.db") {
            unpacked = unpackDatabase(archive, *entry, database);
            hasDatabase = true;
        } else if (entry->name.starts_with("files/")) {
            unpacked = unpackFile(archive, *entry, vault);
        }
        if (!unpacked)
            return unpacked;
    }
    if (!hasDatabase)
        return notSound();
    return Done{};
}

/// The database opens, is whole and of a schema this program knows. It forgets its epoch and gets another.
Result<Done> prepare(const std::string& database) {
    try {
        SystemClock clock;
        Connection db(database, Connection::Mode::writer, 2048);
        {
            Rows row = db.query("PRAGMA quick_check(1)");
            if (!row.next() || row.get<std::string_view>(0) != "ok")
                return notSound();
        }
        if (auto migrated = migrate(db, embeddedMigrations(), clock.now()); !migrated)
            return migrated.error();
        db.run("DELETE FROM meta WHERE key = 'epoch'");
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return Done{};
    } catch (const SqliteError& error) {
        return fail(Errc::invalid, std::string("the backup's database is damaged: ") + error.what());
    }
}

/// The log of the old database must never meet the new one: it moves away first, with its database.
Result<Done> swap(const std::string& restored, const std::string& database) {
    const std::string old = database + ".replaced";
    for (const auto* tail : {"", "-wal", "-shm"})
        ::unlink((old + tail).c_str());
    for (const auto* tail : {"-wal", "-shm", ""})
        if (::rename((database + tail).c_str(), (old + tail).c_str()) != 0 && errno != ENOENT)
            return cannot("move the old database away");
    if (::rename(restored.c_str(), database.c_str()) != 0)
        return cannot("put the restored database in place");
    return syncFolder(fs::path(database).parent_path().string());
}

} // namespace

Result<Done> restore(const std::string& dataDir, const std::string& archivePath,
                     const std::function<void(double)>& tell) {
    auto archive = ArchiveReader::open(archivePath);
    if (!archive)
        return archive.error();
    Progress checking(tell, 0, kChecked);
    const std::int64_t size = (*archive)->size();
    if (auto sound = (*archive)->check([&](std::int64_t at) { checking.at(at, size); }); !sound)
        return sound;

    auto folder = DataFolder::claim(dataDir);
    if (!folder)
        return folder.error();
    const auto vault = FileVault::open(dataDir + "/files");
    if (!vault)
        return vault.error();
    const std::string restored = folder->databasePath() + ".restoring";
    for (const auto* tail : {"", "-wal", "-shm"})
        ::unlink((restored + tail).c_str());
    Progress unpacking(tell, kChecked, kUnpacked);
    auto done = unpack(**archive, restored, *vault, unpacking);
    if (done)
        done = prepare(restored);
    if (done)
        done = swap(restored, folder->databasePath());
    for (const auto* tail : {"", "-wal", "-shm"})
        ::unlink((restored + tail).c_str());
    if (done)
        tell(1);
    return done;
}

} // namespace pult::storage::sqlite
