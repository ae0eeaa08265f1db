// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/orders.hpp"
#include "shared/wire/session.hpp"

namespace pult::wire {

/// A word that was found, in UTF-16 units.
struct MatchRange {
    int at = 0;
    int length = 0;
};
BOOST_DESCRIBE_STRUCT(MatchRange, (), (at, length))

/// A message or note; `direction` says which.
struct MessageHit {
    MessageId message_id;
    ThreadId thread_id;
    DialogId dialog_id;
    CustomerId customer_id;
    std::string customer_name;
    ChannelId channel_id;
    Direction direction = Direction::unknown;
    Author author;
    Time at;
    std::string excerpt;             ///< of the text, around the first match
    int excerpt_at = 0;              ///< where it begins in the text, in UTF-16 units
    bool cut = false;                ///< the text goes on behind it
    std::vector<MatchRange> matches; ///< in the whole text, rising; the first of them
};
BOOST_DESCRIBE_STRUCT(MessageHit, (),
                      (message_id, thread_id, dialog_id, customer_id, customer_name, channel_id, direction, author, at,
                       excerpt, excerpt_at, cut, matches))

/// The newest first. A page may hold less than was asked for and have a next one all the same.
struct MessageHits {
    std::vector<MessageHit> hits;
    Nullable<std::string> next;
};
BOOST_DESCRIBE_STRUCT(MessageHits, (), (hits, next))

/// Somebody by his name, telephone, e-mail or what a messenger knows him by.
struct CustomerHit {
    CustomerId customer_id;
    std::string name;
    std::vector<MatchRange> matches;    ///< in the name
    std::optional<std::string> address; ///< what he was found by, when that isn't his name
    Nullable<DialogId> dialog_id;       ///< the newest with him that the caller sees
    Nullable<ChannelId> channel_id;     ///< where that is
};
BOOST_DESCRIBE_STRUCT(CustomerHit, (), (customer_id, name, matches, address, dialog_id, channel_id))

struct CustomerHits {
    std::vector<CustomerHit> hits;
    Nullable<std::string> next;
};
BOOST_DESCRIBE_STRUCT(CustomerHits, (), (hits, next))

struct TemplateHit {
    TemplateId template_id;
    std::string title;
    std::string shortcut;
    std::string excerpt;
    std::vector<MatchRange> matches; ///< in the excerpt
};
BOOST_DESCRIBE_STRUCT(TemplateHit, (), (template_id, title, shortcut, excerpt, matches))

struct TemplateHits {
    std::vector<TemplateHit> hits;
    Nullable<std::string> next;
};
BOOST_DESCRIBE_STRUCT(TemplateHits, (), (hits, next))

/// An order by its number, or by how it begins while it is typed.
struct OrderHit {
    Order order;
    std::string customer_name;
    Nullable<DialogId> dialog_id;   ///< the newest with the customer that the caller sees
    Nullable<ChannelId> channel_id; ///< where that is
};
BOOST_DESCRIBE_STRUCT(OrderHit, (), (order, customer_name, dialog_id, channel_id))

/// The newest first.
struct OrderHits {
    std::vector<OrderHit> hits;
    Nullable<std::string> next;
};
BOOST_DESCRIBE_STRUCT(OrderHits, (), (hits, next))

struct SearchFound {
    MessageHits messages;
    CustomerHits customers;
    TemplateHits templates;
    std::optional<std::string>
        read_as; ///< nothing was found as it was typed, but so: the same keys in the other layout
    std::optional<OrderHits> orders = {}; ///< when there are any
};
BOOST_DESCRIBE_STRUCT(SearchFound, (), (messages, customers, templates, read_as, orders))

enum class SearchGroup { unknown, messages, customers, templates, orders };
BOOST_DESCRIBE_ENUM(SearchGroup, unknown, messages, customers, templates, orders)

/// Everything the caller may see that has all of the words, in any of their forms. `text` may hold words, "words in a
/// row" and the operators from: channel: tag: after: before:, which are about messages. Operators without a word list
/// the newest messages that they leave.
struct SearchQuery {
    static constexpr std::string_view kMethod = "search.query";
    using Answer = SearchFound;
    std::string text;
    std::optional<SearchGroup> group;  ///< in this one alone; needed with `after`
    std::optional<DialogId> dialog_id; ///< in the history that this dialog belongs to, messages alone
    std::optional<bool> typing;        ///< the last word may be only the beginning of one
    std::optional<int> utc_offset;     ///< of the person, in minutes east: what days are counted by
    std::optional<std::string> after;
    std::optional<int> limit; ///< of messages; of each of the others a tenth as long as all groups are asked for
};
BOOST_DESCRIBE_STRUCT(SearchQuery, (), (text, group, dialog_id, typing, utc_offset, after, limit))

} // namespace pult::wire
