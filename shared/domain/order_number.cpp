// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/order_number.hpp"

#include <algorithm>

namespace pult::domain {

namespace {

/// "Order 5512" is no other number than 5512.
bool saysOrder(const SearchTerm& term) {
    const auto words = foldedWords(term.text);
    return words.empty() || (words.size() == 1 && (words[0] == "заказ" || words[0] == "заказа" || words[0] == "order"));
}

} // namespace

std::optional<SearchTerm> orderNumberIn(const std::vector<SearchTerm>& terms) {
    std::optional<SearchTerm> number;
    for (const auto& term : terms) {
        if (saysOrder(term))
            continue;
        if (number)
            return std::nullopt;
        number = term;
    }
    if (!number)
        return std::nullopt;
    for (const std::string_view sign : {"№", "#"})
        if (number->text.starts_with(sign))
            number->text.erase(0, sign.size());
    const bool hasDigit = std::ranges::any_of(number->text, [](char c) { return c >= '0' && c <= '9'; });
    return hasDigit ? number : std::nullopt;
}

bool isOrderNumber(std::string_view number, const SearchTerm& wanted) {
    if (number.size() < wanted.text.size() || (!wanted.begun && number.size() != wanted.text.size()))
        return false;
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
    return std::ranges::equal(number.substr(0, wanted.text.size()), wanted.text, {}, small, small);
}

} // namespace pult::domain
