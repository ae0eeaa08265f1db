// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/dialog_filter.hpp"

#include <algorithm>
#include <charconv>

namespace pult::domain {

namespace {

template <class List, class Value>
bool contains(const List& list, const Value& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

/// Nothing is asked, or the value is among what is asked for.
template <class T>
bool fits(const std::optional<wire::OneOrMany<T>>& asked, const T& value) {
    return !asked || asked->empty() || contains(*asked, value);
}

bool statusFits(const wire::DialogFilter& filter, wire::DialogStatus status) {
    const bool asked = filter.status && !filter.status->empty();
    return asked ? contains(*filter.status, status) : status != wire::DialogStatus::closed;
}

bool assigneeFits(const wire::DialogFilter& filter, OperatorId assignee, OperatorId asker) {
    return !filter.assignee || filter.assignee->empty() ||
           std::ranges::any_of(*filter.assignee, [&](const auto& word) { return assigneeOf(word, asker) == assignee; });
}

bool tagFits(const wire::DialogFilter& filter, const std::vector<std::string>& tags) {
    return !filter.tag || filter.tag->empty() ||
           std::ranges::any_of(*filter.tag, [&](const auto& tag) { return contains(tags, tag); });
}

bool resolutionFits(const wire::DialogFilter& filter, const std::optional<wire::Resolution>& resolution) {
    return !filter.resolution || filter.resolution->empty() ||
           (resolution && contains(*filter.resolution, *resolution));
}

bool timeFits(const wire::DialogFilter& filter, const std::optional<Time>& writtenAt) {
    if (!filter.written_from && !filter.written_until)
        return true;
    return writtenAt && (!filter.written_from || *writtenAt >= *filter.written_from) &&
           (!filter.written_until || *writtenAt <= *filter.written_until);
}

bool isOrNot(const std::optional<bool>& asked, bool is) {
    return !asked || *asked == is;
}

} // namespace

std::optional<Time> riskMoment(const wire::Dialog& dialog) {
    if (!dialog.waiting_since || !dialog.answer_due_at)
        return std::nullopt;
    const Time byTheWall = *dialog.waiting_since + (*dialog.answer_due_at - *dialog.waiting_since) * 4 / 5;
    return dialog.answer_warning_at.value_or(byTheWall);
}

DialogTraits traitsOf(const wire::Dialog& dialog, Time now) {
    DialogTraits traits;
    traits.status = dialog.status;
    traits.unanswered = dialog.unanswered;
    const auto risk = riskMoment(dialog);
    traits.atRisk = risk && *risk <= now;
    traits.assignee = dialog.assignee_id.value_or(OperatorId{});
    traits.group = dialog.group_id.value_or(GroupId{});
    traits.channel = dialog.channel_id;
    traits.stage = dialog.stage_id.value_or(StageId{});
    traits.customer = dialog.customer_id;
    traits.tags = dialog.tags;
    traits.followers = dialog.followers.value_or(std::vector<OperatorId>{});
    traits.mentioned = dialog.mentioned.value_or(std::vector<OperatorId>{});
    traits.resolution = dialog.resolution;
    traits.hasAttachments = dialog.has_attachments.value_or(false);
    traits.script = dialog.script.value_or(wire::Script::unknown);
    if (dialog.last_message)
        traits.writtenAt = dialog.last_message->at;
    return traits;
}

std::optional<OperatorId> assigneeOf(const std::string& word, OperatorId asker) {
    if (word == "me")
        return asker;
    if (word == "none")
        return OperatorId{};
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), id);
    if (error != std::errc{} || end != word.data() + word.size() || id <= 0)
        return std::nullopt;
    return OperatorId{id};
}

bool passes(const wire::DialogFilter& filter, const DialogTraits& dialog, OperatorId asker) {
    return statusFits(filter, dialog.status) && isOrNot(filter.unanswered, dialog.unanswered) &&
           isOrNot(filter.at_risk, dialog.atRisk) && assigneeFits(filter, dialog.assignee, asker) &&
           fits(filter.channel_id, dialog.channel) && fits(filter.group_id, dialog.group) &&
           fits(filter.stage, dialog.stage) && (!filter.customer_id || *filter.customer_id == dialog.customer) &&
           tagFits(filter, dialog.tags) && isOrNot(filter.followed, contains(dialog.followers, asker)) &&
           isOrNot(filter.mentioned, contains(dialog.mentioned, asker)) && timeFits(filter, dialog.writtenAt) &&
           resolutionFits(filter, dialog.resolution) && isOrNot(filter.has_attachments, dialog.hasAttachments) &&
           fits(filter.script, dialog.script);
}

bool passes(const wire::DialogFilter& filter, const wire::Dialog& dialog, OperatorId asker, Time now) {
    return passes(filter, traitsOf(dialog, now), asker);
}

} // namespace pult::domain
