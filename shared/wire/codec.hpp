// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <charconv>
#include <map>
#include <type_traits>
#include <variant>

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11/algorithm.hpp>

#include "shared/base/clock.hpp"
#include "shared/base/error.hpp"
#include "shared/base/ids.hpp"
#include "shared/wire/json.hpp"
#include "shared/wire/shapes.hpp"

/// Described structs to JSON text and back.
///
/// Writing goes straight to text: events are encoded once per message on the hot path, and a
/// document tree in between would cost more than the text itself.
/// Reading is lenient, because peers of other versions exist: an unknown member is ignored, a
/// missing optional one is empty, unfamiliar enum text becomes `unknown`; a missing required
/// member or a wrong type is an error that names the path. (Boost 1.81's own value_to refuses
/// unknown and missing members.)
namespace pult::wire {

namespace detail {

template <class T, template <class...> class Template>
inline constexpr bool isA = false;
template <template <class...> class Template, class... Args>
inline constexpr bool isA<Template<Args...>, Template> = true;

template <class T>
inline constexpr bool isId = false;
template <class Tag>
inline constexpr bool isId<Id<Tag>> = true;

template <class T>
inline constexpr bool mayBeMissing = isA<T, std::optional> || isA<T, Nullable>;

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

/// Enumerators and members that collide with C++ keywords end in an underscore which isn't sent.
constexpr std::string_view withoutUnderscore(std::string_view name) {
    if (!name.empty() && name.back() == '_')
        name.remove_suffix(1);
    return name;
}

template <class Integer>
void appendInteger(std::string& out, Integer value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, static_cast<std::size_t>(end - digits));
}

/// The shortest text that reads back as the same number; JSON has none for infinity, which becomes null.
void appendReal(std::string& out, double value);

/// A member's key as it is written, `,"name":`, put together at compile time.
template <class Member>
struct Key {
    static constexpr std::string_view kName = withoutUnderscore(Member::name);
    static constexpr std::size_t kSize = kName.size() + 4;
    static constexpr std::array<char, kSize> kText = [] {
        std::array<char, kSize> text{',', '"'};
        for (std::size_t i = 0; i + 4 < kSize; ++i)
            text[i + 2] = kName[i];
        text[kSize - 2] = '"';
        text[kSize - 1] = ':';
        return text;
    }();
};

} // namespace detail

template <class E>
std::string_view enumText(E value) {
    return detail::withoutUnderscore(boost::describe::enum_to_string(value, "unknown"));
}

/// `E::unknown` for text that isn't an enumerator.
template <class E>
E enumValue(std::string_view text) {
    E found = E::unknown;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto enumerator) {
        if (detail::withoutUnderscore(enumerator.name) == text)
            found = enumerator.value;
    });
    return found;
}

template <class T>
void encodeTo(std::string& out, const T& value);

/// Appends the members of a described struct as `"a":1,"b":2`, without the braces.
template <class T>
void encodeMembersTo(std::string& out, const T& value) {
    bool first = true;
    boost::mp11::mp_for_each<detail::Members<T>>([&](auto member) {
        const auto& field = value.*member.pointer;
        if constexpr (detail::isA<std::remove_cvref_t<decltype(field)>, std::optional>)
            if (!field)
                return;
        using Key = detail::Key<decltype(member)>;
        out.append(Key::kText.data() + first, Key::kSize - first);
        first = false;
        encodeTo(out, field);
    });
}

template <class T>
void encodeTo(std::string& out, const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
        out.append(value ? "true" : "false");
    } else if constexpr (std::is_enum_v<T>) {
        out.push_back('"');
        out.append(enumText(value));
        out.push_back('"');
    } else if constexpr (std::is_floating_point_v<T>) {
        detail::appendReal(out, value);
    } else if constexpr (std::is_integral_v<T>) {
        detail::appendInteger(out, value);
    } else if constexpr (detail::isId<T>) {
        detail::appendInteger(out, value.value);
    } else if constexpr (std::is_same_v<T, Time>) {
        detail::appendInteger(out, value.time_since_epoch().count());
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
        appendQuoted(out, value);
    } else if constexpr (detail::mayBeMissing<T>) {
        if (value)
            encodeTo(out, *value);
        else
            out.append("null");
    } else if constexpr (detail::isA<T, std::vector> || detail::isA<T, OneOrMany>) {
        out.push_back('[');
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i != 0)
                out.push_back(',');
            encodeTo(out, value[i]);
        }
        out.push_back(']');
    } else if constexpr (detail::isA<T, std::map>) {
        out.push_back('{');
        bool first = true;
        for (const auto& [key, entry] : value) {
            if (!first)
                out.push_back(',');
            first = false;
            appendQuoted(out, key);
            out.push_back(':');
            encodeTo(out, entry);
        }
        out.push_back('}');
    } else {
        out.push_back('{');
        encodeMembersTo(out, value);
        out.push_back('}');
    }
}

template <class T>
[[nodiscard]] std::string encode(const T& value) {
    std::string out;
    out.reserve(256);
    encodeTo(out, value);
    return out;
}

namespace detail {

Error expected(std::string_view what, const boost::json::value& got);
Error atMember(std::string_view member, Error error);

/// A whole number, also when written as 1.0; values outside `Integer` are refused.
Result<std::int64_t> wholeNumber(const boost::json::value& value);
Result<double> realNumber(const boost::json::value& value);
Result<std::string> text(const boost::json::value& value);

} // namespace detail

template <class T>
[[nodiscard]] Result<T> decode(const boost::json::value& value);

namespace detail {

template <class List>
Result<List> decodeList(const boost::json::value& value) {
    const auto* array = value.if_array();
    if (!array) {
        if constexpr (isA<List, OneOrMany>) {
            auto only = decode<typename List::value_type>(value);
            if (!only)
                return only.error();
            return List{std::move(*only)};
        } else {
            return expected("a list", value);
        }
    }
    List list;
    list.reserve(array->size());
    for (const auto& element : *array) {
        auto decoded = decode<typename List::value_type>(element);
        if (!decoded)
            return atMember(std::to_string(list.size()), decoded.error());
        list.push_back(std::move(*decoded));
    }
    return list;
}

template <class Map>
Result<Map> decodeMap(const boost::json::value& value) {
    const auto* object = value.if_object();
    if (!object)
        return expected("an object", value);
    Map map;
    for (const auto& member : *object) {
        auto decoded = decode<typename Map::mapped_type>(member.value());
        if (!decoded)
            return atMember(member.key(), decoded.error());
        map.emplace(std::string(member.key()), std::move(*decoded));
    }
    return map;
}

template <class Struct>
Result<Struct> decodeStruct(const boost::json::value& value) {
    const auto* object = value.if_object();
    if (!object)
        return expected("an object", value);
    Struct result;
    std::optional<Error> error;
    boost::mp11::mp_for_each<Members<Struct>>([&](auto member) {
        if (error)
            return;
        auto& field = result.*member.pointer;
        using Field = std::remove_cvref_t<decltype(field)>;
        const auto name = withoutUnderscore(member.name);
        const auto* found = object->if_contains(name);
        if (!found) {
            if constexpr (!mayBeMissing<Field>)
                error = fail(Errc::invalid, std::string(name) + ": is required");
            return;
        }
        auto decoded = decode<Field>(*found);
        if (decoded)
            field = std::move(*decoded);
        else
            error = atMember(name, decoded.error());
    });
    if (error)
        return *error;
    return result;
}

} // namespace detail

template <class T>
Result<T> decode(const boost::json::value& value) {
    if constexpr (std::is_same_v<T, bool>) {
        if (const bool* flag = value.if_bool())
            return *flag;
        return detail::expected("true or false", value);
    } else if constexpr (std::is_enum_v<T>) {
        auto name = detail::text(value);
        if (!name)
            return name.error();
        return enumValue<T>(*name);
    } else if constexpr (std::is_floating_point_v<T>) {
        return detail::realNumber(value);
    } else if constexpr (std::is_integral_v<T>) {
        auto number = detail::wholeNumber(value);
        if (!number)
            return number.error();
        if (!std::in_range<T>(*number))
            return detail::expected("a smaller number", value);
        return static_cast<T>(*number);
    } else if constexpr (detail::isId<T>) {
        auto number = detail::wholeNumber(value);
        if (!number)
            return number.error();
        return T{*number};
    } else if constexpr (std::is_same_v<T, Time>) {
        auto number = detail::wholeNumber(value);
        if (!number)
            return number.error();
        return Time{Millis{*number}};
    } else if constexpr (std::is_same_v<T, TextOrNumber>) {
        if (value.is_number()) {
            auto number = detail::wholeNumber(value);
            if (!number)
                return number.error();
            return TextOrNumber(std::to_string(*number));
        }
        auto text = detail::text(value);
        if (!text)
            return text.error();
        return TextOrNumber(std::move(*text));
    } else if constexpr (std::is_same_v<T, std::string>) {
        return detail::text(value);
    } else if constexpr (detail::mayBeMissing<T>) {
        if (value.is_null())
            return T{};
        auto decoded = decode<typename T::value_type>(value);
        if (!decoded)
            return decoded.error();
        return T{std::move(*decoded)};
    } else if constexpr (detail::isA<T, std::vector> || detail::isA<T, OneOrMany>) {
        return detail::decodeList<T>(value);
    } else if constexpr (detail::isA<T, std::map>) {
        return detail::decodeMap<T>(value);
    } else {
        return detail::decodeStruct<T>(value);
    }
}

/// Decodes into the alternative of `Variant` whose kType is `type`; `not_found` for an unfamiliar
/// type, which the reader logs once and passes over.
template <class Variant>
[[nodiscard]] Result<Variant> decodeAs(std::string_view type, const boost::json::value& value) {
    Result<Variant> result = fail(Errc::not_found, "unfamiliar type " + std::string(type));
    boost::mp11::mp_for_each<
        boost::mp11::mp_transform<std::type_identity, boost::mp11::mp_rename<Variant, boost::mp11::mp_list>>>(
        [&](auto identity) {
            using Alternative = typename decltype(identity)::type;
            if (Alternative::kType != type)
                return;
            auto decoded = decode<Alternative>(value);
            if (decoded)
                result = Variant(std::move(*decoded));
            else
                result = decoded.error();
        });
    return result;
}

} // namespace pult::wire
