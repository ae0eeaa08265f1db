// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace pult::bench {

/// Durations in nanoseconds, counted in buckets 1.6 % wide: cheap enough to count every delivery.
class Histogram {
public:
    void add(std::int64_t nanos) {
        ++m_buckets[bucketOf(static_cast<std::uint64_t>(nanos < 0 ? 0 : nanos))];
        ++m_count;
    }
    void clear() { *this = {}; }
    std::uint64_t count() const { return m_count; }

    /// In microseconds; `share` is 0.5 for the median.
    double micros(double share) const {
        const auto wanted = static_cast<std::uint64_t>(share * static_cast<double>(m_count));
        std::uint64_t seen = 0;
        for (std::size_t i = 0; i < m_buckets.size(); ++i) {
            seen += m_buckets[i];
            if (seen > wanted)
                return middleOf(i) / 1000.0;
        }
        return 0;
    }

private:
    static constexpr int kSubBits = 6;

    static std::size_t bucketOf(std::uint64_t value) {
        const int width = static_cast<int>(std::bit_width(value));
        if (width <= kSubBits)
            return value;
        const int shift = width - kSubBits - 1;
        return (static_cast<std::size_t>(shift + 1) << kSubBits) + ((value >> shift) & ((1U << kSubBits) - 1));
    }
    static double middleOf(std::size_t bucket) {
        const std::size_t shift = bucket >> kSubBits;
        const auto sub = static_cast<double>(bucket & ((1U << kSubBits) - 1));
        if (shift == 0)
            return sub;
        return ((1U << kSubBits) + sub + 0.5) * static_cast<double>(std::uint64_t{1} << (shift - 1));
    }

    std::array<std::uint64_t, std::size_t{64 - kSubBits + 1} << kSubBits> m_buckets{};
    std::uint64_t m_count = 0;
};

} // namespace pult::bench
