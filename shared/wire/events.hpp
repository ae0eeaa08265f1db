// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <variant>

#include "shared/wire/orders.hpp"
#include "shared/wire/types.hpp"
#include "shared/wire/workspace.hpp"

/// What the server tells without being asked.
///
/// An event is durable: it has a `seq`, is repeated by `session.resume`, and carries the whole new
/// object. On the wire: {"jsonrpc":"2.0","method":"event","params":{"seq":N,"at":T,"type":kType,...}}.
/// A signal is ephemeral: no `seq`, never repeated, "method":"signal".
namespace pult::wire {

/// Why a dialog changed: one journal record per transition of its lifecycle.
struct Transition {
    std::string cause; ///< e.g. `inbound`, `taken`, `replied`, `closed`
    DialogStatus from = DialogStatus::unknown;
    DialogStatus to = DialogStatus::unknown;
    Author actor;
};
BOOST_DESCRIBE_STRUCT(Transition, (), (cause, from, to, actor))

struct MessageAdded {
    static constexpr std::string_view kType = "message.added";
    Message message;
    Dialog dialog; ///< as it stands with this message
};
BOOST_DESCRIBE_STRUCT(MessageAdded, (), (message, dialog))

struct MessageChanged {
    static constexpr std::string_view kType = "message.changed";
    Message message;
};
BOOST_DESCRIBE_STRUCT(MessageChanged, (), (message))

struct DialogAdded {
    static constexpr std::string_view kType = "dialog.added";
    Dialog dialog;
    std::optional<Transition> transition;
};
BOOST_DESCRIBE_STRUCT(DialogAdded, (), (dialog, transition))

struct DialogChanged {
    static constexpr std::string_view kType = "dialog.changed";
    Dialog dialog;
    std::optional<Transition> transition;
};
BOOST_DESCRIBE_STRUCT(DialogChanged, (), (dialog, transition))

/// The dialog has left what this session may see, e.g. a colleague took it.
struct DialogRemoved {
    static constexpr std::string_view kType = "dialog.removed";
    DialogId dialog_id;
};
BOOST_DESCRIBE_STRUCT(DialogRemoved, (), (dialog_id))

struct CustomerChanged {
    static constexpr std::string_view kType = "customer.changed";
    Customer customer;
};
BOOST_DESCRIBE_STRUCT(CustomerChanged, (), (customer))

struct CustomerNoteAdded {
    static constexpr std::string_view kType = "customer.note_added";
    CustomerNote note;
};
BOOST_DESCRIBE_STRUCT(CustomerNoteAdded, (), (note))

struct ChannelChanged {
    static constexpr std::string_view kType = "channel.changed";
    Channel channel;
    std::optional<bool> removed;
};
BOOST_DESCRIBE_STRUCT(ChannelChanged, (), (channel, removed))

struct UserChanged {
    static constexpr std::string_view kType = "user.changed";
    User user;
};
BOOST_DESCRIBE_STRUCT(UserChanged, (), (user))

struct PresenceChanged {
    static constexpr std::string_view kType = "presence.changed";
    Presence presence;
};
BOOST_DESCRIBE_STRUCT(PresenceChanged, (), (presence))

/// To the operator's own other sessions.
struct DraftChanged {
    static constexpr std::string_view kType = "draft.changed";
    Draft draft;
    std::optional<Draft> earlier; ///< the text of another computer that has just lost against it
};
BOOST_DESCRIBE_STRUCT(DraftChanged, (), (draft, earlier))

/// To the operator's own other sessions.
struct DialogReadUpTo {
    static constexpr std::string_view kType = "dialog.read";
    DialogId dialog_id;
    Seq read_seq = 0;
    std::optional<bool> unread = {}; ///< set: what is behind read_seq is to be read again
};
BOOST_DESCRIBE_STRUCT(DialogReadUpTo, (), (dialog_id, read_seq, unread))

/// Trouble that people should know of. Codes in use: `store_failing`, `disk_low`, `certificate_expiring`,
/// `certificate_expired`, `backup_failing`; a client shows the text of a code that it doesn't know.
struct Alert {
    std::string code;
    std::string text;
    std::optional<ChannelId> channel_id;
    std::optional<bool> over; ///< true: the trouble with this code and channel has ended
};
BOOST_DESCRIBE_STRUCT(Alert, (), (code, text, channel_id, over))

/// Comes as a signal, which has no number: a store that fails can't write down that it does. Who signs in is told what
/// stands, after the answer.
struct AlertRaised {
    static constexpr std::string_view kType = "alert.raised";
    Alert alert;
};
BOOST_DESCRIBE_STRUCT(AlertRaised, (), (alert))

/// A customer's verdict after the close, 1 (bad) to 5 (good).
struct DialogRated {
    static constexpr std::string_view kType = "dialog.rated";
    DialogId dialog_id;
    int score = 0;
    std::optional<std::string> comment;
};
BOOST_DESCRIBE_STRUCT(DialogRated, (), (dialog_id, score, comment))

/// `removed`: it is gone, or no longer for whom it was.
struct TemplateChanged {
    static constexpr std::string_view kType = "template.changed";
    Template template_;
    std::optional<bool> removed;
};
BOOST_DESCRIBE_STRUCT(TemplateChanged, (), (template_, removed))

struct GroupChanged {
    static constexpr std::string_view kType = "group.changed";
    Group group;
    std::optional<bool> removed;
};
BOOST_DESCRIBE_STRUCT(GroupChanged, (), (group, removed))

struct StageChanged {
    static constexpr std::string_view kType = "stage.changed";
    Stage stage;
    std::optional<bool> removed;
};
BOOST_DESCRIBE_STRUCT(StageChanged, (), (stage, removed))

/// A private one: to its owner's sessions. `removed`: it is gone, or no longer shared.
struct FilterChanged {
    static constexpr std::string_view kType = "filter.changed";
    SavedFilter filter;
    std::optional<bool> removed;
};
BOOST_DESCRIBE_STRUCT(FilterChanged, (), (filter, removed))

struct FieldChanged {
    static constexpr std::string_view kType = "field.changed";
    CustomerField field;
    std::optional<bool> removed;
};
BOOST_DESCRIBE_STRUCT(FieldChanged, (), (field, removed))

struct CompanyChanged {
    static constexpr std::string_view kType = "company.changed";
    CompanyFacts company;
};
BOOST_DESCRIBE_STRUCT(CompanyChanged, (), (company))

struct CalendarChanged {
    static constexpr std::string_view kType = "calendar.changed";
    Calendar calendar;
};
BOOST_DESCRIBE_STRUCT(CalendarChanged, (), (calendar))

/// A new one, too; and one that belongs to another customer now.
struct OrderChanged {
    static constexpr std::string_view kType = "order.changed";
    Order order;
};
BOOST_DESCRIBE_STRUCT(OrderChanged, (), (order))

/// Append only.
using Event = std::variant<MessageAdded, MessageChanged, DialogAdded, DialogChanged, DialogRemoved, CustomerChanged,
                           CustomerNoteAdded, ChannelChanged, UserChanged, PresenceChanged, DraftChanged,
                           DialogReadUpTo, AlertRaised, DialogRated, TemplateChanged, GroupChanged, StageChanged,
                           FilterChanged, FieldChanged, CompanyChanged, OrderChanged, CalendarChanged>;

struct TypingSignal {
    static constexpr std::string_view kType = "typing";
    DialogId dialog_id;
    Author author;
    std::optional<bool> note;
};
BOOST_DESCRIBE_STRUCT(TypingSignal, (), (dialog_id, author, note))

struct ViewingSignal {
    static constexpr std::string_view kType = "viewing";
    DialogId dialog_id;
    OperatorId operator_id;
    std::string name;
    bool viewing = false;
};
BOOST_DESCRIBE_STRUCT(ViewingSignal, (), (dialog_id, operator_id, name, viewing))

/// Somebody connected or left; the declared status is the event presence.changed.
struct PresenceSignal {
    static constexpr std::string_view kType = "presence";
    Presence presence;
};
BOOST_DESCRIBE_STRUCT(PresenceSignal, (), (presence))

/// Numbers of the asker's folders that have changed, at most every second.
struct CountsSignal {
    static constexpr std::string_view kType = "counts";
    std::vector<DialogCount> counts;
};
BOOST_DESCRIBE_STRUCT(CountsSignal, (), (counts))

/// Append only.
using Signal = std::variant<TypingSignal, ViewingSignal, PresenceSignal, AlertRaised, CountsSignal>;

} // namespace pult::wire
