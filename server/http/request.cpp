// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/request.hpp"

#include <algorithm>

namespace pult::http {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

} // namespace

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool hasToken(std::string_view list, std::string_view token) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        if (equalsIgnoringCase(trimmed(list.substr(0, end)), token))
            return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

const Request::Field* Request::find(std::string_view name) const {
    for (const Field& field : m_fields)
        if (equalsIgnoringCase(std::string_view(m_text).substr(field.nameAt, field.nameSize), name))
            return &field;
    return nullptr;
}

std::string_view Request::header(std::string_view name) const {
    const Field* field = find(name);
    return field ? std::string_view(m_text).substr(field->valueAt, field->valueSize) : std::string_view();
}

std::string_view Request::bearer() const {
    static constexpr std::string_view kScheme = "Bearer ";
    const std::string_view value = header("authorization");
    if (value.size() <= kScheme.size() || !equalsIgnoringCase(value.substr(0, kScheme.size()), kScheme))
        return {};
    return trimmed(value.substr(kScheme.size()));
}

void Request::addHeader(std::string_view name, std::string_view value) {
    const auto at = [](std::size_t size) { return static_cast<std::uint32_t>(size); };
    const std::uint32_t nameAt = at(m_text.size());
    m_text.append(name);
    const std::uint32_t valueAt = at(m_text.size());
    m_text.append(value);
    m_fields.push_back({nameAt, at(name.size()), valueAt, at(value.size())});
}

void Request::clear() {
    *this = Request();
}

} // namespace pult::http
