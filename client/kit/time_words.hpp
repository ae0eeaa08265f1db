// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QString>

#include <cstdint>

namespace pult::kit {

/// Times in the operator's own zone and language. Instants are UTC milliseconds.
class TimeWords {
    Q_DECLARE_TR_FUNCTIONS(pult::kit::TimeWords)

public:
    /// How long somebody waits: "0:42", "59:59", then hours "3 h", then days "2 d".
    static QString waiting(std::int64_t durationMs);
    /// How long something still lasts: "21 h", below three hours "1 h 12 min", "12 min", "less than 1 min".
    static QString left(std::int64_t durationMs);
    /// For how long left() goes on saying the same, at least 1 ms.
    static std::int64_t leftUntilOther(std::int64_t durationMs);
    /// The time of a bubble: "12:04".
    static QString clock(std::int64_t atMs);
    /// The time in a row: today "12:04", this year "12 May", else with the year.
    static QString inRow(std::int64_t atMs, std::int64_t nowMs);
    /// The line between two days: "Today", "Yesterday", "12 May", "12 May 2025".
    static QString day(std::int64_t atMs, std::int64_t nowMs);
    /// "today, 18:00" or "24 May, 9:00".
    static QString dayAndClock(std::int64_t atMs, std::int64_t nowMs);
    /// Within other words: today "18:00", else with its day.
    static QString inSentence(std::int64_t atMs, std::int64_t nowMs);
    static bool sameDay(std::int64_t first, std::int64_t second);
};

} // namespace pult::kit
