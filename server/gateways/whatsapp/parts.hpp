// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/gateways/messenger/json_view.hpp"
#include "server/storage/inbound.hpp"

/// The parts that the decoder is made of; for the decoder's own files.
namespace pult::whatsapp {

/// The people a change introduces.
class Contacts {
public:
    explicit Contacts(messenger::JsonView list);

    /// The one with this number or scoped id; when neither is given or known, the only one there is.
    messenger::JsonView find(const std::string& phone, const std::string& userId) const;

private:
    std::map<std::string, messenger::JsonView, std::less<>> m_byId;
    messenger::JsonView m_only;
};

/// One change of a body while it is read.
struct Change {
    std::string account;
    std::string field;
    messenger::JsonView value;
    messenger::JsonView entryTime;
    Contacts contacts;
    Time receivedAt;
    std::vector<storage::inbound::Event>& events;
    std::size_t& ignored;
};

/// What a person says, whatever carries it: a message, or the new form of one that was edited.
struct Content {
    std::string text;
    std::vector<storage::inbound::Attachment> attachments;
    std::optional<wire::PressedButton> pressed;
    std::string unsupported;
};

/// Empty when the kind isn't known or its body lacks what makes it one; then `why` says so.
[[nodiscard]] std::optional<Content> readContent(messenger::JsonView message, std::string& why);

/// Empty `id` when nothing says who it is.
[[nodiscard]] storage::inbound::Peer peerOf(const Contacts& contacts, std::string phone, std::string userId);

/// The words of an error object, with its code.
[[nodiscard]] std::string errorText(messenger::JsonView error);

/// A body that holds nothing but this element of this list of the change.
[[nodiscard]] std::string bodyOf(const Change& change, std::string_view list, messenger::JsonView element);

/// `messages` of customers, and `message_echoes`, the company's own words from the phone app.
void readMessage(const Change& change, std::string_view list, messenger::JsonView message);
void readStatus(const Change& change, messenger::JsonView status);
void readErrors(const Change& change);
void readTemplateStatus(const Change& change);
void readAccountNotice(const Change& change);

} // namespace pult::whatsapp
