// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/system/stall_watch.hpp"

#include <QEvent>
#include <QThread>

namespace pult::client {

void StallWatch::began(int loopLevel, Ticks now) {
    // A loop runs inside the event before: it answers, however long its owner waits.
    if (!m_events.empty() && loopLevel > m_events.back().loopLevel)
        for (Event& event : m_events)
            event.settled = true;
    m_events.push_back({now, loopLevel, false});
}

std::optional<Millis> StallWatch::ended(Ticks now) {
    const Event event = m_events.back();
    m_events.pop_back();
    if (event.settled || now - event.since < kNoticed)
        return std::nullopt;
    for (Event& outer : m_events)
        outer.settled = true;
    return now - event.since;
}

bool WatchedApplication::notify(QObject* receiver, QEvent* event) {
    if (QThread::currentThread() != thread()) // other threads may take their time
        return QApplication::notify(receiver, event);
    // Either may be gone afterwards; names of classes stay.
    const char* const whose = receiver->metaObject()->className();
    const int type = event->type();
    m_watch.began(thread()->loopLevel(), m_clock.ticks());
    const bool answer = QApplication::notify(receiver, event);
    if (const auto stall = m_watch.ended(m_clock.ticks()))
        qWarning("the window did not answer for %lld ms: event %d of %s", static_cast<long long>(stall->count()), type,
                 whose);
    return answer;
}

} // namespace pult::client
