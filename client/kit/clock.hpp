// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <cstdint>
#include <functional>

namespace pult::kit {

/// UTC milliseconds of now; handed to what shows ages, so that pictures and tests have their own time.
using NowMs = std::function<std::int64_t()>;

inline std::int64_t systemNowMs() {
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace pult::kit
