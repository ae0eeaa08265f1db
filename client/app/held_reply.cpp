// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/held_reply.hpp"

#include <algorithm>

namespace pult::client {

namespace {

constexpr int kTickMs = 100;

} // namespace

HeldReply::HeldReply(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk) {
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &HeldReply::tick);
    const auto over = [this](const std::vector<Outgoing>& returned) {
        const bool mine = std::any_of(returned.begin(), returned.end(),
                                      [this](const Outgoing& each) { return each.clientId == m_clientId; });
        if (mine)
            end();
    };
    connect(&desk, &Desk::sendRefused, this, [over](const SendRefusal& refusal) { over(refusal.returned); });
    connect(&desk, &Desk::sendUndone, this, [over](const SendUndone& undone) { over(undone.returned); });
}

void HeldReply::watch(const std::string& clientId, const QString& customer, Millis hold) {
    m_clientId = clientId;
    m_customer = customer;
    m_untilMs = m_desk.nowMs() + hold.count();
    m_shownSeconds = 0;
    m_timer.start();
    tick();
}

void HeldReply::undo() {
    if (m_clientId.empty())
        return;
    const std::string clientId = m_clientId;
    end();
    m_desk.undo(clientId);
}

void HeldReply::tick() {
    const auto seconds = static_cast<int>((m_untilMs - m_desk.nowMs() + 999) / 1000);
    if (seconds <= 0)
        return end();
    if (seconds == m_shownSeconds)
        return;
    m_shownSeconds = seconds;
    emit changed(m_customer, seconds);
}

void HeldReply::end() {
    m_timer.stop();
    m_clientId.clear();
    emit changed(m_customer, 0);
}

} // namespace pult::client
