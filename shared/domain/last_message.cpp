// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/last_message.hpp"

#include <tuple>
#include <utility>

#include "shared/base/utf8.hpp"
#include "shared/wire/limits.hpp"

namespace pult::domain {

wire::LastMessage lastMessageOf(const wire::Message& message) {
    wire::LastMessage last;
    last.id = message.id;
    last.seq = message.seq;
    last.direction = message.direction;
    last.author = message.author;
    last.text = message.text.size() <= wire::kLastMessagePreview
                    ? message.text
                    : std::string(utf8::prefix(message.text, wire::kLastMessagePreview));
    if (!message.attachments.empty())
        last.attachment = message.attachments.front().kind;
    last.at = message.at;
    last.state = message.state;
    last.unsupported = message.unsupported;
    if (message.deleted_at)
        last.deleted = true;
    return last;
}

bool isSameToSee(const wire::LastMessage& one, const wire::LastMessage& other) {
    const auto shown = [](const wire::LastMessage& last) {
        return std::tie(last.id, last.state, last.text, last.attachment, last.unsupported, last.deleted);
    };
    return shown(one) == shown(other);
}

bool changeLast(wire::LastMessage& last, wire::LastMessage now) {
    if (last.id != now.id || isSameToSee(last, now))
        return false;
    last = std::move(now);
    return true;
}

} // namespace pult::domain
