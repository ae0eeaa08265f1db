// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <string>
#include <vector>

#include "client/state/desk.hpp"

namespace pult::client {

/// The reply that was sent last, for as long as it may be taken back.
class HeldReply final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeldReply)
public:
    /// The desk outlives it.
    explicit HeldReply(Desk& desk, QObject* parent = nullptr);
    /// What counts its seconds hears that it is over.
    ~HeldReply() override;

    /// Just sent to the customer, in one message or in several.
    void watch(std::vector<std::string> clientIds, const QString& customer, Millis hold);
    /// Takes it back; nothing without one.
    void undo();

signals:
    /// Seconds left, rounded up; 0: it is over.
    void changed(const QString& customer, int seconds);

private:
    void tick();
    void end();
    bool isOver(const std::vector<Outgoing>& returned);
    void undoNext();

    Desk& m_desk;
    std::vector<std::string> m_clientIds; ///< in the order in which they go out
    std::vector<std::string> m_undoing;   ///< the last one is being taken back
    QString m_customer;
    Ticks m_until{};
    int m_shownSeconds = 0;
    QTimer m_timer;
};

} // namespace pult::client
