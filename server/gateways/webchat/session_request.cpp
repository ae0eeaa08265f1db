// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/session_request.hpp"

#include "shared/base/utf8.hpp"
#include "shared/wire/codec.hpp"

namespace pult::webchat {

namespace {

constexpr std::size_t kMaxAttributes = 50;
constexpr std::size_t kMaxAttributeText = 256;
constexpr std::size_t kMaxToken = 128;
constexpr std::size_t kMaxPageUrl = 2048;

void cut(std::optional<std::string>& text, std::size_t points) {
    if (text)
        *text = utf8::prefix(utf8::cleaned(*text), points);
}

void cut(std::optional<std::map<std::string, std::string>>& fields) {
    if (!fields)
        return;
    std::map<std::string, std::string> kept;
    for (const auto& [name, value] : *fields) {
        if (kept.size() == kMaxAttributes)
            break;
        kept.emplace(utf8::prefix(name, kMaxAttributeText), utf8::prefix(utf8::cleaned(value), kMaxAttributeText));
    }
    *fields = std::move(kept);
}

} // namespace

Result<SessionRequest> decodeSession(std::string_view body) {
    const auto value = wire::parseJson(body);
    if (!value)
        return value.error();
    auto request = wire::decode<SessionRequest>(*value);
    if (!request)
        return request.error();
    if (request->token && request->token->size() > kMaxToken)
        return fail(Errc::unauthenticated, "this token is not known");
    if (request->page) {
        request->page->url = utf8::prefix(utf8::cleaned(request->page->url), kMaxPageUrl);
        cut(request->page->title, kMaxAttributeText);
        cut(request->page->referrer, kMaxPageUrl);
        cut(request->page->utm);
    }
    cut(request->locale, 35);
    cut(request->tz, 64);
    cut(request->attributes);
    if (request->identity) {
        cut(request->identity->name, kMaxAttributeText);
        cut(request->identity->email, kMaxAttributeText);
        cut(request->identity->phone, kMaxAttributeText);
    }
    return request;
}

} // namespace pult::webchat
