// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace pult::client {

/// What an operator says about themselves. Online takes new dialogs, busy keeps their own, pause takes none, and who is
/// hidden looks offline to colleagues.
enum class Presence { online, busy, pause, hidden };

/// With the reason that was given, if any.
struct DeclaredPresence {
    Presence presence = Presence::online;
    QString reason = {};
    bool operator==(const DeclaredPresence&) const = default;
};

} // namespace pult::client

Q_DECLARE_METATYPE(pult::client::Presence)
Q_DECLARE_METATYPE(pult::client::DeclaredPresence)
