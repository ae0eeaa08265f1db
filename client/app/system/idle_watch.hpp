// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QTimer>

#include "client/state/desk.hpp"

namespace pult::client {

/// Notices that keys and pointer rest, and tells colleagues so as a hint. Where the desktop says how long they have
/// rested in all programs (GNOME does), that counts; elsewhere what this program sees of them.
class IdleWatch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IdleWatch)
public:
    static constexpr Millis kResting = std::chrono::minutes{5};
    static constexpr std::chrono::seconds kBetweenLooks{15};

    /// `desk` and `clock` outlive it.
    IdleWatch(Desk& desk, const Clock& clock, const QDBusConnection& sessionBus, QObject* parent = nullptr);

    /// As its timer does.
    void look();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void askDesktop(Millis here);
    void settle(Millis resting);

    Desk& m_desk;
    const Clock& m_clock;
    QDBusConnection m_bus;
    QTimer m_timer;
    Ticks m_lastInput;
    bool m_rests = false;
};

} // namespace pult::client
