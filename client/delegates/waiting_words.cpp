// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/delegates/waiting_words.hpp"

#include "client/kit/time_words.hpp"

#include <QCoreApplication>
#include <QStringList>

namespace pult::client {

using kit::TimeWords;
using kit::Urgency;

namespace {

struct WaitingWords {
    Q_DECLARE_TR_FUNCTIONS(pult::client::WaitingWords)
};

} // namespace

bool isWaiting(const DialogRow& row) {
    return row.unanswered && row.waitingSinceMs > 0 && row.status != DialogStatus::closed;
}

Urgency urgencyOf(const DialogRow& row, std::int64_t nowMs) {
    const Urgency urgency = kit::urgencyOf(nowMs, row.answerWarningMs, row.answerDueMs);
    return urgency == Urgency::calm && row.clock.stands(nowMs) ? Urgency::paused : urgency;
}

QString waitingWords(const DialogRow& row, std::int64_t nowMs) {
    return TimeWords::waiting(row.clock.waitedMs(row.waitingSinceMs, nowMs));
}

QString waitingTip(const DialogRow& row, std::int64_t nowMs) {
    QStringList lines{WaitingWords::tr("First unanswered message: %1", "a moment")
                          .arg(TimeWords::dayAndClock(row.waitingSinceMs, nowMs))};
    const std::int64_t waited = row.clock.waitedMs(row.waitingSinceMs, nowMs);
    const bool stands = row.clock.stands(nowMs);
    if (stands || waited < nowMs - row.waitingSinceMs)
        lines.append(WaitingWords::tr("Of that in working hours: %1", "how long").arg(TimeWords::waiting(waited)));
    if (const std::int64_t opens = stands ? row.clock.changesMs(nowMs) : 0; opens != 0)
        lines.append(WaitingWords::tr("Work begins: %1", "a moment").arg(TimeWords::inSentence(opens, nowMs)));
    return lines.join(u'\n');
}

} // namespace pult::client
