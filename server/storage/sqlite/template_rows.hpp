// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/rows.hpp"
#include "shared/wire/templates.hpp"

/// Rows of templates, and what is told about them.
namespace pult::storage::sqlite {

extern const std::string kTemplateColumns;
/// Without what lies in JSON: enough to say who may see it.
[[nodiscard]] wire::Template readTemplatePlace(const Statement& row);
[[nodiscard]] wire::Template readTemplate(const Statement& row);
[[nodiscard]] Result<wire::Template> loadTemplate(Connection& db, TemplateId id);

/// The owner, group or channel that its scope names; 0 for everybody.
[[nodiscard]] std::int64_t placeOf(const wire::Template& one);

/// Inserts it when it has no id yet. Sets id, version and updated_at.
void writeTemplate(WriteTransaction& tx, wire::Template& one);
/// As it stands from now on, and who has said so. Those that are too old are forgotten.
void keepVersion(WriteTransaction& tx, const wire::Template& one, const domain::Actor& actor);
/// The newest first.
[[nodiscard]] std::vector<wire::TemplateVersion> versionsOf(Connection& db, TemplateId id);
/// With the event, and all its versions.
void removeTemplate(WriteTransaction& tx, const wire::Template& one, const domain::Actor& actor,
                    std::string_view cause);
void announceTemplate(WriteTransaction& tx, const wire::Template& one, bool removed, const domain::Actor& actor,
                      std::string_view cause);

} // namespace pult::storage::sqlite
