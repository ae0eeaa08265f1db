// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/secret_box.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <sodium.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pult::app {

namespace {

constexpr int kBase64 = sodium_base64_VARIANT_ORIGINAL;
constexpr std::string_view kPrefix = "x1:";
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string base64(const std::string& raw) {
    std::string text(sodium_base64_encoded_len(raw.size(), kBase64), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes(raw), raw.size(), kBase64);
    text.resize(text.find('\0'));
    return text;
}

bool writeAll(int file, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(file, text.data(), text.size());
        if (written <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// A key that isn't on the disk for good would lose every secret sealed with it.
bool syncFolderOf(const std::string& path) {
    auto folder = std::filesystem::absolute(path).parent_path();
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0)
        ::close(handle);
    return synced;
}

Result<void> makeKeyFile(const std::string& path) {
    std::string raw(32, '\0');
    randombytes_buf(raw.data(), raw.size());
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0400);
    if (file < 0 && errno == EEXIST)
        return {};
    const bool written = file >= 0 && writeAll(file, base64(raw) + "\n") && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    sodium_memzero(raw.data(), raw.size());
    if (!written || !syncFolderOf(path))
        return fail(Errc::unavailable, "the key file " + path + " can't be made");
    return {};
}

} // namespace

Result<std::unique_ptr<KeyFileBox>> KeyFileBox::open(const std::string& path) {
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium can't start");
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        const auto made = makeKeyFile(path);
        if (!made)
            return made.error();
        if (::stat(path.c_str(), &status) != 0)
            return fail(Errc::unavailable, "the key file " + path + " can't be read");
    }
    if ((status.st_mode & 077) != 0)
        return fail(Errc::invalid, "the key file " + path + " is open to others: chmod 0400 " + path);

    std::ifstream file(path);
    std::vector<Key> keys;
    for (std::string line; std::getline(file, line);) {
        Key key;
        std::size_t size = 0;
        if (line.empty())
            continue;
        if (sodium_base642bin(key.data(), key.size(), line.data(), line.size(), nullptr, &size, nullptr, kBase64) !=
                0 ||
            size != key.size())
            return fail(Errc::invalid, "the key file " + path + " holds something that is no key");
        keys.push_back(key);
    }
    if (keys.empty())
        return fail(Errc::invalid, "the key file " + path + " is empty or can't be read");
    return std::unique_ptr<KeyFileBox>(new KeyFileBox(std::move(keys)));
}

KeyFileBox::~KeyFileBox() {
    for (auto& key : m_keys)
        sodium_memzero(key.data(), key.size());
}

std::vector<storage::SealKey> KeyFileBox::backupKeys() const {
    static_assert(crypto_kdf_KEYBYTES == std::tuple_size_v<Key>);
    std::vector<storage::SealKey> keys(m_keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        crypto_kdf_derive_from_key(keys[i].data(), keys[i].size(), 1, "pult-bak", m_keys[i].data());
    return keys;
}

std::array<unsigned char, 32> KeyFileBox::passKey() const {
    std::array<unsigned char, 32> key{};
    crypto_kdf_derive_from_key(key.data(), key.size(), 1, "pult-pas", m_keys.front().data());
    return key;
}

std::string KeyFileBox::seal(std::string_view plain, std::string_view context) const {
    std::string box(kNonce + plain.size() + kTag, '\0');
    auto* out = reinterpret_cast<unsigned char*>(box.data());
    randombytes_buf(out, kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + kNonce, nullptr, bytes(plain), plain.size(), bytes(context),
                                               context.size(), nullptr, out, m_keys.front().data());
    return std::string(kPrefix) + base64(box);
}

Result<std::string> KeyFileBox::open(std::string_view sealed, std::string_view context) const {
    const auto damaged = fail(Errc::invalid, "a stored secret doesn't open with this key file");
    if (sealed.substr(0, kPrefix.size()) != kPrefix)
        return damaged;
    sealed.remove_prefix(kPrefix.size());
    std::string box(sealed.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(box.data()), box.size(), sealed.data(), sealed.size(),
                          nullptr, &size, nullptr, kBase64) != 0 ||
        size < kNonce + kTag)
        return damaged;
    std::string plain(size - kNonce - kTag, '\0');
    for (const auto& key : m_keys) {
        if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(plain.data()), nullptr, nullptr,
                                                       bytes(box) + kNonce, size - kNonce, bytes(context),
                                                       context.size(), bytes(box), key.data()) == 0)
            return plain;
    }
    return damaged;
}

} // namespace pult::app
