// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/gateways/messenger/json_view.hpp"
#include "server/storage/inbound.hpp"

/// What the decoder is made of; for its own files.
namespace pult::vk {

/// An event as JSON without the secret that a callback's body holds.
[[nodiscard]] std::string withoutSecret(const boost::json::value& event);

/// `[id1|Anna]` becomes `Anna`.
[[nodiscard]] std::string withoutMentions(std::string_view text);

/// As VK itself addresses a user or a community: `id1`, `club1`.
[[nodiscard]] std::string addressOf(std::int64_t id);

/// What of an attachment is shown: a file, or words in the text, or its kind when we can't show it.
struct Shown {
    std::vector<storage::inbound::Attachment> files;
    std::vector<std::string> lines;
    std::string unsupported;
};
void addAttachment(messenger::JsonView attachment, Shown& shown);
void addPlace(messenger::JsonView geo, Shown& shown);

/// A message object; false when it names no peer or no number.
[[nodiscard]] bool readMessage(messenger::JsonView object, Time receivedAt, storage::inbound::Message& message);

/// A line of a group chat's own, from the message's `action`.
[[nodiscard]] storage::inbound::ServiceLine serviceLine(messenger::JsonView action,
                                                        const storage::inbound::Message& message);

/// A reaction's number as a sign; of an unknown one its number.
[[nodiscard]] std::string reactionSign(std::int64_t id);

} // namespace pult::vk
