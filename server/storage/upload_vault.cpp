// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/upload_vault.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include <sodium.h>

#include "server/storage/disk_work.hpp"
#include "shared/wire/codec.hpp"

namespace pult::storage {

namespace {

constexpr std::size_t kUploadIdBytes = 16;
constexpr std::size_t kProofPiece = 256 * 1024;

std::string hexOf(const unsigned char* bytes, std::size_t size) {
    std::string text(2 * size + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes, size);
    text.resize(2 * size);
    return text;
}

bool isSha256(std::string_view text) {
    return text.size() == 2 * crypto_hash_sha256_BYTES && text.find_first_not_of("0123456789abcdef") == text.npos;
}

/// Nobody else's begins with the same facts, and the facts don't fit into a file name.
std::string idOf(const UploadVault::Announcement& announcement) {
    const std::string facts = announcement.owner + '\n' + announcement.sha256 + '\n' +
                              std::to_string(announcement.size) + '\n' + announcement.name;
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(facts.data()), facts.size());
    return hexOf(hash, kUploadIdBytes);
}

std::int64_t sizeOf(const std::string& path) {
    struct stat facts {};
    return stat(path.c_str(), &facts) == 0 ? facts.st_size : 0;
}

std::string contentOf(const std::filesystem::path& path) {
    std::ostringstream content;
    content << std::ifstream(path, std::ios::binary).rdbuf();
    return content.str();
}

struct Descriptor {
    int number;
    ~Descriptor() {
        if (number >= 0)
            close(number);
    }
};

struct Proof {
    std::string sha256;
    std::string head;
};

Result<Proof> prove(const std::string& path, std::int64_t size, std::size_t headBytes) {
    const Descriptor file{open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number < 0)
        return disk::cannot("read the file");
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    Proof proof;
    std::string piece(kProofPiece, '\0');
    for (std::int64_t at = 0; at < size;) {
        const ssize_t got = pread(file.number, piece.data(), piece.size(), at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return disk::cannot("read the file");
        if (got == 0)
            break; // somebody has cut it: the hash will tell
        const auto read = static_cast<std::size_t>(got);
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(piece.data()), read);
        if (proof.head.size() < headBytes)
            proof.head.append(piece, 0, std::min(read, headBytes - proof.head.size()));
        at += got;
    }
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final(&state, hash);
    proof.sha256 = hexOf(hash, sizeof hash);
    return proof;
}

Error noSuchUpload() {
    return fail(Errc::not_found, "there is no such upload");
}

} // namespace

Result<std::unique_ptr<UploadVault>> UploadVault::open(const std::string& folder, const FileVault& files,
                                                       const Clock& clock, Limits limits) {
    if (!disk::makeFolder(folder))
        return disk::cannot("make the folder " + folder);
    std::unique_ptr<UploadVault> vault(new UploadVault(folder, files, clock, limits));
    vault->load();
    vault->sweep();
    return vault;
}

/// What a crash has left without its other half is no upload.
void UploadVault::load() {
    std::error_code error;
    std::vector<std::filesystem::path> strays;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder, error)) {
        const auto& path = entry.path();
        const std::string id = path.stem().string();
        auto json = path.extension() == ".json" ? wire::parseJson(contentOf(path)) : fail(Errc::invalid, {});
        auto upload = json ? wire::decode<Upload>(*json) : Result<Upload>(json.error());
        if (upload && upload->id == id) {
            upload->offset = upload->file ? upload->size : std::min(sizeOf(partOf(id)), upload->size);
            m_uploads[id] = std::make_shared<Entry>(std::move(*upload));
        } else {
            strays.push_back(path);
        }
    }
    for (const auto& path : strays)
        if (path.extension() != ".part" || !m_uploads.contains(path.stem().string()))
            std::filesystem::remove(path, error);
}

UploadVault::EntryPtr UploadVault::entryOf(std::string_view owner, const std::string& id) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_uploads.find(id);
    return found == m_uploads.end() || found->second->upload.owner != owner ? nullptr : found->second;
}

bool UploadVault::remember(const Upload& upload) const {
    return disk::replaceFile(m_folder, noteOf(upload.id), wire::encode(upload));
}

Result<Upload> UploadVault::begin(Announcement announcement) {
    if (announcement.size <= 0)
        return fail(Errc::invalid, "size: expected the number of bytes");
    if (!isSha256(announcement.sha256))
        return fail(Errc::invalid, "sha256: expected 64 hexadecimal digits in lower case");
    if (announcement.size > m_limits.mostBytes)
        return fail(Errc::too_large, "the file is larger than " + std::to_string(m_limits.mostBytes) + " bytes");
    sweep();
    Upload fresh;
    fresh.id = idOf(announcement);
    fresh.owner = std::move(announcement.owner);
    fresh.name = std::move(announcement.name);
    fresh.sha256 = std::move(announcement.sha256);
    fresh.size = announcement.size;
    fresh.at = m_clock.now();
    auto entry = admit(fresh);
    if (!entry)
        return entry.error();
    const std::lock_guard lock((*entry)->mutex);
    if ((*entry)->gone)
        return fail(Errc::unavailable, "the upload has just been given up");
    Upload& upload = (*entry)->upload;
    upload.at = fresh.at;
    (*entry)->at = fresh.at;
    if (!remember(upload))
        return disk::cannot("begin the upload");
    return upload;
}

/// The one that is known already, or this one if its owner may have one more.
Result<UploadVault::EntryPtr> UploadVault::admit(const Upload& fresh) {
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_uploads.find(fresh.id); known != m_uploads.end())
        return known->second;
    int unfinished = 0;
    std::int64_t bytes = fresh.size;
    for (const auto& [id, entry] : m_uploads) {
        if (entry->upload.owner != fresh.owner || entry->isDone)
            continue;
        ++unfinished;
        bytes += entry->upload.size;
    }
    if (unfinished >= m_limits.mostUnfinished || bytes > m_limits.mostUnfinishedBytes)
        return Error{Errc::rate_limited, "too many uploads of yours are unfinished", 60'000};
    return m_uploads[fresh.id] = std::make_shared<Entry>(fresh);
}

Result<Upload> UploadVault::find(std::string_view owner, const std::string& id) {
    const EntryPtr entry = entryOf(owner, id);
    if (!entry)
        return noSuchUpload();
    const std::lock_guard lock(entry->mutex);
    return entry->upload;
}

Result<Done> UploadVault::append(std::string_view owner, const std::string& id, std::int64_t offset,
                                 std::string_view bytes) {
    const EntryPtr entry = entryOf(owner, id);
    if (!entry)
        return noSuchUpload();
    const std::lock_guard lock(entry->mutex);
    if (entry->gone)
        return noSuchUpload();
    Upload& upload = entry->upload;
    if (offset > upload.offset)
        return fail(Errc::conflict, "the next byte is number " + std::to_string(upload.offset));
    if (static_cast<std::int64_t>(bytes.size()) > upload.size - offset)
        return fail(Errc::too_large, "more bytes than the " + std::to_string(upload.size) + " announced");
    const std::int64_t known = upload.offset - offset;
    if (known >= static_cast<std::int64_t>(bytes.size()))
        return Done{};
    bytes.remove_prefix(static_cast<std::size_t>(known));
    const Descriptor part{::open(partOf(id).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)};
    if (part.number < 0 || !disk::writeAll(part.number, bytes, upload.offset))
        return disk::cannot("store the file");
    upload.offset += static_cast<std::int64_t>(bytes.size());
    return Done{};
}

Result<Upload> UploadVault::settle(std::string_view owner, const std::string& id) {
    const EntryPtr entry = entryOf(owner, id);
    if (!entry)
        return noSuchUpload();
    const std::lock_guard lock(entry->mutex);
    if (entry->gone)
        return noSuchUpload();
    const Descriptor part{::open(partOf(id).c_str(), O_RDONLY | O_CLOEXEC)};
    if (part.number >= 0 && fdatasync(part.number) != 0)
        return disk::cannot("store the file");
    return entry->upload;
}

Result<UploadVault::Assembled> UploadVault::assemble(std::string_view owner, const std::string& id,
                                                     std::size_t headBytes) {
    const EntryPtr entry = entryOf(owner, id);
    if (!entry)
        return noSuchUpload();
    const std::lock_guard lock(entry->mutex);
    if (entry->gone)
        return noSuchUpload();
    Upload& upload = entry->upload;
    if (upload.file)
        return Assembled{upload, {}};
    if (upload.offset != upload.size)
        return fail(Errc::conflict, "the next byte is number " + std::to_string(upload.offset));
    auto proof = prove(partOf(id), upload.size, headBytes);
    if (!proof)
        return proof.error();
    if (proof->sha256 != upload.sha256) {
        // By name, not by length: another try may have given the bytes away already.
        unlink(partOf(id).c_str());
        upload.offset = 0;
        return fail(Errc::invalid, "the bytes are not those that were announced");
    }
    if (auto adopted = m_files.adopt(partOf(id), upload.sha256); !adopted)
        return adopted.error();
    return Assembled{upload, std::move(proof->head)};
}

Result<Done> UploadVault::finished(std::string_view owner, const std::string& id, FileId file) {
    const EntryPtr entry = entryOf(owner, id);
    if (!entry)
        return noSuchUpload();
    const std::lock_guard lock(entry->mutex);
    if (entry->gone)
        return Done{};
    entry->upload.file = file;
    entry->isDone = true;
    if (!remember(entry->upload))
        return disk::cannot("finish the upload");
    unlink(partOf(id).c_str());
    return Done{};
}

void UploadVault::forget(Entry& entry) {
    const std::lock_guard lock(entry.mutex);
    entry.gone = true;
    // The note last: bytes without one are removed at the next start.
    unlink((m_folder + "/" + noteOf(entry.upload.id)).c_str());
    unlink(partOf(entry.upload.id).c_str());
}

void UploadVault::drop(std::string_view owner, const std::string& id) {
    const EntryPtr entry = entryOf(owner, id);
    if (!entry)
        return;
    forget(*entry);
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_uploads.find(id); known != m_uploads.end() && known->second == entry)
        m_uploads.erase(known);
}

void UploadVault::sweep() {
    std::vector<EntryPtr> old;
    {
        const std::lock_guard lock(m_mutex);
        for (auto it = m_uploads.begin(); it != m_uploads.end();) {
            if (!isOld(*it->second)) {
                ++it;
                continue;
            }
            old.push_back(std::move(it->second));
            it = m_uploads.erase(it);
        }
    }
    for (const EntryPtr& entry : old)
        forget(*entry);
}

} // namespace pult::storage
