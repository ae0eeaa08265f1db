// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace pult::client {

/// The desktop's place for secrets.
///
/// Nothing here waits: `done` is called later, or never when the ring doesn't
/// answer.
class KeyRing {
public:
    enum class Answer {
        found,
        absent,      ///< the ring is there and has no such entry
        unreachable, ///< no ring, locked, or refused
    };
    using Read = std::function<void(Answer, const QByteArray&)>;
    using Written = std::function<void(bool)>;

    virtual ~KeyRing() = default;
    virtual void read(const QString& entry, Read done) = 0;
    virtual void write(const QString& entry, const QByteArray& secret, Written done) = 0;
};

} // namespace pult::client
