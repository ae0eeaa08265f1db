// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "shared/wire/types.hpp"

/// What the operator wants and the server has not yet said yes to. It lies on the disk, so members are only added, and
/// only optional ones.
namespace pult::client {

enum class ActionKind {
    unknown,
    close,
    reopen,
    mark,
    snooze,
    assign,
    tag,
    customer_note,
    edit_message,
    delete_message,
    react,
    customer_edit,
    note_pin,
    follow,
    set_stage,
    set_priority,
    mark_unread,
    merge
};
BOOST_DESCRIBE_ENUM(ActionKind, unknown, close, reopen, mark, snooze, assign, tag, customer_note, edit_message,
                    delete_message, react, customer_edit, note_pin, follow, set_stage, set_priority, mark_unread, merge)

/// Something done with a dialog or a customer that waits in the same line as the replies.
struct DeskAction {
    ActionKind kind = ActionKind::unknown;
    std::optional<bool> answered;                ///< mark
    std::optional<Time> until;                   ///< snooze
    std::optional<bool> untilReply;              ///< snooze
    std::optional<OperatorId> assignee;          ///< assign; the comment is the Outgoing's text
    std::optional<std::vector<std::string>> add; ///< tag, customer_edit
    std::optional<std::vector<std::string>> remove;
    std::optional<wire::Resolution> resolution; ///< close; resolved when left out
    std::optional<CustomerId> customer; ///< customer_note, customer_edit, note_pin; the note is the Outgoing's text
    std::optional<MessageId> message;   ///< what is done with one; new words or the emoji are the Outgoing's text
    std::optional<Time> seenEditedAt;   ///< edit_message: when it had been edited before, 0: never
    std::optional<std::map<std::string, std::string>> fields = {};     ///< customer_edit
    std::optional<std::map<std::string, std::string>> seenFields = {}; ///< customer_edit: what stood there
    std::optional<bool> vip = {};                                      ///< customer_edit
    std::optional<NoteId> note = {};                                   ///< note_pin
    std::optional<bool> pinned = {};                                   ///< note_pin
    std::optional<GroupId> group = {};                                 ///< assign: to its queue
    std::optional<bool> follows = {};                                  ///< follow
    std::optional<StageId> stage = {};                                 ///< set_stage; 0: none
    std::optional<int> priority = {};                                  ///< set_priority
    std::optional<DialogId> into = {};                                 ///< merge

    /// About one message, whatever becomes of its dialog.
    bool isAboutMessage() const { return message.has_value(); }
};
BOOST_DESCRIBE_STRUCT(DeskAction, (),
                      (kind, answered, until, untilReply, assignee, add, remove, resolution, customer, message,
                       seenEditedAt, fields, seenFields, vip, note, pinned, group, follows, stage, priority, into))

/// A reply, a note or an action between the key and the server's word for it.
struct Outgoing {
    std::string clientId; ///< the same for every attempt, so that none has a second effect
    DialogId dialog;      ///< 0: belongs to none
    ThreadId thread;
    wire::ComposeMode mode = wire::ComposeMode::reply;
    std::string text;
    std::vector<wire::Attachment> attachments; ///< at the server already
    std::optional<MessageId> replyTo;
    Seq seenSeq = 0; ///< newest message on the screen when the key was pressed
    Time writtenAt;
    std::optional<OperatorId> seenAssignee;               ///< who had the dialog then; 0: nobody
    std::optional<DeskAction> action;                     ///< set: it is no message
    std::optional<std::int64_t> holdMs;                   ///< time to think again, from writtenAt
    std::optional<Time> sendAt;                           ///< not before; the server keeps it until then
    std::optional<TemplateId> madeFrom;                   ///< the prepared text that it was written with
    std::optional<wire::TemplateUse> asTemplate;          ///< set: the server fills it, `text` is what it will say
    std::optional<bool> undo;                             ///< set: it is to be taken back, wherever it is by now
    std::optional<std::vector<wire::Attachment>> links;   ///< files that go as addresses under the text
    std::optional<std::vector<OperatorId>> mentions = {}; ///< whom a note calls
    std::optional<OperatorId> whisperTo = {};             ///< a note for this operator
    std::optional<bool> foreign = {};                     ///< meant for the dialog although a colleague has it
    std::optional<bool> hadLeft = {};                     ///< with undo: all that waits was written behind it
    std::optional<std::string> ofReply = {};              ///< an action: the client id of the reply it was meant with

    bool isMessage() const { return !action; }
    /// Those that go as addresses, too.
    std::vector<wire::Attachment> files() const {
        std::vector<wire::Attachment> all = attachments;
        if (links)
            all.insert(all.end(), links->begin(), links->end());
        return all;
    }
};
BOOST_DESCRIBE_STRUCT(Outgoing, (),
                      (clientId, dialog, thread, mode, text, attachments, replyTo, seenSeq, writtenAt, seenAssignee,
                       action, holdMs, sendAt, madeFrom, asTemplate, undo, links, mentions, whisperTo, foreign, hadLeft,
                       ofReply))

/// Under which the server has them.
[[nodiscard]] inline std::vector<FileId> idsOf(const std::vector<wire::Attachment>& files) {
    std::vector<FileId> ids;
    for (const wire::Attachment& file : files)
        if (file.file_id)
            ids.push_back(*file.file_id);
    return ids;
}

/// Pictures that go as files.
[[nodiscard]] inline std::vector<FileId> idsAsFiles(const std::vector<wire::Attachment>& files) {
    std::vector<FileId> ids;
    for (const wire::Attachment& file : files)
        if (file.file_id && file.kind == wire::AttachmentKind::file && file.type.starts_with("image/"))
            ids.push_back(*file.file_id);
    return ids;
}

} // namespace pult::client
