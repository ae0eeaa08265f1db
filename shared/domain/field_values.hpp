// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "shared/wire/workspace.hpp"

/// What fits into a customer's field.
namespace pult::domain {

enum class FieldFault { no_number, no_date, no_choice, no_flag, no_link };

struct FieldValue {
    std::string text; ///< as it is kept: a number with a point, a date as 2026-05-12, a flag as `true`
    std::optional<FieldFault> fault = {};
};

/// A number with a comma or spaces and a date as 12.05.2026 are understood. Empty text fits everywhere: it removes.
[[nodiscard]] FieldValue fieldValue(const wire::CustomerField& field, const std::string& typed);

/// The refusal of the API.
[[nodiscard]] std::string faultWords(const wire::CustomerField& field, FieldFault fault);

} // namespace pult::domain
