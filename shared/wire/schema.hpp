// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// What the described structs look like as JSON, for those who don't read C++. Derived from the lists of methods,
/// events and signals, so that neither can be forgotten.
namespace pult::wire {

/// A JSON Schema (draft 2020-12): every struct and enum under `$defs`; `methods` names the params and the result of
/// each method, `events` and `signals` what a notification of each type carries.
[[nodiscard]] std::string schemaJson();

/// The same methods as OpenAPI 3.1: `POST /api/v1/{method}` with its errors.
[[nodiscard]] std::string openApiJson(std::string_view version);

} // namespace pult::wire
