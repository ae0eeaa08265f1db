// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/verbs.hpp"
#include "server/storage/sqlite/workspace_rows.hpp"

namespace pult::storage::sqlite {

namespace {

/// Whoever keeps texts for his group keeps its filters, too.
bool mayShare(const domain::Principal& principal) {
    return domain::may(principal, domain::Permission::template_manage);
}

std::optional<Error> changeObjection(const domain::Principal& principal, const wire::SavedFilter& saved) {
    if (saved.owner_id == principal.operatorId)
        return std::nullopt;
    if (!saved.shared)
        return fail(Errc::not_found, "there is no such filter");
    if (!mayShare(principal))
        return fail(Errc::forbidden, "your role does not allow to change a shared filter of somebody else");
    return std::nullopt;
}

void announceFilter(WriteTransaction& tx, const wire::SavedFilter& saved, bool removed,
                    const domain::Principal& principal, std::string_view cause) {
    wire::FilterChanged changed{saved, std::nullopt};
    if (removed)
        changed.removed = true;
    tx.journal(std::move(changed), saved.shared ? EventScope{} : oneOperator(saved.owner_id), actorOf(principal),
               cause);
}

void writeFilter(WriteTransaction& tx, wire::SavedFilter& saved) {
    ++saved.version;
    const std::string filter = wire::encode(saved.filter);
    if (saved.id) {
        tx.db.run("UPDATE saved_filter SET shared = ?, name = ?, filter = ?, sort = ?, version = ? WHERE id = ?",
                  saved.shared, saved.name, filter, saved.order, saved.version, saved.id);
        return;
    }
    tx.db.run("INSERT INTO saved_filter (owner_id, shared, name, filter, sort, version) VALUES (?,?,?,?,?,?)",
              saved.owner_id, saved.shared, saved.name, filter, saved.order, saved.version);
    saved.id = FilterId{tx.db.lastId()};
}

} // namespace

Result<wire::SavedFilter> saveFilter(WriteTransaction& tx, const domain::Principal& principal,
                                     const wire::FilterSave& save) {
    if (!principal.operatorId)
        return fail(Errc::invalid, "only a person has filters of his own");
    const auto list = everyFilter(tx.db);
    const auto stands = asItStands(list, save.filter_id, save.version, "filter");
    if (!stands)
        return stands.error();
    wire::SavedFilter saved = *stands;
    if (!saved.id)
        saved.owner_id = principal.operatorId;
    else if (auto error = changeObjection(principal, saved))
        return *error;
    saved.shared = save.shared.value_or(saved.shared);
    if (saved.shared && !stands->shared && !mayShare(principal))
        return fail(Errc::forbidden, "your role does not allow to share filters");
    saved.name = save.name;
    saved.filter = save.filter;
    saved.order = save.order;
    for (const auto& other : list)
        if (other.id != saved.id && other.owner_id == saved.owner_id && other.name == saved.name)
            return fail(Errc::conflict, "name: another filter has it");
    if (saved.id && stands->shared && !saved.shared)
        announceFilter(tx, *stands, true, principal, "filter_withdrawn");
    writeFilter(tx, saved);
    announceFilter(tx, saved, false, principal, "filter_saved");
    return saved;
}

Result<Done> deleteFilter(WriteTransaction& tx, const domain::Principal& principal, const wire::FilterDelete& request) {
    const auto stands = asItStands(everyFilter(tx.db), std::optional(request.filter_id), request.version, "filter");
    if (!stands)
        return stands.error();
    if (auto error = changeObjection(principal, *stands))
        return *error;
    tx.db.run("DELETE FROM saved_filter WHERE id = ?", request.filter_id);
    announceFilter(tx, *stands, true, principal, "filter_deleted");
    return Done{};
}

} // namespace pult::storage::sqlite
