// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/customer_likeness.hpp"

#include <algorithm>
#include <cmath>

#include "shared/domain/search_text.hpp"

namespace pult::domain {

namespace {

using wire::SameReason;

constexpr std::size_t kShortestPhone = 10;
constexpr std::size_t kLongestPhone = 15;
constexpr std::size_t kRussianPhone = 11;

/// How much doubt a reason takes away; together they take away what the others have left.
constexpr double kPhone = 0.9;
constexpr double kEmail = 0.9;
constexpr double kName = 0.35;
constexpr double kSimilarName = 0.2;
constexpr double kCity = 0.35;

bool isAmong(std::string_view key, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, key) != names.end();
}

std::string inOne(const std::vector<std::string>& words) {
    std::string whole;
    for (const auto& word : words)
        whole += (whole.empty() ? "" : " ") + word;
    return whole;
}

/// Empty when it is none.
std::string phoneIn(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (std::string_view("+-(). ").find(c) == std::string_view::npos)
            return {};
    }
    if (digits.size() < kShortestPhone || digits.size() > kLongestPhone)
        return {};
    if (digits.size() == kRussianPhone && digits.front() == '8' && !text.starts_with('+'))
        digits.front() = '7';
    return digits;
}

std::string emailIn(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || text.find('.', at) == std::string_view::npos ||
        text.find(' ') != std::string_view::npos)
        return {};
    std::string email;
    for (const char c : text)
        email += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return email;
}

bool haveCommon(const std::set<std::string>& one, const std::set<std::string>& other) {
    return std::ranges::any_of(one, [&](const std::string& each) { return other.contains(each); });
}

/// Every word of the shorter name begins one of the other's: Ivan, Ivan P. and Ivan Petrov.
bool areSimilar(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    const auto& shorter = one.size() <= other.size() ? one : other;
    const auto& longer = one.size() <= other.size() ? other : one;
    return !shorter.empty() && std::ranges::all_of(shorter, [&](const std::string& word) {
        return std::ranges::any_of(longer,
                                   [&](const auto& each) { return each.starts_with(word) || word.starts_with(each); });
    });
}

std::vector<std::string> sorted(std::vector<std::string> words) {
    std::ranges::sort(words);
    return words;
}

} // namespace

CustomerTraits traitsOf(const std::string& name, const std::map<std::string, std::string>& fields,
                        const std::vector<std::string>& phones) {
    CustomerTraits traits;
    traits.name = foldedWords(name);
    for (const auto& phone : phones)
        if (auto digits = phoneIn(phone); !digits.empty())
            traits.phones.insert(std::move(digits));
    for (const auto& [label, value] : fields) {
        if (namesTelephone(label))
            if (auto digits = phoneIn(value); !digits.empty())
                traits.phones.insert(std::move(digits));
        if (auto email = emailIn(value); !email.empty())
            traits.emails.insert(std::move(email));
        if (isAmong(inOne(foldedWords(label)), {"city", "город"}))
            traits.city = inOne(foldedWords(value));
    }
    return traits;
}

bool namesTelephone(std::string_view field) {
    return isAmong(inOne(foldedWords(field)), {"phone", "tel", "telephone", "mobile", "телефон", "тел", "мобильный"});
}

bool isEmail(std::string_view text) {
    return !emailIn(text).empty();
}

bool isReachedBy(const CustomerTraits& one, const CustomerTraits& by) {
    return haveCommon(one.phones, by.phones) || haveCommon(one.emails, by.emails);
}

Likeness likeness(const CustomerTraits& one, const CustomerTraits& other) {
    Likeness found;
    double doubt = 1;
    const auto count = [&](SameReason reason, double weight) {
        found.reasons.push_back(reason);
        doubt *= 1 - weight;
    };
    if (haveCommon(one.phones, other.phones))
        count(SameReason::phone, kPhone);
    if (haveCommon(one.emails, other.emails))
        count(SameReason::email, kEmail);
    const bool hasNames = !one.name.empty() && !other.name.empty();
    if (hasNames && sorted(one.name) == sorted(other.name))
        count(SameReason::name, kName);
    else if (hasNames && areSimilar(one.name, other.name))
        count(SameReason::similar_name, kSimilarName);
    if (!one.city.empty() && one.city == other.city)
        count(SameReason::city, kCity);
    found.score = static_cast<int>(std::lround(100 * (1 - doubt)));
    return found;
}

} // namespace pult::domain
