// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace pult::client {

/// Trouble of the server, a channel or a dialog, as the bar under the connection's says it.
struct AlertRow {
    QString key;        ///< the same trouble keeps it
    bool grave = false; ///< something is not working now, and not only going to
    QString words;
    bool mendable = false;   ///< the operator himself can do something about it
    std::int64_t dialog = 0; ///< what it is about; 0: no dialog
    bool mayTake = false;    ///< the dialog is free to be taken
    bool operator==(const AlertRow&) const = default;
};

} // namespace pult::client
