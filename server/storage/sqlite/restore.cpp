// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "server/storage/sqlite/backup.hpp"
#include "server/storage/sqlite/data_folder.hpp"
#include "server/storage/sqlite/database_swap.hpp"
#include "server/storage/sqlite/migrations.hpp"
#include "server/storage/sqlite/verify.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr double kChecked = 0.4;
constexpr double kUnpacked = 0.9;
constexpr std::size_t kPiece = 256 * 1024;

using Take = std::function<Result<Done>(std::string_view)>;

Error cannot(const std::string& what) {
    return fail(Errc::unavailable, "can't " + what + ": " + std::strerror(errno));
}

Error notSound() {
    return fail(Errc::invalid, "this is not a backup of Pult, or it is damaged");
}

/// Bytes of one part, a piece at a time.
Result<Done> eachPiece(SealedFileReader& archive, std::int64_t size, Progress& progress, const Take& take) {
    std::vector<char> piece(kPiece);
    while (size > 0) {
        const auto wanted =
            static_cast<std::size_t>(std::min<std::int64_t>(static_cast<std::int64_t>(piece.size()), size));
        if (auto got = archive.read({piece.data(), wanted}); !got)
            return got;
        if (auto taken = take({piece.data(), wanted}); !taken)
            return taken;
        size -= static_cast<std::int64_t>(wanted);
        progress.at(archive.bytesRead(), archive.bytesInAll());
    }
    return Done{};
}

/// It opens with one of the keys, and every byte of it is as it was sealed.
Result<Done> check(const std::string& path, std::span<const SealKey> keys, Progress progress) {
    auto archive = SealedFileReader::open(path, keys);
    if (!archive)
        return archive.error();
    while (true) {
        const auto part = archive->nextPart();
        if (!part)
            return part.error();
        if (part->name.empty())
            return Done{};
        auto read = eachPiece(*archive, part->size, progress, [](std::string_view) { return Result<Done>(Done{}); });
        if (!read)
            return read;
    }
}

Result<Done> writeAll(int file, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const auto size = ::write(file, bytes.data(), bytes.size());
        if (size < 0)
            return cannot("write " + path);
        bytes.remove_prefix(static_cast<std::size_t>(size));
    }
    return Done{};
}

Result<Done> unpackDatabase(SealedFileReader& archive, std::int64_t size, const std::string& path, Progress& progress) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return cannot("write " + path);
    auto written =
        eachPiece(archive, size, progress, [&](std::string_view bytes) { return writeAll(file, bytes, path); });
    if (written && ::fsync(file) != 0)
        written = cannot("write " + path);
    ::close(file);
    return written;
}

/// The vault names files by their content, so nothing of what is there can be overwritten by it.
Result<Done> unpackFile(SealedFileReader& archive, const SealedFileReader::Part& part, const FileVault& vault,
                        Progress& progress) {
    auto incoming = vault.receive();
    if (!incoming)
        return incoming.error();
    auto written =
        eachPiece(archive, part.size, progress, [&](std::string_view bytes) { return incoming->write(bytes); });
    if (!written)
        return written;
    auto kept = incoming->keep();
    if (!kept)
        return kept.error();
    if (part.name != "files/" + kept->sha256)
        return notSound();
    return Done{};
}

Result<Done> unpack(const std::string& path, std::span<const SealKey> keys, const std::string& database,
                    const FileVault& vault, Progress progress) {
    auto archive = SealedFileReader::open(path, keys);
    if (!archive)
        return archive.error();
    bool hasDatabase = false;
    while (true) {
        const auto part = archive->nextPart();
        if (!part)
            return part.error();
        if (part->name.empty())
            break;
        const bool isDatabase = part->name == "pult.db" && !hasDatabase;
        auto unpacked = isDatabase ? unpackDatabase(*archive, part->size, database, progress)
                                   : unpackFile(*archive, *part, vault, progress);
        if (!unpacked)
            return unpacked;
        hasDatabase = hasDatabase || isDatabase;
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

} // namespace

Result<Done> restore(const std::string& dataDir, const std::string& path, std::span<const SealKey> keys,
                     const std::function<void(double)>& tell) {
    if (auto sound = check(path, keys, Progress(tell, 0, kChecked)); !sound)
        return sound;
    auto folder = DataFolder::claim(dataDir);
    if (!folder)
        return folder.error();
    const auto vault = FileVault::open(dataDir + "/files");
    if (!vault)
        return vault.error();
    const std::string restoring = folder->databasePath() + ".restoring";
    removeDatabase(restoring);
    auto done = unpack(path, keys, restoring, *vault, Progress(tell, kChecked, kUnpacked));
    if (done)
        done = prepare(restoring);
    if (done)
        done = swapIn(folder->databasePath());
    // The words of what was replaced; the index of what is there now is made anew.
    if (done)
        removeDatabase(folder->textIndexPath());
    removeDatabase(restoring);
    if (done && tell)
        tell(1);
    return done;
}

} // namespace pult::storage::sqlite
