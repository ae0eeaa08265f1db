// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/template_text.hpp"

#include <algorithm>

#include <date/tz.h>

#include "shared/domain/customer_likeness.hpp"
#include "shared/domain/masking.hpp"
#include "shared/domain/money.hpp"
#include "shared/wire/codec.hpp"

namespace pult::domain {

namespace {

constexpr std::size_t kLongestName = 64;
constexpr std::size_t kLongestLabel = 256;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isNameByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '-' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool isSpace(char c) {
    return c == ' ' || c == '\t';
}

bool isName(std::string_view name) {
    if (name.empty() || name.size() > kLongestName || isDigit(name.front()) || name.front() == '-')
        return false;
    bool inSegment = false;
    for (const char c : name) {
        if (c == '.' ? !inSegment : !isNameByte(c))
            return false;
        inSegment = c != '.';
    }
    return inSegment;
}

bool isLabel(std::string_view label) {
    return !label.empty() && label.size() <= kLongestLabel && !isSpace(label.front()) && !isSpace(label.back()) &&
           label.find_first_of("{}\r\n") == std::string_view::npos;
}

/// The variable at the beginning of `text`, with its braces; empty when there is none.
std::string_view variableAt(std::string_view text) {
    const std::size_t end = text.substr(0, kLongestLabel + 3).find('}');
    if (text.empty() || text.front() != '{' || end == std::string_view::npos)
        return {};
    const auto inner = text.substr(1, end - 1);
    const bool asks = !inner.empty() && inner.front() == '?';
    return (asks ? isLabel(inner.substr(1)) : isName(inner)) ? text.substr(0, end + 1) : std::string_view{};
}

void addOnce(std::vector<std::string>& names, std::string_view name) {
    if (std::find(names.begin(), names.end(), name) == names.end())
        names.emplace_back(name);
}

std::string_view firstWord(std::string_view name) {
    return name.substr(0, name.find(' '));
}

bool isTelephoneNumber(std::string_view name) {
    return std::any_of(name.begin(), name.end(), isDigit) &&
           name.find_first_not_of("+0123456789 ()-") == std::string_view::npos;
}

std::string factName(std::string_view group, std::string key) {
    std::replace(key.begin(), key.end(), ' ', '_');
    return std::string(group) + '.' + key;
}

using Fields = std::map<std::string, std::string>;

/// The field that is called so, else the first that fits; empty: none has a value.
std::string firstOf(const Fields& fields, const std::string& called,
                    const std::function<bool(const Fields::value_type&)>& fits) {
    const auto same = fields.find(called);
    if (same != fields.end() && !same->second.empty())
        return same->second;
    const auto fitting = std::find_if(fields.begin(), fields.end(),
                                      [&](const auto& field) { return !field.second.empty() && fits(field); });
    return fitting == fields.end() ? std::string() : fitting->second;
}

/// Also in part, where that is all that is shown.
std::string emailOf(const wire::Customer& customer) {
    return firstOf(customer.fields, "email", [](const auto& field) { return isEmail(field.second); });
}

/// WhatsApp knows people by their numbers.
std::string telephoneOf(const TemplateSubject& subject) {
    const auto& customer = *subject.customer;
    auto written = firstOf(customer.fields, "phone", [](const auto& field) { return namesTelephone(field.first); });
    if (!written.empty() || !subject.kindOf)
        return written;
    for (const auto& identity : customer.identities)
        if (subject.kindOf(identity.channel_id) == wire::ChannelKind::whatsapp)
            return (isTelephoneNumber(identity.peer) && !identity.peer.starts_with('+') ? "+" : "") + identity.peer;
    return {};
}

/// A zone that this computer has no rules of is taken for UTC.
std::string dateText(std::string_view zone, Time at) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at);
    std::chrono::seconds offset{0};
    try {
        offset = (zone.empty() ? date::current_zone() : date::locate_zone(std::string(zone)))->get_info(seconds).offset;
    } catch (const std::exception&) {
        offset = std::chrono::seconds{0};
    }
    const date::year_month_day day{date::floor<date::days>(seconds + offset)};
    return date::format("%d.%m.%Y", day);
}

void addCustomer(TemplateFacts& facts, const TemplateSubject& subject) {
    const auto& customer = *subject.customer;
    const auto add = [&](std::string name, const std::string& value) {
        if (!looksMasked(value))
            facts[std::move(name)] = value;
    };
    for (const auto& [key, value] : customer.fields)
        add(factName("customer", key), value);
    add("customer.phone", telephoneOf(subject));
    add("customer.email", emailOf(customer));
    add("customer.name", customer.name);
    if (!isTelephoneNumber(customer.name) && !looksMasked(customer.name))
        add("name", std::string(firstWord(customer.name)));
}

void addDialog(TemplateFacts& facts, const TemplateSubject& subject) {
    const auto& dialog = *subject.dialog;
    facts["dialog.number"] = facts["dialog.id"] = std::to_string(dialog.id.value);
    facts["dialog.opened"] = dateText(subject.zone, dialog.opened_at);
    facts["dialog.channel"] = subject.channelName;
    facts["dialog.stage"] = subject.stageName;
    std::string& tags = facts["dialog.tags"];
    for (const auto& tag : dialog.tags)
        tags += (tags.empty() ? "" : ", ") + tag;
}

} // namespace

std::vector<TemplatePiece> templatePieces(std::string_view text) {
    std::vector<TemplatePiece> pieces;
    std::size_t begun = 0;
    const auto endText = [&](std::size_t at) {
        if (at > begun)
            pieces.push_back({TemplatePiece::Kind::text, text.substr(begun, at - begun), {}});
    };
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at, 2) == "\\{") {
            endText(at);
            begun = at + 1;
            at += 2;
        } else if (const auto variable = variableAt(text.substr(at)); !variable.empty()) {
            endText(at);
            pieces.push_back({TemplatePiece::Kind::variable, variable, variable.substr(1, variable.size() - 2)});
            at += variable.size();
            begun = at;
        } else {
            ++at;
        }
    }
    endText(text.size());
    return pieces;
}

std::vector<std::string> RenderedTemplate::missing() const {
    std::vector<std::string> names;
    for (const auto& blank : blanks)
        addOnce(names, blank.name);
    return names;
}

RenderedTemplate renderTemplate(std::string_view text, const TemplateFacts& facts) {
    RenderedTemplate rendered;
    for (const auto& piece : templatePieces(text)) {
        const auto fact = piece.kind == TemplatePiece::Kind::variable ? facts.find(piece.name) : facts.end();
        if (fact != facts.end() && !fact->second.empty()) {
            rendered.text += fact->second;
            continue;
        }
        if (piece.kind == TemplatePiece::Kind::variable)
            rendered.blanks.push_back({std::string(piece.name), rendered.text.size(), piece.text.size()});
        rendered.text += piece.text;
    }
    return rendered;
}

std::vector<std::string> variablesLeft(std::string_view templateText, std::string_view written) {
    std::vector<std::string> left;
    for (const auto& piece : templatePieces(templateText))
        if (piece.kind == TemplatePiece::Kind::variable && written.find(piece.text) != std::string_view::npos)
            addOnce(left, piece.name);
    return left;
}

Error notFilledIn(const std::vector<std::string>& names) {
    std::string list;
    for (const auto& name : names) {
        list += list.empty() ? "" : ", ";
        list += name;
    }
    return fail(Errc::missing_fields, "the template's variables have no value: " + list);
}

TemplateFacts templateFacts(const TemplateSubject& subject) {
    TemplateFacts facts;
    if (subject.customer)
        addCustomer(facts, subject);
    if (subject.dialog)
        addDialog(facts, subject);
    facts["operator.name"] = subject.operatorName;
    facts["operator.first_name"] = firstWord(subject.operatorName);
    facts["channel.name"] = subject.channelName;
    if (subject.company)
        for (const auto& [key, value] : *subject.company)
            facts[factName("company", key)] = value;
    if (subject.order) {
        facts["order.number"] = subject.order->number;
        facts["order.state"] = subject.order->state_text.value_or(std::string());
        facts["order.total"] = moneyText(subject.order->total, subject.order->currency);
    }
    return facts;
}

std::vector<std::string> hiddenFacts(const TemplateSubject& subject) {
    std::vector<std::string> names;
    if (!subject.customer)
        return names;
    const auto& customer = *subject.customer;
    if (looksMasked(customer.name))
        names = {"name", "customer.name"};
    for (const auto& [key, value] : customer.fields)
        if (looksMasked(value))
            addOnce(names, factName("customer", key));
    if (looksMasked(telephoneOf(subject)))
        addOnce(names, "customer.phone");
    if (looksMasked(emailOf(customer)))
        addOnce(names, "customer.email");
    return names;
}

std::string_view textFor(const wire::Template& from, wire::ChannelKind kind) {
    if (from.variants) {
        const auto variant = from.variants->find(std::string(wire::enumText(kind)));
        if (variant != from.variants->end() && !variant->second.empty())
            return variant->second;
    }
    return from.text;
}

} // namespace pult::domain
