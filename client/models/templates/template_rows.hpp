// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/templates/template_habits.hpp"
#include "client/models/templates/template_row.hpp"
#include "client/state/desk.hpp"
#include "shared/domain/permissions.hpp"

namespace pult::client {

/// What this operator may do with prepared texts depends on.
[[nodiscard]] domain::Principal principalOf(const wire::User& me);
/// The prepared texts that can be used in a dialog, in no order.
[[nodiscard]] QList<TemplateRow> templateRows(const Desk& desk, const wire::Dialog& dialog,
                                              const TemplateHabits& habits = {});
/// Whom they are filled for; of the customer what is known by now.
[[nodiscard]] TemplateContext templateContext(const Desk& desk, const wire::Dialog& dialog);

} // namespace pult::client
