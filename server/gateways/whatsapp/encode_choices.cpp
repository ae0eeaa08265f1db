// SPDX-License-Identifier: GPL-3.0-or-later
// Messages with something to choose from, and templates.
#include <algorithm>

#include <boost/json/array.hpp>

#include "server/gateways/whatsapp/encode_calls.hpp"
#include "shared/base/utf8.hpp"

namespace pult::whatsapp {

namespace {

using messenger::HttpCall;
using messenger::Outgoing;

// Cloud API reference, "Interactive messages"; lengths in characters.
constexpr std::size_t kMostButtons = 3;
constexpr std::size_t kMostSections = 10;
constexpr std::size_t kMostRows = 10;
constexpr std::size_t kLongestBody = 1024;
constexpr std::size_t kLongestButton = 20;
constexpr std::size_t kLongestButtonId = 256;
constexpr std::size_t kLongestRowTitle = 24;
constexpr std::size_t kLongestRowId = 200;
constexpr std::size_t kLongestDescription = 72;

bool fits(std::string_view text, std::size_t longest) {
    return !text.empty() && utf8::length(text) <= longest;
}

bool fits(const ListSection& section) {
    const bool isTitled = section.title.empty() || fits(section.title, kLongestRowTitle);
    return isTitled && std::all_of(section.rows.begin(), section.rows.end(), [](const ListRow& row) {
               return fits(row.id, kLongestRowId) && fits(row.title, kLongestRowTitle) &&
                      utf8::length(row.description) <= kLongestDescription;
           });
}

boost::json::array rowsOf(const ListSection& section) {
    boost::json::array rows;
    for (const auto& row : section.rows) {
        boost::json::object made{{"id", row.id}, {"title", row.title}};
        if (!row.description.empty())
            made["description"] = row.description;
        rows.push_back(std::move(made));
    }
    return rows;
}

HttpCall interactive(const Account& account, const Outgoing& message, std::string_view type,
                     boost::json::object action) {
    boost::json::object body = messageTo(message, "interactive");
    body["interactive"] = {{"type", type}, {"body", {{"text", message.text}}}, {"action", std::move(action)}};
    return messageCall(account, body);
}

void addValues(boost::json::array& components, std::string_view part, const std::vector<TemplateValue>& values) {
    if (values.empty())
        return;
    boost::json::array parameters;
    for (const auto& value : values) {
        boost::json::object parameter{{"type", "text"}, {"text", value.text}};
        if (!value.name.empty())
            parameter["parameter_name"] = value.name;
        parameters.push_back(std::move(parameter));
    }
    components.push_back(boost::json::object{{"type", part}, {"parameters", std::move(parameters)}});
}

void addHeaderFile(boost::json::array& components, const messenger::OutgoingFile& file) {
    const char* word = file.kind == wire::AttachmentKind::photo   ? "image"
                       : file.kind == wire::AttachmentKind::video ? "video"
                                                                  : "document";
    boost::json::object media{{"id", file.uploaded}};
    if (word == std::string_view("document") && !file.name.empty())
        media["filename"] = file.name;
    boost::json::array parameters;
    parameters.push_back(boost::json::object{{"type", word}, {word, std::move(media)}});
    components.push_back(boost::json::object{{"type", "header"}, {"parameters", std::move(parameters)}});
}

boost::json::object buttonComponent(const TemplateButton& button) {
    const char* word = button.kind == "url" ? "text" : "payload";
    boost::json::array parameters;
    parameters.push_back(boost::json::object{{"type", word}, {word, button.value}});
    return {{"type", "button"},
            {"sub_type", button.kind},
            {"index", std::to_string(button.index)},
            {"parameters", std::move(parameters)}};
}

} // namespace

Result<HttpCall> sendButtons(const Account& account, const Outgoing& message, std::span<const Button> buttons) {
    const bool allFit = std::all_of(buttons.begin(), buttons.end(), [](const Button& button) {
        return fits(button.id, kLongestButtonId) && fits(button.title, kLongestButton);
    });
    if (buttons.empty() || buttons.size() > kMostButtons || !allFit || !fits(message.text, kLongestBody))
        return fail(Errc::invalid, "WhatsApp takes one to three buttons of 20 characters under at most 1,024");
    boost::json::array made;
    for (const auto& button : buttons)
        made.push_back(boost::json::object{{"type", "reply"}, {"reply", {{"id", button.id}, {"title", button.title}}}});
    return interactive(account, message, "button", {{"buttons", std::move(made)}});
}

Result<HttpCall> sendList(const Account& account, const Outgoing& message, std::string_view open,
                          std::span<const ListSection> sections) {
    std::size_t rows = 0;
    bool allFit = fits(message.text, kLongestBody) && fits(open, kLongestButton) && sections.size() <= kMostSections;
    boost::json::array made;
    for (const auto& section : sections) {
        rows += section.rows.size();
        allFit = allFit && fits(section) && (!section.title.empty() || sections.size() == 1);
        boost::json::object each{{"rows", rowsOf(section)}};
        if (!section.title.empty())
            each["title"] = section.title;
        made.push_back(std::move(each));
    }
    if (!allFit || rows == 0 || rows > kMostRows)
        return fail(Errc::invalid, "WhatsApp takes a list of one to ten rows of 24 characters");
    return interactive(account, message, "list", {{"button", open}, {"sections", std::move(made)}});
}

Result<HttpCall> sendChoice(const Account& account, const Outgoing& message) {
    if (message.buttons.size() <= kMostButtons) {
        std::vector<Button> buttons;
        buttons.reserve(message.buttons.size());
        for (const auto& button : message.buttons)
            buttons.push_back({button.payload, button.title});
        return sendButtons(account, message, buttons);
    }
    ListSection section;
    section.rows.reserve(message.buttons.size());
    for (const auto& button : message.buttons)
        section.rows.push_back({button.payload, button.title, {}});
    return sendList(account, message, message.menu, std::span(&section, 1));
}

HttpCall sendTemplate(const Account& account, const Outgoing& message, const TemplateUse& use) {
    boost::json::array components;
    if (use.headerFile)
        addHeaderFile(components, *use.headerFile);
    else
        addValues(components, "header", use.header);
    addValues(components, "body", use.body);
    for (const auto& button : use.buttons)
        components.push_back(buttonComponent(button));
    boost::json::object used{{"name", use.name}, {"language", {{"code", use.language}}}};
    if (!components.empty())
        used["components"] = std::move(components);
    boost::json::object body = messageTo(message, "template");
    body["template"] = std::move(used);
    return messageCall(account, body);
}

} // namespace pult::whatsapp
