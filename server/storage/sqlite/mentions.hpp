// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/rows.hpp"

/// Notes that call colleagues to a dialog. Whoever is called stands there until he has read the note.
namespace pult::storage::sqlite {

/// Somebody is called who doesn't see the dialog, or by what isn't a note.
[[nodiscard]] std::optional<Error> callObjection(const OutboundMessage& outbound, const DialogRow& dialog);

/// Writes into the message whom it calls.
void nameCalled(wire::Message& message, const OutboundMessage& outbound);

/// Those whom the message calls, but for its author; the dialog is still to be written.
void callColleagues(WriteTransaction& tx, DialogRow& dialog, const wire::Message& message);

/// The reader has read up to `seq`.
void forgetCall(WriteTransaction& tx, const DialogRow& dialog, const domain::Actor& reader, Seq seq);

} // namespace pult::storage::sqlite
