// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/answer_times.hpp"

#include <algorithm>

namespace pult::webchat {

namespace {

constexpr std::size_t kFewest = 3;
/// People read seconds or minutes: a status that changes with every answer would only be noise.
constexpr Millis kStep = std::chrono::seconds{30};

} // namespace

void AnswerTimes::learn(ChannelId channel, std::vector<Millis> waits) {
    if (waits.size() < kFewest) {
        m_medians.erase(channel);
        return;
    }
    const auto middle = waits.begin() + static_cast<std::ptrdiff_t>(waits.size() / 2);
    std::nth_element(waits.begin(), middle, waits.end());
    m_medians[channel] = (*middle / kStep + 1) * kStep;
}

Millis AnswerTimes::median(ChannelId channel) const {
    const auto found = m_medians.find(channel);
    return found == m_medians.end() ? Millis{} : found->second;
}

} // namespace pult::webchat
