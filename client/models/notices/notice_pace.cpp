// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/notices/notice_pace.hpp"

#include <algorithm>

namespace pult::client {

const QString NoticePace::kSummary = QStringLiteral("summary");
const QString NoticePace::kStayingSummary = QStringLiteral("staying-summary");

int NoticePace::sizeOf(const Group& group) const {
    return static_cast<int>(std::count_if(m_live.begin(), m_live.end(), [&group](const auto& each) {
        return each.second.notice.stays == group.staying;
    }));
}

QList<NoticePace::Order> NoticePace::add(const Notice& notice, Ticks now) {
    const auto known = m_live.find(notice.key);
    const bool fresh = known == m_live.end();
    Live& live = m_live[notice.key];
    const bool soon = !fresh && now - live.shown < kApart;
    live.notice = notice;
    Group& group = groupOf(notice.stays);
    if (group.counts || sizeOf(group) > kMost)
        return count(group, now);
    if (soon) {
        live.due = true;
        return {};
    }
    live.shown = now;
    live.due = false;
    return {{Order::Kind::show, notice}};
}

/// In place of the single ones stands one with their number.
QList<NoticePace::Order> NoticePace::count(Group& group, Ticks now) {
    QList<Order> orders;
    if (!group.counts) {
        for (auto& [key, live] : m_live) {
            if (live.notice.stays != group.staying)
                continue;
            live.due = false;
            if (live.shown != Ticks{})
                orders.append({Order::Kind::withdraw, Notice{.key = key}});
        }
    } else if (now - group.counted < kApart) {
        return {}; // tick tells the number
    }
    group.counts = true;
    group.counted = now;
    group.told = sizeOf(group);
    Notice summary = m_summary(group.told, group.staying);
    summary.key = group.summary;
    summary.stays = group.staying;
    orders.append({Order::Kind::show, std::move(summary)});
    return orders;
}

QList<NoticePace::Order> NoticePace::leaveCounting(Group& group) {
    group.counts = false;
    return {{Order::Kind::withdraw, Notice{.key = group.summary}}};
}

QList<NoticePace::Order> NoticePace::withdraw(const QString& key, Ticks now) {
    const auto found = m_live.find(key);
    if (found == m_live.end())
        return {};
    Group& group = groupOf(found->second.notice.stays);
    m_live.erase(found);
    if (!group.counts)
        return {{Order::Kind::withdraw, Notice{.key = key}}};
    return sizeOf(group) == 0 ? leaveCounting(group) : count(group, now);
}

void NoticePace::closed(const QString& key) {
    for (Group& group : m_groups) {
        if (key != group.summary)
            continue;
        group.counts = false;
        std::erase_if(m_live, [&group](const auto& each) { return each.second.notice.stays == group.staying; });
        return;
    }
    const auto found = m_live.find(key);
    if (found != m_live.end() && !groupOf(found->second.notice.stays).counts)
        m_live.erase(found);
}

QList<NoticePace::Order> NoticePace::tick(Ticks now) {
    QList<Order> orders;
    for (Group& group : m_groups)
        if (isBehind(group) && now - group.counted >= kApart)
            orders += count(group, now);
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
    for (const Group& group : m_groups)
        if (isBehind(group))
            consider(group.counted + kApart);
    for (const auto& [key, live] : m_live)
        if (live.due)
            consider(live.shown + kApart);
    return next;
}

} // namespace pult::client
