// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <boost/json/serialize.hpp>

#include "shared/base/utf8.hpp"
#include "shared/wire/json.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

namespace {

/// Boost 1.81 reads fractions fast rather than to the last bit, so they are compared by kind only.
bool isSame(const boost::json::value& a, const boost::json::value& b) {
    if (a.kind() != b.kind())
        return false;
    if (a.is_double())
        return true;
    if (const auto* list = a.if_array())
        return std::equal(list->begin(), list->end(), b.get_array().begin(), b.get_array().end(), isSame);
    if (const auto* object = a.if_object())
        return std::equal(object->begin(), object->end(), b.get_object().begin(), b.get_object().end(),
                          [](const auto& one, const auto& two) {
                              return one.key() == two.key() && isSame(one.value(), two.value());
                          });
    return a == b;
}

} // namespace

void run(std::string_view bytes) {
    if (const auto value = wire::parseJson(bytes)) {
        const auto again = wire::parseJson(boost::json::serialize(*value));
        expect(again && isSame(*again, *value), "what was read is written and read again unchanged");
    }
    if (utf8::isValid(bytes)) {
        std::string quoted;
        wire::appendQuoted(quoted, bytes);
        const auto value = wire::parseJson(quoted);
        expect(value && value->is_string() && std::string_view(value->get_string()) == bytes,
               "text survives being quoted");
    }
}

} // namespace pult::fuzz
