// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <array>
#include <functional>
#include <map>
#include <optional>

#include "client/models/notices/notice.hpp"
#include "shared/base/clock.hpp"

namespace pult::client {

/// Keeps popups from raining: one of a kind per three seconds, three at once, and one that counts when there would be
/// more. Those that stay until they are dealt with are three beside them, and have a counting one of their own. Pure:
/// it says what is to be shown.
class NoticePace {
public:
    static constexpr Millis kApart{3'000};
    static constexpr int kMost = 3;
    static const QString kSummary;        ///< the key of the one that counts
    static const QString kStayingSummary; ///< of the one that counts those that stay

    struct Order {
        enum class Kind { show, withdraw };
        Kind kind;
        Notice notice; ///< to be withdrawn: only its key
    };
    /// `summary` makes the one that counts so many, of those that stay or of the others.
    explicit NoticePace(std::function<Notice(int count, bool staying)> summary) : m_summary(std::move(summary)) {}

    QList<Order> add(const Notice& notice, Ticks now);
    /// What it tells of is over.
    QList<Order> withdraw(const QString& key, Ticks now);
    /// It has gone from the screen by itself, or somebody has put it away.
    void closed(const QString& key);
    /// What was held back is due.
    QList<Order> tick(Ticks now);
    std::optional<Ticks> nextTick() const;
    bool has(const QString& key) const { return m_live.contains(key); }

private:
    struct Live {
        Notice notice;
        Ticks shown{};
        bool due = false; ///< newer words wait
    };
    /// Those that stay, or those that don't.
    struct Group {
        QString summary;
        bool staying;
        bool counts = false; ///< one summary in place of the single ones
        Ticks counted{};
        int told = 0; ///< the number the summary shows
    };
    Group& groupOf(bool staying) { return m_groups[staying ? 1 : 0]; }
    int sizeOf(const Group& group) const;
    bool isBehind(const Group& group) const { return group.counts && group.told != sizeOf(group); }
    QList<Order> count(Group& group, Ticks now);
    static QList<Order> leaveCounting(Group& group);

    std::function<Notice(int, bool)> m_summary;
    std::map<QString, Live> m_live;
    std::array<Group, 2> m_groups{Group{kSummary, false}, Group{kStayingSummary, true}};
};

} // namespace pult::client
