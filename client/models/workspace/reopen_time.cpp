// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/workspace/reopen_time.hpp"

#include "shared/base/duration.hpp"

#include <QCoreApplication>

#include <algorithm>

namespace pult::client {

namespace {

/// Context of the translations.
struct Reopening {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Reopening)
};

constexpr const char* kOfferedTimes[] = {"", "0", "1h", "8h", "1d", "3d", "7d", "30d"};

std::optional<Millis> durationOf(const QString& value) {
    return parseDuration(value.toStdString());
}

QString reopeningWords(const QString& value) {
    if (value.isEmpty())
        return Reopening::tr("as set on the server");
    const auto time = durationOf(value);
    if (!time)
        return value;
    if (*time == Millis{0})
        return Reopening::tr("never");
    const auto seconds = static_cast<int>(time->count() / 1000);
    if (seconds % 86'400 == 0)
        return Reopening::tr("within %n day(s)", "of a close", seconds / 86'400);
    if (seconds % 3'600 == 0)
        return Reopening::tr("within %n hour(s)", "of a close", seconds / 3'600);
    if (seconds % 60 == 0)
        return Reopening::tr("within %n minute(s)", "of a close", seconds / 60);
    return Reopening::tr("within %n second(s)", "of a close", seconds);
}

} // namespace

QList<ReopenTime> reopenTimes(const QString& set) {
    QList<ReopenTime> times;
    for (const char* value : kOfferedTimes)
        times.append({QString::fromLatin1(value), reopeningWords(QString::fromLatin1(value))});
    if (reopenTimeOf(times, set) < 0)
        times.append({set, reopeningWords(set)});
    return times;
}

int reopenTimeOf(const QList<ReopenTime>& times, const QString& set) {
    const auto found = std::find_if(times.begin(), times.end(), [&](const ReopenTime& each) {
        return each.value == set || (durationOf(set) && durationOf(each.value) == durationOf(set));
    });
    return found == times.end() ? -1 : static_cast<int>(found - times.begin());
}

} // namespace pult::client
