// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/urgency.hpp"

#include <algorithm>

namespace pult::domain {

namespace {

constexpr int kMomentBits = 43;
constexpr int kRankBits = 2;
constexpr int kMostUrgent = 512;
constexpr std::int64_t kNobodyWaits = std::int64_t{1} << 42; ///< later than any moment before the year 2109

/// What an open dialog is put in its place by.
enum class Rank : std::int64_t { deadline, window, wait };

struct Facts {
    int priority = 0;
    std::optional<Time> closedAt;
    std::optional<Time> waitingSince;
    std::optional<Time> answerDueAt;
    std::optional<Time> closingAt; ///< the end of a window that closes soon
};

std::int64_t moment(Time time) {
    return std::clamp<std::int64_t>(time.time_since_epoch().count(), 0, kNobodyWaits - 1);
}

std::int64_t ranked(Rank rank, std::int64_t place) {
    return (static_cast<std::int64_t>(rank) << kMomentBits) | place;
}

std::int64_t placeOf(const Facts& facts) {
    if (facts.closedAt)
        return ranked(Rank::wait, 2 * kNobodyWaits - 1 - moment(*facts.closedAt));
    if (!facts.waitingSince)
        return ranked(Rank::wait, kNobodyWaits);
    if (facts.answerDueAt)
        return ranked(Rank::deadline, moment(*facts.answerDueAt));
    if (facts.closingAt)
        return ranked(Rank::window, moment(*facts.closingAt));
    return ranked(Rank::wait, moment(*facts.waitingSince));
}

std::int64_t keyOf(const Facts& facts) {
    const std::int64_t priority = kMostUrgent - std::clamp(facts.priority, -kMostUrgent + 1, kMostUrgent);
    return (priority << (kMomentBits + kRankBits)) | placeOf(facts);
}

} // namespace

std::int64_t urgencyOf(const Dialog& dialog) {
    return keyOf({dialog.priority, dialog.closedAt, dialog.waitingSince, dialog.answerDueAt,
                  dialog.windowClosing ? dialog.windowEndsAt : std::nullopt});
}

std::int64_t urgencyOf(const wire::Dialog& dialog) {
    return keyOf({dialog.priority, dialog.closed_at, dialog.waiting_since, dialog.answer_due_at,
                  dialog.window_closing.value_or(false) ? std::optional<Time>(dialog.window_ends_at) : std::nullopt});
}

} // namespace pult::domain
