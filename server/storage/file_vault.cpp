// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/file_vault.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <sodium.h>

#include "server/storage/disk_work.hpp"

namespace pult::storage {

using disk::cannot;
using disk::makeFolder;
using disk::syncFolder;

namespace {

constexpr const char* kIncoming = "/incoming";
constexpr std::size_t kHashText = 2 * crypto_hash_sha256_BYTES;

bool isHash(std::string_view text) {
    return text.size() == kHashText && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

} // namespace

OpenFile::~OpenFile() {
    if (m_descriptor >= 0)
        close(m_descriptor);
}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_size(other.m_size) {}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_size, other.m_size);
    return *this;
}

Result<std::size_t> OpenFile::read(std::int64_t offset, std::span<char> into) const {
    while (true) {
        const ssize_t got = pread(m_descriptor, into.data(), into.size(), offset);
        if (got >= 0)
            return static_cast<std::size_t>(got);
        if (errno != EINTR)
            return cannot("read a file");
    }
}

struct IncomingFile::State {
    std::string folder;
    std::string temporary;
    int descriptor = -1;
    std::int64_t size = 0;
    crypto_hash_sha256_state hash{};

    ~State() {
        if (descriptor >= 0)
            close(descriptor);
        if (!temporary.empty())
            unlink(temporary.c_str());
    }
};

IncomingFile::IncomingFile(std::unique_ptr<State> state) : m_state(std::move(state)) {}
IncomingFile::~IncomingFile() = default;
IncomingFile::IncomingFile(IncomingFile&&) noexcept = default;
IncomingFile& IncomingFile::operator=(IncomingFile&&) noexcept = default;

std::int64_t IncomingFile::size() const {
    return m_state->size;
}

Result<Done> IncomingFile::write(std::string_view bytes) {
    crypto_hash_sha256_update(&m_state->hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    m_state->size += static_cast<std::int64_t>(bytes.size());
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_state->descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return cannot("store the file");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return Done{};
}

Result<KeptFile> IncomingFile::keep() {
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final(&m_state->hash, hash);
    KeptFile kept;
    kept.sha256.resize(kHashText + 1);
    sodium_bin2hex(kept.sha256.data(), kept.sha256.size(), hash, sizeof hash);
    kept.sha256.resize(kHashText);
    kept.size = m_state->size;

    const std::string folder = m_state->folder + "/" + kept.sha256.substr(0, 2);
    const std::string path = folder + "/" + kept.sha256;
    if (fsync(m_state->descriptor) != 0)
        return cannot("store the file");
    if (!makeFolder(folder) || !syncFolder(m_state->folder))
        return cannot("store the file");
    // Equal bytes under the same name: replacing them changes nothing.
    if (rename(m_state->temporary.c_str(), path.c_str()) != 0)
        return cannot("store the file");
    m_state->temporary.clear();
    if (!syncFolder(folder))
        return cannot("store the file");
    return kept;
}

Result<FileVault> FileVault::open(const std::string& folder) {
    const std::string incoming = folder + kIncoming;
    if (!makeFolder(folder) || !makeFolder(incoming))
        return cannot("make the folder " + folder);
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(incoming, error))
        std::filesystem::remove(entry.path(), error);
    return FileVault(folder);
}

Result<IncomingFile> FileVault::receive() const {
    auto state = std::make_unique<IncomingFile::State>();
    state->folder = m_folder;
    std::string name = m_folder + kIncoming + "/XXXXXX";
    state->descriptor = mkostemp(name.data(), O_CLOEXEC); // 0600
    if (state->descriptor < 0)
        return cannot("store the file");
    state->temporary = name;
    crypto_hash_sha256_init(&state->hash);
    return IncomingFile(std::move(state));
}

Result<OpenFile> FileVault::read(std::string_view sha256) const {
    if (!isHash(sha256))
        return fail(Errc::not_found, "there is no such file");
    const int descriptor = ::open(pathOf(sha256).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT)
        return fail(Errc::not_found, "there is no such file");
    if (descriptor < 0)
        return cannot("read a file");
    struct stat facts {};
    if (fstat(descriptor, &facts) != 0) {
        const Error error = cannot("read a file");
        close(descriptor);
        return error;
    }
    return OpenFile(descriptor, facts.st_size);
}

Result<Done> FileVault::adopt(const std::string& path, std::string_view sha256) const {
    if (!isHash(sha256))
        return fail(Errc::invalid, "not a SHA-256");
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return cannot("store the file");
    const bool synced = fsync(descriptor) == 0;
    close(descriptor);
    const std::string own = pathOf(sha256);
    const std::string folder = own.substr(0, own.rfind('/'));
    if (!synced || !makeFolder(folder) || !syncFolder(m_folder))
        return cannot("store the file");
    // Some file systems have no second names.
    const bool named =
        link(path.c_str(), own.c_str()) == 0 || errno == EEXIST || rename(path.c_str(), own.c_str()) == 0;
    if (!named || !syncFolder(folder))
        return cannot("store the file");
    return Done{};
}

Result<Done> FileVault::remove(std::string_view sha256) const {
    if (isHash(sha256) && unlink(pathOf(sha256).c_str()) != 0 && errno != ENOENT)
        return cannot("remove a file");
    return Done{};
}

std::string FileVault::pathOf(std::string_view sha256) const {
    return m_folder + "/" + std::string(sha256.substr(0, 2)) + "/" + std::string(sha256);
}

} // namespace pult::storage
