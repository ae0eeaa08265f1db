// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/folder.hpp"
#include "client/state/dialog_query.hpp"

namespace pult::client {

[[nodiscard]] inline DialogQuery queryOf(Folder folder, bool byUrgency) {
    DialogQuery query;
    query.order = byUrgency ? wire::DialogOrder::urgency : wire::DialogOrder::recent;
    switch (folder) {
    case Folder::unanswered:
        query.unanswered = true;
        break;
    case Folder::mine:
        query.assignee = DialogQuery::Assignee::me;
        break;
    case Folder::unassigned:
        query.assignee = DialogQuery::Assignee::nobody;
        break;
    case Folder::waiting:
        query.statuses = {wire::DialogStatus::waiting};
        break;
    case Folder::snoozed:
        query.statuses = {wire::DialogStatus::snoozed};
        break;
    case Folder::mentioned:
    case Folder::drafts:
    case Folder::unsent:
        break; // gathered here, not asked for
    case Folder::closed:
        query.statuses = {wire::DialogStatus::closed};
        break;
    }
    return query;
}

} // namespace pult::client
