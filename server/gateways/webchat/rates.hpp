// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>

#include "shared/base/clock.hpp"

namespace pult::webchat {

/// How much at once, and how much a minute after that.
struct Rate {
    double burst = 1;
    double perMinute = 1;
};

/// Lets `burst` through at once and then `perMinute` a minute. Starts full.
class Bucket {
public:
    /// Takes one; else the time until one is there again.
    Millis take(const Rate& rate, Ticks now);
    bool isUntouched() const { return m_spent == 0; }
    /// Nothing is owed any more: forgetting the bucket changes nothing.
    bool isFull(const Rate& rate, Ticks now) const;

private:
    double level(const Rate& rate, Ticks now) const;
    double m_spent = 0; ///< below the burst, as of m_at
    Ticks m_at{};
};

/// One bucket per key; full ones are forgotten by `sweep`.
class Buckets {
public:
    Millis take(const std::string& key, const Rate& rate, Ticks now);
    void sweep(Ticks now);
    std::size_t size() const { return m_buckets.size(); }

private:
    struct Entry {
        Bucket bucket;
        Rate rate;
    };
    std::unordered_map<std::string, Entry> m_buckets;
};

/// How many of something each key holds.
class Counts {
public:
    std::int64_t of(const std::string& key) const;
    void add(const std::string& key) { ++m_counts[key]; }
    void remove(const std::string& key);

private:
    std::unordered_map<std::string, std::int64_t> m_counts;
};

} // namespace pult::webchat
