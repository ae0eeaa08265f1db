// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/session.hpp"
#include "shared/wire/workspace.hpp"

/// The lists of a workspace. They are asked for all at once and kept up to date by `group.changed`, `stage.changed`,
/// `filter.changed`, `field.changed`, `company.changed` and `calendar.changed`. Who saves a changed one gives the
/// version he has seen: another one is refused as `stale`. Names are unique, so that the same again makes no second one
/// but is refused as `conflict`.
namespace pult::wire {

struct Workspace {
    std::vector<Group> groups;
    std::vector<Stage> stages;         ///< by position
    std::vector<SavedFilter> filters;  ///< the asker's and the shared ones
    std::vector<CustomerField> fields; ///< by position
    CompanyFacts company;
    std::optional<Calendar> calendar = {}; ///< none: the company answers at any hour
};
BOOST_DESCRIBE_STRUCT(Workspace, (), (groups, stages, filters, fields, company, calendar))

struct WorkspaceGet {
    static constexpr std::string_view kMethod = "workspace.get";
    using Answer = Workspace;
};
BOOST_DESCRIBE_STRUCT(WorkspaceGet, (), ())

struct GroupAnswer {
    Group group;
};
BOOST_DESCRIBE_STRUCT(GroupAnswer, (), (group))

/// A new group, or with group_id and version another name, other members: what is left out stays. Whoever comes or goes
/// is asked to resume his session and to load anew.
struct GroupSave {
    static constexpr std::string_view kMethod = "group.save";
    using Answer = GroupAnswer;
    std::optional<GroupId> group_id;
    std::optional<std::int64_t> version;
    std::string name;
    std::optional<bool> is_open;
    std::optional<std::vector<OperatorId>> members;
    std::optional<std::string> reopen_within = {}; ///< empty: as the company has it
};
BOOST_DESCRIBE_STRUCT(GroupSave, (), (group_id, version, name, is_open, members, reopen_within))

/// Refused as `conflict` while it has channels, open dialogs, stages or templates, and for the last one. Who was in it
/// goes on reading what was closed there.
struct GroupDelete {
    static constexpr std::string_view kMethod = "group.delete";
    using Answer = Empty;
    GroupId group_id;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(GroupDelete, (), (group_id, version))

struct StageAnswer {
    Stage stage;
};
BOOST_DESCRIBE_STRUCT(StageAnswer, (), (stage))

/// A new stage, or with stage_id and version the whole of one anew.
struct StageSave {
    static constexpr std::string_view kMethod = "stage.save";
    using Answer = StageAnswer;
    std::optional<StageId> stage_id;
    std::optional<std::int64_t> version;
    std::string name;
    std::optional<GroupId> group_id;
    std::optional<std::vector<DialogStatus>> statuses;
    std::optional<int> position; ///< the last when left out
};
BOOST_DESCRIBE_STRUCT(StageSave, (), (stage_id, version, name, group_id, statuses, position))

struct StageDelete {
    static constexpr std::string_view kMethod = "stage.delete";
    using Answer = Empty;
    StageId stage_id;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(StageDelete, (), (stage_id, version))

struct FieldAnswer {
    CustomerField field;
};
BOOST_DESCRIBE_STRUCT(FieldAnswer, (), (field))

/// A new field, or with field_id and version the whole of one anew; its key stays.
struct FieldSave {
    static constexpr std::string_view kMethod = "field.save";
    using Answer = FieldAnswer;
    std::optional<FieldId> field_id;
    std::optional<std::int64_t> version;
    std::optional<std::string> key; ///< the name when left out
    std::string name;
    FieldKind kind = FieldKind::unknown;
    std::optional<std::vector<std::string>> choices; ///< of a choice
    std::optional<bool> personal;
    std::optional<int> position; ///< the last when left out
    std::optional<bool> required;
};
BOOST_DESCRIBE_STRUCT(FieldSave, (), (field_id, version, key, name, kind, choices, personal, position, required))

/// What customers have in it stays in their cards.
struct FieldDelete {
    static constexpr std::string_view kMethod = "field.delete";
    using Answer = Empty;
    FieldId field_id;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(FieldDelete, (), (field_id, version))

struct FilterAnswer {
    SavedFilter filter;
};
BOOST_DESCRIBE_STRUCT(FilterAnswer, (), (filter))

/// A new filter of the asker's, or with filter_id and version the whole of one anew. Sharing one, and changing a shared
/// one of somebody else, needs the right to manage templates of a group; so does moving a shared one.
struct FilterSave {
    static constexpr std::string_view kMethod = "filter.save";
    using Answer = FilterAnswer;
    std::optional<FilterId> filter_id;
    std::optional<std::int64_t> version;
    std::string name;
    std::optional<bool> shared;
    DialogFilter filter;
    std::optional<DialogOrder> order;
    /// Its place from 0 on among the private or the shared ones, where the others make room. Left out: it stays, and a
    /// new one is the last.
    std::optional<int> position = {};
};
BOOST_DESCRIBE_STRUCT(FilterSave, (), (filter_id, version, name, shared, filter, order, position))

struct FilterDelete {
    static constexpr std::string_view kMethod = "filter.delete";
    using Answer = Empty;
    FilterId filter_id;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(FilterDelete, (), (filter_id, version))

struct CompanyAnswer {
    CompanyFacts company;
};
BOOST_DESCRIBE_STRUCT(CompanyAnswer, (), (company))

/// All of the facts anew; those with an empty value are removed.
struct CompanySave {
    static constexpr std::string_view kMethod = "company.save";
    using Answer = CompanyAnswer;
    std::optional<std::int64_t> version;
    std::map<std::string, std::string> facts;
};
BOOST_DESCRIBE_STRUCT(CompanySave, (), (version, facts))

struct CalendarAnswer {
    Calendar calendar;
};
BOOST_DESCRIBE_STRUCT(CalendarAnswer, (), (calendar))

/// All of the working hours anew. Who waits already keeps the time by which he is to be answered.
struct CalendarSave {
    static constexpr std::string_view kMethod = "calendar.save";
    using Answer = CalendarAnswer;
    std::optional<std::int64_t> version;
    std::string zone;
    std::vector<std::vector<OpenHours>> week;
    std::vector<CalendarDay> days;
};
BOOST_DESCRIBE_STRUCT(CalendarSave, (), (version, zone, week, days))

} // namespace pult::wire
