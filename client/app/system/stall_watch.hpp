// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <optional>
#include <vector>

#include "shared/base/clock.hpp"

namespace pult::client {

/// Notices events that keep the window from answering. Pure: told when the handling of an event begins and ends, as
/// they nest, and how many event loops run meanwhile.
class StallWatch {
public:
    static constexpr Millis kNoticed{100};

    void began(int loopLevel, Ticks now);
    /// The innermost event is over. How long nothing else was answered, if that is worth telling: an event that only
    /// waited in a loop of its own (a dialog, a menu) is not, nor one whose part was told already.
    std::optional<Millis> ended(Ticks now);

private:
    struct Event {
        Ticks since;
        int loopLevel = 0;
        bool settled = false;
    };
    std::vector<Event> m_events;
};

/// The application, which logs what has kept the window from answering for 100 ms or longer: for how long, which kind
/// of event, and whose. Nothing of what the window shows.
class WatchedApplication final : public QApplication {
public:
    WatchedApplication(int& argc, char** argv) : QApplication(argc, argv) {}

    bool notify(QObject* receiver, QEvent* event) override;

private:
    SystemClock m_clock;
    StallWatch m_watch;
};

} // namespace pult::client
