// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/dialog_row.hpp"
#include "client/models/search/command_search.hpp"
#include "client/state/desk.hpp"
#include "shared/domain/permissions.hpp"

/// Colleagues and groups to choose from, and who is called by a note's words.
namespace pult::client {

/// Whom a dialog is handed to: exactly one is set.
struct Receiver {
    OperatorId person;
    GroupId group;
};

/// Who may have the dialog: myself, those who are here, the others, then the queues of groups. The id of each is read
/// back by receiverOf.
[[nodiscard]] QList<Command> receivers(const Desk& desk, const wire::Dialog& dialog);
[[nodiscard]] Receiver receiverOf(const Command& command);
/// As it is once the receiver has it.
[[nodiscard]] wire::Dialog passedOn(wire::Dialog dialog, const Receiver& to);

/// What is told of the dialog reaches him now. A follower whose scope it has left is told nothing until it is back.
[[nodiscard]] bool seesDialog(const Desk& desk, OperatorId who, const wire::Dialog& dialog);

/// Who is signed in hears of it, and a colleague has it.
[[nodiscard]] bool followsColleague(const Desk& desk, const wire::Dialog& dialog);

/// Who sees the dialog and can be called to it by a note, in the order of their names.
[[nodiscard]] QList<Command> callable(const Desk& desk, const wire::Dialog& dialog);

/// Who doesn't see it and would if it was passed on to him, in the order of their names.
[[nodiscard]] QList<Command> outsiders(const Desk& desk, const wire::Dialog& dialog);

/// Those of the people whose names stand behind an @ in the text.
[[nodiscard]] std::vector<OperatorId> mentionedIn(const QString& text, const QList<Command>& people);

/// Whom a note in the dialog may be whispered to by who is signed in: who has it. 0: nobody.
[[nodiscard]] OperatorId whisperListener(const Desk& desk, const wire::Dialog& dialog);

/// Who is signed in may do it in this dialog.
[[nodiscard]] bool mayIn(const Desk& desk, const wire::Dialog& dialog, domain::Permission permission);
/// From the colleague who has it, or by passing it on to oneself.
[[nodiscard]] bool mayTakeOver(const Desk& desk, const wire::Dialog& dialog);
/// What becomes of a reply in it.
[[nodiscard]] ReplyLeave replyLeave(const Desk& desk, const wire::Dialog& dialog);
/// Whom to ask by a note in the dialog where one's own rights end: who has more of them and sees it, those who are here
/// first. Empty: nobody.
[[nodiscard]] QString seniorToAsk(const Desk& desk, const wire::Dialog& dialog);

/// How much the operator has in hand and how much he may take from the queue, as far as this desk knows.
struct DeskLoad {
    int load = 0;
    int limit = 0;
    [[nodiscard]] bool isFull() const { return load >= limit; }
    bool operator==(const DeskLoad&) const = default;
};
[[nodiscard]] DeskLoad loadOf(const Desk& desk, OperatorId who);

} // namespace pult::client
