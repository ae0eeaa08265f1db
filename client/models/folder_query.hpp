// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/folder.hpp"
#include "client/state/dialog_query.hpp"

namespace pult::client {

[[nodiscard]] inline DialogQuery queryOf(Folder folder, bool byUrgency) {
    using Assignee = wire::OneOrMany<wire::TextOrNumber>;
    using Status = wire::OneOrMany<wire::DialogStatus>;
    DialogQuery query;
    query.order = byUrgency ? wire::DialogOrder::urgency : wire::DialogOrder::recent;
    switch (folder) {
    case Folder::unanswered:
        query.filter.unanswered = true;
        break;
    case Folder::mine:
        query.filter.assignee = Assignee{"me"};
        break;
    case Folder::unassigned:
        query.filter.assignee = Assignee{"none"};
        break;
    case Folder::waiting:
        query.filter.status = Status{wire::DialogStatus::waiting};
        break;
    case Folder::snoozed:
        query.filter.status = Status{wire::DialogStatus::snoozed};
        break;
    case Folder::mentioned:
        query.filter.mentioned = true;
        break;
    case Folder::drafts:
    case Folder::unsent:
        break; // gathered here, not asked for
    case Folder::closed:
        query.filter.status = Status{wire::DialogStatus::closed};
        break;
    }
    return query;
}

} // namespace pult::client
