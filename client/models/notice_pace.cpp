// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/notice_pace.hpp"

#include <algorithm>

namespace pult::client {

const QString NoticePace::kSummary = QStringLiteral("summary");

int NoticePace::countable() const {
    return static_cast<int>(
        std::count_if(m_live.begin(), m_live.end(), [](const auto& each) { return !each.second.notice.stays; }));
}

QList<NoticePace::Order> NoticePace::add(const Notice& notice, Ticks now) {
    const auto known = m_live.find(notice.key);
    const bool fresh = known == m_live.end();
    Live& live = m_live[notice.key];
    const bool soon = !fresh && now - live.shown < kApart;
    live.notice = notice;
    if (!notice.stays && (m_counts || countable() > kMost))
        return count(now);
    if (soon) {
        live.due = true;
        return {};
    }
    live.shown = now;
    live.due = false;
    return {{Order::Kind::show, notice}};
}

/// In place of the single ones stands one with their number.
QList<NoticePace::Order> NoticePace::count(Ticks now) {
    QList<Order> orders;
    if (!m_counts) {
        for (auto& [key, live] : m_live) {
            live.due = false;
            if (!live.notice.stays && live.shown != Ticks{})
                orders.append({Order::Kind::withdraw, Notice{.key = key}});
        }
    } else if (now - m_counted < kApart) {
        return {}; // tick tells the number
    }
    m_counts = true;
    m_counted = now;
    m_told = countable();
    Notice summary = m_summary(m_told);
    summary.key = kSummary;
    orders.append({Order::Kind::show, std::move(summary)});
    return orders;
}

QList<NoticePace::Order> NoticePace::leaveCounting() {
    m_counts = false;
    return {{Order::Kind::withdraw, Notice{.key = kSummary}}};
}

QList<NoticePace::Order> NoticePace::withdraw(const QString& key, Ticks now) {
    const auto found = m_live.find(key);
    if (found == m_live.end())
        return {};
    const bool single = found->second.notice.stays || !m_counts;
    m_live.erase(found);
    if (single)
        return {{Order::Kind::withdraw, Notice{.key = key}}};
    return countable() == 0 ? leaveCounting() : count(now);
}

void NoticePace::closed(const QString& key) {
    if (key == kSummary) {
        m_counts = false;
        std::erase_if(m_live, [](const auto& each) { return !each.second.notice.stays; });
    } else if (!m_counts || (has(key) && m_live.at(key).notice.stays)) {
        m_live.erase(key);
    }
}

QList<NoticePace::Order> NoticePace::tick(Ticks now) {
    QList<Order> orders;
    if (m_counts && m_told != countable() && now - m_counted >= kApart)
        orders = count(now);
    for (auto& [key, live] : m_live) {
        if (!live.due || now - live.shown < kApart)
            continue;
        live.due = false;
        live.shown = now;
        orders.append({Order::Kind::show, live.notice});
    }
    return orders;
}

std::optional<Ticks> NoticePace::nextTick() const {
    std::optional<Ticks> next;
    const auto consider = [&](Ticks at) { next = next ? std::min(*next, at) : at; };
    if (m_counts && m_told != countable())
        consider(m_counted + kApart);
    for (const auto& [key, live] : m_live)
        if (live.due)
            consider(live.shown + kApart);
    return next;
}

} // namespace pult::client
