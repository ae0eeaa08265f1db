// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/money.hpp"

#include <algorithm>
#include <array>

namespace pult::domain {

namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::size_t kDigitsInGroup = 3;

/// ISO 4217: most have hundredths.
constexpr std::array<std::string_view, 9> kWithoutFraction = {"JPY", "KRW", "VND", "CLP", "ISK",
                                                              "XAF", "XOF", "PYG", "UGX"};
constexpr std::array<std::string_view, 6> kThousandths = {"BHD", "IQD", "JOD", "KWD", "OMR", "TND"};

struct Sign {
    std::string_view currency;
    std::string_view sign;
};
constexpr std::array<Sign, 6> kSigns = {
    {{"RUB", "₽"}, {"USD", "$"}, {"EUR", "€"}, {"GBP", "£"}, {"KZT", "₸"}, {"CNY", "¥"}}};

std::size_t fractionDigits(std::string_view currency) {
    if (std::ranges::find(kWithoutFraction, currency) != kWithoutFraction.end())
        return 0;
    return std::ranges::find(kThousandths, currency) != kThousandths.end() ? 3 : 2;
}

std::string inGroups(const std::string& digits) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % kDigitsInGroup == 0)
            text += kNoBreakSpace;
        text += digits[i];
    }
    return text;
}

} // namespace

std::string moneyText(std::int64_t minor, std::string_view currency) {
    const std::size_t fraction = fractionDigits(currency);
    std::string digits = std::to_string(minor);
    if (digits.size() <= fraction)
        digits.insert(0, fraction + 1 - digits.size(), '0');
    const std::string cents = digits.substr(digits.size() - fraction);
    std::string text = inGroups(digits.substr(0, digits.size() - fraction));
    if (cents.find_first_not_of('0') != std::string::npos)
        text += ',' + cents;
    const auto* sign = std::ranges::find(kSigns, currency, &Sign::currency);
    text += kNoBreakSpace;
    text += sign == kSigns.end() ? currency : sign->sign;
    return text;
}

} // namespace pult::domain
