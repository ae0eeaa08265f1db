// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sound/sound.hpp"

#include <algorithm>
#include <cmath>

namespace pult::client {

std::vector<int> loudness(const Sound& sound, int parts) {
    const auto count = static_cast<std::size_t>(std::max(parts, 0));
    std::vector<double> power(count);
    const std::size_t whole = sound.samples.size();
    for (std::size_t part = 0; part < count; ++part) {
        const std::size_t first = whole * part / count;
        const std::size_t last = whole * (part + 1) / count;
        double sum = 0;
        for (std::size_t i = first; i < last; ++i)
            sum += static_cast<double>(sound.samples[i]) * sound.samples[i];
        power[part] = last > first ? std::sqrt(sum / static_cast<double>(last - first)) : 0;
    }
    const double most = count == 0 ? 0 : *std::max_element(power.begin(), power.end());
    std::vector<int> bars(count);
    if (most > 0)
        std::transform(power.begin(), power.end(), bars.begin(),
                       [most](double each) { return static_cast<int>(std::lround(each / most * kLoudest)); });
    return bars;
}

} // namespace pult::client
