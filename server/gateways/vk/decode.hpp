// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "server/storage/inbound.hpp"

/// Events of a VK community (API 5.103 and later, the same objects by Callback API and by Bots Long Poll) in our
/// words. Pure.
///
/// A message is known by its conversation_message_id ("cmid"): the ids of VK's messages are 0 in group chats. So
/// `externalId` is the cmid as text, `number` the same: it grows by one within a peer, a hole means a lost message.
namespace pult::vk {

/// A callback button was pressed; the customer's program shows a spinner until it is answered.
struct ButtonPress {
    std::string eventId;
    std::string userId;
    std::string peerId;
};

/// A message came cut short: fetch it whole.
struct Cropped {
    std::string peerId;
    std::int64_t number = 0;
};

/// VK has counted it, whatever became of it here: a message, or a line of a group chat.
struct Numbered {
    std::string peerId;
    std::int64_t number = 0;
};

struct Decoded {
    std::vector<storage::inbound::Event> events;
    std::vector<ButtonPress> presses;
    std::vector<Cropped> cropped;
    std::vector<Numbered> numbers;

    void append(Decoded more);
};

/// One event, as its callback body or as an element of the long poll's `updates`; its secret and group are checked
/// already. What isn't about messages says nothing.
[[nodiscard]] Decoded decodeUpdate(const boost::json::value& update, Time receivedAt);

/// The same of its JSON text: also the `raw` of a NotUnderstood once more.
[[nodiscard]] Decoded decode(std::string_view raw, Time receivedAt);

/// Messages of messages.getHistory or messages.getByConversationMessageId (the `response`), sorted by number: those
/// the events have told of already have the same keys.
[[nodiscard]] Decoded decodeHistory(const boost::json::value& response, Time receivedAt);

/// What a message that came cut short becomes once it was fetched whole.
[[nodiscard]] storage::inbound::Edit completed(const storage::inbound::Message& whole);

} // namespace pult::vk
