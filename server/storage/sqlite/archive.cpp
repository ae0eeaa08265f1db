// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/archive.hpp"

#include <charconv>
#include <cstring>
#include <filesystem>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pult::storage::sqlite {

namespace {

constexpr std::int64_t kBlock = 512;
constexpr std::string_view kSealName = "SHA256";
/// The last entry with its one block, and the two empty blocks that end every tar.
constexpr std::int64_t kSealBytes = 4 * kBlock;
constexpr std::size_t kPiece = 256 * 1024;

/// Header of a tar entry (POSIX.1-1988); numbers are octal text.
struct Header {
    char name[100];
    char mode[8];
    char uid[8];
    char gid[8];
    char size[12];
    char mtime[12];
    char checksum[8];
    char type;
    char link[100];
    char magic[6];
    char version[2];
    char rest[247];
};
static_assert(sizeof(Header) == kBlock);

void octal(char* field, std::size_t width, std::int64_t value) {
    std::memset(field, '0', width - 1);
    field[width - 1] = '\0';
    for (std::size_t at = width - 1; at-- > 0 && value > 0; value /= 8)
        field[at] = static_cast<char>('0' + value % 8);
}

std::int64_t sumOf(Header header) {
    std::memset(header.checksum, ' ', sizeof header.checksum);
    std::int64_t sum = 0;
    for (const auto byte : std::string_view(reinterpret_cast<const char*>(&header), sizeof header))
        sum += static_cast<unsigned char>(byte);
    return sum;
}

Header headerOf(const std::string& name, std::int64_t size) {
    Header header{};
    name.copy(header.name, sizeof header.name - 1);
    octal(header.mode, sizeof header.mode, 0600);
    octal(header.uid, sizeof header.uid, 0);
    octal(header.gid, sizeof header.gid, 0);
    octal(header.mtime, sizeof header.mtime, 0);
    if (size < (std::int64_t{1} << 33)) {
        octal(header.size, sizeof header.size, size);
    } else {
        // Beyond eight gigabytes the field is a binary number with its first bit set, as GNU tar writes it.
        std::memset(header.size, 0, sizeof header.size);
        header.size[0] = static_cast<char>(0x80);
        for (std::size_t at = sizeof header.size; at-- > 4; size >>= 8)
            header.size[at] = static_cast<char>(size & 0xFF);
    }
    header.type = '0';
    std::memcpy(header.magic, "ustar", 6);
    std::memcpy(header.version, "00", 2);
    octal(header.checksum, 7, sumOf(header));
    header.checksum[7] = ' ';
    return header;
}

std::int64_t numberIn(const char* field, std::size_t width) {
    if ((static_cast<unsigned char>(field[0]) & 0x80) != 0) {
        std::int64_t value = 0;
        for (std::size_t at = 4; at < width; ++at)
            value = (value << 8) | static_cast<unsigned char>(field[at]);
        return value;
    }
    std::int64_t value = -1;
    std::from_chars(field, field + width - 1, value, 8);
    return value;
}

std::int64_t padded(std::int64_t size) {
    return (size + kBlock - 1) / kBlock * kBlock;
}

bool isBackupName(std::string_view name) {
    if (name == "pult.db" || name == kSealName)
        return true;
    constexpr std::string_view kFolder = "files/";
    return name.size() == kFolder.size() + 64 && name.starts_with(kFolder) &&
           name.substr(kFolder.size()).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string hexOf(crypto_hash_sha256_state state) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(&state, hash.data());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

const unsigned char* bytesOf(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Error cannot(const std::string& what) {
    return fail(Errc::unavailable, "can't " + what + ": " + std::strerror(errno));
}

Error damaged() {
    return fail(Errc::invalid, "this is not a backup of Pult, or it is damaged");
}

} // namespace

ArchiveWriter::ArchiveWriter(std::string path) : m_path(std::move(path)) {
    crypto_hash_sha256_init(&m_hash);
}

Result<std::unique_ptr<ArchiveWriter>> ArchiveWriter::create(const std::string& path) {
    std::unique_ptr<ArchiveWriter> writer(new ArchiveWriter(path));
    writer->m_file = ::open((path + ".part").c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (writer->m_file < 0)
        return cannot("make the backup " + path);
    return writer;
}

ArchiveWriter::~ArchiveWriter() {
    if (m_file < 0)
        return;
    ::close(m_file);
    ::unlink((m_path + ".part").c_str());
}

Result<Done> ArchiveWriter::write(std::string_view bytes) {
    crypto_hash_sha256_update(&m_hash, bytesOf(bytes), bytes.size());
    while (!bytes.empty()) {
        const auto written = ::write(m_file, bytes.data(), bytes.size());
        if (written < 0)
            return cannot("write the backup " + m_path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return Done{};
}

Result<Done> ArchiveWriter::pad(std::int64_t size) {
    return write(std::string(static_cast<std::size_t>(padded(size) - size), '\0'));
}

Result<Done> ArchiveWriter::add(const std::string& name, std::int64_t size, const ByteSource& bytes) {
    const Header header = headerOf(name, size);
    auto written = write({reinterpret_cast<const char*>(&header), sizeof header});
    std::vector<char> piece(kPiece);
    for (std::int64_t at = 0; written && at < size;) {
        const auto wanted = std::min<std::int64_t>(static_cast<std::int64_t>(piece.size()), size - at);
        const auto got = bytes(at, {piece.data(), static_cast<std::size_t>(wanted)});
        if (!got)
            return got.error();
        if (*got == 0)
            return fail(Errc::unavailable, name + " became shorter while it was copied");
        written = write({piece.data(), *got});
        at += static_cast<std::int64_t>(*got);
    }
    return written ? pad(size) : written;
}

Result<Done> ArchiveWriter::finish() {
    const std::string seal = hexOf(m_hash) + "\n";
    const ByteSource bytes = [&seal](std::int64_t offset, std::span<char> into) -> Result<std::size_t> {
        return seal.copy(into.data(), into.size(), static_cast<std::size_t>(offset));
    };
    auto sealed = add(std::string(kSealName), static_cast<std::int64_t>(seal.size()), bytes);
    if (sealed)
        sealed = write(std::string(2 * kBlock, '\0'));
    if (!sealed)
        return sealed;
    if (::fsync(m_file) != 0 || ::rename((m_path + ".part").c_str(), m_path.c_str()) != 0)
        return cannot("keep the backup " + m_path);
    ::close(m_file);
    m_file = -1;
    const auto parent = std::filesystem::absolute(m_path).parent_path();
    const int folder = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = folder >= 0 && ::fsync(folder) == 0;
    ::close(folder);
    if (!synced)
        return cannot("keep the backup " + m_path);
    return Done{};
}

Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0 && errno == ENOENT)
        return fail(Errc::not_found, "there is no file " + path);
    if (file < 0)
        return cannot("read " + path);
    std::unique_ptr<ArchiveReader> reader(new ArchiveReader(file));
    struct stat facts {};
    if (::fstat(file, &facts) != 0)
        return cannot("read " + path);
    reader->m_size = facts.st_size;
    return reader;
}

ArchiveReader::~ArchiveReader() {
    ::close(m_file);
}

Result<std::size_t> ArchiveReader::read(std::int64_t offset, std::span<char> into) const {
    const auto got = ::pread(m_file, into.data(), into.size(), offset);
    if (got < 0)
        return cannot("read the backup");
    return static_cast<std::size_t>(got);
}

Result<Done> ArchiveReader::check(const std::function<void(std::int64_t)>& told) const {
    const std::int64_t covered = m_size - kSealBytes;
    if (covered < kBlock || m_size % kBlock != 0)
        return damaged();
    crypto_hash_sha256_state hash;
    crypto_hash_sha256_init(&hash);
    std::vector<char> piece(kPiece);
    for (std::int64_t at = 0; at < covered;) {
        const auto wanted = std::min<std::int64_t>(static_cast<std::int64_t>(piece.size()), covered - at);
        const auto got = read(at, {piece.data(), static_cast<std::size_t>(wanted)});
        if (!got)
            return got.error();
        if (*got == 0)
            return damaged();
        crypto_hash_sha256_update(&hash, bytesOf({piece.data(), *got}), *got);
        at += static_cast<std::int64_t>(*got);
        told(at);
    }
    std::array<char, 64> seal{};
    const auto got = read(covered + kBlock, seal);
    if (!got)
        return got.error();
    if (std::string_view(seal.data(), *got) != hexOf(hash))
        return damaged();
    return Done{};
}

Result<ArchiveReader::Entry> ArchiveReader::next() {
    Header header{};
    const auto got = read(m_at, {reinterpret_cast<char*>(&header), sizeof header});
    if (!got)
        return got.error();
    Entry entry;
    if (*got == sizeof header && header.name[0] == '\0')
        return entry;
    if (*got != sizeof header || numberIn(header.checksum, 7) != sumOf(header))
        return damaged();
    entry.name.assign(header.name, ::strnlen(header.name, sizeof header.name));
    entry.size = numberIn(header.size, sizeof header.size);
    entry.offset = m_at + kBlock;
    if (!isBackupName(entry.name) || entry.size < 0 || entry.size > m_size - entry.offset)
        return damaged();
    m_at = entry.offset + padded(entry.size);
    return entry;
}

} // namespace pult::storage::sqlite
