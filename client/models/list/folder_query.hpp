// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/folder.hpp"
#include "client/state/dialog_query.hpp"

namespace pult::client {

[[nodiscard]] inline DialogQuery queryOf(Folder folder, bool byUrgency) {
    using Assignee = wire::OneOrMany<wire::TextOrNumber>;
    using Resolution = wire::OneOrMany<wire::Resolution>;
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
        // A call stands until it is looked at, also where the dialog is over by then.
        query.filter.mentioned = true;
        query.filter.status =
            Status{wire::DialogStatus::bot,    wire::DialogStatus::queued,  wire::DialogStatus::offered,
                   wire::DialogStatus::active, wire::DialogStatus::waiting, wire::DialogStatus::snoozed,
                   wire::DialogStatus::closed};
        break;
    case Folder::drafts:
    case Folder::unsent:
        break; // gathered here, not asked for
    case Folder::closed:
        query.filter.status = Status{wire::DialogStatus::closed};
        query.filter.resolution = Resolution{wire::Resolution::resolved,     wire::Resolution::no_reply_from_client,
                                             wire::Resolution::declined,     wire::Resolution::duplicate,
                                             wire::Resolution::merged,       wire::Resolution::bot_resolved,
                                             wire::Resolution::auto_inactive};
        break;
    case Folder::spam:
        query.filter.status = Status{wire::DialogStatus::closed};
        query.filter.resolution = Resolution{wire::Resolution::spam};
        break;
    }
    return query;
}

} // namespace pult::client
