// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <boost/json/value.hpp>

#include "shared/base/clock.hpp"

namespace pult::messenger {

/// A stranger's JSON, read with patience: what is missing or has another shape is simply empty, a number may come as
/// text and a text as a number. Whoever needs a member asks whether it is there.
///
/// Owner    nothing; the value outlives the view.
class JsonView {
public:
    JsonView() = default;
    explicit JsonView(const boost::json::value& value) : m_value(&value) {}

    /// The member, or an empty view.
    JsonView operator[](std::string_view member) const;

    explicit operator bool() const { return m_value && !m_value->is_null(); }
    bool isObject() const { return m_value && m_value->is_object(); }
    bool isList() const { return m_value && m_value->is_array(); }
    bool isText() const { return m_value && m_value->is_string(); }

    /// Text as it stands, of a number its digits, else empty.
    std::string text() const;
    /// A whole number, also from "17" and 17.0; empty when it isn't one or doesn't fit.
    std::optional<std::int64_t> number() const;
    std::int64_t numberOr(std::int64_t other) const { return number().value_or(other); }
    std::optional<double> real() const;
    /// true, 1 and "true".
    bool flag() const;

    /// A moment in whole seconds since 1970; `other` when it isn't one that can be.
    Time secondsOr(Time other) const;

    /// What stands there as text, without copying it; empty when it is anything else.
    std::string_view word() const;

    /// Elements of a list; of anything else none.
    std::span<const boost::json::value> items() const;
    /// What is looked at, or null.
    const boost::json::value* value() const { return m_value; }
    /// The value again as JSON text; empty for an empty view.
    std::string dump() const;

private:
    const boost::json::value* m_value = nullptr;
};

} // namespace pult::messenger
