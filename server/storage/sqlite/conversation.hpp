// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/rows.hpp"

/// What the writing verbs of a conversation have in common.
namespace pult::storage::sqlite {

/// not_found outside the reading scope, forbidden when readable but not allowed; empty: go on.
[[nodiscard]] std::optional<Error> objection(const Guard& guard, const domain::DialogFacts& facts);
[[nodiscard]] domain::Actor actorOf(const Guard& guard);
[[nodiscard]] wire::Author authorOf(const domain::Actor& actor);

struct Addressed {
    wire::Message message;
    DialogRow dialog;
};
/// A message somebody wants to act on. One in a dialog out of sight is as good as none.
[[nodiscard]] Result<Addressed> addressed(Connection& db, const Guard& guard, MessageId id);

/// A reply needs a way out, now and at the moment it is put off to; `isApproved`: it is a text that the messenger takes
/// at any time.
[[nodiscard]] std::optional<Error> cannotSend(WriteTransaction& tx, const DialogRow& dialog, bool isApproved = false,
                                              std::optional<Time> sendAt = std::nullopt);

/// The files as attachments of a message; each must have been uploaded by `owner`, or belong to a template that `user`
/// sees.
/// Errors   invalid   names a file that isn't there or belongs to somebody else
[[nodiscard]] Result<std::vector<wire::Attachment>> attachmentsOf(Connection& db, const std::vector<FileId>& files,
                                                                  std::string_view owner,
                                                                  const domain::Principal* user = nullptr);

/// The message that its author has sent under this name already.
[[nodiscard]] std::optional<wire::Message> sentBefore(Connection& db, OperatorId author, const std::string& clientId);

/// Writes a public message or a note that starts at the next journal number, and makes it the
/// dialog's newest. The dialog's row itself is written by the caller afterwards.
void addMessage(WriteTransaction& tx, wire::Message& message, DialogRow& dialog, std::string_view raw = {},
                std::optional<std::int64_t> visitorSeq = std::nullopt, std::string_view externalId = {});
/// A grey line in the thread.
MessageId addLine(WriteTransaction& tx, const DialogRow& dialog, const domain::Actor& actor, std::string_view event,
                  std::string text);
/// Tells about it. `dialog` as it stands after everything this verb does.
void announceMessage(WriteTransaction& tx, const wire::Message& message, const DialogRow& dialog,
                     const domain::Actor& actor, std::string_view cause);

/// One record per transition of the lifecycle; the first one also tells where the dialog was.
void announceTransitions(WriteTransaction& tx, const std::vector<domain::Transition>& transitions,
                         const DialogRow& dialog, const DialogRow& before, const domain::Actor& actor);

/// A change of the dialog that is no transition.
void announceDialog(WriteTransaction& tx, const DialogRow& dialog, const DialogRow& before, const domain::Actor& actor,
                    std::string_view cause);

/// Applies a lifecycle event to a loaded dialog, writes it, tells about it, and leaves a line in
/// the thread when it is one that people want to read there. A refusal has written nothing.
Result<DialogRow> applyEvent(WriteTransaction& tx, const DialogRow& dialog, const domain::DialogEvent& event,
                             const domain::Actor& actor);

/// The dialog goes on in a group or a status that its stage isn't for, or the stage is gone: it has none from now on.
void dropStrayStage(WriteTransaction& tx, DialogRow& dialog, const domain::Actor& actor);

/// A message's delivery has moved on: the row, the dialog's newest message, the event.
void changeMessage(WriteTransaction& tx, const wire::Message& message, const domain::Actor& actor,
                   std::string_view cause);

/// What was written and doesn't go out is its author's again; what he types there meanwhile stays before it.
void giveBackAsDraft(WriteTransaction& tx, const wire::Message& message);

/// Reachable, and by his own word: whoever is on a break is not, and what he has waits for somebody else.
[[nodiscard]] bool isAtWork(WriteTransaction& tx, OperatorId id);
/// Reachable, and by his own word as well: whoever is busy is at work with what he has.
[[nodiscard]] bool takesMore(WriteTransaction& tx, OperatorId id);

} // namespace pult::storage::sqlite
