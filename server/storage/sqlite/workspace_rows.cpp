// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/workspace_rows.hpp"

namespace pult::storage::sqlite {

std::vector<wire::Group> everyGroup(Connection& db) {
    std::vector<wire::Group> groups;
    {
        Rows row = db.query("SELECT id, name, version, is_open, reopen_within FROM staff_group WHERE NOT removed"
                            " ORDER BY id");
        while (row.next()) {
            wire::Group group;
            bool isOpen = false;
            row.read(0, group.id, group.name, group.version, isOpen, group.reopen_within);
            if (isOpen)
                group.is_open = true;
            groups.push_back(std::move(group));
        }
    }
    for (auto& group : groups) {
        Rows row = db.query("SELECT operator_id FROM membership WHERE group_id = ? ORDER BY operator_id", group.id);
        while (row.next())
            group.members.push_back(row.get<OperatorId>(0));
    }
    return groups;
}

std::vector<wire::Stage> everyStage(Connection& db) {
    std::vector<wire::Stage> stages;
    Rows row = db.query("SELECT id, name, group_id, position, version, statuses FROM stage ORDER BY position, id");
    while (row.next()) {
        wire::Stage stage;
        std::optional<std::string_view> statuses;
        row.read(0, stage.id, stage.name, stage.group_id, stage.position, stage.version, statuses);
        if (statuses)
            stage.statuses = decodeStored<std::vector<wire::DialogStatus>>(*statuses);
        stages.push_back(std::move(stage));
    }
    return stages;
}

std::vector<wire::CustomerField> everyField(Connection& db) {
    std::vector<wire::CustomerField> fields;
    Rows row = db.query("SELECT id, key, name, kind, position, version, personal, choices, required FROM customer_field"
                        " ORDER BY position, id");
    while (row.next()) {
        wire::CustomerField field;
        bool personal = false, required = false;
        std::optional<std::string_view> choices;
        row.read(0, field.id, field.key, field.name, field.kind, field.position, field.version, personal, choices,
                 required);
        if (personal)
            field.personal = true;
        if (required)
            field.required = true;
        if (choices)
            field.choices = decodeStored<std::vector<std::string>>(*choices);
        fields.push_back(std::move(field));
    }
    return fields;
}

std::vector<wire::SavedFilter> everyFilter(Connection& db) {
    std::vector<wire::SavedFilter> filters;
    Rows row = db.query("SELECT id, owner_id, shared, name, sort, version, position, filter FROM saved_filter"
                        " ORDER BY position, id");
    while (row.next()) {
        wire::SavedFilter saved;
        std::string_view filter;
        row.read(0, saved.id, saved.owner_id, saved.shared, saved.name, saved.order, saved.version, saved.position,
                 filter);
        saved.filter = decodeStored<wire::DialogFilter>(filter);
        filters.push_back(std::move(saved));
    }
    return filters;
}

wire::CompanyFacts companyFacts(Connection& db) {
    Rows row = db.query("SELECT facts, version FROM company");
    row.next();
    wire::CompanyFacts company;
    company.facts = decodeStored<std::map<std::string, std::string>>(row.get<std::string_view>(0));
    company.version = row.get<std::int64_t>(1);
    return company;
}

std::optional<wire::Calendar> calendarOf(Connection& db) {
    Rows row = db.query("SELECT zone, version, week, days FROM calendar");
    if (!row.next())
        return std::nullopt;
    wire::Calendar calendar;
    std::string_view week, days;
    row.read(0, calendar.zone, calendar.version, week, days);
    calendar.week = decodeStored<std::vector<std::vector<wire::OpenHours>>>(week);
    calendar.days = decodeStored<std::vector<wire::CalendarDay>>(days);
    return calendar;
}

domain::Actor actorOf(const domain::Principal& principal) {
    return {wire::AuthorKind::operator_, principal.operatorId.value, principal.name};
}

} // namespace pult::storage::sqlite
