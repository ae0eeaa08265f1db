// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "server/storage/sqlite/staff_rows.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "server/storage/sqlite/workspace_rows.hpp"

namespace pult::storage::sqlite {

namespace {

template <class Event>
void tellStaff(WriteTransaction& tx, Event event, const domain::Principal& principal, std::string_view cause) {
    tx.journal(std::move(event), EventScope{}, actorOf(principal), cause);
}

template <class Listed>
int lastPosition(const std::vector<Listed>& list) {
    return list.empty() ? 0 : list.back().position + 1;
}

/// A list as a column holds it; nothing for none.
template <class T>
std::optional<std::string> column(const std::optional<std::vector<T>>& list) {
    return list ? std::optional(wire::encode(*list)) : std::nullopt;
}

void writeStage(WriteTransaction& tx, wire::Stage& stage) {
    ++stage.version;
    const auto statuses = column(stage.statuses);
    if (stage.id) {
        tx.db.run("UPDATE stage SET name = ?, group_id = ?, statuses = ?, position = ?, version = ? WHERE id = ?",
                  stage.name, stage.group_id, statuses, stage.position, stage.version, stage.id);
        return;
    }
    tx.db.run("INSERT INTO stage (name, group_id, statuses, position, version) VALUES (?,?,?,?,?)", stage.name,
              stage.group_id, statuses, stage.position, stage.version);
    stage.id = StageId{tx.db.lastId()};
}

void writeField(WriteTransaction& tx, wire::CustomerField& field) {
    ++field.version;
    const auto choices = column(field.choices);
    const bool personal = field.personal.value_or(false), required = field.required.value_or(false);
    if (field.id) {
        tx.db.run("UPDATE customer_field SET name = ?, kind = ?, choices = ?, personal = ?, required = ?, position = ?,"
                  " version = ? WHERE id = ?",
                  field.name, field.kind, choices, personal, required, field.position, field.version, field.id);
        return;
    }
    tx.db.run("INSERT INTO customer_field (key, name, kind, choices, personal, required, position, version)"
              " VALUES (?,?,?,?,?,?,?,?)",
              field.key, field.name, field.kind, choices, personal, required, field.position, field.version);
    field.id = FieldId{tx.db.lastId()};
}

} // namespace

Result<wire::Workspace> workspace(Connection& db, const domain::Principal& principal) {
    wire::Workspace all{everyGroup(db), everyStage(db),   everyFilter(db),
                        everyField(db), companyFacts(db), calendarOf(db)};
    std::erase_if(all.filters, [&](const wire::SavedFilter& saved) {
        return !saved.shared && saved.owner_id != domain::personOf(principal);
    });
    return all;
}

Result<wire::Stage> saveStage(WriteTransaction& tx, const domain::Principal& principal, const wire::StageSave& save) {
    const auto list = everyStage(tx.db);
    auto stands = asItStands(list, save.stage_id, save.version, "stage");
    if (!stands)
        return stands.error();
    if (save.group_id && !isGroup(tx.db, *save.group_id))
        return fail(Errc::invalid, "group_id: there is no such group");
    wire::Stage stage = *stands;
    stage.name = save.name;
    stage.group_id = save.group_id;
    stage.statuses = save.statuses;
    stage.position = save.position.value_or(stage.id ? stage.position : lastPosition(list));
    for (const auto& other : list)
        if (other.id != stage.id && other.name == stage.name && other.group_id == stage.group_id)
            return fail(Errc::conflict, "name: another stage has it");
    writeStage(tx, stage);
    if (stage.group_id != stands->group_id || stage.statuses != stands->statuses)
        forgetStage(tx, stage.id, actorOf(principal));
    tellStaff(tx, wire::StageChanged{stage, {}}, principal, "stage_saved");
    return stage;
}

Result<Done> deleteStage(WriteTransaction& tx, const domain::Principal& principal, const wire::StageDelete& request) {
    const auto stands = asItStands(everyStage(tx.db), std::optional(request.stage_id), request.version, "stage");
    if (!stands)
        return stands.error();
    tx.db.run("DELETE FROM stage WHERE id = ?", request.stage_id);
    forgetStage(tx, request.stage_id, actorOf(principal));
    tellStaff(tx, wire::StageChanged{*stands, true}, principal, "stage_deleted");
    return Done{};
}

Result<wire::CustomerField> saveField(WriteTransaction& tx, const domain::Principal& principal,
                                      const wire::FieldSave& save) {
    const auto list = everyField(tx.db);
    auto stands = asItStands(list, save.field_id, save.version, "field");
    if (!stands)
        return stands.error();
    wire::CustomerField field = *stands;
    if (!field.id)
        field.key = save.key.value_or(save.name);
    field.name = save.name;
    field.kind = save.kind;
    field.choices = save.choices;
    field.personal.reset();
    if (save.personal.value_or(false))
        field.personal = true;
    field.required.reset();
    if (save.required.value_or(false))
        field.required = true;
    field.position = save.position.value_or(field.id ? field.position : lastPosition(list));
    for (const auto& other : list)
        if (other.id != field.id && (other.name == field.name || other.key == field.key))
            return fail(Errc::conflict, "name: another field has it");
    writeField(tx, field);
    tellStaff(tx, wire::FieldChanged{field, {}}, principal, "field_saved");
    return field;
}

Result<Done> deleteField(WriteTransaction& tx, const domain::Principal& principal, const wire::FieldDelete& request) {
    const auto stands = asItStands(everyField(tx.db), std::optional(request.field_id), request.version, "field");
    if (!stands)
        return stands.error();
    tx.db.run("DELETE FROM customer_field WHERE id = ?", request.field_id);
    tellStaff(tx, wire::FieldChanged{*stands, true}, principal, "field_deleted");
    return Done{};
}

Result<wire::CompanyFacts> saveCompany(WriteTransaction& tx, const domain::Principal& principal,
                                       const wire::CompanySave& save) {
    wire::CompanyFacts company = companyFacts(tx.db);
    if (save.version && *save.version != company.version)
        return fail(Errc::stale, "somebody else has changed this in the meantime");
    if (company.facts == save.facts)
        return company;
    company.facts = save.facts;
    ++company.version;
    const std::string facts = wire::encode(company.facts);
    tx.db.run("UPDATE company SET facts = ?, version = ?", facts, company.version);
    tellStaff(tx, wire::CompanyChanged{company}, principal, "company_saved");
    return company;
}

Result<wire::Calendar> saveCalendar(WriteTransaction& tx, const domain::Principal& principal,
                                    const wire::CalendarSave& save) {
    wire::Calendar calendar = calendarOf(tx.db).value_or(wire::Calendar{});
    if (save.version && *save.version != calendar.version)
        return fail(Errc::stale, "somebody else has changed this in the meantime");
    if (calendar.version > 0 && calendar.zone == save.zone && calendar.week == save.week && calendar.days == save.days)
        return calendar;
    calendar.zone = save.zone;
    calendar.week = save.week;
    calendar.days = save.days;
    ++calendar.version;
    if (const auto hours = domain::WorkingHours::of(calendar); !hours)
        return hours.error();
    const std::string week = wire::encode(calendar.week), days = wire::encode(calendar.days);
    tx.db.run("INSERT OR REPLACE INTO calendar (id, zone, week, days, version) VALUES (1,?,?,?,?)", calendar.zone, week,
              days, calendar.version);
    tx.forgetHours();
    tellStaff(tx, wire::CalendarChanged{calendar}, principal, "calendar_saved");
    return calendar;
}

} // namespace pult::storage::sqlite
