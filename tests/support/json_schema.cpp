// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/json_schema.hpp"

#include <algorithm>

#include <boost/json/serialize.hpp>

namespace json = boost::json;

namespace pult::test {

namespace {

bool isOfType(std::string_view type, const json::value& value) {
    return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
           (type == "string" && value.is_string()) || (type == "boolean" && value.is_bool()) ||
           (type == "null" && value.is_null()) || (type == "integer" && value.is_int64());
}

bool hasType(const json::value& types, const json::value& value) {
    if (types.is_string())
        return isOfType(types.get_string(), value);
    return std::any_of(types.as_array().begin(), types.as_array().end(),
                       [&](const json::value& type) { return isOfType(type.as_string(), value); });
}

bool inRange(const json::object& schema, const json::value& value) {
    if (!value.is_int64())
        return true;
    const auto* from = schema.if_contains("minimum");
    const auto* to = schema.if_contains("maximum");
    return (!from || value.get_int64() >= from->as_int64()) && (!to || value.get_int64() <= to->as_int64());
}

bool contains(const json::value& list, const json::value& value) {
    return std::find(list.as_array().begin(), list.as_array().end(), value) != list.as_array().end();
}

} // namespace

std::string JsonSchema::misfit(const json::value& written, const json::value& value) const {
    const json::object& schema = resolve(written).as_object();
    const auto refuse = [&](const char* why) { return std::string(why) + " " + json::serialize(value); };
    if (const auto* type = schema.if_contains("type"); type && !hasType(*type, value))
        return refuse("wrong type");
    if (const auto* only = schema.if_contains("const"); only && *only != value)
        return refuse("not the constant");
    if (const auto* names = schema.if_contains("enum"); names && !contains(*names, value))
        return refuse("not in the list");
    if (!inRange(schema, value))
        return refuse("out of range");
    if (const auto* any = schema.if_contains("anyOf")) {
        const auto& choices = any->as_array();
        if (std::none_of(choices.begin(), choices.end(),
                         [&](const json::value& choice) { return misfit(choice, value).empty(); }))
            return refuse("no alternative fits");
    }
    if (const auto* items = schema.if_contains("items"); items && value.is_array())
        for (const auto& element : value.get_array())
            if (auto why = misfit(*items, element); !why.empty())
                return "[]: " + why;
    return value.is_object() ? misfitOfObject(schema, value.get_object()) : "";
}

std::string JsonSchema::misfitOfObject(const json::object& schema, const json::object& value) const {
    if (const auto* required = schema.if_contains("required"))
        for (const auto& name : required->as_array())
            if (!value.contains(name.as_string()))
                return std::string(name.as_string()) + ": is missing";
    const auto* properties = schema.if_contains("properties");
    const auto* others = schema.if_contains("additionalProperties");
    for (const auto& member : value) {
        const auto* own = properties ? properties->as_object().if_contains(member.key()) : nullptr;
        const auto* fits = own ? own : others;
        if (!fits)
            continue;
        if (auto why = misfit(*fits, member.value()); !why.empty())
            return std::string(member.key()) + ": " + why;
    }
    return {};
}

const json::value& JsonSchema::resolve(const json::value& schema) const {
    const auto* reference = schema.as_object().if_contains("$ref");
    // "#/$defs/Dialog" is a JSON pointer (RFC 6901) behind the number sign.
    return reference ? m_root.at_pointer(std::string_view(reference->as_string()).substr(1)) : schema;
}

} // namespace pult::test
