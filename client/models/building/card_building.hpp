// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/customer_card.hpp"
#include "client/state/desk.hpp"
#include "shared/wire/customer_journey.hpp"
#include "shared/wire/customer_merges.hpp"

/// From what is known of a customer to his card.
namespace pult::client {

/// With what waits to be done with it.
[[nodiscard]] CustomerCard customerCard(const Desk& desk, const wire::CustomerDetails& details);
[[nodiscard]] MergeOfferRow mergeOffer(const Desk& desk, const wire::MergeSuggestion& suggestion);

/// What has happened in these dialogs and with these orders, newest first.
[[nodiscard]] QList<JourneyStepRow> journeySteps(const Desk& desk, const std::vector<wire::JourneyDialog>& dialogs,
                                                 const std::vector<wire::Order>& orders);
/// How a dialog has ended: "resolved, rated 5 of 5, 12 min"; empty while it is open.
[[nodiscard]] QString outcomeWords(const wire::JourneyDialog& dialog);

} // namespace pult::client
