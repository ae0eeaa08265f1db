// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/inbox/delivery.hpp"

#include <algorithm>
#include <random>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "shared/domain/message_changes.hpp"

namespace asio = boost::asio;

namespace pult::inbox {

namespace {

constexpr int kBatch = 100;
constexpr Millis kGiveUpAfter = std::chrono::hours{48};
/// No messenger says how long it remembers our keys; half an hour is well within what any of them has documented.
constexpr Millis kRepeatUnknownFor = std::chrono::minutes{30};
/// A wait of a thread that is longer than this is written down, so that the thread makes room for others.
constexpr Millis kShortWait = std::chrono::milliseconds{200};
/// A store that can't be read is asked again after this pause.
constexpr Millis kStorePause = std::chrono::seconds{1};

bool startsDelivery(const wire::Event& event) {
    const auto waits = [](const wire::Message& message) {
        return message.state == wire::MessageState::queued || message.state == wire::MessageState::scheduled;
    };
    if (const auto* added = std::get_if<wire::MessageAdded>(&event))
        return waits(added->message);
    if (const auto* changed = std::get_if<wire::MessageChanged>(&event))
        return waits(changed->message) || domain::hasWaitingChanges(changed->message);
    return std::holds_alternative<wire::ChannelChanged>(event); // a channel that was paused may go on
}

/// The channel works, as far as anybody knows: after a pause, a new token, a first success.
std::optional<ChannelId> freed(const wire::Event& event) {
    const auto* changed = std::get_if<wire::ChannelChanged>(&event);
    if (!changed || changed->channel.state != wire::ChannelState::ok)
        return std::nullopt;
    return changed->channel.id;
}

std::optional<Time> earlier(std::optional<Time> left, std::optional<Time> right) {
    return left && right ? std::min(left, right) : left ? left : right;
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
    : m_executor(executor), m_store(store), m_clock(clock), m_timer(executor), m_pace(clock, randomJitter) {}

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
    for (const auto& record : records)
        if (const auto channel = freed(record.event))
            m_pace.release(*channel);
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
        co_await dispatchChanges();
        const auto next = co_await m_store.nextOutboxDue(m_pace.held());
        const auto nextChange = co_await m_store.nextChangeDue(m_pace.held());
        if (m_stopped)
            break;
        if (m_wakeRequested)
            continue;
        Millis pause = std::chrono::hours{1};
        if (!next || !nextChange)
            pause = kStorePause;
        else if (const auto first = earlier(*next, *nextChange))
            pause = std::max(*first - m_clock.now(), m_busyThreads.empty() ? Millis{0} : kStorePause);
        if (const auto held = m_pace.untilNext())
            pause = std::min(pause, std::max(*held, Millis{1}));
        if (std::exchange(m_storeFailed, false))
            pause = kStorePause;
        m_timer.expires_after(pause);
        co_await m_timer.async_wait(asio::as_tuple(asio::use_awaitable));
        m_pace.forgetIdle();
    }
}

asio::awaitable<void> Delivery::dispatchDue() {
    auto due = co_await m_store.dueOutbox(m_clock.now(), kBatch, m_pace.held());
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
    else
        m_storeFailed = true;
}

asio::awaitable<Result<storage::Done>> Delivery::attempt(storage::OutboxItem& item) {
    ChannelSender* sender = senderFor(item.channel);
    if (!sender) {
        storage::DeliveryVerdict verdict;
        verdict.state = wire::MessageState::failed;
        verdict.error = "The channel has been removed.";
        co_return co_await m_store.finishDelivery(item.message, std::move(verdict));
    }
    if (const Millis wait = m_pace.take(item.channel, item.thread, sender->rates(item.channel)); wait > Millis{0}) {
        auto later = co_await putOff(item.channel, wait);
        if (later && *later)
            co_return co_await m_store.finishDelivery(item.message, std::move(**later));
        co_return storage::Done{};
    }
    // From here on whoever edits it or takes it back knows that it is too late for that.
    if (!sender->recordsItself()) {
        auto begun = co_await m_store.beginDelivery(item.message);
        if (!begun) {
            m_pace.noteUntried(item.channel);
            co_return begun.error();
        }
        if (begun->state == wire::MessageState::cancelled) {
            m_pace.noteUntried(item.channel);
            co_return storage::Done{};
        }
        item.content = std::move(*begun);
    }
    auto outcome = co_await sender->send(item);
    if (!outcome) {
        m_pace.noteUntried(item.channel);
        co_return co_await m_store.finishDelivery(
            item.message, afterFailure(item.attempts, item.content.received_at, outcome.error()));
    }
    if (!*outcome) {
        m_pace.noteReached(item.channel);
        co_return storage::Done{};
    }
    heed(item.channel, **outcome);
    co_return co_await m_store.finishDelivery(item.message, settled(item, *sender, std::move(**outcome)));
}

/// What an answer says about the channel as a whole.
void Delivery::heed(ChannelId channel, const SendOutcome& outcome) {
    if (outcome.unreached)
        m_pace.noteUnreached(channel);
    else
        m_pace.noteReached(channel);
    if (outcome.holdChannel > Millis{0})
        m_pace.hold(channel, outcome.holdChannel);
}

/// Held up by the pace. A held channel is left out as a whole; one thread is put off by itself, by the verdict.
storage::Async<std::optional<storage::DeliveryVerdict>> Delivery::putOff(ChannelId channel, Millis wait) {
    if (wait <= kShortWait) {
        asio::steady_timer pause(m_executor, wait);
        co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
        co_return std::nullopt;
    }
    const auto held = m_pace.held();
    if (std::find(held.begin(), held.end(), channel) != held.end())
        co_return std::nullopt;
    storage::DeliveryVerdict later;
    later.state = wire::MessageState::queued;
    later.tried = false;
    later.retryAt = m_clock.now() + wait;
    co_return later;
}

bool Delivery::isTooOld(Time since) const {
    return m_clock.now() - since > kGiveUpAfter;
}

storage::DeliveryVerdict Delivery::afterFailure(int attempts, Time since, const Error& error) const {
    storage::DeliveryVerdict verdict;
    verdict.error = error.detail;
    const Time now = m_clock.now();
    const bool hopeless = error.code != Errc::unavailable && error.code != Errc::rate_limited;
    if (hopeless || isTooOld(since)) {
        verdict.state = wire::MessageState::failed;
        return verdict;
    }
    verdict.state = wire::MessageState::queued;
    verdict.retryAt = now + std::max(retryDelay(attempts, randomJitter()), Millis{error.retryAfterMs});
    return verdict;
}

storage::DeliveryVerdict Delivery::settled(const storage::OutboxItem& item, const ChannelSender& sender,
                                           SendOutcome outcome) const {
    storage::DeliveryVerdict verdict = std::move(outcome.verdict);
    const Time now = m_clock.now();
    if (verdict.state == wire::MessageState::uncertain && sender.isRepeatable()) {
        if (now - item.unknownSince.value_or(now) < kRepeatUnknownFor) {
            verdict.state = wire::MessageState::queued;
            verdict.unknownOutcome = true;
        }
    } else if (verdict.state == wire::MessageState::queued && isTooOld(item.content.received_at)) {
        // One whose first try may have arrived stays open for a person to decide.
        verdict.state = item.unknownSince ? wire::MessageState::uncertain : wire::MessageState::failed;
    }
    if (verdict.state == wire::MessageState::queued && (outcome.unreached || outcome.holdChannel > Millis{0})) {
        // The channel's trouble, not the message's: it goes as soon as the channel may go on.
        verdict.tried = false;
        verdict.retryAt = now + outcome.retryAfter;
    }
    if (verdict.state == wire::MessageState::queued && !verdict.retryAt)
        verdict.retryAt = now + std::max(retryDelay(item.attempts, randomJitter()), outcome.retryAfter);
    return verdict;
}

ChannelSender* Delivery::senderFor(ChannelId channel) const {
    const auto found = m_senders.find(m_kindOf(channel));
    return found == m_senders.end() ? nullptr : found->second;
}

} // namespace pult::inbox
