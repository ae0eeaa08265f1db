// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace pult::client {

/// Roles of a thread's model: one column, rows rise in time, a row is a whole MessageRow.
enum MessageRole {
    /// `const MessageRow*`, never null, valid until the model's next change.
    /// Qt::DisplayRole gives the text, Qt::AccessibleTextRole the sentence a screen reader says.
    MessageRowRole = Qt::UserRole + 1,
};

/// A thread's model holds at most this many consecutive messages around what is seen.
constexpr int kThreadWindow = 400;
/// Messages of one page.
constexpr int kThreadPage = 50;

/// What lies beyond the model's rows.
struct ThreadEdges {
    bool hasOlder = false;
    bool hasNewer = false;
    bool loadingOlder = false;
    bool loadingNewer = false;
    bool needsNetwork =
        false; ///< what is older, or everything, can only come from the server, and that is out of reach
};

} // namespace pult::client
