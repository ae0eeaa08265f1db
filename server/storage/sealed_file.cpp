// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sealed_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include <sodium.h>

namespace pult::storage {

namespace {

constexpr std::string_view kMagic = "PULTBAK1";
constexpr std::size_t kChunk = 64 * 1024;
constexpr std::size_t kSealedChunk = kChunk + crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t kMaxName = 200;

using Bytes = std::vector<unsigned char>;

Error cannot(const std::string& what, const std::string& path) {
    return fail(Errc::unavailable, "can't " + what + " " + path + ": " + std::strerror(errno));
}

Error damaged() {
    return fail(Errc::invalid, "the backup is damaged or cut off");
}

bool writeAll(int file, const unsigned char* bytes, std::size_t size) {
    while (size > 0) {
        const ssize_t written = ::write(file, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

/// As many bytes as there are up to `size`; -1 on trouble.
ssize_t readAll(int file, unsigned char* into, std::size_t size) {
    std::size_t got = 0;
    while (got < size) {
        const ssize_t part = ::read(file, into + got, size - got);
        if (part < 0 && errno == EINTR)
            continue;
        if (part < 0)
            return -1;
        if (part == 0)
            break;
        got += static_cast<std::size_t>(part);
    }
    return static_cast<ssize_t>(got);
}

template <class Integer>
void appendLittleEndian(std::string& out, Integer value) {
    for (std::size_t i = 0; i < sizeof value; ++i)
        out.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i)));
}

std::uint64_t littleEndianIn(std::span<const char> bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return value;
}

} // namespace

struct SealedFileWriter::State {
    std::string path;
    std::string temporary;
    int file = -1;
    crypto_secretstream_xchacha20poly1305_state stream{};
    std::string waiting;
    Bytes sealed = Bytes(kSealedChunk);

    ~State() {
        if (file >= 0)
            close(file);
        if (!temporary.empty())
            unlink(temporary.c_str());
        sodium_memzero(&stream, sizeof stream);
    }
    Result<Done> push(std::string_view chunk, unsigned char tag) {
        crypto_secretstream_xchacha20poly1305_push(&stream, sealed.data(), nullptr,
                                                   reinterpret_cast<const unsigned char*>(chunk.data()), chunk.size(),
                                                   nullptr, 0, tag);
        if (!writeAll(file, sealed.data(), chunk.size() + crypto_secretstream_xchacha20poly1305_ABYTES))
            return cannot("write", path);
        return Done{};
    }
};

SealedFileWriter::SealedFileWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SealedFileWriter::~SealedFileWriter() = default;
SealedFileWriter::SealedFileWriter(SealedFileWriter&&) noexcept = default;

Result<SealedFileWriter> SealedFileWriter::create(const std::string& path, const SealKey& key) {
    auto state = std::make_unique<State>();
    state->path = path;
    std::string name = path + ".XXXXXX";
    state->file = mkostemp(name.data(), O_CLOEXEC); // 0600
    if (state->file < 0)
        return cannot("make", path);
    state->temporary = name;
    unsigned char header[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
    crypto_secretstream_xchacha20poly1305_init_push(&state->stream, header, key.data());
    if (!writeAll(state->file, reinterpret_cast<const unsigned char*>(kMagic.data()), kMagic.size()) ||
        !writeAll(state->file, header, sizeof header))
        return cannot("write", path);
    return SealedFileWriter(std::move(state));
}

Result<Done> SealedFileWriter::beginPart(const std::string& name, std::int64_t size) {
    std::string head;
    appendLittleEndian(head, static_cast<std::uint16_t>(name.size()));
    head += name;
    appendLittleEndian(head, size);
    return write(head);
}

Result<Done> SealedFileWriter::write(std::string_view bytes) {
    std::string& waiting = m_state->waiting;
    while (!bytes.empty()) {
        // A full chunk is only sealed when more follows: the last one carries the end mark.
        if (waiting.size() == kChunk) {
            if (auto pushed = m_state->push(waiting, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE); !pushed)
                return pushed;
            waiting.clear();
        }
        const auto part = bytes.substr(0, kChunk - waiting.size());
        waiting.append(part);
        bytes.remove_prefix(part.size());
    }
    return Done{};
}

Result<Done> SealedFileWriter::finish() {
    std::string end;
    appendLittleEndian(end, std::uint16_t{0});
    if (auto written = write(end); !written)
        return written;
    if (auto pushed = m_state->push(m_state->waiting, crypto_secretstream_xchacha20poly1305_TAG_FINAL); !pushed)
        return pushed;
    if (fsync(m_state->file) != 0 || rename(m_state->temporary.c_str(), m_state->path.c_str()) != 0)
        return cannot("write", m_state->path);
    m_state->temporary.clear();
    const auto folder = std::filesystem::absolute(m_state->path).parent_path();
    const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = directory >= 0 && fsync(directory) == 0;
    if (directory >= 0)
        close(directory);
    if (!synced)
        return cannot("write", m_state->path);
    return Done{};
}

struct SealedFileReader::State {
    std::string path;
    int file = -1;
    std::int64_t size = 0;
    std::int64_t consumed = 0;
    crypto_secretstream_xchacha20poly1305_state stream{};
    Bytes sealed = Bytes(kSealedChunk);
    Bytes opened = Bytes(kChunk);
    std::size_t available = 0;
    std::size_t at = 0;
    bool final = false;

    ~State() {
        if (file >= 0)
            close(file);
        sodium_memzero(&stream, sizeof stream);
    }
    Result<Done> pull() {
        const ssize_t got = readAll(file, sealed.data(), kSealedChunk);
        if (got < 0)
            return cannot("read", path);
        consumed += got;
        unsigned long long plain = 0;
        unsigned char tag = 0;
        if (final || got < static_cast<ssize_t>(crypto_secretstream_xchacha20poly1305_ABYTES) ||
            crypto_secretstream_xchacha20poly1305_pull(&stream, opened.data(), &plain, &tag, sealed.data(),
                                                       static_cast<unsigned long long>(got), nullptr, 0) != 0)
            return damaged();
        final = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        available = static_cast<std::size_t>(plain);
        at = 0;
        return Done{};
    }
};

SealedFileReader::SealedFileReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SealedFileReader::~SealedFileReader() = default;
SealedFileReader::SealedFileReader(SealedFileReader&&) noexcept = default;

Result<SealedFileReader> SealedFileReader::open(const std::string& path, std::span<const SealKey> keys) {
    auto state = std::make_unique<State>();
    state->path = path;
    state->file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat facts {};
    if (state->file < 0 && errno == ENOENT)
        return fail(Errc::not_found, "there is no file " + path);
    if (state->file < 0 || fstat(state->file, &facts) != 0)
        return cannot("read", path);
    state->size = facts.st_size;
    unsigned char head[kMagic.size() + crypto_secretstream_xchacha20poly1305_HEADERBYTES];
    const ssize_t got = readAll(state->file, head, sizeof head);
    if (got != static_cast<ssize_t>(sizeof head) || std::memcmp(head, kMagic.data(), kMagic.size()) != 0)
        return fail(Errc::invalid, path + " is not a backup of Pult");
    for (const auto& key : keys) {
        state->consumed = sizeof head;
        if (lseek(state->file, sizeof head, SEEK_SET) < 0)
            return cannot("read", path);
        if (crypto_secretstream_xchacha20poly1305_init_pull(&state->stream, head + kMagic.size(), key.data()) == 0 &&
            state->pull())
            return SealedFileReader(std::move(state));
    }
    return fail(Errc::invalid, path + " doesn't open: it was made with another key, or it is damaged");
}

Result<SealedFileReader::Part> SealedFileReader::nextPart() {
    char length[2];
    if (auto got = read(length); !got)
        return got.error();
    Part part;
    part.name.resize(static_cast<std::size_t>(littleEndianIn(length)));
    if (part.name.size() > kMaxName)
        return damaged();
    if (part.name.empty())
        return m_state->final && m_state->at == m_state->available && m_state->consumed == m_state->size
                   ? Result<Part>(part)
                   : Result<Part>(damaged());
    if (auto got = read(part.name); !got)
        return got.error();
    char size[8];
    if (auto got = read(size); !got)
        return got.error();
    part.size = static_cast<std::int64_t>(littleEndianIn(size));
    if (part.size < 0)
        return damaged();
    return part;
}

Result<Done> SealedFileReader::read(std::span<char> into) {
    while (!into.empty()) {
        if (m_state->at == m_state->available)
            if (auto pulled = m_state->pull(); !pulled)
                return pulled;
        const auto size = std::min(into.size(), m_state->available - m_state->at);
        std::memcpy(into.data(), m_state->opened.data() + m_state->at, size);
        m_state->at += size;
        into = into.subspan(size);
    }
    return Done{};
}

std::int64_t SealedFileReader::bytesRead() const {
    return m_state->consumed;
}

std::int64_t SealedFileReader::bytesInAll() const {
    return m_state->size;
}

} // namespace pult::storage
