// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/template_row.hpp"
#include "client/state/desk.hpp"

namespace pult::client {

/// The prepared texts that can be used in a dialog, in no order.
[[nodiscard]] QList<TemplateRow> templateRows(const Desk& desk, const wire::Dialog& dialog);
/// Whom they are filled for; of the customer what is known by now.
[[nodiscard]] TemplateContext templateContext(const Desk& desk, const wire::Dialog& dialog);

} // namespace pult::client
