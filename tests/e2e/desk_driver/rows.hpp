// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>

#include "client/models/rows/dialog_row.hpp"
#include "client/models/rows/message_row.hpp"

/// Rows of the models as JSON, as a test reads them.
namespace pult::e2e {

[[nodiscard]] boost::json::object toJson(const client::DialogRow& row);
[[nodiscard]] boost::json::object toJson(const client::MessageRow& row);

/// Every member of `wanted` is in `row` with the same value.
[[nodiscard]] bool matches(const boost::json::object& row, const boost::json::object& wanted);

} // namespace pult::e2e
