// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/rates.hpp"

#include <algorithm>
#include <cmath>

namespace pult::webchat {

namespace {

/// What doubles leave over when time is turned into tokens and back; not worth a refusal or a millisecond.
constexpr double kResidue = 1e-9;

} // namespace

double Bucket::level(const Rate& rate, Ticks now) const {
    const double minutes = std::chrono::duration<double, std::ratio<60>>(now - m_at).count();
    return std::max(0.0, m_spent - minutes * rate.perMinute);
}

Millis Bucket::take(const Rate& rate, Ticks now) {
    const double spent = level(rate, now);
    const double missing = spent + 1 - rate.burst - kResidue;
    if (missing <= 0) {
        m_spent = spent + 1;
        m_at = now;
        return Millis{0};
    }
    if (rate.perMinute <= 0)
        return std::chrono::hours{1};
    return Millis{static_cast<std::int64_t>(std::ceil(missing / rate.perMinute * 60'000))};
}

bool Bucket::isFull(const Rate& rate, Ticks now) const {
    return level(rate, now) <= 0;
}

Millis Buckets::take(const std::string& key, const Rate& rate, Ticks now) {
    Entry& entry = m_buckets[key];
    entry.rate = rate;
    return entry.bucket.take(rate, now);
}

void Buckets::sweep(Ticks now) {
    std::erase_if(m_buckets, [&](const auto& item) { return item.second.bucket.isFull(item.second.rate, now); });
}

std::int64_t Counts::of(const std::string& key) const {
    const auto found = m_counts.find(key);
    return found == m_counts.end() ? 0 : found->second;
}

void Counts::remove(const std::string& key) {
    const auto found = m_counts.find(key);
    if (found != m_counts.end() && --found->second <= 0)
        m_counts.erase(found);
}

} // namespace pult::webchat
