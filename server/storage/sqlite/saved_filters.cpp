// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "server/storage/sqlite/verbs.hpp"
#include "server/storage/sqlite/workspace_rows.hpp"

namespace pult::storage::sqlite {

namespace {

/// Of one person's: each is counted for him with every dialog that changes.
constexpr std::ptrdiff_t kMostFilters = 100;

/// Whoever keeps texts for his group keeps its filters, too.
bool mayShare(const domain::Principal& principal) {
    return domain::may(principal, domain::Permission::template_manage);
}

std::optional<Error> changeObjection(const domain::Principal& principal, const wire::SavedFilter& saved) {
    if (saved.owner_id == domain::personOf(principal))
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
        tx.db.run("UPDATE saved_filter SET shared = ?, name = ?, filter = ?, sort = ?, version = ?, position = ?"
                  " WHERE id = ?",
                  saved.shared, saved.name, filter, saved.order, saved.version, saved.position, saved.id);
        return;
    }
    tx.db.run("INSERT INTO saved_filter (owner_id, shared, name, filter, sort, version, position)"
              " VALUES (?,?,?,?,?,?,?)",
              saved.owner_id, saved.shared, saved.name, filter, saved.order, saved.version, saved.position);
    saved.id = FilterId{tx.db.lastId()};
}

/// The others that it stands among, in their order.
std::vector<wire::SavedFilter> neighboursOf(const wire::SavedFilter& saved, std::vector<wire::SavedFilter> list) {
    std::erase_if(list, [&](const wire::SavedFilter& other) {
        const bool together = other.shared == saved.shared && (saved.shared || other.owner_id == saved.owner_id);
        return !together || other.id == saved.id;
    });
    return list;
}

/// The others make room, and everybody who sees them is told where they stand now.
void putAt(WriteTransaction& tx, wire::SavedFilter& saved, int position, std::vector<wire::SavedFilter> neighbours,
           const domain::Principal& principal) {
    saved.position = std::clamp(position, 0, static_cast<int>(neighbours.size()));
    int next = 0;
    for (auto& other : neighbours) {
        if (next == saved.position)
            ++next;
        if (other.position != next) {
            other.position = next;
            writeFilter(tx, other);
            announceFilter(tx, other, false, principal, "filter_moved");
        }
        ++next;
    }
}

} // namespace

Result<wire::SavedFilter> saveFilter(WriteTransaction& tx, const domain::Principal& principal,
                                     const wire::FilterSave& save) {
    if (!domain::personOf(principal))
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
    const auto isHis = [&](const wire::SavedFilter& other) { return other.owner_id == saved.owner_id; };
    if (!saved.id && std::ranges::count_if(list, isHis) >= kMostFilters)
        return fail(Errc::invalid, "at most " + std::to_string(kMostFilters) + " filters each");
    saved.shared = save.shared.value_or(saved.shared);
    if (saved.shared && !stands->shared && !mayShare(principal))
        return fail(Errc::forbidden, "your role does not allow to share filters");
    if (save.position && saved.shared && !mayShare(principal))
        return fail(Errc::forbidden, "your role does not allow to move shared filters");
    saved.name = save.name;
    saved.filter = save.filter;
    saved.order = save.order;
    for (const auto& other : list)
        if (other.id != saved.id && other.owner_id == saved.owner_id && other.name == saved.name)
            return fail(Errc::conflict, "name: another filter has it");
    const auto neighbours = neighboursOf(saved, list);
    if (save.position)
        putAt(tx, saved, *save.position, neighbours, principal);
    else if (!saved.id || saved.shared != stands->shared)
        saved.position = neighbours.empty() ? 0 : neighbours.back().position.value_or(0) + 1;
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
