// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/storage/inbound.hpp"

/// Webhook bodies of the WhatsApp Cloud API (Graph API, field names of v23.0 and later) in our words. Pure.
///
/// Who somebody is: WhatsApp names a person by a business-scoped user id ("US.1349..."), by a phone number, or by both.
/// The scoped id stays with the person and the number may pass to another, so `Peer::id` is the scoped id where it
/// came, with the number as an alias; else it is the number. Either may be missing, never both. `Peer::phone` has the
/// number whenever it is known: messages go to it rather than to the scoped id, which not every kind of message takes.
namespace pult::whatsapp {

/// What one change of the body says, and to which of our numbers.
struct Addressed {
    std::string account;       ///< the WhatsApp Business Account; empty when the body doesn't say
    std::string phoneNumberId; ///< empty: about the account as a whole
    std::vector<storage::inbound::Event> events;
};

struct Decoded {
    std::vector<Addressed> parts;
    std::size_t ignored = 0; ///< statuses that nobody needs
};

/// `body` has passed the check of its signature. Never fails as a whole: what can't be read becomes NotUnderstood,
/// whose `raw` is a body of its own with that part alone, so that it can be decoded again.
[[nodiscard]] Decoded decode(std::string_view body, Time receivedAt);

/// What of a body is for one channel.
struct Mine {
    std::vector<storage::inbound::Event> events;
    std::size_t foreign = 0; ///< events for other numbers or accounts
};

/// An empty `account` is any. What names no number, and what couldn't be read at all, is for every channel of the
/// account.
[[nodiscard]] Mine keepOwn(Decoded decoded, std::string_view phoneNumberId, std::string_view account);

} // namespace pult::whatsapp
