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

/// Takes replies from the durable outbox to their messenger: in order within a thread, one in flight per thread, not
/// faster than the messenger allows, tried again while nothing was sent, for two days at most. After an unknown
/// outcome a message is sent again only where the messenger knows our key, for half an hour; else a person decides.
/// Changes of messages follow the messages they are about, by the same rules; they may be repeated without harm.
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
    boost::asio::awaitable<Result<storage::Done>> attempt(storage::OutboxItem& item);
    storage::DeliveryVerdict afterFailure(int attempts, Time since, const Error& error) const;
    storage::DeliveryVerdict settled(const storage::OutboxItem& item, const ChannelSender& sender,
                                     SendOutcome outcome) const;
    storage::Async<std::optional<storage::DeliveryVerdict>> putOff(ChannelId channel, Millis wait);
    bool isTooOld(Time since) const;
    void heed(ChannelId channel, const SendOutcome& outcome);
    // delivery_changes.cpp
    boost::asio::awaitable<void> dispatchChanges();
    boost::asio::awaitable<void> makeChange(storage::ChangeItem item);
    boost::asio::awaitable<Result<storage::Done>> attemptChange(const storage::ChangeItem& item);
    storage::DeliveryVerdict settledChange(const storage::ChangeItem& item, SendOutcome outcome) const;
    ChannelSender* senderFor(ChannelId channel) const;
    void wake();

    boost::asio::any_io_executor m_executor;
    storage::OutboxStore& m_store;
    const Clock& m_clock;
    boost::asio::steady_timer m_timer;
    std::unordered_map<wire::ChannelKind, ChannelSender*> m_senders;
    std::function<wire::ChannelKind(ChannelId)> m_kindOf;
    std::unordered_set<ThreadId> m_busyThreads;
    Pace m_pace;
    bool m_wakeRequested = false;
    bool m_storeFailed = false; ///< since the last look for what is due
    bool m_stopped = false;
};

} // namespace pult::inbox
