// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/inbox/delivery.hpp"

#include <random>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace asio = boost::asio;

namespace pult::inbox {

namespace {

constexpr int kBatch = 100;
constexpr Millis kGiveUpAfter = std::chrono::hours{48};
/// A store that can't be read is asked again after this pause.
constexpr Millis kStorePause = std::chrono::seconds{1};

bool startsDelivery(const wire::Event& event) {
    const auto waits = [](const wire::Message& message) {
        return message.state == wire::MessageState::queued || message.state == wire::MessageState::scheduled;
    };
    if (const auto* added = std::get_if<wire::MessageAdded>(&event))
        return waits(added->message);
    if (const auto* changed = std::get_if<wire::MessageChanged>(&event))
        return waits(changed->message);
    return std::holds_alternative<wire::ChannelChanged>(event); // a channel that was paused may go on
}

double randomJitter() {
    static thread_local std::minstd_rand engine{std::random_device{}()};
    return std::uniform_real_distribution<double>{0.0, 1.0}(engine);
}

} // namespace

Millis retryDelay(int attempts, double jitter) {
    constexpr Millis kFirst = std::chrono::seconds{1};
    constexpr Millis kLongest = std::chrono::minutes{5};
    const Millis base = std::min<Millis>(kFirst * (1LL << std::clamp(attempts, 0, 20)), kLongest);
    return base / 2 + Millis{static_cast<std::int64_t>(static_cast<double>(base.count()) / 2 * jitter)};
}

Delivery::Delivery(asio::any_io_executor executor, storage::OutboxStore& store, const Clock& clock)
    : m_executor(executor), m_store(store), m_clock(clock), m_timer(executor) {}

void Delivery::addSender(ChannelSender& sender, std::function<wire::ChannelKind(ChannelId)> kindOf) {
    m_senders[sender.kind()] = &sender;
    m_kindOf = std::move(kindOf);
}

void Delivery::start() {
    asio::co_spawn(m_executor, run(), asio::detached);
}

void Delivery::stop() {
    m_stopped = true;
    m_timer.cancel();
}

void Delivery::published(std::span<const storage::JournalRecord> records) {
    if (std::any_of(records.begin(), records.end(), [](const auto& record) { return startsDelivery(record.event); }))
        wake();
}

void Delivery::wake() {
    m_wakeRequested = true;
    m_timer.cancel();
}

asio::awaitable<void> Delivery::run() {
    while (!m_stopped) {
        m_wakeRequested = false;
        co_await dispatchDue();
        const auto next = co_await m_store.nextOutboxDue();
        if (m_stopped)
            break;
        if (m_wakeRequested)
            continue;
        Millis pause = std::chrono::hours{1};
        if (!next)
            pause = kStorePause;
        else if (*next)
            pause = std::max(**next - m_clock.now(), m_busyThreads.empty() ? Millis{0} : kStorePause);
        m_timer.expires_after(pause);
        co_await m_timer.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

asio::awaitable<void> Delivery::dispatchDue() {
    auto due = co_await m_store.dueOutbox(m_clock.now(), kBatch);
    if (!due)
        co_return; // run() asks again after a pause
    for (auto& item : *due) {
        if (m_stopped)
            co_return;
        if (!m_busyThreads.insert(item.thread).second)
            continue;
        asio::co_spawn(m_executor, deliver(std::move(item)), asio::detached);
    }
}

asio::awaitable<void> Delivery::deliver(storage::OutboxItem item) {
    const auto outcome = co_await attempt(item);
    m_busyThreads.erase(item.thread);
    // An outcome that couldn't be stored leaves the row due; the pause keeps a broken store from being hammered.
    if (outcome)
        wake();
}

asio::awaitable<Result<storage::Done>> Delivery::attempt(const storage::OutboxItem& item) {
    ChannelSender* sender = senderFor(item.channel);
    if (!sender) {
        storage::DeliveryVerdict verdict;
        verdict.state = wire::MessageState::failed;
        verdict.error = "The channel has been removed.";
        co_return co_await m_store.finishDelivery(item.message, std::move(verdict));
    }
    // Where a repeat is harmless a crash between call and answer needs no mark.
    if (!sender->isRepeatable()) {
        auto begun = co_await m_store.beginDelivery(item.message);
        if (!begun)
            co_return begun.error();
    }
    auto verdict = co_await sender->send(item);
    if (!verdict)
        co_return co_await m_store.finishDelivery(item.message, afterFailure(item, verdict.error()));
    if (!*verdict)
        co_return storage::Done{};
    co_return co_await m_store.finishDelivery(item.message, std::move(**verdict));
}

storage::DeliveryVerdict Delivery::afterFailure(const storage::OutboxItem& item, const Error& error) {
    storage::DeliveryVerdict verdict;
    verdict.error = error.detail;
    const Time now = m_clock.now();
    const bool hopeless = error.code != Errc::unavailable && error.code != Errc::rate_limited;
    if (hopeless || now - item.content.received_at > kGiveUpAfter) {
        verdict.state = wire::MessageState::failed;
        return verdict;
    }
    verdict.state = wire::MessageState::queued;
    verdict.retryAt = now + std::max(retryDelay(item.attempts, randomJitter()), Millis{error.retryAfterMs});
    return verdict;
}

ChannelSender* Delivery::senderFor(ChannelId channel) const {
    const auto found = m_senders.find(m_kindOf(channel));
    return found == m_senders.end() ? nullptr : found->second;
}

} // namespace pult::inbox
