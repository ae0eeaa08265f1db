// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pult::http {

/// Percent-decodes (RFC 3986); `+` becomes a space only when asked for. Empty for a broken escape, a NUL, or text
/// that isn't well-formed UTF-8 afterwards.
[[nodiscard]] std::optional<std::string> percentDecoded(std::string_view text, bool plusIsSpace);

/// The query of a URL as pairs, in order. Broken pairs are left out; at most 64 are read.
class Query {
public:
    Query() = default;
    [[nodiscard]] static Query parse(std::string_view text);

    /// The first value under `name`, empty when there is none.
    const std::string& get(std::string_view name) const;
    /// A whole number of at least 0, or `fallback`.
    std::int64_t number(std::string_view name, std::int64_t fallback) const;
    std::size_t size() const { return m_pairs.size(); }

private:
    std::vector<std::pair<std::string, std::string>> m_pairs;
};

} // namespace pult::http
