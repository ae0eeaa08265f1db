// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/log.hpp"

#include <algorithm>
#include <chrono>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "shared/base/utf8.hpp"
#include "shared/wire/json.hpp"

namespace pult::app::log {

namespace {

constexpr std::size_t kTokenLength = 24;
constexpr std::size_t kPhoneDigits = 10;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isTokenCharacter(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

/// A word that must not be seen: an address of mail, a long number, a long mixture of letters and digits.
bool isPrivate(std::string_view word) {
    if (word.find('@') != std::string_view::npos)
        return true;
    std::size_t digits = 0;
    std::size_t run = 0;
    bool runHasDigit = false;
    for (char c : word) {
        digits += isDigit(c) ? 1 : 0;
        run = isTokenCharacter(c) ? run + 1 : 0;
        runHasDigit = run != 0 && (runHasDigit || isDigit(c));
        if (run >= kTokenLength && runHasDigit)
            return true;
    }
    const bool numeric = word.find_first_not_of("0123456789+-()") == std::string_view::npos;
    return numeric && digits >= kPhoneDigits;
}

void write(spdlog::level::level_enum level, std::string_view event, std::initializer_list<Field> fields) {
    auto logger = spdlog::get("pult");
    if (!logger || !logger->should_log(level))
        return;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    std::string line = "{\"at\":" + std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(now).count()) +
                       ",\"level\":\"" + std::string(spdlog::level::to_string_view(level).data()) + "\",\"event\":";
    wire::appendQuoted(line, event);
    for (const auto& field : fields) {
        line += ',';
        wire::appendQuoted(line, field.name);
        line += ':';
        if (const auto* number = std::get_if<std::int64_t>(&field.value))
            line += std::to_string(*number);
        else
            wire::appendQuoted(line, redacted(std::get<std::string>(field.value)));
    }
    line += '}';
    logger->log(level, spdlog::string_view_t(line));
}

} // namespace

void start(const std::string& level) {
    auto logger = spdlog::stderr_logger_mt("pult");
    logger->set_pattern("%v");
    logger->set_level(level == "error" ? spdlog::level::err : spdlog::level::from_str(level));
}

void debug(std::string_view event, std::initializer_list<Field> fields) {
    write(spdlog::level::debug, event, fields);
}

void info(std::string_view event, std::initializer_list<Field> fields) {
    write(spdlog::level::info, event, fields);
}

void warn(std::string_view event, std::initializer_list<Field> fields) {
    write(spdlog::level::warn, event, fields);
}

void error(std::string_view event, std::initializer_list<Field> fields) {
    write(spdlog::level::err, event, fields);
}

std::string redacted(std::string_view text) {
    if (!utf8::isValid(text))
        return "***";
    std::string result;
    result.reserve(text.size());
    for (std::size_t start = 0; start < text.size();) {
        const auto end = std::min(text.find_first_of(" \t\n,;\"'", start), text.size());
        std::string_view word = text.substr(start, end - start);
        const auto query = word.find('?');
        const auto visible = word.substr(0, query);
        result += isPrivate(visible) ? std::string_view("***") : visible;
        if (query != std::string_view::npos && query + 1 < word.size())
            result += "?***";
        else if (query != std::string_view::npos)
            result += '?';
        if (end < text.size())
            result += text[end];
        start = end + 1;
    }
    return result;
}

} // namespace pult::app::log
