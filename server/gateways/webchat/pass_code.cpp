// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/pass_code.hpp"

#include <algorithm>
#include <cstring>

#include <sodium.h>

#include "server/gateways/webchat/origins.hpp"

namespace pult::webchat {

namespace {

constexpr std::chrono::hours kLife{24 * 7};
constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t kVisitorBytes = 7;
constexpr std::size_t kHourBytes = 3;
constexpr std::size_t kNonce = 4;
constexpr std::size_t kPlain = kVisitorBytes + kHourBytes;
constexpr std::size_t kMac = 10;
using Bytes = std::array<unsigned char, kNonce + kPlain + kMac>;

void putNumber(unsigned char* out, std::size_t size, std::int64_t value) {
    for (std::size_t i = 0; i < size; ++i)
        out[i] = static_cast<unsigned char>(value >> (8 * (size - 1 - i)));
}

std::int64_t numberIn(const unsigned char* bytes, std::size_t size) {
    std::int64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8 | bytes[i];
    return value;
}

std::int64_t hourOf(Time time) {
    return std::chrono::duration_cast<std::chrono::hours>(time.time_since_epoch()).count();
}

/// Over everything in front of it.
std::array<unsigned char, crypto_generichash_BYTES> macOf(const PassKey& key, const Bytes& bytes) {
    std::array<unsigned char, crypto_generichash_BYTES> mac{};
    crypto_generichash(mac.data(), mac.size(), bytes.data(), kNonce + kPlain, key.data(), key.size());
    return mac;
}

/// Hides the number of the visitor, or shows it again.
void veil(const PassKey& key, Bytes& bytes) {
    std::array<unsigned char, crypto_generichash_BYTES> pad{};
    crypto_generichash(pad.data(), pad.size(), bytes.data(), kNonce, key.data(), key.size());
    for (std::size_t i = 0; i < kPlain; ++i)
        bytes[kNonce + i] ^= pad[i];
}

} // namespace

std::string passCode(const PassKey& key, std::int64_t visitor, Time now) {
    Bytes bytes{};
    randombytes_buf(bytes.data(), kNonce);
    putNumber(bytes.data() + kNonce, kVisitorBytes, visitor);
    putNumber(bytes.data() + kNonce + kVisitorBytes, kHourBytes, hourOf(now));
    veil(key, bytes);
    const auto mac = macOf(key, bytes);
    std::copy_n(mac.begin(), kMac, bytes.end() - kMac);
    std::array<char, sodium_base64_ENCODED_LEN(sizeof(Bytes), kBase64)> text{};
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kBase64);
    return text.data();
}

std::optional<std::int64_t> visitorOf(const PassKey& key, std::string_view code, Time now) {
    Bytes bytes{};
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_base642bin(bytes.data(), bytes.size(), code.data(), code.size(), nullptr, &size, &end, kBase64) != 0 ||
        size != bytes.size() || end != code.data() + code.size())
        return std::nullopt;
    const auto mac = macOf(key, bytes);
    if (sodium_memcmp(mac.data(), bytes.data() + kNonce + kPlain, kMac) != 0)
        return std::nullopt;
    veil(key, bytes);
    const std::int64_t age = hourOf(now) - numberIn(bytes.data() + kNonce + kVisitorBytes, kHourBytes);
    // An hour of the other sign is a clock that was set back.
    if (age < -1 || age > kLife.count())
        return std::nullopt;
    return numberIn(bytes.data() + kNonce, kVisitorBytes);
}

std::string withPassCode(const std::string& url, std::string_view code) {
    const std::string origin = originOf(url);
    const auto isAt = [&](std::initializer_list<std::string_view> hosts) {
        return std::ranges::any_of(hosts,
                                   [&](std::string_view host) { return origin == "https://" + std::string(host); });
    };
    std::string parameter;
    if (isAt({"t.me", "telegram.me"}))
        parameter = "start=" + std::string(code);
    else if (isAt({"vk.me", "vk.com", "m.vk.com"}))
        parameter = "ref=" + std::string(code) + "&ref_source=webchat";
    else
        return url;
    const std::size_t anchor = std::min(url.find('#'), url.size());
    const char joint = url.find('?') < anchor ? '&' : '?';
    return url.substr(0, anchor) + joint + parameter + url.substr(anchor);
}

} // namespace pult::webchat
