// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/whatsapp/template_reading.hpp"

#include <algorithm>
#include <charconv>

#include "server/gateways/messenger/json_view.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/whatsapp_text.hpp"
#include "shared/wire/json.hpp"

namespace pult::whatsapp {

namespace {

using messenger::JsonView;

constexpr std::string_view kHeader = "header.";
constexpr std::string_view kButton = "button.";

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

std::optional<int> asNumber(std::string_view text) {
    int number = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    return trouble == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

void cannotSend(wire::WhatsappTemplate& made, std::string_view part, const std::string& kind) {
    if (!made.cannot_send)
        made.cannot_send = std::string(part) + " " + utf8::cleaned(kind);
}

/// An example as the template's author gave it for the review.
std::optional<std::string> exampleOf(JsonView component, const std::string& place, std::size_t index) {
    const JsonView example = component["example"];
    for (const auto& named : example["body_text_named_params"].items())
        if (JsonView(named)["param_name"].text() == place)
            return utf8::cleaned(JsonView(named)["example"].text());
    const auto rows = example["body_text"].items();
    const auto values = rows.empty() ? rows : JsonView(rows.front()).items();
    return index < values.size() ? std::optional(utf8::cleaned(JsonView(values[index]).text())) : std::nullopt;
}

void readHeader(JsonView component, wire::WhatsappTemplate& made) {
    const std::string format = upper(component["format"].text());
    if (!format.empty() && format != "TEXT")
        return cannotSend(made, "header", format);
    made.header = utf8::cleaned(component["text"].text());
    for (const auto& place : domain::whatsappPlaces(*made.header))
        made.parameters.push_back({std::string(kHeader) + place, std::nullopt});
}

void readBody(JsonView component, storage::CatalogueEntry& entry) {
    entry.text = utf8::cleaned(component["text"].text());
    const auto places = domain::whatsappPlaces(entry.text);
    for (std::size_t i = 0; i < places.size(); ++i)
        entry.whatsapp.parameters.push_back({places[i], exampleOf(component, places[i], i)});
}

void readButtons(JsonView component, wire::WhatsappTemplate& made) {
    static const std::vector<std::string> kNeedNothing = {"QUICK_REPLY", "PHONE_NUMBER", "VOICE_CALL"};
    auto& titles = made.buttons.emplace();
    int index = 0;
    for (const auto& element : component["buttons"].items()) {
        const JsonView button{element};
        const std::string kind = upper(button["type"].text());
        titles.push_back(utf8::cleaned(button["text"].text()));
        if (kind == "URL") {
            if (!domain::whatsappPlaces(button["url"].text()).empty())
                made.parameters.push_back({std::string(kButton) + std::to_string(index), std::nullopt});
        } else if (std::ranges::find(kNeedNothing, kind) == kNeedNothing.end()) {
            cannotSend(made, "button", kind);
        }
        ++index;
    }
}

} // namespace

storage::CatalogueEntry entryOf(const Template& from, ChannelId channel) {
    storage::CatalogueEntry entry;
    auto& made = entry.whatsapp;
    made.channel_id = channel;
    made.name = utf8::cleaned(from.name);
    made.language = utf8::cleaned(from.language);
    made.category = utf8::cleaned(from.category);
    made.status = domain::approvalOf(upper(from.status)).value_or(wire::TemplateApproval::unknown);
    const auto components = wire::parseJson(from.components);
    if (!components || !components->is_array()) {
        cannotSend(made, "components", {});
        return entry;
    }
    for (const auto& element : JsonView(*components).items()) {
        const JsonView component{element};
        const std::string type = upper(component["type"].text());
        if (type == "HEADER")
            readHeader(component, made);
        else if (type == "BODY")
            readBody(component, entry);
        else if (type == "FOOTER")
            made.footer = utf8::cleaned(component["text"].text());
        else if (type == "BUTTONS")
            readButtons(component, made);
        else
            cannotSend(made, "component", type);
    }
    return entry;
}

TemplateUse templateUseOf(const wire::TemplateUse& use) {
    struct Given {
        std::optional<int> number;
        TemplateValue value;
    };
    TemplateUse made;
    made.name = use.name.value_or(std::string());
    made.language = use.language.value_or(std::string());
    std::vector<Given> header, body;
    for (const auto& [name, value] : use.parameters.value_or(std::map<std::string, std::string>{})) {
        if (name.starts_with(kButton)) {
            made.buttons.push_back({asNumber(name.substr(kButton.size())).value_or(0), "url", value});
            continue;
        }
        const bool inHeader = name.starts_with(kHeader);
        const std::string place = inHeader ? name.substr(kHeader.size()) : name;
        const auto number = asNumber(place);
        (inHeader ? header : body).push_back({number, {number ? std::string() : place, value}});
    }
    const auto inOrder = [](std::vector<Given>& given) {
        std::ranges::stable_sort(given, {}, [](const Given& each) { return each.number.value_or(0); });
        std::vector<TemplateValue> values;
        values.reserve(given.size());
        for (auto& each : given)
            values.push_back(std::move(each.value));
        return values;
    };
    made.header = inOrder(header);
    made.body = inOrder(body);
    std::ranges::sort(made.buttons, {}, &TemplateButton::index);
    return made;
}

} // namespace pult::whatsapp
