// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/session.hpp"

namespace pult::wire {

/// A dialog as a stretch of the customer's way with the company.
struct JourneyDialog {
    DialogId dialog_id;
    ThreadId thread_id;
    ChannelId channel_id;
    DialogStatus status = DialogStatus::unknown;
    Nullable<OperatorId> owner_id; ///< of a closed one the last who had it
    bool by_company = false;       ///< we wrote first
    Time opened_at;
    Nullable<Time> closed_at;
    Nullable<Resolution> resolution;
    std::optional<int> rating; ///< 1 (bad) to 5 (good)
    std::optional<int> reopens;
    std::optional<std::string> page; ///< where a visitor of the site was when he wrote
    std::optional<std::string> page_title;
    std::optional<std::string> referrer; ///< where he had come from
};
BOOST_DESCRIBE_STRUCT(JourneyDialog, (),
                      (dialog_id, thread_id, channel_id, status, owner_id, by_company, opened_at, closed_at, resolution,
                       rating, reopens, page, page_title, referrer))

struct Journey {
    std::vector<JourneyDialog> dialogs; ///< newest first
    Nullable<std::string> next;
};
BOOST_DESCRIBE_STRUCT(Journey, (), (dialogs, next))

/// All dialogs of a customer that the asker may read, in whatever channel.
struct CustomerJourney {
    static constexpr std::string_view kMethod = "customer.journey";
    using Answer = Journey;
    CustomerId customer_id;
    std::optional<std::string> after;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(CustomerJourney, (), (customer_id, after, limit))

} // namespace pult::wire
