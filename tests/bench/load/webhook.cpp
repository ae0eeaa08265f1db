// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load/webhook.hpp"

#include <array>
#include <cstdio>
#include <ctime>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "tests/bench/texts.hpp"

namespace pult::bench {

namespace {

constexpr std::size_t kSize = 1200;
constexpr std::size_t kEscape = 6; ///< of one character: \uXXXX
constexpr std::string_view kFiller = " ещё раз";

/// Two bytes of UTF-8 at most: Latin and Cyrillic.
void appendEscaped(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            out.push_back(text[i]);
            continue;
        }
        const auto next = static_cast<unsigned char>(text[++i]);
        std::array<char, kEscape + 1> unit{};
        std::snprintf(unit.data(), unit.size(), "\\u%04x", (byte & 0x1fU) << 6 | (next & 0x3fU));
        out.append(unit.data(), kEscape);
    }
}

} // namespace

std::string webhookBody(std::size_t number, std::int64_t nanos, std::string_view text) {
    const std::string phone = std::to_string(79'160'000'000 + static_cast<std::int64_t>(number));
    const std::string user = "RU.1349120865530274" + std::to_string(1000 + number);
    std::string body = R"({"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":)"
                       R"("messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":)"
                       R"("15550783881","phone_number_id":"106540352242922"},"contacts":[{"profile":{"name":")";
    body.reserve(kSize + kFiller.size() * kEscape);
    appendEscaped(body, name(number));
    body.append(R"("},"wa_id":")").append(phone).append(R"(","user_id":")").append(user);
    body.append(R"("}],"messages":[{"from":")").append(phone).append(R"(","from_user_id":")").append(user);
    body.append(R"(","id":"wamid.)").append(std::to_string(nanos)).append(".").append(std::to_string(number));
    body.append(R"(","timestamp":")").append(std::to_string(std::time(nullptr)));
    body.append(R"(","type":"text","text":{"body":"@)").append(std::to_string(nanos)).append(" ");
    appendEscaped(body, text);
    constexpr std::string_view kEnd = R"("}}]}}]}]})";
    while (body.size() + kEnd.size() < kSize)
        appendEscaped(body, kFiller);
    return body.append(kEnd);
}

std::string webhookSignature(std::string_view body) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    HMAC(EVP_sha256(), kAppSecret.data(), static_cast<int>(kAppSecret.size()),
         reinterpret_cast<const unsigned char*>(body.data()), body.size(), digest.data(), &size);
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string line = "X-Hub-Signature-256: sha256=";
    for (unsigned i = 0; i < size; ++i) {
        line.push_back(kDigits[digest.at(i) >> 4U]);
        line.push_back(kDigits[digest.at(i) & 0xfU]);
    }
    return line.append("\r\n");
}

} // namespace pult::bench
