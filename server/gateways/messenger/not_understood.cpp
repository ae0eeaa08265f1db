// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/messenger/not_understood.hpp"

#include <sodium.h>

#include "server/gateways/messenger/proof.hpp"
#include "shared/base/utf8.hpp"

namespace pult::messenger {

namespace {

constexpr std::size_t kLongestKind = 64; // characters of a stranger's word

std::string asText(std::string_view body) {
    if (utf8::isValid(body))
        return std::string(body);
    std::string text(sodium_base64_encoded_len(body.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(body.data()), body.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // the terminating zero
    return "base64:" + text;
}

} // namespace

storage::inbound::NotUnderstood notUnderstood(std::string kind, std::string why, std::string raw, Time at) {
    storage::inbound::NotUnderstood part;
    part.key = "unknown:" + sha256(raw);
    part.kind = utf8::prefix(kind, kLongestKind);
    part.why = std::move(why);
    part.raw = std::move(raw);
    part.at = at;
    return part;
}

storage::inbound::NotUnderstood malformed(std::string why, std::string_view body, Time at) {
    return notUnderstood("malformed", std::move(why), asText(body), at);
}

} // namespace pult::messenger
