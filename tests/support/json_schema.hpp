// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <boost/json/value.hpp>

namespace pult::test {

/// Checks values against a JSON Schema, as far as our generated schemas use it: $ref, type, const, enum, anyOf,
/// properties, required, items, additionalProperties, minimum, maximum.
class JsonSchema {
public:
    /// `root` is what references start from.
    explicit JsonSchema(boost::json::value root) : m_root(std::move(root)) {}

    /// Empty when `value` fits; else where it doesn't and why.
    std::string misfit(const boost::json::value& schema, const boost::json::value& value) const;
    const boost::json::value& root() const { return m_root; }

private:
    const boost::json::value& resolve(const boost::json::value& schema) const;
    std::string misfitOfObject(const boost::json::object& schema, const boost::json::object& value) const;

    boost::json::value m_root;
};

} // namespace pult::test
