// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace pult::client {

/// For how long after a close a client who writes goes on in the same dialog, as a channel may set it.
struct ReopenTime {
    QString value; ///< as the server is told: "3d", "0" or, for the server's own time, nothing
    QString words;
    bool operator==(const ReopenTime&) const = default;
};

/// The times that are offered, and `set` where it is none of them, as the last one.
QList<ReopenTime> reopenTimes(const QString& set);
/// Which of them `set` is, however it is written.
int reopenTimeOf(const QList<ReopenTime>& times, const QString& set);

} // namespace pult::client
