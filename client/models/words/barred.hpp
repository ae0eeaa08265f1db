// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/thread_book.hpp"
#include "shared/domain/send_reason.hpp"

/// Whether a customer can be had in a channel.
namespace pult::client {

/// It failed because of him: what is written to him there later will not arrive either.
[[nodiscard]] inline bool isBarred(const wire::Message& message) {
    using domain::SendTrouble;
    if (message.state != wire::MessageState::failed)
        return false;
    switch (domain::sendReasonOf(message.error.value_or("")).trouble) {
    case SendTrouble::unreachable:
    case SendTrouble::has_blocked_us:
    case SendTrouble::has_left:
    case SendTrouble::not_permitted:
    case SendTrouble::must_begin:
    case SendTrouble::visitor_away:
    case SendTrouble::no_access:
    case SendTrouble::no_such_chat:
        return true;
    default:
        return false;
    }
}

/// It came when the messenger took nothing but an approved template any more.
[[nodiscard]] inline bool cameAfterWindow(const wire::Message& message) {
    return message.state == wire::MessageState::failed &&
           domain::sendReasonOf(message.error.value_or("")).trouble == domain::SendTrouble::window_over;
}

/// As far as the newest messages tell: he has blocked us or forbidden messages, and has not written since.
[[nodiscard]] inline bool isBarred(const ThreadSlice& thread) {
    if (!thread.messages)
        return false;
    for (auto each = thread.messages->rbegin(); each != thread.messages->rend(); ++each) {
        const std::string event = each->event.value_or("");
        if (each->direction == wire::Direction::in || event == "reachable")
            return false;
        if (event == "unreachable")
            return true;
    }
    return false;
}

} // namespace pult::client
