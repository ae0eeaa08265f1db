// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/wire/codec.hpp"

#include <charconv>
#include <cmath>

#include <boost/json/kind.hpp>

namespace pult::wire::detail {

Error expected(std::string_view what, const boost::json::value& got) {
    const auto kind = boost::json::to_string(got.kind());
    return fail(Errc::invalid, "expected " + std::string(what) + ", got " + std::string(kind.data(), kind.size()));
}

Error atMember(std::string_view member, Error error) {
    // "a: b: expected ..." reads from the outside in.
    error.detail = std::string(member) + ": " + error.detail;
    return error;
}

Result<std::int64_t> wholeNumber(const boost::json::value& value) {
    if (const auto* number = value.if_int64())
        return *number;
    if (const auto* number = value.if_double()) {
        constexpr double kExact = 9007199254740992.0; // 2^53
        if (std::trunc(*number) == *number && std::abs(*number) <= kExact)
            return static_cast<std::int64_t>(*number);
    }
    return expected("a whole number", value);
}

Result<double> realNumber(const boost::json::value& value) {
    if (!value.is_number())
        return expected("a number", value);
    return value.to_number<double>();
}

void appendReal(std::string& out, double value) {
    if (!std::isfinite(value)) {
        out.append("null");
        return;
    }
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, static_cast<std::size_t>(end - digits));
}

Result<std::string> text(const boost::json::value& value) {
    if (const auto* text = value.if_string())
        return std::string(text->data(), text->size());
    return expected("text", value);
}

} // namespace pult::wire::detail
