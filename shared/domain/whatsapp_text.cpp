// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/whatsapp_text.hpp"

#include <algorithm>

namespace pult::domain {

namespace {

constexpr std::size_t kLongestPlace = 64;

bool isPlaceByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// The name between the braces at the beginning of `text`; empty when no place begins here.
std::string_view placeAt(std::string_view text) {
    if (text.substr(0, 2) != "{{")
        return {};
    const auto rest = text.substr(2, kLongestPlace + 2);
    const auto end = rest.find("}}");
    if (end == 0 || end == std::string_view::npos || end > kLongestPlace)
        return {};
    const auto name = rest.substr(0, end);
    return std::all_of(name.begin(), name.end(), isPlaceByte) ? name : std::string_view{};
}

/// Appends the text with its places filled from values named `prefix` + place.
void append(RenderedTemplate& rendered, std::string_view text, std::string_view prefix, const TemplateFacts& values) {
    for (std::size_t at = 0; at < text.size();) {
        const auto place = placeAt(text.substr(at));
        if (place.empty()) {
            rendered.text += text[at++];
            continue;
        }
        const std::size_t length = place.size() + 4;
        std::string name(prefix);
        name += place;
        const auto value = values.find(name);
        if (value != values.end() && !value->second.empty()) {
            rendered.text += value->second;
        } else {
            rendered.blanks.push_back({std::move(name), rendered.text.size(), length});
            rendered.text += text.substr(at, length);
        }
        at += length;
    }
}

} // namespace

std::vector<std::string> whatsappPlaces(std::string_view text) {
    return renderWhatsapp(text, {}).missing();
}

RenderedTemplate renderWhatsapp(std::string_view text, const TemplateFacts& values) {
    RenderedTemplate rendered;
    append(rendered, text, {}, values);
    return rendered;
}

RenderedTemplate renderWhatsapp(const wire::Template& one, const TemplateFacts& values) {
    RenderedTemplate rendered;
    if (!one.whatsapp)
        return rendered;
    if (one.whatsapp->header) {
        append(rendered, *one.whatsapp->header, "header.", values);
        rendered.text += "\n\n";
    }
    append(rendered, one.text, {}, values);
    if (one.whatsapp->footer)
        rendered.text += "\n\n" + *one.whatsapp->footer;
    for (const auto& parameter : one.whatsapp->parameters) {
        const auto value = values.find(parameter.name);
        const bool isNamed = std::ranges::any_of(
            rendered.blanks, [&](const TemplateBlank& blank) { return blank.name == parameter.name; });
        if (!isNamed && (value == values.end() || value->second.empty()))
            rendered.blanks.push_back({parameter.name, rendered.text.size(), 0});
    }
    return rendered;
}

std::optional<wire::TemplateApproval> approvalOf(std::string_view word) {
    using wire::TemplateApproval;
    // Cloud API, "Template status" and the webhook message_template_status_update.
    static constexpr std::pair<std::string_view, TemplateApproval> kWords[] = {
        {"APPROVED", TemplateApproval::approved},         {"REINSTATED", TemplateApproval::approved},
        {"PENDING", TemplateApproval::pending},           {"IN_APPEAL", TemplateApproval::pending},
        {"REJECTED", TemplateApproval::rejected},         {"PAUSED", TemplateApproval::paused},
        {"DISABLED", TemplateApproval::disabled},         {"LIMIT_EXCEEDED", TemplateApproval::disabled},
        {"PENDING_DELETION", TemplateApproval::disabled}, {"DELETED", TemplateApproval::disabled},
        {"ARCHIVED", TemplateApproval::disabled},
    };
    const auto* found = std::ranges::find(kWords, word, &std::pair<std::string_view, TemplateApproval>::first);
    return found == std::end(kWords) ? std::nullopt : std::optional(found->second);
}

} // namespace pult::domain
