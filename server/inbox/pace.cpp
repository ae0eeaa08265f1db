// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/inbox/pace.hpp"

#include <algorithm>
#include <cmath>

namespace pult::inbox {

namespace {

using namespace std::chrono_literals;

constexpr Millis kFirstPause = 1s;
constexpr Millis kLongestPause = 60s;
constexpr auto kThreadMemory = 10min;
/// What became of the one that went first is looked for as often, if nothing tells it before.
constexpr Millis kProbeLook = 1s;
/// One of which nothing is heard gives way to the next: longer than any call takes.
constexpr Millis kProbeLife = 60s;

} // namespace

double Pace::level(const Bucket& bucket, const Rate& rate, Ticks now) {
    if (bucket.isNew)
        return rate.burst;
    const std::chrono::duration<double> since = now - bucket.filledAt;
    return std::min(rate.burst, bucket.tokens + since.count() * rate.perSecond);
}

Millis Pace::shortfall(const Bucket& bucket, const Rate& rate, Ticks now) {
    if (rate.perSecond <= 0)
        return Millis{0};
    const double missing = 1.0 - level(bucket, rate, now);
    return Millis{static_cast<std::int64_t>(std::ceil(std::max(missing, 0.0) / rate.perSecond * 1000.0))};
}

void Pace::spend(Bucket& bucket, const Rate& rate, Ticks now) {
    bucket.tokens = level(bucket, rate, now) - 1.0;
    bucket.filledAt = now;
    bucket.isNew = false;
}

Millis Pace::take(ChannelId channel, ThreadId thread, const Rates& rates) {
    const Ticks now = m_clock.ticks();
    auto& ofChannel = m_channels[channel];
    if (const Millis wait = shortfall(ofChannel, rates.channel, now); wait > Millis{0}) {
        holdFor(channel, wait);
        return wait;
    }
    const bool threadCounts = rates.thread.perSecond > 0;
    if (threadCounts)
        if (const Millis wait = shortfall(m_threads[thread], rates.thread, now); wait > Millis{0})
            return wait;
    if (const Millis wait = waitForProbe(channel, now); wait > Millis{0}) {
        holdFor(channel, wait);
        return wait;
    }
    if (rates.channel.perSecond > 0)
        spend(ofChannel, rates.channel, now);
    if (threadCounts)
        spend(m_threads[thread], rates.thread, now);
    return Millis{0};
}

/// Not 0: another one has gone first. Else this one may, or nothing is wrong.
Millis Pace::waitForProbe(ChannelId channel, Ticks now) {
    const auto suspect = m_suspects.find(channel);
    if (suspect == m_suspects.end())
        return Millis{0};
    if (suspect->second && now - *suspect->second < kProbeLife)
        return kProbeLook;
    suspect->second = now;
    return Millis{0};
}

void Pace::hold(ChannelId channel, Millis pause) {
    holdFor(channel, pause);
    m_suspects[channel].reset();
}

void Pace::holdFor(ChannelId channel, Millis pause) {
    auto& until = m_holds[channel];
    until = std::max(until, m_clock.ticks() + pause);
}

void Pace::release(ChannelId channel) {
    m_holds.erase(channel);
    m_unreached.erase(channel);
    m_suspects.erase(channel);
}

void Pace::noteUnreached(ChannelId channel) {
    const int times = std::min(m_unreached[channel]++, 10);
    const Millis most = std::min<Millis>(kFirstPause * (1 << times), kLongestPause);
    const auto half = static_cast<double>(most.count()) / 2;
    hold(channel, Millis{static_cast<std::int64_t>(half + half * m_jitter())});
}

void Pace::noteReached(ChannelId channel) {
    m_unreached.erase(channel);
    if (m_suspects.erase(channel) > 0)
        m_holds.erase(channel); // of those that waited to see
}

void Pace::noteUntried(ChannelId channel) {
    const auto suspect = m_suspects.find(channel);
    if (suspect == m_suspects.end() || !suspect->second)
        return;
    suspect->second.reset();
    m_holds.erase(channel); // of those that waited to see
}

std::vector<ChannelId> Pace::held() {
    const Ticks now = m_clock.ticks();
    std::erase_if(m_holds, [&](const auto& hold) { return hold.second <= now; });
    std::vector<ChannelId> channels;
    for (const auto& [channel, until] : m_holds)
        channels.push_back(channel);
    return channels;
}

std::optional<Millis> Pace::untilNext() const {
    std::optional<Millis> next;
    for (const auto& [channel, until] : m_holds) {
        const Millis wait = until - m_clock.ticks();
        next = std::min(next.value_or(wait), wait);
    }
    return next;
}

void Pace::forgetIdle() {
    const Ticks now = m_clock.ticks();
    std::erase_if(m_threads, [&](const auto& each) { return now - each.second.filledAt > kThreadMemory; });
}

} // namespace pult::inbox
