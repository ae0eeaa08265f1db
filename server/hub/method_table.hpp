// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/mp11/algorithm.hpp>

#include "shared/domain/permissions.hpp"
#include "shared/wire/methods.hpp"

/// The one table: method -> the permission it needs. A method without a row doesn't compile.
/// Which dialogs, customers or files it may be used on is decided by the store with domain::may.
namespace pult::hub {

template <class Method>
struct Needs; // a missing specialisation is a method without a row

#define PULT_METHOD_NEEDS(method, permission)                                                                          \
    template <>                                                                                                        \
    struct Needs<wire::method> {                                                                                       \
        static constexpr domain::Permission value = domain::Permission::permission;                                    \
    };

PULT_METHOD_NEEDS(SessionOpen, own_account)
PULT_METHOD_NEEDS(SessionResume, own_account)
PULT_METHOD_NEEDS(SessionClose, own_account)
PULT_METHOD_NEEDS(SessionReport, own_account)
PULT_METHOD_NEEDS(DialogList, dialog_read)
PULT_METHOD_NEEDS(DialogCounts, dialog_read)
PULT_METHOD_NEEDS(DialogGet, dialog_read)
PULT_METHOD_NEEDS(DialogHistory, dialog_read)
PULT_METHOD_NEEDS(DialogHashes, dialog_read)
PULT_METHOD_NEEDS(DialogTake, dialog_take)
PULT_METHOD_NEEDS(DialogTakeNext, dialog_take)
PULT_METHOD_NEEDS(DialogAccept, dialog_take)
PULT_METHOD_NEEDS(DialogDecline, dialog_take)
PULT_METHOD_NEEDS(DialogTakeOver, dialog_takeover)
PULT_METHOD_NEEDS(DialogAssign, dialog_transfer)
PULT_METHOD_NEEDS(DialogClose, dialog_close)
PULT_METHOD_NEEDS(DialogReopen, dialog_reopen)
PULT_METHOD_NEEDS(DialogMerge, dialog_close)
PULT_METHOD_NEEDS(DialogSnooze, dialog_reply)
PULT_METHOD_NEEDS(DialogMark, dialog_reply)
PULT_METHOD_NEEDS(DialogTag, dialog_tag)
PULT_METHOD_NEEDS(DialogFollow, dialog_read)
PULT_METHOD_NEEDS(DialogSetStage, dialog_tag)
PULT_METHOD_NEEDS(DialogSetPriority, dialog_tag)
PULT_METHOD_NEEDS(DialogRead, dialog_read)
PULT_METHOD_NEEDS(DialogMarkUnread, dialog_read)
PULT_METHOD_NEEDS(DialogTyping, dialog_read)
PULT_METHOD_NEEDS(DialogViewing, dialog_read)
PULT_METHOD_NEEDS(MessageSend, dialog_note)
PULT_METHOD_NEEDS(MessageCancel, dialog_reply)
PULT_METHOD_NEEDS(MessageRetry, dialog_reply)
PULT_METHOD_NEEDS(MessageConfirm, dialog_reply)
PULT_METHOD_NEEDS(MessageEdit, message_edit_own)
PULT_METHOD_NEEDS(MessageDelete, message_edit_own)
PULT_METHOD_NEEDS(MessageReact, dialog_reply)
PULT_METHOD_NEEDS(DraftSave, dialog_read)
PULT_METHOD_NEEDS(DraftList, own_account)
PULT_METHOD_NEEDS(FileLink, dialog_read)
PULT_METHOD_NEEDS(CustomerGet, dialog_read)
PULT_METHOD_NEEDS(CustomerUpdate, customer_edit)
PULT_METHOD_NEEDS(CustomerNoteAdd, customer_edit)
PULT_METHOD_NEEDS(CustomerBlock, dialog_close)
PULT_METHOD_NEEDS(CustomerNotePin, customer_edit)
PULT_METHOD_NEEDS(CustomerReveal, customer_see_full_contacts)
PULT_METHOD_NEEDS(CustomerSuggestions, customer_merge)
PULT_METHOD_NEEDS(CustomerKeepApart, customer_merge)
PULT_METHOD_NEEDS(CustomerMerge, customer_merge)
PULT_METHOD_NEEDS(CustomerUnmerge, customer_unmerge)
PULT_METHOD_NEEDS(CustomerJourney, dialog_read)
PULT_METHOD_NEEDS(OrderPut, order_put)
PULT_METHOD_NEEDS(OrderList, dialog_read)
PULT_METHOD_NEEDS(UserList, own_account)
PULT_METHOD_NEEDS(UserAdd, user_manage)
PULT_METHOD_NEEDS(UserUpdate, user_manage)
PULT_METHOD_NEEDS(UserDisable, user_manage)
PULT_METHOD_NEEDS(UserPassword, own_account)
PULT_METHOD_NEEDS(PresenceSet, own_account)
PULT_METHOD_NEEDS(TokenAdd, user_manage)
PULT_METHOD_NEEDS(TokenList, user_manage)
PULT_METHOD_NEEDS(TokenRevoke, user_manage)
PULT_METHOD_NEEDS(ChannelList, own_account)
PULT_METHOD_NEEDS(ChannelAdd, channel_manage)
PULT_METHOD_NEEDS(ChannelUpdate, channel_manage)
PULT_METHOD_NEEDS(ChannelPause, channel_manage)
PULT_METHOD_NEEDS(ChannelTest, channel_manage)
PULT_METHOD_NEEDS(ChannelResume, channel_manage)
PULT_METHOD_NEEDS(ChannelRemove, channel_manage)
PULT_METHOD_NEEDS(QuarantineList, channel_manage)
PULT_METHOD_NEEDS(QuarantineReplay, channel_manage)
PULT_METHOD_NEEDS(TemplateList, template_use)
PULT_METHOD_NEEDS(TemplateSave, template_use)
PULT_METHOD_NEEDS(TemplateDelete, template_use)
PULT_METHOD_NEEDS(TemplateRender, template_use)
PULT_METHOD_NEEDS(TemplateVersions, template_use)
PULT_METHOD_NEEDS(DialogStart, dialog_reply)
PULT_METHOD_NEEDS(SearchQuery, dialog_read)
PULT_METHOD_NEEDS(WorkspaceGet, own_account)
PULT_METHOD_NEEDS(GroupSave, user_manage)
PULT_METHOD_NEEDS(GroupDelete, user_manage)
PULT_METHOD_NEEDS(StageSave, channel_manage)
PULT_METHOD_NEEDS(StageDelete, channel_manage)
PULT_METHOD_NEEDS(FieldSave, channel_manage)
PULT_METHOD_NEEDS(FieldDelete, channel_manage)
PULT_METHOD_NEEDS(FilterSave, own_account)
PULT_METHOD_NEEDS(FilterDelete, own_account)
PULT_METHOD_NEEDS(CompanySave, channel_manage)
PULT_METHOD_NEEDS(CalendarSave, channel_manage)
PULT_METHOD_NEEDS(PresenceIdle, own_account)
PULT_METHOD_NEEDS(AuditList, audit_read)

#undef PULT_METHOD_NEEDS

/// What somebody does with what is his own: not for API tokens, whatever they hold.
template <class Method>
inline constexpr bool kIsPersonal = boost::mp11::mp_contains<
    boost::mp11::mp_list<wire::DialogRead, wire::DialogMarkUnread, wire::DialogViewing, wire::DraftSave,
                         wire::DraftList, wire::PresenceSet, wire::PresenceIdle, wire::DialogFollow>,
    Method>::value;

} // namespace pult::hub
