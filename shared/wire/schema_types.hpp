// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/core/type_name.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "shared/wire/codec.hpp"

/// JSON Schema of C++ types; inner side of schema.hpp.
namespace pult::wire::detail {

/// Browsers read whole numbers exactly up to here.
inline constexpr std::int64_t kLargestNumber = 9'007'199'254'740'991; // 2^53 - 1

/// The name without its namespaces.
template <class T>
std::string typeName() {
    const std::string name = boost::core::type_name<T>();
    return name.substr(name.rfind(':') + 1);
}

inline boost::json::object wholeNumber(std::int64_t from, std::int64_t to) {
    return {{"type", "integer"}, {"minimum", from}, {"maximum", to}};
}

inline boost::json::object idSchema() {
    boost::json::object schema = wholeNumber(0, kLargestNumber);
    schema["description"] = "Names a row of one kind; 0 names none";
    return schema;
}

inline boost::json::object timeSchema() {
    boost::json::object schema = wholeNumber(-kLargestNumber, kLargestNumber);
    schema["description"] = "UTC, in milliseconds since 1970";
    return schema;
}

inline boost::json::object orNull(boost::json::object schema) {
    return {{"anyOf", {std::move(schema), boost::json::object{{"type", "null"}}}}};
}

/// Collects the structs and enums that a schema refers to, each once, under its name.
class Definitions {
public:
    /// `prefix` is what references start with, e.g. `#/$defs/`.
    explicit Definitions(std::string prefix) : m_prefix(std::move(prefix)) {}

    template <class T>
    boost::json::object of();
    /// The members of a struct as an object schema, not under a name.
    template <class T>
    boost::json::object members();
    boost::json::object reference(const std::string& name) const { return {{"$ref", m_prefix + name}}; }

    void add(const std::string& name, boost::json::object schema) { m_schemas[name] = std::move(schema); }
    boost::json::object take() && { return std::move(m_schemas); }

private:
    template <class Make>
    boost::json::object named(const std::string& name, Make make) {
        if (!m_schemas.contains(name)) {
            m_schemas[name] = nullptr; // keeps the order of first mention, and ends a struct that holds itself
            boost::json::object schema = make();
            m_schemas[name] = std::move(schema);
        }
        return reference(name);
    }

    std::string m_prefix;
    boost::json::object m_schemas;
};

template <class E>
boost::json::object enumSchema() {
    boost::json::array names;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto enumerator) {
        if (const auto name = withoutUnderscore(enumerator.name); name != "unknown")
            names.emplace_back(name);
    });
    return {{"type", "string"}, {"enum", std::move(names)}};
}

template <class T>
boost::json::object Definitions::of() {
    using boost::json::object;
    if constexpr (std::is_same_v<T, bool>) {
        return {{"type", "boolean"}};
    } else if constexpr (std::is_enum_v<T>) {
        return named(typeName<T>(), &enumSchema<T>);
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        return wholeNumber(-kLargestNumber, kLargestNumber);
    } else if constexpr (std::is_floating_point_v<T>) {
        return {{"type", "number"}};
    } else if constexpr (std::is_integral_v<T>) {
        return wholeNumber(std::numeric_limits<T>::min(), std::numeric_limits<T>::max());
    } else if constexpr (isId<T>) {
        return named("Id", &idSchema);
    } else if constexpr (std::is_same_v<T, Time>) {
        return named("Time", &timeSchema);
    } else if constexpr (std::is_same_v<T, TextOrNumber>) {
        return {{"type", {"string", "integer"}}};
    } else if constexpr (std::is_same_v<T, std::string>) {
        return {{"type", "string"}};
    } else if constexpr (isA<T, Nullable>) {
        return orNull(of<typename T::value_type>());
    } else if constexpr (isA<T, std::optional>) {
        return of<typename T::value_type>();
    } else if constexpr (isA<T, std::vector>) {
        return {{"type", "array"}, {"items", of<typename T::value_type>()}};
    } else if constexpr (isA<T, OneOrMany>) {
        const object element = of<typename T::value_type>();
        return {{"anyOf", {element, object{{"type", "array"}, {"items", element}}}}};
    } else if constexpr (isA<T, std::map>) {
        return {{"type", "object"}, {"additionalProperties", of<typename T::mapped_type>()}};
    } else {
        return named(typeName<T>(), [this] { return members<T>(); });
    }
}

template <class T>
boost::json::object Definitions::members() {
    boost::json::object properties;
    boost::json::array required;
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
        using Field = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
        const auto name = withoutUnderscore(member.name);
        properties[name] = of<Field>();
        if constexpr (!isA<Field, std::optional>)
            required.emplace_back(name);
    });
    boost::json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty())
        schema["required"] = std::move(required);
    return schema;
}

} // namespace pult::wire::detail
