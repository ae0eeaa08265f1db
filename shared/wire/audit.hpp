// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/types.hpp"

namespace pult::wire {

/// Something that somebody answers for: he signed in, saw what is hidden, changed rights.
struct AuditEntry {
    std::int64_t id = 0;
    Time at;
    Author author;
    std::string action;  ///< `customer.reveal`, `user.update`, `session.refused` and the like
    std::string subject; ///< whom or what, and why where somebody said it
};
BOOST_DESCRIBE_STRUCT(AuditEntry, (), (id, at, author, action, subject))

struct AuditPage {
    std::vector<AuditEntry> entries;
    Nullable<std::string> next;
};
BOOST_DESCRIBE_STRUCT(AuditPage, (), (entries, next))

/// The newest first. A page that isn't full may have a next one.
struct AuditList {
    static constexpr std::string_view kMethod = "audit.list";
    using Answer = AuditPage;
    std::optional<std::string> action; ///< or the beginning of it: `customer`
    std::optional<OperatorId> operator_id;
    std::optional<std::string> after;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(AuditList, (), (action, operator_id, after, limit))

} // namespace pult::wire
