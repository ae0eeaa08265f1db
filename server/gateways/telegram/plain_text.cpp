// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "server/gateways/messenger/web_address.hpp"
#include "server/gateways/telegram/parts.hpp"
#include "shared/base/utf8.hpp"

namespace pult::telegram {

namespace {

using messenger::JsonView;

struct Link {
    std::int64_t begin; ///< both in units of UTF-16
    std::int64_t end;
    std::string url;
    std::size_t firstByte = 0;
};

/// Links behind words, in the order in which they end.
std::vector<Link> linksIn(JsonView entities) {
    std::vector<Link> links;
    for (const auto& element : entities.items()) {
        const JsonView entity{element};
        if (entity["type"].word() != "text_link")
            continue;
        const auto offset = entity["offset"].number(), length = entity["length"].number();
        std::string url = entity["url"].text();
        constexpr std::int64_t kFar = 1'000'000;
        if (offset && length && *offset >= 0 && *offset<kFar&& * length> 0 && *length < kFar &&
            messenger::isWebAddress(url))
            links.push_back({*offset, *offset + *length, std::move(url)});
    }
    std::stable_sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.end < b.end; });
    return links;
}

/// Units of UTF-16 that the character with this first byte takes; 0 for any further byte of one.
std::int64_t unitsOf(unsigned char byte) {
    if ((byte & 0xC0) == 0x80)
        return 0;
    return byte >= 0xF0 ? 2 : 1;
}

} // namespace

std::string plainText(JsonView text, JsonView entities) {
    const std::string source = text.text();
    auto links = linksIn(entities);
    if (links.empty())
        return utf8::cleaned(source);
    std::vector<Link*> byBegin;
    byBegin.reserve(links.size());
    for (auto& link : links)
        byBegin.push_back(&link);
    std::stable_sort(byBegin.begin(), byBegin.end(), [](const Link* a, const Link* b) { return a->begin < b->begin; });
    std::string plain;
    std::int64_t at = 0;
    auto opening = byBegin.begin();
    auto next = links.begin();
    for (std::size_t i = 0; i <= source.size(); ++i) {
        const bool isBoundary = i == source.size() || unitsOf(static_cast<unsigned char>(source[i])) > 0;
        for (; isBoundary && opening != byBegin.end() && (*opening)->begin <= at; ++opening)
            (*opening)->firstByte = i;
        for (; isBoundary && next != links.end() && next->end <= at; ++next)
            if (source.substr(next->firstByte, i - next->firstByte) != next->url)
                plain += " (" + next->url + ")";
        if (i == source.size())
            break;
        at += unitsOf(static_cast<unsigned char>(source[i]));
        plain += source[i];
    }
    return utf8::cleaned(plain);
}

} // namespace pult::telegram
