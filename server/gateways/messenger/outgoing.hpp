// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/wire/types.hpp"

namespace pult::messenger {

/// A file of a message on its way out, with what the messenger calls it once it is there.
struct OutgoingFile {
    wire::AttachmentKind kind = wire::AttachmentKind::file;
    std::string path; ///< on our disk
    std::string name;
    std::string type;
    std::int64_t size = 0;
    std::string uploaded; ///< the messenger's id of it, when the upload is a step of its own
};

/// One message as it goes to a messenger: made from the outbox by the gateway, written by its codec.
struct Outgoing {
    std::string peer;
    std::string phone; ///< digits, where the messenger has vouched for them; some take only these for some kinds
    std::string key;   ///< ours, unique and the same at every try
    std::string text;
    std::string replyToExternal; ///< empty: quotes nothing
    std::vector<OutgoingFile> files;
    std::vector<wire::MessageButton> buttons = {};
    std::string menu = {};                     ///< opens the buttons where they go as a list
    std::optional<wire::TemplateUse> use = {}; ///< goes as this template; `text` is only what it says
};

} // namespace pult::messenger
