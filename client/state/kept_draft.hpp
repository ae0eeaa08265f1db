// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "shared/wire/types.hpp"

namespace pult::client {

/// A file that was chosen and is not at the server yet: by its path, and as it was then.
struct DraftFile {
    std::string path;
    std::int64_t bytes = 0;
    std::int64_t modifiedMs = 0;

    bool operator==(const DraftFile&) const = default;
};
BOOST_DESCRIBE_STRUCT(DraftFile, (), (path, bytes, modifiedMs))

/// A draft as this computer keeps it. It lies on the disk, so members are only added, and only optional ones.
struct KeptDraft : wire::Draft {
    std::optional<std::vector<DraftFile>> pending; ///< only this computer knows of them
    std::optional<bool> unsaved;                   ///< the server doesn't have it yet

    bool isEmpty() const { return text.empty() && attachments.empty() && (!pending || pending->empty()); }
};
BOOST_DESCRIBE_STRUCT(KeptDraft, (wire::Draft), (pending, unsaved))

/// What the operator has in a composer: what a draft is made of.
struct DraftContent {
    std::string text;
    std::optional<MessageId> replyTo;
    std::vector<wire::Attachment> files; ///< at the server already
    std::vector<DraftFile> pending;
    std::int64_t cursor = 0; ///< UTF-16 units from the start
};

} // namespace pult::client
