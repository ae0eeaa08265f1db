// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace pult::bench {

inline constexpr int kPatienceMs = 60'000;

/// Notices when a frame has been drawn and handed over.
class FrameWatch final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        const bool counts = event->type() == QEvent::UpdateRequest && (!m_isThere || m_isThere());
        const bool answer = QApplication::notify(receiver, event);
        m_drawn = m_drawn || counts;
        return answer;
    }
    /// Milliseconds from before `cause` to the end of the first frame that is drawn when `isThere`, if that is given.
    template <class Cause>
    double frameMs(Cause cause, std::function<bool()> isThere = {}) {
        processEvents();
        m_drawn = false;
        m_isThere = std::move(isThere);
        QElapsedTimer timer;
        timer.start();
        cause();
        while (!m_drawn && !timer.hasExpired(kPatienceMs))
            processEvents(QEventLoop::WaitForMoreEvents);
        m_isThere = {};
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    void rest(int ms) {
        QElapsedTimer timer;
        timer.start();
        while (!timer.hasExpired(ms))
            processEvents(QEventLoop::AllEvents, ms);
    }

private:
    std::function<bool()> m_isThere;
    bool m_drawn = false;
};

inline double atQuantile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(static_cast<double>(values.size()) * part))];
}

} // namespace pult::bench
