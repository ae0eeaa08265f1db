// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/orders.hpp"
#include "shared/wire/session.hpp"

namespace pult::wire {

/// Another customer's card that has become part of this one and can be given back.
struct UndoableMerge {
    MergeId id;
    CustomerId from_id;
    std::string from_name;
    Author author;
    Time at;
    Time undo_until;
};
BOOST_DESCRIBE_STRUCT(UndoableMerge, (), (id, from_id, from_name, author, at, undo_until))

/// So many orders come with a customer: the card is still one frame.
inline constexpr std::size_t kOrdersWithCustomer = 20;

struct CustomerDetails {
    Customer customer;
    std::vector<CustomerNote> notes;                       ///< pinned first, then newest first
    std::optional<std::vector<UndoableMerge>> merges = {}; ///< newest first; they are undone in this order
    std::optional<std::vector<Order>> orders = {};         ///< the newest, newest first: the others by order.list
};
BOOST_DESCRIBE_STRUCT(CustomerDetails, (), (customer, notes, merges, orders))

struct CustomerGet {
    static constexpr std::string_view kMethod = "customer.get";
    using Answer = CustomerDetails;
    CustomerId customer_id;
};
BOOST_DESCRIBE_STRUCT(CustomerGet, (), (customer_id))

struct CustomerAnswer {
    Customer customer;
};
BOOST_DESCRIBE_STRUCT(CustomerAnswer, (), (customer))

/// What is left out stays as it is; a field with an empty value is removed. A field that the company has set up takes
/// what fits its kind; dates and numbers are written the one way they are kept in. `tags` are all there are from then
/// on; `add_tags` and `remove_tags` leave the others alone, so that two who tag at once don't undo each other.
struct CustomerUpdate {
    static constexpr std::string_view kMethod = "customer.update";
    using Answer = CustomerAnswer;
    CustomerId customer_id;
    std::optional<std::int64_t> version;
    std::optional<std::string> name;
    std::optional<std::vector<std::string>> tags;
    std::optional<std::map<std::string, std::string>> fields;
    std::optional<bool> vip;
    /// What the editor saw in the fields, empty where there was nothing: `stale` when one says something else by now.
    std::optional<std::map<std::string, std::string>> seen_fields = {};
    std::optional<std::string> client_id = {}; ///< a UUID made by the asker: the same again changes nothing
    std::optional<std::vector<std::string>> add_tags = {};
    std::optional<std::vector<std::string>> remove_tags = {};
};
BOOST_DESCRIBE_STRUCT(CustomerUpdate, (),
                      (customer_id, version, name, tags, fields, vip, seen_fields, client_id, add_tags, remove_tags))

/// Contacts and personal fields in full for whom they are shown in part otherwise. It is written down who has asked,
/// for whom and why.
struct CustomerReveal {
    static constexpr std::string_view kMethod = "customer.reveal";
    using Answer = CustomerAnswer;
    CustomerId customer_id;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(CustomerReveal, (), (customer_id, reason))

/// Somebody who is to be heard no more: his open dialogs end as spam, what he still writes is kept with the last one
/// and comes to nobody. Taken back, his next message is heard again. The same again changes nothing.
struct CustomerBlock {
    static constexpr std::string_view kMethod = "customer.block";
    using Answer = CustomerAnswer;
    CustomerId customer_id;
    bool blocked = false;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(CustomerBlock, (), (customer_id, blocked, reason))

struct CustomerNoteAnswer {
    CustomerNote note;
};
BOOST_DESCRIBE_STRUCT(CustomerNoteAnswer, (), (note))

struct CustomerNoteAdd {
    static constexpr std::string_view kMethod = "customer.note";
    using Answer = CustomerNoteAnswer;
    CustomerId customer_id;
    std::string text;
    std::optional<bool> pinned;
    std::optional<std::string> client_id; ///< a UUID made by the asker: the same again makes no second note
    std::optional<std::vector<OperatorId>> mentions = {}; ///< whom it calls
};
BOOST_DESCRIBE_STRUCT(CustomerNoteAdd, (), (customer_id, text, pinned, client_id, mentions))

/// The note stands before the others, or no longer.
struct CustomerNotePin {
    static constexpr std::string_view kMethod = "customer.note_pin";
    using Answer = CustomerNoteAnswer;
    NoteId note_id;
    bool pinned = false;
};
BOOST_DESCRIBE_STRUCT(CustomerNotePin, (), (note_id, pinned))

} // namespace pult::wire
