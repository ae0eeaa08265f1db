// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <map>
#include <optional>

#include "client/models/notice.hpp"
#include "shared/base/clock.hpp"

namespace pult::client {

/// Keeps popups from raining: one of a kind per three seconds, three at once, and one that counts when there would be
/// more. Those that stay are few and important, and are not held back. Pure: it says what is to be shown.
class NoticePace {
public:
    static constexpr Millis kApart{3'000};
    static constexpr int kMost = 3;
    static const QString kSummary; ///< the key of the one that counts

    struct Order {
        enum class Kind { show, withdraw };
        Kind kind;
        Notice notice; ///< to be withdrawn: only its key
    };
    /// `summary` makes the one that counts so many.
    explicit NoticePace(std::function<Notice(int)> summary) : m_summary(std::move(summary)) {}

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
    int countable() const;
    QList<Order> count(Ticks now);
    QList<Order> leaveCounting();

    std::function<Notice(int)> m_summary;
    std::map<QString, Live> m_live;
    bool m_counts = false;
    Ticks m_counted{};
    int m_told = 0; ///< the number the summary shows
};

} // namespace pult::client
