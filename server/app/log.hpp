// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

/// The log: one JSON object a line on standard error.
///
/// Ids, counts and fixed words only: no content, names, phones, addresses of mail, secrets, or web addresses with a
/// query. What slips in as text passes one redactor.
///
/// Thread   any.
namespace pult::app::log {

struct Field {
    std::string_view name;
    std::variant<std::int64_t, std::string> value;

    Field(std::string_view fieldName, std::int64_t number) : name(fieldName), value(number) {}
    Field(std::string_view fieldName, std::string text) : name(fieldName), value(std::move(text)) {}
};

/// Debug, info, warn or error; once, before the first line.
void start(const std::string& level);

void debug(std::string_view event, std::initializer_list<Field> fields = {});
void info(std::string_view event, std::initializer_list<Field> fields = {});
void warn(std::string_view event, std::initializer_list<Field> fields = {});
void error(std::string_view event, std::initializer_list<Field> fields = {});

/// Blots out queries of web addresses, mail addresses, telephone numbers and what looks like a token.
[[nodiscard]] std::string redacted(std::string_view text);

} // namespace pult::app::log
