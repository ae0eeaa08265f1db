// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/page_seal.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include <sodium.h>

namespace pult::client {

namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kContent = SealedVfs::kPageSize - SealedVfs::kReservedBytes;
static_assert(kNonce + kTag == SealedVfs::kReservedBytes);
static_assert(sizeof(CacheKey) == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

/// Which page it is, as associated data.
std::array<unsigned char, 9> place(PageSeal::File file, std::int64_t offset) {
    std::array<unsigned char, 9> bytes{};
    bytes[0] = static_cast<unsigned char>(file);
    std::memcpy(bytes.data() + 1, &offset, sizeof offset);
    return bytes;
}

bool isBlank(std::span<const unsigned char> bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](unsigned char byte) { return byte == 0; });
}

CacheKey derive(const CacheKey& key, std::uint64_t number) {
    static_assert(sizeof(CacheKey) == crypto_kdf_KEYBYTES);
    CacheKey derived;
    crypto_kdf_derive_from_key(derived.data(), derived.size(), number, "pultpage", key.data());
    return derived;
}

} // namespace

PageSeal::PageSeal(const CacheKey& key) {
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium does not start");
    m_pageKey = derive(key, 1);
    m_checksumKey = derive(key, 2);
}

PageSeal::~PageSeal() {
    sodium_memzero(m_pageKey.data(), m_pageKey.size());
    sodium_memzero(m_checksumKey.data(), m_checksumKey.size());
}

bool PageSeal::seal(ConstPage plain, Page sealed, File file, std::int64_t offset) const {
    // The log's checksum covers these bytes too, and they can't be given back.
    if (!isBlank(plain.subspan(kContent)))
        return false;
    unsigned char* nonce = sealed.data() + kContent;
    randombytes_buf(nonce, kNonce);
    const auto where = place(file, offset);
    crypto_aead_xchacha20poly1305_ietf_encrypt_detached(sealed.data(), nonce + kNonce, nullptr, plain.data(), kContent,
                                                        where.data(), where.size(), nullptr, nonce, m_pageKey.data());
    return true;
}

bool PageSeal::open(Page page, File file, std::int64_t offset) const {
    unsigned char* nonce = page.data() + kContent;
    const auto where = place(file, offset);
    const int rc =
        crypto_aead_xchacha20poly1305_ietf_decrypt_detached(page.data(), nullptr, page.data(), kContent, nonce + kNonce,
                                                            where.data(), where.size(), nonce, m_pageKey.data());
    if (rc != 0)
        return isBlank(page);
    std::fill(page.begin() + kContent, page.end(), static_cast<unsigned char>(0));
    return true;
}

void PageSeal::maskChecksum(FrameHeader header, std::int64_t offset) const {
    constexpr std::size_t kPlain = 16; // page number, size of the database, salts: nothing of the content
    std::array<unsigned char, kPlain + sizeof offset> input;
    std::copy_n(header.begin(), kPlain, input.begin());
    std::memcpy(input.data() + kPlain, &offset, sizeof offset);
    std::array<unsigned char, crypto_generichash_BYTES_MIN> mask;
    crypto_generichash(mask.data(), mask.size(), input.data(), input.size(), m_checksumKey.data(),
                       m_checksumKey.size());
    for (std::size_t i = kPlain; i < header.size(); ++i)
        header[i] = static_cast<unsigned char>(header[i] ^ mask[i - kPlain]);
}

} // namespace pult::client
