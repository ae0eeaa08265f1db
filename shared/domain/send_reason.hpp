// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace pult::domain {

/// Why something didn't go out, or may not.
enum class SendTrouble {
    other, ///< in words of the messenger, or of a server that knows more than we do
    // Here.
    channel_removed,
    channel_unusable,
    server_stopped, ///< while it was on its way
    nothing_to_send,
    file_gone,
    no_public_url, ///< links need an address that this server doesn't have
    // When the time of a scheduled one had come.
    dialog_closed,
    colleague_answered,
    hands_changed, ///< somebody else has the dialog, or nobody any more
    // On the way.
    unreached, ///< the messenger can't be reached, or doesn't end its answer
    unreadable,
    messenger_fault,
    too_many, ///< messages or calls in a short time
    // The customer.
    unreachable, ///< until he writes
    has_blocked_us,
    has_left, ///< his account is gone
    not_permitted,
    must_begin, ///< the company may write only to who has written
    visitor_away,
    is_blocked, ///< by us
    no_access,  ///< to this chat
    no_such_chat,
    is_ourselves,
    needs_phone, ///< he hides his number, without which this kind can't be sent
    // The message.
    window_over,
    text_too_long,
    file_refused, ///< details: its name, as far as it is told
    files_mixed,
    buttons_refused,
    template_refused,
    marketing_refused,
    too_old, ///< to be changed
    not_changeable,
    not_forwardable,
    unknown_message, ///< nobody knows which of the messenger's messages it is
    request_refused
};

/// On the wire a reason is an English sentence, as logs and scripts see it. Who speaks another language finds out here
/// what it says.
struct SendReason {
    SendTrouble trouble = SendTrouble::other;
    std::string details = {}; ///< of `other` all of it
    bool operator==(const SendReason&) const = default;
};

/// The sentence in which this server says it; of `other`, and of what only messengers say, the details.
[[nodiscard]] std::string sentenceOf(const SendReason& reason);
[[nodiscard]] SendReason sendReasonOf(std::string_view sentence);

} // namespace pult::domain
