// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "shared/wire/dialogs.hpp"

namespace pult::client {

/// A list of dialogs as the server is asked for it. The same question can be answered here for one
/// dialog at a time, so that an event moves a row without another request.
struct DialogQuery {
    wire::DialogFilter filter;
    wire::DialogOrder order = wire::DialogOrder::urgency;

    bool matches(const wire::Dialog& dialog, OperatorId me, Time now) const;
    /// The same for every way to ask the same.
    std::string name() const;
    wire::DialogList request(std::optional<std::string> after, int limit) const;
};

/// Where a dialog stands in an order; smaller is nearer to the top. The same as the server's order.
struct SortKey {
    std::int64_t first = 0;
    std::int64_t second = 0;
    DialogId id;

    auto operator<=>(const SortKey&) const = default;
};

[[nodiscard]] SortKey sortKey(wire::DialogOrder order, const wire::Dialog& dialog);

} // namespace pult::client
