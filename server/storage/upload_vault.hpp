// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include <boost/describe/class.hpp>

#include "server/storage/file_vault.hpp"
#include "shared/base/clock.hpp"

namespace pult::storage {

/// How long an upload waits to be gone on with.
inline constexpr Millis kUploadKept = std::chrono::hours{24};

/// A file that comes in pieces, maybe over several connections and days of bad network.
struct Upload {
    std::string id;    ///< follows from what was announced: who announces the same again goes on with it
    std::string owner; ///< as StoredFile::owner
    std::string name;
    std::string sha256; ///< hex, of the whole; proven when it is there
    std::int64_t size = 0;
    Time at;                    ///< when it was announced last
    std::optional<FileId> file; ///< once it is an attachment
    std::int64_t offset = 0;    ///< so many bytes are here
};
/// As it lies beside its bytes, whose number says how far it is.
BOOST_DESCRIBE_STRUCT(Upload, (), (id, owner, name, sha256, size, at, file))

/// Uploads that go on where they were cut off, after a restart of the server too. What is complete and proven becomes
/// one of the attachments; what isn't is forgotten a day after it was last announced.
///
/// Owner    one per data folder.
/// Thread   any; every call blocks on the disk. Calls for one upload wait for each other.
/// Errors   not_found     no such upload of this owner
///          unavailable   the disk can't be written
class UploadVault {
public:
    struct Limits {
        std::int64_t mostBytes = 0;           ///< of a file
        int mostUnfinished = 50;              ///< of one owner
        std::int64_t mostUnfinishedBytes = 0; ///< of one owner, as announced
    };
    struct Announcement {
        std::string owner;
        std::string name;
        std::string sha256;
        std::int64_t size = 0;
    };
    /// What has been proven to be what was announced.
    struct Assembled {
        Upload upload;
        std::string head; ///< its first bytes, as many as were asked for
    };

    /// In `folder`, which is on the file system of `files`.
    [[nodiscard]] static Result<std::unique_ptr<UploadVault>> open(const std::string& folder, const FileVault& files,
                                                                   const Clock& clock, Limits limits);

    /// Begins it, or goes on with it: then `offset` says where, and `file` that nothing is left to do.
    /// Errors   invalid        not a size or a hash
    ///          too_large      larger than a file may be
    ///          rate_limited   too much of this owner is unfinished
    [[nodiscard]] Result<Upload> begin(Announcement announcement);
    [[nodiscard]] Result<Upload> find(std::string_view owner, const std::string& id);
    /// The bytes from `offset` on. Those that are here already are passed over: a piece is sent again while what the
    /// broken connection brought of it is still being stored.
    /// Errors   conflict    some before them are not here yet; find says which
    ///          too_large   more than were announced; none of them is taken
    [[nodiscard]] Result<Done> append(std::string_view owner, const std::string& id, std::int64_t offset,
                                      std::string_view bytes);
    /// What has come survives a loss of power from now on.
    [[nodiscard]] Result<Upload> settle(std::string_view owner, const std::string& id);
    /// Proves the bytes and gives them to the attachments. May be repeated until `finished`.
    /// Errors   conflict   not all of it is here
    ///          invalid    the bytes are not those that were announced; it begins anew
    [[nodiscard]] Result<Assembled> assemble(std::string_view owner, const std::string& id, std::size_t headBytes);
    /// A row names it now: kept a while longer for whoever asks again because he didn't hear it.
    [[nodiscard]] Result<Done> finished(std::string_view owner, const std::string& id, FileId file);
    /// Fine when it isn't there.
    void drop(std::string_view owner, const std::string& id);
    /// Forgets what is too old.
    void sweep();

private:
    struct Entry {
        explicit Entry(Upload begun) : upload(std::move(begun)), at(upload.at), isDone(upload.file.has_value()) {}

        std::mutex mutex; ///< over its bytes, `gone` and what changes in `upload`; held while a whole file is read
        Upload upload;
        bool gone = false;
        // As in `upload`, for who looks at all of them.
        std::atomic<Time> at;
        std::atomic<bool> isDone;
    };
    using EntryPtr = std::shared_ptr<Entry>;

    UploadVault(std::string folder, const FileVault& files, const Clock& clock, Limits limits)
        : m_folder(std::move(folder)), m_files(files), m_clock(clock), m_limits(limits) {}

    void load();
    EntryPtr entryOf(std::string_view owner, const std::string& id);
    Result<EntryPtr> admit(const Upload& fresh);
    [[nodiscard]] bool remember(const Upload& upload) const;
    void forget(Entry& entry);
    bool isOld(const Entry& entry) const { return entry.at.load() + kUploadKept < m_clock.now(); }
    std::string partOf(const std::string& id) const { return m_folder + "/" + id + ".part"; }
    std::string noteOf(const std::string& id) const { return id + ".json"; }

    std::string m_folder;
    const FileVault& m_files;
    const Clock& m_clock;
    Limits m_limits;
    std::mutex m_mutex; ///< over the map; never held together with an entry's
    std::map<std::string, EntryPtr> m_uploads;
};

} // namespace pult::storage
