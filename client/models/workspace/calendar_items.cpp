// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/workspace/calendar_items.hpp"

#include "shared/domain/hours_text.hpp"
#include "shared/domain/working_hours.hpp"

#include <QCoreApplication>
#include <QDate>
#include <QSet>
#include <QTimeZone>

#include <algorithm>

namespace pult::client {

namespace {

constexpr int kDays = 7;
constexpr int kMinutesADay = 24 * 60;
const QString kZoneLine = QStringLiteral("zone");
const QString kDayLine = QStringLiteral("day");

struct CalendarWords {
    Q_DECLARE_TR_FUNCTIONS(pult::client::CalendarWords)
};

QString shownHours(const std::vector<wire::OpenHours>& hours) {
    return QString::fromStdString(domain::hoursText(hours));
}

WorkspaceItem dayItem(int day, const std::vector<wire::OpenHours>& hours) {
    return {.ref = kDayLine + QString::number(day),
            .position = day,
            .name = QString::number(day),
            .text = shownHours(hours)};
}

WorkspaceItem zoneItem(const QString& zone) {
    return {.ref = kZoneLine, .name = kZoneLine, .text = zone};
}

bool isDate(const QString& name) {
    return QDate::fromString(name, Qt::ISODate).isValid();
}

} // namespace

CalendarLine calendarLineOf(const WorkspaceItem& item) {
    if (item.ref == kZoneLine)
        return CalendarLine::zone;
    return item.ref.startsWith(kDayLine) ? CalendarLine::day : CalendarLine::date;
}

std::optional<QString> tidyHours(const QString& written) {
    const auto hours = domain::hoursIn(written.toStdString());
    return hours ? std::optional(shownHours(*hours)) : std::nullopt;
}

QList<WorkspaceItem> roundTheClock() {
    QList<WorkspaceItem> items{zoneItem(QString::fromLatin1(QTimeZone::systemTimeZoneId()))};
    for (int day = 1; day <= kDays; ++day)
        items.append(dayItem(day, {{0, kMinutesADay}}));
    return items;
}

QList<WorkspaceItem> calendarItems(const wire::Calendar& calendar) {
    QList<WorkspaceItem> items = roundTheClock();
    if (!calendar.zone.empty())
        items[0] = zoneItem(QString::fromStdString(calendar.zone));
    for (std::size_t day = 0; day < calendar.week.size() && day < kDays; ++day) {
        const int number = static_cast<int>(day) + 1;
        items[number] = dayItem(number, calendar.week[day]);
    }
    std::vector<wire::CalendarDay> days = calendar.days;
    std::ranges::sort(days, {}, &wire::CalendarDay::date);
    for (const auto& day : days) {
        const QString date = QString::fromStdString(day.date);
        items.append({.ref = date,
                      .position = static_cast<int>(items.size()),
                      .name = date,
                      .text = shownHours(day.hours),
                      .values = {QString::fromStdString(day.name)}});
    }
    for (WorkspaceItem& item : items)
        item.version = calendar.version;
    return items;
}

wire::Calendar calendarOf(const QList<WorkspaceItem>& items) {
    wire::Calendar calendar;
    calendar.week.resize(kDays);
    for (const WorkspaceItem& item : items) {
        if (calendarLineOf(item) == CalendarLine::zone) {
            calendar.zone = item.text.toStdString();
            continue;
        }
        auto hours = domain::hoursIn(item.text.toStdString());
        if (!hours)
            continue;
        if (calendarLineOf(item) == CalendarLine::day)
            calendar.week.at(static_cast<std::size_t>(item.name.toInt() - 1)) = std::move(*hours);
        else if (isDate(item.name))
            calendar.days.push_back({item.name.toStdString(), item.values.value(0).toStdString(), std::move(*hours)});
    }
    return calendar;
}

WaitClock clockOf(const QList<WorkspaceItem>& items) {
    const auto hours = domain::WorkingHours::of(calendarOf(items));
    return hours ? WaitClock(std::make_shared<domain::WorkingHours>(*hours)) : WaitClock();
}

QString calendarTrouble(const WorkspaceItem& item) {
    const CalendarLine line = calendarLineOf(item);
    if (line == CalendarLine::zone)
        return QTimeZone::isTimeZoneIdAvailable(item.text.toLatin1()) ? QString()
                                                                      : CalendarWords::tr("There is no such time zone");
    if (line == CalendarLine::date && !isDate(item.name))
        return CalendarWords::tr("Write the date like 31.12.2026");
    return tidyHours(item.text)
               ? QString()
               : CalendarWords::tr("Write hours like 9:00–13:00, 14:00–18:00. A night shift is written "
                                   "in two days: until 24:00 and from 0:00");
}

QString calendarTrouble(const QList<WorkspaceItem>& items) {
    QSet<QString> names;
    for (const WorkspaceItem& item : items) {
        if (const QString trouble = calendarTrouble(item); !trouble.isEmpty())
            return trouble;
        if (names.contains(item.name))
            return CalendarWords::tr("A date stands in the list twice");
        names.insert(item.name);
    }
    return domain::WorkingHours::of(calendarOf(items)) ? QString()
                                                       : CalendarWords::tr("Some day has to have working hours");
}

} // namespace pult::client
