// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/dialog_filter.hpp"

/// What a filter lets through, decided for one dialog: the desk moves rows by it without asking, the server counts by
/// it, and the store's lists agree with it.
namespace pult::domain {

/// What of a dialog a filter can ask about.
struct DialogTraits {
    wire::DialogStatus status = wire::DialogStatus::unknown;
    bool unanswered = false;
    bool atRisk = false;
    OperatorId assignee; ///< 0: nobody
    GroupId group;
    ChannelId channel;
    StageId stage;
    CustomerId customer;
    std::vector<std::string> tags;
    std::vector<OperatorId> followers;
    std::vector<OperatorId> mentioned;
    std::optional<Time> writtenAt; ///< of the newest message
    std::optional<wire::Resolution> resolution;
    bool hasAttachments = false;
    wire::Script script = wire::Script::unknown;
};

[[nodiscard]] DialogTraits traitsOf(const wire::Dialog& dialog, Time now);

/// When four fifths of the time for an answer are over; empty: nobody waits, or there is no such time.
[[nodiscard]] std::optional<Time> riskMoment(const wire::Dialog& dialog);

/// The word for an assignee in a filter.
/// Errors   none; empty when it is no word that a filter knows
[[nodiscard]] std::optional<OperatorId> assigneeOf(const std::string& word, OperatorId asker);

/// A list that names nothing asks for nothing.
[[nodiscard]] bool passes(const wire::DialogFilter& filter, const DialogTraits& dialog, OperatorId asker);
[[nodiscard]] bool passes(const wire::DialogFilter& filter, const wire::Dialog& dialog, OperatorId asker, Time now);

} // namespace pult::domain
