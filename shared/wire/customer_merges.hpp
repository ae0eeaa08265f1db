// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/describe/enum.hpp>

#include "shared/wire/customers.hpp"

/// Two customers who are one person.
namespace pult::wire {

enum class SameReason { unknown, phone, email, name, similar_name, city };
BOOST_DESCRIBE_ENUM(SameReason, unknown, phone, email, name, similar_name, city)

struct MergeSuggestion {
    Customer customer;
    int score = 0; ///< how sure it is, 1 to 100
    std::vector<SameReason> reasons;
};
BOOST_DESCRIBE_STRUCT(MergeSuggestion, (), (customer, score, reasons))

struct MergeSuggestions {
    std::vector<MergeSuggestion> suggestions; ///< the surest first
};
BOOST_DESCRIBE_STRUCT(MergeSuggestions, (), (suggestions))

/// Who else in the asker's sight may be this person.
struct CustomerSuggestions {
    static constexpr std::string_view kMethod = "customer.suggestions";
    using Answer = MergeSuggestions;
    CustomerId customer_id;
};
BOOST_DESCRIBE_STRUCT(CustomerSuggestions, (), (customer_id))

/// They are two people: neither is suggested for the other any more.
struct CustomerKeepApart {
    static constexpr std::string_view kMethod = "customer.keep_apart";
    using Answer = Empty;
    CustomerId customer_id;
    CustomerId other_id;
};
BOOST_DESCRIBE_STRUCT(CustomerKeepApart, (), (customer_id, other_id))

struct CustomerMerged {
    Customer customer; ///< who has everything now
    UndoableMerge merge;
};
BOOST_DESCRIBE_STRUCT(CustomerMerged, (), (customer, merge))

/// Identities, dialogs and notes of `from_id` become those of `into_id`, who gets his tags too, and the fields that he
/// himself hasn't. `from_id` is told as `merged_into` from then on; whoever still writes to his card writes to the
/// other. The same again is answered as the first time.
struct CustomerMerge {
    static constexpr std::string_view kMethod = "customer.merge";
    using Answer = CustomerMerged;
    CustomerId into_id;
    CustomerId from_id;
    std::optional<bool> take_name;                       ///< that of `from_id`
    std::optional<std::vector<std::string>> take_fields; ///< those of `from_id`, where both say something
};
BOOST_DESCRIBE_STRUCT(CustomerMerge, (), (into_id, from_id, take_name, take_fields))

struct CustomerUnmerged {
    Customer customer; ///< as he was before
    Customer restored; ///< who had been merged into him
};
BOOST_DESCRIBE_STRUCT(CustomerUnmerged, (), (customer, restored))

/// Within a day; later merges of the two are undone before. Each gets back what was his. What has been written or
/// changed since stays with the one who had everything, but for messages and dialogs, which are where they were
/// written.
struct CustomerUnmerge {
    static constexpr std::string_view kMethod = "customer.unmerge";
    using Answer = CustomerUnmerged;
    MergeId merge_id;
};
BOOST_DESCRIBE_STRUCT(CustomerUnmerge, (), (merge_id))

} // namespace pult::wire
