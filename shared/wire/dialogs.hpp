// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/dialog_filter.hpp"
#include "shared/wire/session.hpp"

namespace pult::wire {

struct DialogPage {
    std::vector<Dialog> dialogs;
    Nullable<std::string> next;
};
BOOST_DESCRIBE_STRUCT(DialogPage, (), (dialogs, next))

struct DialogList {
    static constexpr std::string_view kMethod = "dialog.list";
    using Answer = DialogPage;
    std::optional<DialogFilter> filter;
    std::optional<DialogOrder> order; ///< urgency when left out
    std::optional<std::string> after;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(DialogList, (), (filter, order, after, limit))

struct DialogAnswer {
    Dialog dialog;
};
BOOST_DESCRIBE_STRUCT(DialogAnswer, (), (dialog))

struct DialogDetails {
    Dialog dialog;
    Customer customer;
    std::vector<Presence> viewing; ///< colleagues who have it open
};
BOOST_DESCRIBE_STRUCT(DialogDetails, (), (dialog, customer, viewing))

struct DialogGet {
    static constexpr std::string_view kMethod = "dialog.get";
    using Answer = DialogDetails;
    DialogId dialog_id;
};
BOOST_DESCRIBE_STRUCT(DialogGet, (), (dialog_id))

struct MessagePage {
    std::vector<Message> messages; ///< rising by seq
    Nullable<std::string> next;
};
BOOST_DESCRIBE_STRUCT(MessagePage, (), (messages, next))

/// Exactly one of thread_id, dialog_id, customer_id. The newest page first; `next` goes back in as `before`.
struct DialogHistory {
    static constexpr std::string_view kMethod = "dialog.history";
    using Answer = MessagePage;
    std::optional<ThreadId> thread_id;
    std::optional<DialogId> dialog_id;
    std::optional<CustomerId> customer_id;
    std::optional<std::string> before;
    std::optional<std::string> after;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(DialogHistory, (), (thread_id, dialog_id, customer_id, before, after, limit))

struct DialogTake {
    static constexpr std::string_view kMethod = "dialog.take";
    using Answer = DialogAnswer;
    DialogId dialog_id;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(DialogTake, (), (dialog_id, version))

enum class TakeMode { unknown, deadline, oldest, random };
BOOST_DESCRIBE_ENUM(TakeMode, unknown, deadline, oldest, random)

struct DialogTakeNext {
    static constexpr std::string_view kMethod = "dialog.take_next";
    using Answer = DialogAnswer;
    std::optional<TakeMode> mode;
};
BOOST_DESCRIBE_STRUCT(DialogTakeNext, (), (mode))

struct DialogAccept {
    static constexpr std::string_view kMethod = "dialog.accept";
    using Answer = DialogAnswer;
    DialogId dialog_id;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(DialogAccept, (), (dialog_id, version))

struct DialogDecline {
    static constexpr std::string_view kMethod = "dialog.decline";
    using Answer = DialogAnswer;
    DialogId dialog_id;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(DialogDecline, (), (dialog_id, version))

struct DialogTakeOver {
    static constexpr std::string_view kMethod = "dialog.take_over";
    using Answer = DialogAnswer;
    DialogId dialog_id;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(DialogTakeOver, (), (dialog_id, version))

/// What the commands below have in common. With `client_id`, a UUID made by the asker, the same command again has no
/// second effect and is answered as the first time. `seen_assignee` (0: nobody) is who had the dialog when it was
/// decided: refused as `taken` when it is now with somebody else who is not the asker either.

/// To an operator or to a group's queue.
struct DialogAssign {
    static constexpr std::string_view kMethod = "dialog.assign";
    using Answer = DialogAnswer;
    DialogId dialog_id;
    std::optional<OperatorId> assignee_id;
    std::optional<GroupId> group_id;
    std::optional<std::string> comment;
    std::optional<std::int64_t> version;
    std::optional<std::string> client_id;
    std::optional<OperatorId> seen_assignee;
};
BOOST_DESCRIBE_STRUCT(DialogAssign, (), (dialog_id, assignee_id, group_id, comment, version, client_id, seen_assignee))

struct DialogClose {
    static constexpr std::string_view kMethod = "dialog.close";
    using Answer = DialogAnswer;
    DialogId dialog_id;
    std::optional<Resolution> resolution; ///< resolved when left out
    std::optional<Seq> seen_seq;
    std::optional<std::int64_t> version;
    std::optional<std::string> client_id;
    std::optional<OperatorId> seen_assignee;
};
BOOST_DESCRIBE_STRUCT(DialogClose, (), (dialog_id, resolution, seen_seq, version, client_id, seen_assignee))

struct DialogReopen {
    static constexpr std::string_view kMethod = "dialog.reopen";
    using Answer = DialogAnswer;
    DialogId dialog_id;
    std::optional<std::int64_t> version;
    std::optional<std::string> client_id;
    std::optional<OperatorId> seen_assignee;
};
BOOST_DESCRIBE_STRUCT(DialogReopen, (), (dialog_id, version, client_id, seen_assignee))

/// Ends it; the customer goes on in the other one, which takes over his wait.
struct DialogMerge {
    static constexpr std::string_view kMethod = "dialog.merge";
    using Answer = DialogAnswer;
    DialogId dialog_id;
    DialogId into_id; ///< open, and with the same customer
    std::optional<Seq> seen_seq;
    std::optional<std::int64_t> version;
    std::optional<std::string> client_id;
    std::optional<OperatorId> seen_assignee;
};
BOOST_DESCRIBE_STRUCT(DialogMerge, (), (dialog_id, into_id, seen_seq, version, client_id, seen_assignee))

struct DialogSnooze {
    static constexpr std::string_view kMethod = "dialog.snooze";
    using Answer = DialogAnswer;
    DialogId dialog_id;
    std::optional<Time> until;
    std::optional<bool> until_reply;
    std::optional<Seq> seen_seq;
    std::optional<std::int64_t> version;
    std::optional<std::string> client_id;
    std::optional<OperatorId> seen_assignee;
};
BOOST_DESCRIBE_STRUCT(DialogSnooze, (), (dialog_id, until, until_reply, seen_seq, version, client_id, seen_assignee))

struct DialogMark {
    static constexpr std::string_view kMethod = "dialog.mark";
    using Answer = DialogAnswer;
    DialogId dialog_id;
    bool answered = true;
    std::optional<Seq> seen_seq;
    std::optional<std::int64_t> version;
    std::optional<std::string> client_id;
    std::optional<OperatorId> seen_assignee;
};
BOOST_DESCRIBE_STRUCT(DialogMark, (), (dialog_id, answered, seen_seq, version, client_id, seen_assignee))

struct DialogTag {
    static constexpr std::string_view kMethod = "dialog.tag";
    using Answer = DialogAnswer;
    DialogId dialog_id;
    std::optional<std::vector<std::string>> add;
    std::optional<std::vector<std::string>> remove;
    std::optional<std::int64_t> version;
    std::optional<std::string> client_id;
};
BOOST_DESCRIBE_STRUCT(DialogTag, (), (dialog_id, add, remove, version, client_id))

struct DialogStarted {
    Dialog dialog;
    Message message;
};
BOOST_DESCRIBE_STRUCT(DialogStarted, (), (dialog, message))

/// The company writes first: to a contact by identity_id, or to whom the channel knows as `peer`. A dialog with him
/// that is open already goes on. Exactly one of text and template.
struct DialogStart {
    static constexpr std::string_view kMethod = "dialog.start";
    using Answer = DialogStarted;
    std::optional<IdentityId> identity_id;
    std::optional<ChannelId> channel_id;
    std::optional<std::string> peer; ///< for WhatsApp the telephone number
    std::string client_id;           ///< a UUID made by the sender, as in message.send
    std::optional<std::string> text;
    std::optional<TemplateUse> template_;
};
BOOST_DESCRIBE_STRUCT(DialogStart, (), (identity_id, channel_id, peer, client_id, text, template_))

struct DialogRead {
    static constexpr std::string_view kMethod = "dialog.read";
    using Answer = Empty;
    DialogId dialog_id;
    Seq seq = 0; ///< of the newest message seen
};
BOOST_DESCRIBE_STRUCT(DialogRead, (), (dialog_id, seq))

struct DialogTyping {
    static constexpr std::string_view kMethod = "dialog.typing";
    using Answer = Empty;
    DialogId dialog_id;
    std::optional<bool> note; ///< typing a note: shown to colleagues only
};
BOOST_DESCRIBE_STRUCT(DialogTyping, (), (dialog_id, note))

struct DialogViewing {
    static constexpr std::string_view kMethod = "dialog.viewing";
    using Answer = Empty;
    std::optional<DialogId> dialog_id; ///< empty: none is open any more
};
BOOST_DESCRIBE_STRUCT(DialogViewing, (), (dialog_id))

} // namespace pult::wire
