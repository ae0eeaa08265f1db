// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of messages that their messenger has: edits, deletions, reactions.
#include <algorithm>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "server/inbox/delivery.hpp"

namespace asio = boost::asio;

namespace pult::inbox {

namespace {

constexpr int kChangesAtOnce = 100;

} // namespace

asio::awaitable<void> Delivery::dispatchChanges() {
    auto due = co_await m_store.dueChanges(m_clock.now(), kChangesAtOnce, m_pace.held());
    if (!due)
        co_return; // run() asks again after a pause
    for (auto& item : *due) {
        if (m_stopped)
            co_return;
        if (m_busyThreads.insert(item.thread).second)
            asio::co_spawn(m_executor, makeChange(std::move(item)), asio::detached);
    }
}

asio::awaitable<void> Delivery::makeChange(storage::ChangeItem item) {
    const auto outcome = co_await attemptChange(item);
    m_busyThreads.erase(item.thread);
    if (outcome)
        wake();
    else
        m_storeFailed = true;
}

asio::awaitable<Result<storage::Done>> Delivery::attemptChange(const storage::ChangeItem& item) {
    ChannelSender* sender = senderFor(item.channel);
    storage::DeliveryVerdict verdict;
    if (!sender) {
        verdict.state = wire::MessageState::failed;
        verdict.error = "The channel has been removed.";
        co_return co_await m_store.finishChange(item.id, std::move(verdict));
    }
    if (const Millis wait = m_pace.take(item.channel, item.thread, sender->rates(item.channel)); wait > Millis{0}) {
        auto later = co_await putOff(item.channel, wait);
        if (later && *later)
            co_return co_await m_store.finishChange(item.id, std::move(**later));
        co_return storage::Done{};
    }
    auto outcome = co_await sender->change(item);
    if (outcome) {
        heed(item.channel, *outcome);
        verdict = settledChange(item, std::move(*outcome));
    } else {
        m_pace.noteUntried(item.channel);
        verdict = afterFailure(item.attempts, item.askedAt, outcome.error());
    }
    co_return co_await m_store.finishChange(item.id, std::move(verdict));
}

/// What may have been made is asked for once more: the second time changes nothing.
storage::DeliveryVerdict Delivery::settledChange(const storage::ChangeItem& item, SendOutcome outcome) const {
    storage::DeliveryVerdict verdict = std::move(outcome.verdict);
    if (verdict.state != wire::MessageState::queued && verdict.state != wire::MessageState::uncertain)
        return verdict;
    if (isTooOld(item.askedAt)) {
        verdict.state = wire::MessageState::failed;
        return verdict;
    }
    verdict.state = wire::MessageState::queued;
    if (!verdict.retryAt)
        verdict.retryAt = m_clock.now() + std::max(retryDelay(item.attempts, 0.5), outcome.retryAfter);
    return verdict;
}

} // namespace pult::inbox
