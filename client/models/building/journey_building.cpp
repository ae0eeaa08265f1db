// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include <algorithm>

#include "client/models/building/card_building.hpp"
#include "client/models/building/order_building.hpp"
#include "client/models/building/row_building.hpp"
#include "client/models/words/harmless.hpp"

namespace pult::client {

namespace {

constexpr int kBestRating = 5;
constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;
constexpr std::int64_t kDayMs = 24 * kHourMs;

/// Context of the translations.
struct Journey {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Journey)
public:
    static QString result(const wire::JourneyDialog& dialog);
    static QString lasted(std::int64_t ms);
    static QString rated(int rating);
    static void add(const Desk& desk, const wire::JourneyDialog& dialog, QList<JourneyStepRow>& steps);
};

std::int64_t momentOf(const Time& time) {
    return time.time_since_epoch().count();
}

QString Journey::result(const wire::JourneyDialog& dialog) {
    switch (dialog.resolution.value_or(wire::Resolution::unknown)) {
    case wire::Resolution::resolved:
        return tr("resolved");
    case wire::Resolution::no_reply_from_client:
        return tr("the client didn't answer");
    case wire::Resolution::declined:
        return tr("declined");
    case wire::Resolution::duplicate:
        return tr("a duplicate");
    case wire::Resolution::spam:
        return tr("spam");
    case wire::Resolution::merged:
        return tr("merged with another dialog");
    case wire::Resolution::bot_resolved:
        return tr("resolved by the bot");
    case wire::Resolution::auto_inactive:
        return tr("ended by silence");
    case wire::Resolution::unknown:
        break;
    }
    return tr("closed");
}

QString Journey::lasted(std::int64_t ms) {
    if (ms < kHourMs)
        return tr("%1 min", "how long a dialog took").arg(std::max<std::int64_t>(ms / kMinuteMs, 1));
    if (ms < kDayMs)
        return tr("%1 h", "how long a dialog took").arg(ms / kHourMs);
    return tr("%1 d", "how long a dialog took").arg(ms / kDayMs);
}

QString Journey::rated(int rating) {
    return tr("rated %1 of %2", "by the customer").arg(rating).arg(kBestRating);
}

void Journey::add(const Desk& desk, const wire::JourneyDialog& dialog, QList<JourneyStepRow>& steps) {
    JourneyStepRow step;
    step.dialogId = dialog.dialog_id.value;
    if (const wire::Channel* channel = desk.roster().channel(dialog.channel_id))
        step.channelKind = channelKindText(channel->kind);
    const auto append = [&](const QString& icon, const QString& words, std::int64_t atMs) {
        step.icon = icon;
        step.words = words;
        step.atMs = atMs;
        steps.append(step);
    };
    if (dialog.closed_at) {
        if (dialog.rating)
            append(QStringLiteral("mood-smile"),
                   tr("Rated %1 of %2", "by the customer").arg(*dialog.rating).arg(kBestRating),
                   momentOf(*dialog.closed_at));
        append(QStringLiteral("archive"), tr("Closed: %1", "the result of a dialog").arg(result(dialog)),
               momentOf(*dialog.closed_at));
    }
    append(dialog.by_company ? QStringLiteral("send") : QStringLiteral("message-circle"),
           dialog.by_company ? tr("We wrote first") : tr("Wrote to us"), momentOf(dialog.opened_at));
    const std::string page = dialog.page_title.value_or(dialog.page.value_or(""));
    if (!page.empty())
        append(QStringLiteral("world"), tr("On the page %1").arg(harmless(page)), momentOf(dialog.opened_at));
}

} // namespace

QList<JourneyStepRow> journeySteps(const Desk& desk, const std::vector<wire::JourneyDialog>& dialogs,
                                   const std::vector<wire::Order>& orders) {
    QList<JourneyStepRow> steps = orderSteps(orders);
    for (const wire::JourneyDialog& dialog : dialogs)
        Journey::add(desk, dialog, steps);
    // Orders and dialogs in several channels run side by side.
    std::stable_sort(steps.begin(), steps.end(),
                     [](const JourneyStepRow& one, const JourneyStepRow& other) { return one.atMs > other.atMs; });
    return steps;
}

QString outcomeWords(const wire::JourneyDialog& dialog) {
    if (!dialog.closed_at)
        return {};
    QStringList words{Journey::result(dialog)};
    if (dialog.rating)
        words += Journey::rated(*dialog.rating);
    words += Journey::lasted(momentOf(*dialog.closed_at) - momentOf(dialog.opened_at));
    return words.join(QStringLiteral(", "));
}

} // namespace pult::client
