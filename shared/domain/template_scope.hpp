// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/permissions.hpp"

/// Who uses and who changes which templates.
namespace pult::domain {

/// Sees the shared templates of this group; of group 0, which is none, those that are for everybody.
[[nodiscard]] bool seesTemplatesOf(const Principal& principal, GroupId group);
[[nodiscard]] bool seesTemplate(const Principal& principal, const wire::Template& one);
/// Nobody changes what WhatsApp has approved: that is done there.
[[nodiscard]] bool managesTemplate(const Principal& principal, const wire::Template& one);

} // namespace pult::domain
