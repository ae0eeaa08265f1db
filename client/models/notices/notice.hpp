// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace pult::client {

/// One popup of the desktop. Another one with the same key takes its place.
struct Notice {
    QString key = {};
    QString title = {};
    QString discreet = {};    ///< the title that names nobody
    QString text = {};        ///< of people: never mark-up
    std::int64_t dialog = 0;  ///< what a click opens; 0: only the window
    bool stays = false;       ///< until what it tells of is over
    bool mayTake = false;     ///< the dialog is free to be taken
    bool mayReply = false;    ///< a customer of mine has written
    std::int64_t seenSeq = 0; ///< the newest message that it shows; 0: none
    bool operator==(const Notice&) const = default;
};

} // namespace pult::client
