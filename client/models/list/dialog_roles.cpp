// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/list/dialog_roles.hpp"

#include "client/models/rows/dialog_row.hpp"
#include "client/models/words/spoken.hpp"

namespace pult::client {

QVariant dialogData(const DialogRow* row, int role, std::int64_t nowMs) {
    if (role == DialogRowRole)
        return QVariant::fromValue(row);
    if (role == DialogIdRole)
        return QVariant::fromValue<qint64>(row ? row->id : 0);
    if (!row)
        return {};
    if (role == Qt::DisplayRole)
        return row->customerName;
    if (role == Qt::AccessibleTextRole)
        return spokenDialog(*row, nowMs);
    return {};
}

} // namespace pult::client
