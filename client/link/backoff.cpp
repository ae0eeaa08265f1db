// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/link/backoff.hpp"

#include <algorithm>

namespace pult::client {

Ticks Backoff::lost(Ticks now) {
    if (m_onlineSince && now - *m_onlineSince >= kHeldLongEnough)
        m_failures = 0;
    m_onlineSince.reset();
    const int doublings = std::min(m_failures, 6);
    ++m_failures;
    const Millis limit = std::min(kLongest, Millis{1000} * (1 << doublings));
    const double spread = static_cast<double>((limit - kShortest).count());
    return now + kShortest + Millis{static_cast<Millis::rep>(spread * m_random())};
}

} // namespace pult::client
