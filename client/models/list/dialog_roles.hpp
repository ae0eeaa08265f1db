// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>

#include <cstdint>

namespace pult::client {

struct DialogRow;

/// Roles of the dialog list's model: one column, a row is a whole DialogRow.
enum DialogRole {
    /// `const DialogRow*`, valid until the model's next change; null for a row that is not loaded yet (a skeleton).
    /// Qt::DisplayRole gives the customer's name, Qt::AccessibleTextRole the sentence a screen reader says.
    DialogRowRole = Qt::UserRole + 1,
    /// qint64, 0 for a skeleton.
    DialogIdRole,
};

/// What a model answers for the row, a skeleton for null.
[[nodiscard]] QVariant dialogData(const DialogRow* row, int role, std::int64_t nowMs);

} // namespace pult::client
