// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/gateways/messenger/json_view.hpp"
#include "server/gateways/telegram/decode.hpp"

/// The parts that the decoder is made of; for the decoder's own files.
namespace pult::telegram {

/// One update while it is read.
struct Update {
    messenger::JsonView whole;
    std::string id;
    Time receivedAt;
    Decoded& decoded;
};

/// What a message carries.
struct Content {
    std::string text;
    std::vector<storage::inbound::Attachment> attachments;
    std::optional<wire::PressedButton> pressed;
    std::string unsupported;
};

/// Empty when there is nothing in it that we know.
[[nodiscard]] std::optional<Content> readContent(messenger::JsonView message);

/// Plain text in which a link behind words stands after them: "here (https://...)". Positions of entities count in
/// units of UTF-16.
[[nodiscard]] std::string plainText(messenger::JsonView text, messenger::JsonView entities);

/// Empty `id` when it isn't a chat. `connection`: of a business account, else empty.
[[nodiscard]] storage::inbound::Peer peerOf(messenger::JsonView chat, const std::string& connection);
/// First and last name.
[[nodiscard]] std::string nameOf(messenger::JsonView user);

void readMessage(const Update& update, messenger::JsonView message);
void readEdit(const Update& update, messenger::JsonView message);
/// Group matters, payments and the like: a grey line. False when it is none.
bool readService(const Update& update, messenger::JsonView message, const storage::inbound::Peer& peer,
                 const std::string& key);
void readCallback(const Update& update, messenger::JsonView query);
void readMembership(const Update& update, messenger::JsonView change);
void readReaction(const Update& update, messenger::JsonView reaction);
void readDeleted(const Update& update, messenger::JsonView deleted);
void readConnection(const Update& update, messenger::JsonView connection);

/// Keeps the whole update.
void keepUnread(const Update& update, std::string kind, std::string why,
                std::optional<storage::inbound::Peer> peer = std::nullopt);

} // namespace pult::telegram
