// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "client/state/outgoing.hpp"
#include "shared/wire/types.hpp"

namespace pult::client {

/// A file that was chosen and is not at the server yet: by its path, and as it was then. What was pasted lies in the
/// vault, and its path is no more than a name.
struct DraftFile {
    std::string path;
    std::int64_t bytes = 0;
    std::int64_t modifiedMs = 0;
    std::optional<std::string> pasted = {}; ///< what the vault has it under
    std::optional<bool> as_file = {};       ///< of a picture: it goes as a file

    bool operator==(const DraftFile&) const = default;
};
BOOST_DESCRIBE_STRUCT(DraftFile, (), (path, bytes, modifiedMs, pasted, as_file))

/// A draft as this computer keeps it. It lies on the disk, so members are only added, and only optional ones.
struct KeptDraft : wire::Draft {
    std::optional<std::vector<DraftFile>> pending; ///< only this computer knows of them
    std::optional<bool> unsaved;                   ///< the server doesn't have it yet
    std::optional<TemplateId> made_from = {};      ///< only this computer knows of it
    std::optional<bool> keeps_former = {};         ///< what it replaced is to be the earlier one at the server

    /// It still needs what was pasted under this name.
    bool holds(const std::string& pastedAs) const {
        return pending && std::any_of(pending->begin(), pending->end(),
                                      [&](const DraftFile& file) { return file.pasted == pastedAs; });
    }
    /// What goes out was this draft, or a piece of it, and no template or words from elsewhere.
    bool leavesWith(const Outgoing& outgoing) const {
        return outgoing.isMessage() && !outgoing.undo && !outgoing.asTemplate && outgoing.dialog == dialog_id &&
               outgoing.mode == mode && text.find(outgoing.text) != std::string::npos;
    }
    bool isEmpty() const { return text.empty() && attachments.empty() && (!pending || pending->empty()); }
};
BOOST_DESCRIBE_STRUCT(KeptDraft, (wire::Draft), (pending, unsaved, made_from, keeps_former))

/// What the operator has in a composer: what a draft is made of.
struct DraftContent {
    std::string text;
    std::optional<MessageId> replyTo;
    std::vector<wire::Attachment> files; ///< at the server already
    std::vector<DraftFile> pending;
    std::optional<TemplateId> madeFrom = {}; ///< the prepared text that it was begun with
    std::int64_t cursor = 0;                 ///< UTF-16 units from the start
};

} // namespace pult::client
