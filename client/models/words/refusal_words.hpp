// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "client/models/rows/ask_senior.hpp"
#include "client/state/desk.hpp"

namespace pult::client {

/// Whether a senior could do what was refused.
[[nodiscard]] AskSenior askFor(const Error& error);

/// Why something did not happen and what to do next, in the user's words.
[[nodiscard]] QString refusalWords(const Error& error);

/// Why the dialog can't be closed as far as this desk knows: a reply goes out by itself later, the card lacks what it
/// must say, unless the dialog is spam. The server knows of more.
[[nodiscard]] std::optional<Error> closesTooEarly(const Desk& desk, DialogId dialog, bool asSpam = false);

/// Why the dialog can't be opened again as far as this desk knows: it goes on in another one.
[[nodiscard]] std::optional<Error> goesOnElsewhere(const Desk& desk, DialogId dialog);

/// The same for what waited in line, by what somebody has done meanwhile where that is known. `now`: the dialog as it
/// stands, null when it has left our sight; `holder`: the colleague who has it, if one does.
[[nodiscard]] QString refusalWords(const SendRefusal& refusal, const wire::Dialog* now, const QString& holder);

/// This computer's disk did not take it.
[[nodiscard]] QString diskRefusalWords(bool message);

/// A message could not be taken back.
[[nodiscard]] QString undoneTooLateWords(const Error& error);

/// The asker's own status is why: it takes no new dialogs.
[[nodiscard]] bool isAboutStatus(const Error& error);

} // namespace pult::client
