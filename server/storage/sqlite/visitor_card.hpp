// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "server/storage/sqlite/connection.hpp"

namespace pult::storage::sqlite {

/// What a visitor has told (mail, phone, form fields) onto his card; what stands there stays.
void addVisitorFields(Connection& db, std::int64_t visitor, std::map<std::string, std::string>& card);
/// By its IANA name; empty: he has never told.
[[nodiscard]] std::string visitorTimeZone(Connection& db, std::int64_t visitor);
[[nodiscard]] bool isVerifiedVisitor(Connection& db, std::int64_t visitor);

} // namespace pult::storage::sqlite
