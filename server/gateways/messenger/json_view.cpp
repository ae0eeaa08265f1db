// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/messenger/json_view.hpp"

#include <charconv>
#include <cmath>

#include <boost/json/serialize.hpp>

namespace pult::messenger {

namespace {

constexpr double kExact = 9007199254740992.0; // 2^53
constexpr std::int64_t kLatestSeconds =
    10'000'000'000; // in the year 2286; what is larger are milliseconds, or nonsense

template <class Number>
std::optional<Number> readWhole(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

} // namespace

JsonView JsonView::operator[](std::string_view member) const {
    const auto* object = m_value ? m_value->if_object() : nullptr;
    const auto* found = object ? object->if_contains(member) : nullptr;
    return found ? JsonView(*found) : JsonView();
}

std::string JsonView::text() const {
    if (!m_value)
        return {};
    if (const auto* text = m_value->if_string())
        return {text->data(), text->size()};
    if (const auto* number = m_value->if_int64())
        return std::to_string(*number);
    return m_value->is_number() ? boost::json::serialize(*m_value) : std::string();
}

std::string_view JsonView::word() const {
    const auto* text = m_value ? m_value->if_string() : nullptr;
    return text ? std::string_view(text->data(), text->size()) : std::string_view();
}

std::optional<std::int64_t> JsonView::number() const {
    if (!m_value)
        return std::nullopt;
    if (const auto* number = m_value->if_int64())
        return *number;
    if (const auto* number = m_value->if_double()) {
        if (std::trunc(*number) == *number && std::abs(*number) <= kExact)
            return static_cast<std::int64_t>(*number);
        return std::nullopt;
    }
    if (const auto* text = m_value->if_string())
        return readWhole<std::int64_t>({text->data(), text->size()});
    return std::nullopt;
}

std::optional<double> JsonView::real() const {
    if (!m_value)
        return std::nullopt;
    if (m_value->is_number())
        return m_value->to_number<double>();
    if (const auto* text = m_value->if_string()) {
        const auto number = readWhole<double>({text->data(), text->size()});
        return number && std::isfinite(*number) ? number : std::nullopt;
    }
    return std::nullopt;
}

bool JsonView::flag() const {
    if (!m_value)
        return false;
    if (const auto* flag = m_value->if_bool())
        return *flag;
    return number() == 1 || (m_value->is_string() && m_value->get_string() == "true");
}

Time JsonView::secondsOr(Time other) const {
    const auto seconds = number();
    return seconds && *seconds > 0 && *seconds < kLatestSeconds ? Time{std::chrono::seconds{*seconds}} : other;
}

std::span<const boost::json::value> JsonView::items() const {
    const auto* list = m_value ? m_value->if_array() : nullptr;
    return list ? std::span<const boost::json::value>(list->data(), list->size())
                : std::span<const boost::json::value>{};
}

std::string JsonView::dump() const {
    return m_value ? boost::json::serialize(*m_value) : std::string();
}

} // namespace pult::messenger
