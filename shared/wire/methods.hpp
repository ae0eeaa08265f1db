// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/mp11/list.hpp>

#include "shared/wire/audit.hpp"
#include "shared/wire/channels.hpp"
#include "shared/wire/checks.hpp"
#include "shared/wire/counts.hpp"
#include "shared/wire/customer_journey.hpp"
#include "shared/wire/customer_merges.hpp"
#include "shared/wire/customers.hpp"
#include "shared/wire/dialog_marks.hpp"
#include "shared/wire/dialogs.hpp"
#include "shared/wire/messages.hpp"
#include "shared/wire/orders.hpp"
#include "shared/wire/quarantine.hpp"
#include "shared/wire/search.hpp"
#include "shared/wire/session.hpp"
#include "shared/wire/staff.hpp"
#include "shared/wire/templates.hpp"
#include "shared/wire/workspace_methods.hpp"

namespace pult::wire {

/// Every method of the operator API, append only. The server's dispatch, its permission table and
/// the published schema are made from this list.
using Methods = boost::mp11::mp_list<
    SessionOpen, SessionResume, SessionClose, DialogList, DialogGet, DialogHistory, DialogTake, DialogTakeNext,
    DialogAccept, DialogDecline, DialogTakeOver, DialogAssign, DialogClose, DialogReopen, DialogSnooze, DialogMark,
    DialogTag, DialogRead, DialogTyping, DialogViewing, MessageSend, MessageCancel, MessageRetry, DraftSave, DraftList,
    FileLink, CustomerGet, CustomerUpdate, CustomerNoteAdd, UserList, UserAdd, UserUpdate, UserDisable, UserPassword,
    PresenceSet, TokenAdd, TokenList, TokenRevoke, ChannelList, ChannelAdd, ChannelUpdate, ChannelPause, ChannelResume,
    ChannelRemove, MessageConfirm, DialogHashes, SessionReport, ChannelTest, QuarantineList, QuarantineReplay,
    TemplateList, TemplateSave, TemplateDelete, TemplateRender, DialogStart, MessageEdit, MessageDelete, MessageReact,
    CustomerBlock, SearchQuery, WorkspaceGet, StageSave, StageDelete, FieldSave, FieldDelete, FilterSave, FilterDelete,
    CompanySave, CustomerSuggestions, CustomerKeepApart, CustomerMerge, CustomerUnmerge, CustomerNotePin,
    CustomerJourney, DialogCounts, PresenceIdle, DialogFollow, DialogSetStage, DialogSetPriority, CustomerReveal,
    DialogMarkUnread, OrderPut, OrderList, GroupSave, GroupDelete, CalendarSave, TemplateVersions, DialogMerge,
    AuditList>;

} // namespace pult::wire
