// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/dialog_query.hpp"

#include <algorithm>
#include <limits>

#include "shared/wire/codec.hpp"

namespace pult::client {

bool DialogQuery::matches(const wire::Dialog& dialog, OperatorId me) const {
    const bool statusFits = statuses.empty()
                                ? dialog.status != wire::DialogStatus::closed
                                : std::find(statuses.begin(), statuses.end(), dialog.status) != statuses.end();
    if (!statusFits || (unanswered && *unanswered != dialog.unanswered) || (channel && *channel != dialog.channel_id) ||
        (customer && *customer != dialog.customer_id))
        return false;
    switch (assignee) {
    case Assignee::anybody:
        return true;
    case Assignee::me:
        return dialog.assignee_id && *dialog.assignee_id == me;
    case Assignee::nobody:
        return !dialog.assignee_id;
    }
    return false;
}

wire::DialogList DialogQuery::request(std::optional<std::string> after, int limit) const {
    wire::DialogFilter filter;
    if (!statuses.empty()) {
        wire::OneOrMany<wire::DialogStatus> list;
        list.assign(statuses.begin(), statuses.end());
        filter.status = std::move(list);
    }
    filter.unanswered = unanswered;
    if (assignee != Assignee::anybody)
        filter.assignee = wire::OneOrMany<wire::TextOrNumber>{assignee == Assignee::me ? "me" : "none"};
    if (channel)
        filter.channel_id = wire::OneOrMany<ChannelId>{*channel};
    filter.customer_id = customer;
    return {std::move(filter), order, std::move(after), limit};
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
