// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/messenger/proof.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

#include <openssl/evp.h>
#include <sodium.h>

namespace pult::messenger {

namespace {

constexpr std::size_t kDigestBytes = 32;
constexpr std::size_t kBlockBytes = 64;
using Digest = std::array<unsigned char, kDigestBytes>;

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* each) const {
        Free(each);
    }
};

/// SHA-256 by the processor's own instructions where it has them: every webhook is signed as a whole, and libsodium's
/// portable one took ten microseconds for each.
class Hash {
public:
    Hash() : m_context(EVP_MD_CTX_new()) {
        static const std::unique_ptr<EVP_MD, Freed<EVP_MD_free>> algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr));
        demand(algorithm && m_context && EVP_DigestInit_ex2(m_context.get(), algorithm.get(), nullptr) == 1);
    }
    Hash& add(const void* bytes, std::size_t size) {
        demand(EVP_DigestUpdate(m_context.get(), bytes, size) == 1);
        return *this;
    }
    Hash& add(std::string_view bytes) { return add(bytes.data(), bytes.size()); }
    Digest digest() {
        Digest digest{};
        demand(EVP_DigestFinal_ex(m_context.get(), digest.data(), nullptr) == 1);
        return digest;
    }

private:
    static void demand(bool done) {
        if (!done)
            throw std::runtime_error("SHA-256 can't be computed");
    }

    std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>> m_context;
};

std::string hexOf(const Digest& digest) {
    std::array<char, 2 * kDigestBytes + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

} // namespace

bool isSame(std::string_view expected, std::string_view given) {
    return !expected.empty() && expected.size() == given.size() &&
           sodium_memcmp(expected.data(), given.data(), expected.size()) == 0;
}

std::string hmacSha256(std::string_view secret, std::string_view bytes) {
    std::array<unsigned char, kBlockBytes> key{};
    if (secret.size() > key.size()) {
        const Digest shortened = Hash().add(secret).digest();
        std::copy(shortened.begin(), shortened.end(), key.begin());
    } else {
        std::copy(secret.begin(), secret.end(), key.begin());
    }
    const auto mixed = [&key](unsigned char with) {
        auto block = key;
        for (auto& byte : block)
            byte ^= with;
        return block;
    };
    const auto inner = mixed(0x36);
    const auto outer = mixed(0x5c);
    const Digest first = Hash().add(inner.data(), inner.size()).add(bytes).digest();
    return hexOf(Hash().add(outer.data(), outer.size()).add(first.data(), first.size()).digest());
}

std::string sha256(std::string_view bytes) {
    return hexOf(Hash().add(bytes).digest());
}

std::string sha256FromBase64(std::string_view text) {
    Digest digest{};
    std::size_t size = 0;
    const bool isRead = sodium_base642bin(digest.data(), digest.size(), text.data(), text.size(), nullptr, &size,
                                          nullptr, sodium_base64_VARIANT_ORIGINAL) == 0;
    return isRead && size == digest.size() ? hexOf(digest) : std::string();
}

} // namespace pult::messenger
