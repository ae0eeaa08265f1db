// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <optional>

#include "client/models/rows/wait_clock.hpp"
#include "client/models/workspace/items_draft.hpp"

namespace pult::wire {
struct Calendar;
} // namespace pult::wire

namespace pult::client {

/// Lines of the list in which the working hours are edited: the time zone, the seven days, dates with hours of their
/// own. A line's name is the day's number from Monday on, or the date as 2026-05-12; its text the hours, or the zone.
/// As long as somebody writes, both are what he has written.
enum class CalendarLine { zone, day, date };
[[nodiscard]] CalendarLine calendarLineOf(const WorkspaceItem& item);

/// The hours of a day in the form in which they are shown; nothing: they can't be read.
[[nodiscard]] std::optional<QString> tidyHours(const QString& written);

/// At any hour, in the zone of this computer.
[[nodiscard]] QList<WorkspaceItem> roundTheClock();
[[nodiscard]] QList<WorkspaceItem> calendarItems(const wire::Calendar& calendar);
/// Of the lines that can be read.
[[nodiscard]] wire::Calendar calendarOf(const QList<WorkspaceItem>& items);
[[nodiscard]] WaitClock clockOf(const QList<WorkspaceItem>& items);

/// Why the line can't be saved, in words; empty: it can.
[[nodiscard]] QString calendarTrouble(const WorkspaceItem& item);
/// Of the first line that has one, or of all of them together.
[[nodiscard]] QString calendarTrouble(const QList<WorkspaceItem>& items);

} // namespace pult::client
