// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

#include "shared/base/clock.hpp"

namespace pult::client {

/// What comes in while the operator is at the window, said in passing by one line of it and to screen readers: at once
/// when it was quiet, else gathered, so that a storm of messages is their number. Pure: it says what is to be said.
class PassingNews {
public:
    static constexpr Millis kApart{5'000};

    struct Item {
        QString key;
        QString words;
        bool message = false; ///< several are counted; of others the newest of a key holds
    };
    /// What is to be said now; empty: nothing yet.
    QString add(const Item& item, Ticks now);
    /// It is over. Messages have come all the same.
    void end(const QString& key);
    void clear() { m_items.clear(); }
    QString tick(Ticks now);
    std::optional<Ticks> nextTick() const;

private:
    QString say(Ticks now);

    QList<Item> m_items; ///< not said yet
    std::optional<Ticks> m_said;
};

} // namespace pult::client
