// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/last_message.hpp"

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
    return last;
}

} // namespace pult::domain
