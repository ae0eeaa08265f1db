// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <vector>

namespace pult::bench {

inline constexpr int kPatienceMs = 60'000;

/// Notices when a frame has been drawn and handed over.
class FrameWatch final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        const bool drawn = event->type() == QEvent::UpdateRequest;
        const bool answer = QApplication::notify(receiver, event);
        m_drawn = m_drawn || drawn;
        return answer;
    }
    /// Milliseconds from before `cause` to the end of the frame that it brings.
    template <class Cause>
    double frameMs(Cause cause) {
        processEvents();
        m_drawn = false;
        QElapsedTimer timer;
        timer.start();
        cause();
        while (!m_drawn && !timer.hasExpired(kPatienceMs))
            processEvents(QEventLoop::WaitForMoreEvents);
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    /// Until `isThere`, with all that is to be drawn by then; what looks the same is not drawn anew.
    template <class Cause, class Awaited>
    double drawnMs(Cause cause, Awaited isThere) {
        processEvents();
        QElapsedTimer timer;
        timer.start();
        cause();
        while (!isThere() && !timer.hasExpired(kPatienceMs))
            processEvents(QEventLoop::AllEvents, 1);
        processEvents();
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    void rest(int ms) {
        QElapsedTimer timer;
        timer.start();
        while (!timer.hasExpired(ms))
            processEvents(QEventLoop::AllEvents, ms);
    }

private:
    bool m_drawn = false;
};

inline double atQuantile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(static_cast<double>(values.size()) * part))];
}

} // namespace pult::bench
