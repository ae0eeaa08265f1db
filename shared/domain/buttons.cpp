// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/buttons.hpp"

#include <algorithm>
#include <set>

#include "shared/base/utf8.hpp"
#include "shared/domain/capabilities.hpp"

namespace pult::domain {

namespace {

/// What a messenger takes. Titles and texts in characters, payloads in bytes.
struct ButtonRule {
    std::size_t most = 0;
    std::size_t longestTitle = 0;
    std::size_t longestPayload = 0;
    std::size_t longestText = 0;
};

// Cloud API, "Interactive messages"; Bot API, InlineKeyboardButton; VK API, "Keyboards". A payload of VK's is quoted.
constexpr ButtonRule kWhatsappButtons{3, 20, 256, 1024};
constexpr ButtonRule kWhatsappList{10, 24, 200, 1024};
constexpr ButtonRule kTelegram{100, 64, 64, 4096};
constexpr ButtonRule kVk{10, 40, 240, 4096};

ButtonRule ruleFor(wire::ChannelKind kind, std::size_t count) {
    switch (kind) {
    case wire::ChannelKind::whatsapp:
        return count <= kWhatsappButtons.most ? kWhatsappButtons : kWhatsappList;
    case wire::ChannelKind::telegram:
        return kTelegram;
    case wire::ChannelKind::vk:
        return kVk;
    default:
        return {};
    }
}

Error objectionTo(std::string_view what, std::size_t most) {
    return fail(Errc::invalid, "buttons: " + std::string(what) + " at most " + std::to_string(most));
}

} // namespace

std::optional<Error> buttonObjection(const wire::Message& message, wire::ChannelKind kind) {
    if (!message.buttons)
        return std::nullopt;
    const auto& buttons = *message.buttons;
    if (!capabilitiesOf(kind).buttons)
        return fail(Errc::invalid, "buttons: this channel has none");
    const ButtonRule rule = ruleFor(kind, buttons.size());
    if (buttons.empty() || buttons.size() > rule.most)
        return objectionTo("one, and", rule.most);
    if (message.text.empty() || !message.attachments.empty())
        return fail(Errc::invalid, "buttons: they stand under a text without files");
    if (utf8::length(message.text) > rule.longestText)
        return objectionTo("the text above them has", rule.longestText);
    const bool isList = kind == wire::ChannelKind::whatsapp && buttons.size() > kWhatsappButtons.most;
    const std::size_t menu = utf8::length(message.menu.value_or(std::string()));
    if (isList && (menu == 0 || menu > kWhatsappButtons.longestTitle))
        return fail(Errc::invalid, "menu: expected words of at most 20 characters that open the list");
    std::set<std::string_view> payloads;
    for (const auto& button : buttons) {
        if (button.title.empty() || utf8::length(button.title) > rule.longestTitle)
            return objectionTo("a title has one character,", rule.longestTitle);
        if (button.payload.empty() || button.payload.size() > rule.longestPayload)
            return objectionTo("a payload has one byte,", rule.longestPayload);
        if (!payloads.insert(button.payload).second)
            return fail(Errc::invalid, "buttons: each needs a payload of its own");
    }
    return std::nullopt;
}

} // namespace pult::domain
