// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/dialog_query.hpp"

#include "shared/domain/dialog_filter.hpp"
#include "shared/domain/urgency.hpp"
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
    return {domain::urgencyOf(dialog), 0, dialog.id};
}

} // namespace pult::client
