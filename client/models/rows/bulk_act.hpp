// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <cstdint>

namespace pult::client {

/// What is done with many dialogs at once. Nothing is sent to customers this way.
struct BulkAct {
    enum class Kind { take, assign, tag, snooze, answered, unread, close, spam };

    Kind kind = Kind::close;
    std::int64_t operatorId = 0; ///< assign
    QString tag;                 ///< tag
    std::int64_t untilMs = 0;    ///< snooze; 0: until the customer writes
    QString resolution = {};     ///< close; empty: resolved

    bool operator==(const BulkAct&) const = default;
};

} // namespace pult::client

Q_DECLARE_METATYPE(pult::client::BulkAct)
