// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_set>

#include <boost/asio/steady_timer.hpp>

#include "server/inbox/channel_sender.hpp"
#include "server/inbox/publisher.hpp"
#include "server/storage/store.hpp"

namespace pult::inbox {

/// How long to wait before try number `attempts` + 1: doubling from a second to five minutes.
/// `jitter` in [0, 1) spreads the tries of many messages.
[[nodiscard]] Millis retryDelay(int attempts, double jitter);

/// Takes replies from the durable outbox to their messenger: in order within a thread, one in flight per
/// thread, tried again while nothing was sent, for two days at most.
///
/// Owner    `app`; started once, stopped before the store closes.
/// Thread   the I/O thread.
class Delivery final : public Publisher {
public:
    Delivery(boost::asio::any_io_executor executor, storage::OutboxStore& store, const Clock& clock);

    void addSender(ChannelSender& sender, std::function<wire::ChannelKind(ChannelId)> kindOf);
    void start();
    /// No further message is begun; what is in flight is finished by its sender.
    void stop();
    std::size_t inFlight() const { return m_busyThreads.size(); }

    void published(std::span<const storage::JournalRecord> records) override;

private:
    boost::asio::awaitable<void> run();
    boost::asio::awaitable<void> dispatchDue();
    boost::asio::awaitable<void> deliver(storage::OutboxItem item);
    boost::asio::awaitable<Result<storage::Done>> attempt(const storage::OutboxItem& item);
    storage::DeliveryVerdict afterFailure(const storage::OutboxItem& item, const Error& error);
    ChannelSender* senderFor(ChannelId channel) const;
    void wake();

    boost::asio::any_io_executor m_executor;
    storage::OutboxStore& m_store;
    const Clock& m_clock;
    boost::asio::steady_timer m_timer;
    std::unordered_map<wire::ChannelKind, ChannelSender*> m_senders;
    std::function<wire::ChannelKind(ChannelId)> m_kindOf;
    std::unordered_set<ThreadId> m_busyThreads;
    bool m_wakeRequested = false;
    bool m_stopped = false;
};

} // namespace pult::inbox
