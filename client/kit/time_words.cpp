// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/time_words.hpp"

#include <QDateTime>

namespace pult::kit {
namespace {

QDate dateOf(std::int64_t atMs) {
    return QDateTime::fromMSecsSinceEpoch(atMs).date();
}

QString dateWords(QDate date, QDate today) {
    const QLocale locale;
    // QLocale has no "day and month" format; both our languages put the day first.
    return locale.toString(date,
                           date.year() == today.year() ? QStringLiteral("d MMMM") : QStringLiteral("d MMMM yyyy"));
}

} // namespace

QString TimeWords::waiting(std::int64_t durationMs) {
    const std::int64_t seconds = std::max<std::int64_t>(durationMs, 0) / 1000;
    if (seconds < 3600)
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
    if (seconds < 24 * 3600)
        return tr("%1 h", "hours somebody has waited").arg(seconds / 3600);
    return tr("%1 d", "days somebody has waited").arg(seconds / (24 * 3600));
}

QString TimeWords::left(std::int64_t durationMs) {
    const std::int64_t minutes = std::max<std::int64_t>(durationMs, 0) / 60'000;
    if (minutes >= 180)
        return tr("%1 h", "hours that are left").arg(minutes / 60);
    if (minutes >= 60)
        return tr("%1 h %2 min", "what is left").arg(minutes / 60).arg(minutes % 60);
    if (minutes > 0)
        return tr("%1 min", "minutes that are left").arg(minutes);
    return tr("less than 1 min", "what is left");
}

std::int64_t TimeWords::leftUntilOther(std::int64_t durationMs) {
    const std::int64_t left = std::max<std::int64_t>(durationMs, 0);
    const std::int64_t step = left >= 180 * 60'000 ? 3'600'000 : 60'000;
    return left % step + 1;
}

QString TimeWords::clock(std::int64_t atMs) {
    return QDateTime::fromMSecsSinceEpoch(atMs).time().toString(QStringLiteral("HH:mm"));
}

QString TimeWords::inRow(std::int64_t atMs, std::int64_t nowMs) {
    if (sameDay(atMs, nowMs))
        return clock(atMs);
    const QDate date = dateOf(atMs);
    const bool thisYear = date.year() == dateOf(nowMs).year();
    return QLocale().toString(date, thisYear ? QStringLiteral("d MMM") : QStringLiteral("dd.MM.yy"));
}

QString TimeWords::day(std::int64_t atMs, std::int64_t nowMs) {
    const QDate date = dateOf(atMs);
    const QDate today = dateOf(nowMs);
    if (date == today)
        return tr("Today");
    if (date.addDays(1) == today)
        return tr("Yesterday");
    return dateWords(date, today);
}

QString TimeWords::dayAndClock(std::int64_t atMs, std::int64_t nowMs) {
    return tr("%1, %2", "day, time of day").arg(day(atMs, nowMs), clock(atMs));
}

QString TimeWords::inSentence(std::int64_t atMs, std::int64_t nowMs) {
    return sameDay(atMs, nowMs) ? clock(atMs) : dayAndClock(atMs, nowMs);
}

bool TimeWords::sameDay(std::int64_t first, std::int64_t second) {
    return dateOf(first) == dateOf(second);
}

} // namespace pult::kit
