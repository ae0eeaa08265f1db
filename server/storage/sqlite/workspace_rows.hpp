// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/rows.hpp"
#include "shared/wire/workspace_methods.hpp"

/// The small lists of a workspace, each whole: they are short and asked for rarely.
namespace pult::storage::sqlite {

[[nodiscard]] std::vector<wire::Group> everyGroup(Connection& db);
[[nodiscard]] std::vector<wire::Stage> everyStage(Connection& db);
[[nodiscard]] std::vector<wire::CustomerField> everyField(Connection& db);
[[nodiscard]] std::vector<wire::SavedFilter> everyFilter(Connection& db);
[[nodiscard]] wire::CompanyFacts companyFacts(Connection& db);
[[nodiscard]] std::optional<wire::Calendar> calendarOf(Connection& db);

/// What is saved was changed by somebody else, or isn't there: why it can't be done.
template <class Listed, class Id>
[[nodiscard]] Result<Listed> asItStands(std::vector<Listed> list, std::optional<Id> id,
                                        std::optional<std::int64_t> version, const char* noun) {
    if (!id)
        return Listed{};
    for (auto& one : list) {
        if (one.id != *id)
            continue;
        if (version && *version != one.version)
            return fail(Errc::stale, std::string("somebody else has changed this ") + noun + " in the meantime");
        return std::move(one);
    }
    return fail(Errc::not_found, std::string("there is no such ") + noun);
}

[[nodiscard]] domain::Actor actorOf(const domain::Principal& principal);

} // namespace pult::storage::sqlite
