// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sound/stretcher.hpp"

#include <cmath>
#include <limits>

namespace pult::client {

namespace {

constexpr auto kBlockLength = static_cast<std::int64_t>(Stretcher::kBlock);
constexpr std::int64_t kSearch = kBlockLength / 2; ///< to both sides; covers a period of the deepest voices
constexpr std::int64_t kStep = 4;                  ///< every fourth sample tells enough of how alike two stretches are

} // namespace

void Stretcher::seek(std::size_t sample) {
    m_wanted = static_cast<double>(sample);
    m_follows = static_cast<std::int64_t>(sample);
}

int Stretcher::sample(std::int64_t at) const {
    const auto& samples = m_sound->samples;
    return at < 0 || at >= static_cast<std::int64_t>(samples.size()) ? 0 : samples[static_cast<std::size_t>(at)];
}

std::int64_t Stretcher::mostSimilar(std::int64_t around) const {
    std::int64_t best = around;
    double most = -std::numeric_limits<double>::infinity();
    for (std::int64_t start = around - kSearch; start <= around + kSearch; start += 2) {
        double likeness = 0;
        for (std::int64_t i = 0; i < kBlockLength; i += kStep)
            likeness += static_cast<double>(sample(start + i)) * sample(m_follows + i);
        if (likeness > most) {
            most = likeness;
            best = start;
        }
    }
    return best;
}

std::vector<std::int16_t> Stretcher::next(double speed) {
    std::vector<std::int16_t> block(kBlock);
    const auto wanted = static_cast<std::int64_t>(m_wanted);
    const std::int64_t from = speed == 1.0 && wanted == m_follows ? wanted : mostSimilar(wanted);
    for (std::int64_t i = 0; i < kBlockLength; ++i) {
        const std::int64_t mixed = (sample(m_follows + i) * (kBlockLength - i) + sample(from + i) * i) / kBlockLength;
        block[static_cast<std::size_t>(i)] = static_cast<std::int16_t>(mixed);
    }
    m_follows = from + kBlockLength;
    m_wanted += static_cast<double>(kBlockLength) * speed;
    return block;
}

} // namespace pult::client
