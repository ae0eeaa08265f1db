// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/last_words.hpp"

#include <algorithm>

#include "shared/domain/last_message.hpp"

namespace pult::client {

namespace {

bool isCancelled(const std::optional<wire::MessageState>& state) {
    return state == wire::MessageState::cancelled;
}

} // namespace

std::optional<wire::LastMessage> lastThatCounts(const Desk& desk, const wire::Dialog& dialog) {
    if (!dialog.last_message || !isCancelled(dialog.last_message->state))
        return dialog.last_message;
    const ThreadSlice thread = desk.thread(dialog.thread_id);
    if (!thread.messages)
        return std::nullopt;
    const auto found = std::find_if(thread.messages->rbegin(), thread.messages->rend(), [&](const wire::Message& each) {
        const bool said = each.direction != wire::Direction::system && each.direction != wire::Direction::unknown;
        return each.dialog_id == dialog.id && said && !isCancelled(each.state);
    });
    return found == thread.messages->rend() ? std::nullopt : std::optional(domain::lastMessageOf(*found));
}

} // namespace pult::client
