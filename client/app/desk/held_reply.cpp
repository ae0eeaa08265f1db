// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/held_reply.hpp"

#include <algorithm>
#include <utility>

namespace pult::client {

namespace {

constexpr int kTickMs = 100;

} // namespace

HeldReply::HeldReply(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk) {
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &HeldReply::tick);
    connect(&desk, &Desk::sendRefused, this, [this](const SendRefusal& refusal) {
        if (isOver(refusal.returned))
            m_undoing.clear();
    });
    connect(&desk, &Desk::sendUndone, this, [this](const SendUndone& undone) {
        if (!isOver(undone.returned) || m_undoing.empty())
            return;
        m_undoing.pop_back();
        undoNext();
    });
}

HeldReply::~HeldReply() {
    if (!m_clientIds.empty())
        end();
}

/// Of what is watched or being taken back.
bool HeldReply::isOver(const std::vector<Outgoing>& returned) {
    const auto among = [&](const std::vector<std::string>& ids) {
        return std::any_of(returned.begin(), returned.end(),
                           [&](const Outgoing& each) { return std::ranges::count(ids, each.clientId) > 0; });
    };
    if (among(m_clientIds))
        end();
    return among(m_undoing);
}

void HeldReply::watch(std::vector<std::string> clientIds, const QString& customer, Millis hold) {
    m_clientIds = std::move(clientIds);
    m_customer = customer;
    m_until = m_desk.ticks() + hold;
    m_shownSeconds = 0;
    m_timer.start();
    tick();
}

void HeldReply::undo() {
    if (m_clientIds.empty())
        return;
    m_undoing = std::exchange(m_clientIds, {});
    end();
    undoNext();
}

/// From the last, each when the one behind it is back: it comes in front of what is there already.
void HeldReply::undoNext() {
    while (!m_undoing.empty() && !m_desk.undo(std::string(m_undoing.back())))
        m_undoing.pop_back();
}

void HeldReply::tick() {
    const auto seconds = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(m_until - m_desk.ticks()).count());
    if (seconds <= 0)
        return end();
    if (seconds == m_shownSeconds)
        return;
    m_shownSeconds = seconds;
    emit changed(m_customer, seconds);
}

void HeldReply::end() {
    m_timer.stop();
    m_clientIds.clear();
    emit changed(m_customer, 0);
}

} // namespace pult::client
