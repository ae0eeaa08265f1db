// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/dialog_query.hpp"

#include <algorithm>
#include <limits>

#include "shared/domain/dialog_filter.hpp"
#include "shared/wire/codec.hpp"

namespace pult::client {

bool DialogQuery::matches(const wire::Dialog& dialog, OperatorId me, Time now) const {
    return domain::passes(filter, dialog, me, now);
}

wire::DialogList DialogQuery::request(std::optional<std::string> after, int limit) const {
    return {filter, order, std::move(after), limit};
}

std::string DialogQuery::name() const {
    return wire::encode(request({}, 0));
}

SortKey sortKey(wire::DialogOrder order, const wire::Dialog& dialog) {
    if (order == wire::DialogOrder::recent)
        return {-dialog.last_seq, 0, dialog.id};
    constexpr std::int64_t kNobodyWaits = std::numeric_limits<std::int64_t>::max() / 2;
    constexpr int kMostUrgent = 512;
    std::int64_t place = kNobodyWaits;
    if (dialog.closed_at)
        place = 2 * kNobodyWaits - dialog.closed_at->time_since_epoch().count();
    else if (dialog.waiting_since)
        place = dialog.waiting_since->time_since_epoch().count();
    return {-std::clamp(dialog.priority, -kMostUrgent + 1, kMostUrgent), place, dialog.id};
}

} // namespace pult::client
