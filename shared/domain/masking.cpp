// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/masking.hpp"

#include <algorithm>
#include <array>

#include "shared/base/utf8.hpp"
#include "shared/domain/letters.hpp"

namespace pult::domain {

namespace {

constexpr std::string_view kHidden = "···";
/// So many digits of an address are a telephone or a messenger's number for somebody; fewer count a site's visitors.
constexpr std::size_t kFewestOfAddress = 5;
/// A personal value with so many is a telephone, and not a date.
constexpr std::size_t kFewestOfTelephone = 10;
/// With so many the first stands for the country.
constexpr std::size_t kWithCountry = 11;
/// In links numbers are mostly those of goods.
constexpr std::size_t kFewestInLink = 10;
/// Lines about a customer's number or about another card of his have it, or that card's name, as their text.
constexpr std::array<std::string_view, 3> kOfContacts = {"peer_changed", "customers_joined", "customers_parted"};
/// So many signs may stand between two digits of one number.
constexpr int kMostBetween = 4;

bool speaksOfContact(const wire::Message& message) {
    return message.event && std::ranges::find(kOfContacts, *message.event) != kOfContacts.end();
}

bool isPlainDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Of the parts of an e-mail. Any letter counts: there are addresses in other scripts.
bool isOfEmail(char c) {
    return isPlainDigit(c) || isAsciiLetter(c) || c == '.' || c == '_' || c == '-' || c == '+' || (c & 0x80) != 0;
}

std::size_t digitsIn(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, isPlainDigit));
}

/// What people put between the digits of a number: signs, spaces and the dashes of typography.
bool separates(char32_t c) {
    return (c >= 0x20 && c < 0x80 && !isPlainDigit(static_cast<char>(c)) && !isAsciiLetter(static_cast<char>(c))) ||
           c == 0xA0 || (c >= 0x2000 && c < 0x2070) || c == 0x2212;
}

/// A number that begins at `at`: how many bytes it has, from the first digit to the last.
std::size_t numberAt(std::string_view text, std::size_t at) {
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    std::size_t length = 0;
    int between = 0;
    for (const char* now = begin + at; now != end && between <= kMostBetween;) {
        const Letter letter = letterAt(now, end);
        now += letter.bytes;
        if (letter.code < 0x80 && isPlainDigit(static_cast<char>(letter.code))) {
            length = static_cast<std::size_t>(now - begin) - at;
            between = 0;
        } else if (separates(letter.code)) {
            ++between;
        } else {
            break;
        }
    }
    return length;
}

/// An e-mail that begins at `at`; 0: none does.
std::size_t emailAt(std::string_view text, std::size_t at) {
    const auto endOf = [&](std::size_t from) {
        while (from < text.size() && isOfEmail(text[from]))
            ++from;
        return from;
    };
    const std::size_t sign = endOf(at);
    if (sign == at || sign == text.size() || text[sign] != '@')
        return 0;
    const std::size_t end = endOf(sign + 1);
    return end == sign + 1 ? 0 : end - at;
}

std::string maskedEmail(std::string_view email) {
    const auto sign = email.find('@');
    const std::string_view host = email.substr(sign + 1);
    std::string shown(utf8::prefix(email, 1));
    shown += kHidden;
    shown += '@';
    shown += utf8::prefix(host, 1);
    shown += kHidden;
    const auto dot = host.rfind('.');
    if (dot != std::string_view::npos && dot > 0 && digitsIn(host.substr(dot)) == 0)
        shown += host.substr(dot);
    return shown;
}

/// The country where there is one, and the last two digits.
std::string maskedNumber(std::string_view number) {
    std::string digits;
    std::ranges::copy_if(number, std::back_inserter(digits), isPlainDigit);
    std::string shown;
    if (digits.size() >= kWithCountry)
        shown = (number.front() == '+' ? "+" : "") + digits.substr(0, 1) + ' ';
    return shown + "··· ·· " + digits.substr(digits.size() - 2);
}

/// A telephone in any writing, with nothing else beside it.
bool isWholeNumber(std::string_view text, std::size_t fewestDigits) {
    const auto first = std::ranges::find_if(text, isPlainDigit);
    const auto at = static_cast<std::size_t>(first - text.begin());
    const bool onlySigns = std::all_of(text.begin(), first, [](char c) { return c == '+' || c == '(' || c == ' '; });
    return digitsIn(text) >= fewestDigits && onlySigns && at + numberAt(text, at) == text.size();
}

} // namespace

bool masksContacts(const Principal& principal) {
    const bool seesAll = may(principal, Permission::customer_see_full_contacts) &&
                         reach(principal.role, Permission::customer_see_full_contacts) >= Reach::group;
    return principal.guardsContacts && !seesAll;
}

std::string maskedAddress(std::string_view text) {
    if (text.empty() || (text.size() < kFewestOfAddress && std::ranges::all_of(text, isPlainDigit)))
        return std::string(text);
    if (emailAt(text, 0) == text.size())
        return maskedEmail(text);
    if (isWholeNumber(text, kFewestOfAddress))
        return maskedNumber(text);
    return std::string(utf8::prefix(text, text.front() == '@' ? 2 : 1)) + std::string(kHidden);
}

std::string maskedValue(std::string_view text) {
    if (text.empty())
        return {};
    if (emailAt(text, 0) == text.size())
        return maskedEmail(text);
    return isWholeNumber(text, kFewestOfTelephone) ? maskedNumber(text) : std::string(kHidden);
}

std::string maskedText(std::string_view text, std::size_t fewestDigits) {
    std::string shown;
    bool withinWord = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t email = withinWord ? 0 : emailAt(text, at);
        const bool isPlus = text[at] == '+' && at + 1 < text.size() && isPlainDigit(text[at + 1]);
        const std::size_t number = email > 0 || !(isPlus || isPlainDigit(text[at])) ? 0 : numberAt(text, at);
        const bool hides = email > 0 || digitsIn(text.substr(at, number)) >= fewestDigits;
        const std::size_t length = email > 0 ? email : std::max<std::size_t>(number, 1);
        const std::string_view part = text.substr(at, length);
        if (hides)
            shown += email > 0 ? maskedEmail(part) : maskedNumber(part);
        else
            shown += part;
        withinWord = isOfEmail(part.back());
        at += length;
    }
    return shown;
}

bool looksMasked(std::string_view text) {
    return text.find(kHidden) != std::string_view::npos;
}

PersonalFields::PersonalFields(const std::vector<wire::CustomerField>& fields) {
    for (const wire::CustomerField& field : fields)
        m_personal[field.key] = field.personal.value_or(false);
}

std::string PersonalFields::shown(const std::string& key, const std::string& value) const {
    const auto found = m_personal.find(key);
    const bool isPersonal = found == m_personal.end() || found->second;
    return isPersonal ? maskedValue(value) : value;
}

wire::Customer masked(wire::Customer customer, const PersonalFields& fields) {
    customer.name = maskedText(customer.name);
    for (wire::Identity& identity : customer.identities) {
        identity.peer = maskedAddress(identity.peer);
        identity.name = maskedText(identity.name);
        if (identity.username)
            identity.username = maskedAddress(*identity.username);
    }
    for (auto& [key, value] : customer.fields)
        value = fields.shown(key, value);
    customer.masked = true;
    return customer;
}

void ContactFinder::words(const std::string& text) {
    any = any || maskedText(text) != text;
}

void ContactFinder::message(const wire::Message& message) {
    if (speaksOfContact(message))
        words(message.text);
    if (message.forwarded_from)
        words(*message.forwarded_from);
}

void ContactMask::customer(wire::Customer& customer) const {
    customer = masked(std::move(customer), fields);
}

void ContactMask::hit(wire::CustomerHit& hit) const {
    std::string name = maskedText(hit.name);
    if (name != hit.name)
        hit.matches.clear();
    hit.name = std::move(name);
    if (hit.address)
        hit.address = maskedText(maskedAddress(*hit.address)); // it may be a part of a note
}

void ContactMask::visit(wire::JourneyDialog& visit) const {
    for (auto* link : {&visit.page, &visit.page_title, &visit.referrer})
        if (*link)
            *link = maskedText(**link, kFewestInLink);
}

void ContactMask::words(std::string& text) const {
    text = maskedText(text);
}

void ContactMask::message(wire::Message& message) const {
    if (speaksOfContact(message))
        words(message.text);
    if (message.forwarded_from)
        words(*message.forwarded_from);
}

} // namespace pult::domain
