// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/messenger/parts.hpp"

#include <algorithm>

#include "shared/domain/text_split.hpp"

namespace pult::messenger {

namespace {

using wire::AttachmentKind;

/// Pictures and films stand together in one album; everything else only with its like.
AttachmentKind familyOf(AttachmentKind kind) {
    return kind == AttachmentKind::video ? AttachmentKind::photo : kind;
}

bool takesCompany(AttachmentKind kind) {
    return kind != AttachmentKind::voice && kind != AttachmentKind::sticker;
}

bool takesText(AttachmentKind kind) {
    return kind == AttachmentKind::photo || kind == AttachmentKind::video || kind == AttachmentKind::file;
}

std::vector<Outgoing> fileParts(const Outgoing& message, const domain::Capabilities& can) {
    std::vector<Outgoing> parts;
    for (const auto& file : message.files) {
        const bool joins = !parts.empty() && takesCompany(file.kind) &&
                           familyOf(parts.back().files.front().kind) == familyOf(file.kind) &&
                           parts.back().files.size() < static_cast<std::size_t>(can.filesTogether);
        if (!joins) {
            Outgoing part;
            part.peer = message.peer;
            part.phone = message.phone;
            part.key = message.key;
            parts.push_back(std::move(part));
        }
        parts.back().files.push_back(file);
    }
    return parts;
}

} // namespace

std::vector<Outgoing> partsOf(const Outgoing& message, const domain::Capabilities& can) {
    if (message.use)
        return {message};
    auto files = fileParts(message, can);
    auto texts = domain::splitText(message.text, can.textLimit, can.unit);
    const bool asCaption = texts.size() == 1 && !files.empty() && takesText(files.front().files.front().kind) &&
                           domain::textLength(can, texts.front()) <= can.captionLimit;
    if (asCaption) {
        files.front().text = std::move(texts.front());
        texts.clear();
    }
    std::vector<Outgoing> parts;
    for (auto& text : texts) {
        Outgoing part;
        part.peer = message.peer;
        part.phone = message.phone;
        part.key = message.key;
        part.text = std::move(text);
        parts.push_back(std::move(part));
    }
    if (!parts.empty() && files.empty()) { // under the last words
        parts.back().buttons = message.buttons;
        parts.back().menu = message.menu;
    }
    std::ranges::move(files, std::back_inserter(parts));
    if (!parts.empty())
        parts.front().replyToExternal = message.replyToExternal;
    return parts;
}

} // namespace pult::messenger
