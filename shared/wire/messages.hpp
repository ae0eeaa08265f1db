// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/session.hpp"

namespace pult::wire {

struct MessageAnswer {
    Message message;
};
BOOST_DESCRIBE_STRUCT(MessageAnswer, (), (message))

/// The same client_id again answers with the same message and sends nothing.
struct MessageSend {
    static constexpr std::string_view kMethod = "message.send";
    using Answer = MessageAnswer;
    DialogId dialog_id;
    std::string client_id; ///< a UUID made by the sender
    ComposeMode kind = ComposeMode::unknown;
    std::string text;
    std::optional<std::vector<FileId>> attachments;
    std::optional<MessageId> reply_to;
    std::optional<Seq> seen_seq; ///< refused as `stale` when a colleague's public reply is newer
    std::optional<Time> send_at;
    std::optional<std::vector<OperatorId>> mentions;
    std::optional<OperatorId> whisper_to;
    /// Time to think again, at most kLongestHoldMs: the reply is `scheduled` for so long and message.cancel takes it
    /// back. What is written behind it in the thread waits for it.
    std::optional<std::int64_t> hold_ms;
    /// Who had the dialog when it was written (0: nobody): a reply is refused as `taken` when it is with somebody else
    /// now who is not the sender either.
    std::optional<OperatorId> seen_assignee;
    /// The text was made from this template: counts as a use, and one of its variables that still stands in the text is
    /// refused as `missing_fields`.
    std::optional<TemplateId> template_id;
    /// Instead of a text: the server fills the template. One of WhatsApp's may also be sent when its 24 hours are over.
    std::optional<TemplateUse> template_;
    /// For the customer to choose from, under a text without files. More than three go out as a list on WhatsApp, which
    /// `menu` opens.
    std::optional<std::vector<MessageButton>> buttons;
    std::optional<std::string> menu;
    /// Files in the sender's sight that the messenger doesn't take: each goes as an address under the text, which
    /// anybody who has it may fetch the file from for some days. Needs `server.public_url`; servers that have it tell
    /// the feature `file_links`.
    std::optional<std::vector<FileId>> links;
    /// A reply into a dialog that a colleague has is meant so. Where ServerInfo::foreign_reply says `ask`, one that
    /// says false is refused as `taken`; one that says nothing comes from a program that asks nobody, and goes out.
    /// Under `forbid` none does, whatever it says.
    std::optional<bool> foreign = {};
    /// Pictures among `attachments` that go as files: the messenger hands them on as they are, makes no photo of them.
    std::optional<std::vector<FileId>> as_files = {};
};
BOOST_DESCRIBE_STRUCT(MessageSend, (),
                      (dialog_id, client_id, kind, text, attachments, reply_to, seen_seq, send_at, mentions, whisper_to,
                       hold_ms, seen_assignee, template_id, template_, buttons, menu, links, foreign, as_files))

/// By its id, or by the client_id it was sent with. One that never came by that name won't be taken any more either:
/// it is answered as a cancelled message without an id.
struct MessageCancel {
    static constexpr std::string_view kMethod = "message.cancel";
    using Answer = MessageAnswer;
    std::optional<MessageId> message_id;
    std::optional<std::string> client_id;
};
BOOST_DESCRIBE_STRUCT(MessageCancel, (), (message_id, client_id))

struct MessageRetry {
    static constexpr std::string_view kMethod = "message.retry";
    using Answer = MessageAnswer;
    MessageId message_id;
};
BOOST_DESCRIBE_STRUCT(MessageRetry, (), (message_id))

/// A person knows that an `uncertain` message did go out: it becomes `accepted`.
struct MessageConfirm {
    static constexpr std::string_view kMethod = "message.confirm";
    using Answer = MessageAnswer;
    MessageId message_id;
};
BOOST_DESCRIBE_STRUCT(MessageConfirm, (), (message_id))

/// Other words for a message of one's own. As long as it hasn't left they simply take the place of the former ones;
/// later the customer's messenger is asked to change it, see Message::changes. The same text again changes nothing.
struct MessageEdit {
    static constexpr std::string_view kMethod = "message.edit";
    using Answer = MessageAnswer;
    MessageId message_id;
    std::string text;
    /// `edited_at` of the message as its author saw it, 0 when it had none: refused as `stale` when it has another now.
    std::optional<Time> seen_edited_at;
};
BOOST_DESCRIBE_STRUCT(MessageEdit, (), (message_id, text, seen_edited_at))

/// Takes a message of one's own back, for the customer too. One that hasn't left is cancelled.
struct MessageDelete {
    static constexpr std::string_view kMethod = "message.delete";
    using Answer = MessageAnswer;
    MessageId message_id;
};
BOOST_DESCRIBE_STRUCT(MessageDelete, (), (message_id))

/// The company's reaction to a message, in place of the former one; empty: none.
struct MessageReact {
    static constexpr std::string_view kMethod = "message.react";
    using Answer = MessageAnswer;
    MessageId message_id;
    std::string emoji;
};
BOOST_DESCRIBE_STRUCT(MessageReact, (), (message_id, emoji))

struct DraftSave {
    static constexpr std::string_view kMethod = "draft.save";
    using Answer = Empty;
    DialogId dialog_id;
    ComposeMode mode = ComposeMode::reply;
    std::string text; ///< empty deletes the draft
    std::optional<std::vector<FileId>> attachments;
    std::optional<MessageId> reply_to;
    std::optional<Time> at; ///< when it was typed; an older one than the stored does not replace it
    std::optional<std::int64_t> cursor;
    /// Names the computer it was typed at: of the drafts of two computers the one that loses is kept for 7 days as the
    /// earlier one.
    std::optional<std::string> device;
    /// What it replaces is kept as the earlier one, whoever typed it.
    std::optional<bool> keeps_former;
    std::optional<std::vector<FileId>> as_files; ///< of `attachments`: pictures that are to go as files
};
BOOST_DESCRIBE_STRUCT(DraftSave, (),
                      (dialog_id, mode, text, attachments, reply_to, at, cursor, device, keeps_former, as_files))

struct DraftListed {
    std::vector<Draft> drafts;
    std::optional<std::vector<Draft>> earlier; ///< texts of other computers that lost against newer ones
};
BOOST_DESCRIBE_STRUCT(DraftListed, (), (drafts, earlier))

struct DraftList {
    static constexpr std::string_view kMethod = "draft.list";
    using Answer = DraftListed;
};
BOOST_DESCRIBE_STRUCT(DraftList, (), ())

struct FileLinked {
    std::string url; ///< relative to the server, valid until expires_at, for this session only
    Time expires_at;
};
BOOST_DESCRIBE_STRUCT(FileLinked, (), (url, expires_at))

struct FileLink {
    static constexpr std::string_view kMethod = "file.link";
    using Answer = FileLinked;
    FileId file_id;
};
BOOST_DESCRIBE_STRUCT(FileLink, (), (file_id))

/// What `POST /files` and the visitor's upload answer.
struct FileUploaded {
    FileId file_id;
    std::string name;
    std::string type;
    std::int64_t size = 0;
};
BOOST_DESCRIBE_STRUCT(FileUploaded, (), (file_id, name, type, size))

/// `POST /files/uploads`: a file that goes up in pieces. The same again, also after a restart of either side, goes on
/// with what is there.
struct FileUploadBegin {
    std::string name;
    std::int64_t size = 0;
    std::string sha256; ///< of the whole, in lower-case hexadecimal digits
};
BOOST_DESCRIBE_STRUCT(FileUploadBegin, (), (name, size, sha256))

/// How far such a file is. Its next bytes go to `PUT /files/uploads/{upload_id}?offset=`, and when `offset` has reached
/// `size`, `POST /files/uploads/{upload_id}` proves them and answers FileUploaded.
struct FileUpload {
    std::string upload_id;
    std::int64_t offset = 0; ///< so many bytes are there; also the header `Upload-Offset` of every answer
    std::int64_t size = 0;
    std::int64_t chunk_bytes = 0;     ///< a piece has at most so many
    Time expires_at;                  ///< forgotten then unless it is begun again
    std::optional<FileUploaded> file; ///< it is an attachment already: nothing is left to do
};
BOOST_DESCRIBE_STRUCT(FileUpload, (), (upload_id, offset, size, chunk_bytes, expires_at, file))

} // namespace pult::wire
