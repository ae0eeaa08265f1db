// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/page_attributes.hpp"

#include "shared/base/utf8.hpp"

namespace pult::webchat {

namespace {

constexpr std::size_t kMostAttributes = 50;
constexpr std::size_t kLongestValue = 500; // characters

void keep(PageAttributes& attributes, const std::string& name, std::string_view value) {
    const bool isNew = !attributes.contains(name);
    if (value.empty() || (isNew && attributes.size() >= kMostAttributes))
        return;
    attributes[name] = utf8::prefix(value, kLongestValue);
}

} // namespace

void keepPage(PageAttributes& attributes, const Page& page) {
    if (!attributes.contains("first_page"))
        keep(attributes, "first_page", page.url);
    keep(attributes, "page", page.url);
    keep(attributes, "title", page.title.value_or(""));
    keep(attributes, "referrer", page.referrer.value_or(""));
    if (page.utm)
        for (const auto& [name, value] : *page.utm)
            keep(attributes, name.starts_with("utm_") ? name : "utm_" + name, value);
}

} // namespace pult::webchat
