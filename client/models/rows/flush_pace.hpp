// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <algorithm>

namespace pult::client {

/// When a model tells its changes: one that comes alone as soon as the events that are being handled are over, those
/// that come in crowds together, once in 16 ms.
class FlushPace {
public:
    static constexpr int kPauseMs = 16;

    void flushed() { m_since.start(); }
    /// How long what changes now has to wait.
    int waitMs() const {
        return m_since.isValid() ? static_cast<int>(std::clamp<qint64>(kPauseMs - m_since.elapsed(), 0, kPauseMs)) : 0;
    }

private:
    QElapsedTimer m_since;
};

} // namespace pult::client
