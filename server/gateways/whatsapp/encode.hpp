// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/gateways/messenger/http_call.hpp"
#include "server/gateways/messenger/outgoing.hpp"
#include "shared/base/error.hpp"

/// Calls of the WhatsApp Cloud API. Pure: nothing here touches a socket or a file.
namespace pult::whatsapp {

/// One number of ours, and how it is reached.
struct Account {
    std::string base;       ///< without a slash at the end
    bool isOwnBase = false; ///< the administrator has set it in place of Meta's
    std::string version;    ///< "v23.0"
    std::string token;      ///< of the system user
    std::string phoneNumberId;
    std::string businessAccount; ///< the WhatsApp Business Account's id
};

/// May a text go with a file of this kind? With others it must go as a message of its own.
[[nodiscard]] bool takesCaption(wire::AttachmentKind kind);

/// A text, or one uploaded file with its caption. WhatsApp repeats `key` in every status of the message, which is how
/// a lost answer is cleared up later.
/// Errors   invalid   more than one file, a file that wasn't uploaded, or a text that the file can't carry
[[nodiscard]] Result<messenger::HttpCall> send(const Account& account, const messenger::Outgoing& message);

/// An empty `emoji` takes ours back.
[[nodiscard]] messenger::HttpCall sendReaction(const Account& account, const messenger::Outgoing& to,
                                               std::string_view externalId, std::string_view emoji);

struct Button {
    std::string id; ///< comes back when it is pressed
    std::string title;
};

/// Up to three buttons under the text.
/// Errors   invalid   no buttons, more than three, or longer texts than WhatsApp takes
[[nodiscard]] Result<messenger::HttpCall> sendButtons(const Account& account, const messenger::Outgoing& message,
                                                      std::span<const Button> buttons);

struct ListRow {
    std::string id;
    std::string title;
    std::string description; ///< may be empty
};
struct ListSection {
    std::string title; ///< may be empty when it is the only one
    std::vector<ListRow> rows;
};

/// A text with a button `open` that shows a list to choose from.
/// Errors   invalid   no rows, more than ten in all, or longer texts than WhatsApp takes
[[nodiscard]] Result<messenger::HttpCall> sendList(const Account& account, const messenger::Outgoing& message,
                                                   std::string_view open, std::span<const ListSection> sections);

/// The message with its buttons: up to three under it, more as a list that `menu` opens.
/// Errors   invalid   as with both
[[nodiscard]] Result<messenger::HttpCall> sendChoice(const Account& account, const messenger::Outgoing& message);

/// What is filled into a template.
struct TemplateValue {
    std::string name; ///< of a named place; empty: in their order
    std::string text;
};
struct TemplateButton {
    int index = 0;
    std::string kind; ///< "quick_reply" or "url"
    std::string value;
};
struct TemplateUse {
    std::string name;
    std::string language;
    std::vector<TemplateValue> header;
    std::optional<messenger::OutgoingFile> headerFile; ///< uploaded; instead of `header`
    std::vector<TemplateValue> body;
    std::vector<TemplateButton> buttons;
};

/// An approved text, the only thing that may be sent outside of the 24 hours. Of `message` only peer, key and quote
/// count.
[[nodiscard]] messenger::HttpCall sendTemplate(const Account& account, const messenger::Outgoing& message,
                                               const TemplateUse& use);

/// Marks a customer's message and all before it as read. With `typing` he is shown for up to 25 seconds that we type.
[[nodiscard]] messenger::HttpCall markRead(const Account& account, std::string_view externalId, bool typing);

/// The file goes up and is kept for 30 days; answers its id.
[[nodiscard]] messenger::HttpCall uploadMedia(const Account& account, const messenger::OutgoingFile& file);
/// Answers the address of a customer's file, good for five minutes.
[[nodiscard]] messenger::HttpCall findMedia(const Account& account, std::string_view mediaId);
/// Fetches it from there to `into`.
[[nodiscard]] messenger::HttpCall fetchMedia(const Account& account, std::string_view url,
                                             const std::filesystem::path& into, std::uint64_t largest);

/// One page of the templates; `after` from the page before, empty for the first.
[[nodiscard]] messenger::HttpCall listTemplates(const Account& account, std::string_view after);
/// Has the account's events sent to the app whose token this is.
[[nodiscard]] messenger::HttpCall subscribeApp(const Account& account);
/// The number itself: shows that token, version and id are right.
[[nodiscard]] messenger::HttpCall findNumber(const Account& account);
[[nodiscard]] messenger::HttpCall blockUser(const Account& account, std::string_view phone);
[[nodiscard]] messenger::HttpCall unblockUser(const Account& account, std::string_view phone);

} // namespace pult::whatsapp
