// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace pult::domain {

/// Why a channel isn't well.
enum class ChannelTrouble {
    other,         ///< in words of the messenger, or of a server that knows more than we do
    unreached,     ///< nobody answers
    token,         ///< the token or key is refused
    right,         ///< the token lacks a right
    other_account, ///< the token belongs to another community
    confirmation,  ///< the messenger wants a person to confirm the account
    bots_off,      ///< the community's bot abilities are switched off
    messages_off,  ///< the community's messages are switched off
    address,       ///< the messenger takes no calls from this server's address
    rival,         ///< another program takes the bot's messages
    no_public_url, ///< a webhook needs an address that we don't have
    undelivered,   ///< the messenger can't bring its messages; details: its words
    account,       ///< the messenger limits or warns the account; details: its words
    lost,          ///< messages of a time may be lost; details: "2026-11-20 10:00 to 2026-11-21 12:00 UTC"
    templates      ///< the templates can't be fetched; details: why
};

/// On the wire a reason is an English sentence, as logs and pultctl show it. Who speaks another language finds out here
/// what it says.
struct ChannelReason {
    ChannelTrouble trouble = ChannelTrouble::other;
    std::string details; ///< of `other` all of it
    bool operator==(const ChannelReason&) const = default;
};

/// The sentence; of `other` its details.
[[nodiscard]] std::string sentenceOf(const ChannelReason& reason);
[[nodiscard]] ChannelReason channelReasonOf(std::string_view sentence);

} // namespace pult::domain
