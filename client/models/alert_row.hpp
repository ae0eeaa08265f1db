// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pult::client {

/// Trouble of the server or a channel, as the bar under the connection's says it.
struct AlertRow {
    QString key;        ///< the same trouble keeps it
    bool grave = false; ///< something is not working now, and not only going to
    QString words;
    bool mendable = false; ///< the operator himself can do something about it
    bool operator==(const AlertRow&) const = default;
};

} // namespace pult::client
