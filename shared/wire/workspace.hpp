// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/dialog_filter.hpp"

/// What a company sets up for itself, and operators for themselves: small lists that are known whole.
namespace pult::wire {

/// Operators who answer together; a dialog belongs to one group.
struct Group {
    GroupId id;
    std::string name;
    std::vector<OperatorId> members;
    std::int64_t version = 0;
    std::optional<bool> is_open = {}; ///< its operators see each other's dialogs
    /// For how long after a close its customers go on in the same dialog (`2h`), unless their channel says it; left
    /// out: as the company has it.
    std::optional<std::string> reopen_within = {};
};
BOOST_DESCRIBE_STRUCT(Group, (), (id, name, members, version, is_open, reopen_within))

/// How far the company has come with a dialog, in its own words ("looking", "booked").
struct Stage {
    StageId id;
    std::string name;
    std::optional<GroupId> group_id;                   ///< only for the dialogs of this group
    std::optional<std::vector<DialogStatus>> statuses; ///< a dialog has it in one of these only; left out: in any
    int position = 0;                                  ///< stages are shown in rising order
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Stage, (), (id, name, group_id, statuses, position, version))

/// A question to dialog.list that somebody asks often.
struct SavedFilter {
    FilterId id;
    OperatorId owner_id;
    bool shared = false; ///< everybody sees it
    std::string name;
    DialogFilter filter;
    std::optional<DialogOrder> order;
    std::int64_t version = 0;
    /// Shown in rising order: private ones among their owner's, shared ones among all that are shared.
    std::optional<int> position = {};
};
BOOST_DESCRIBE_STRUCT(SavedFilter, (), (id, owner_id, shared, name, filter, order, version, position))

enum class FieldKind { unknown, text, number, date, choice, flag, link };
BOOST_DESCRIBE_ENUM(FieldKind, unknown, text, number, date, choice, flag, link)

/// One of the company's own fields in the customer's card. Values are text: a date as 2026-05-12, a flag as `true`.
struct CustomerField {
    FieldId id;
    std::string key; ///< the name in Customer::fields; never changes
    std::string name;
    FieldKind kind = FieldKind::unknown;
    std::optional<std::vector<std::string>> choices;
    std::optional<bool> personal; ///< shown in part to who may not see personal data
    int position = 0;
    std::int64_t version = 0;
    std::optional<bool> required; ///< dialogs of a customer who lacks it can't be closed
};
BOOST_DESCRIBE_STRUCT(CustomerField, (), (id, key, name, kind, choices, personal, position, version, required))

/// What is known of the company itself (`name`, `phone`, `site`, `address`, `hours`, ...): prepared texts are filled
/// with it as `company.<key>`.
struct CompanyFacts {
    std::map<std::string, std::string> facts;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(CompanyFacts, (), (facts, version))

/// A stretch of a day in minutes after its midnight, by the clock on the wall; 1440 is the next midnight. Who works
/// over midnight has two: to the end of one day and from the beginning of the next.
struct OpenHours {
    int from = 0;
    int until = 0;

    bool operator==(const OpenHours&) const = default;
};
BOOST_DESCRIBE_STRUCT(OpenHours, (), (from, until))

/// A date with hours of its own: a holiday, or a day on which the company works longer.
struct CalendarDay {
    std::string date; ///< as 2026-05-12
    std::string name;
    std::vector<OpenHours> hours; ///< none: closed

    bool operator==(const CalendarDay&) const = default;
};
BOOST_DESCRIBE_STRUCT(CalendarDay, (), (date, name, hours))

/// When the company answers.
struct Calendar {
    std::string zone;                         ///< as `Europe/Moscow`
    std::vector<std::vector<OpenHours>> week; ///< of seven days, Monday first; none at all: open at any hour
    std::vector<CalendarDay> days;            ///< these count in place of their weekdays
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Calendar, (), (zone, week, days, version))

/// How many dialogs stand in a folder of the asker.
struct DialogCount {
    /// `open`, `unanswered`, `mine`, `unassigned`, `mentioned`, `waiting`, `snoozed`, or `channel:ID`, `tag:NAME`,
    /// `assignee:ID`, `filter:ID`.
    std::string folder;
    std::int64_t total = 0;
    std::int64_t unanswered = 0;
};
BOOST_DESCRIBE_STRUCT(DialogCount, (), (folder, total, unanswered))

} // namespace pult::wire
