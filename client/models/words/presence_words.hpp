// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/presence.hpp"

#include <QStringList>

namespace pult::wire {
enum class PresenceStatus;
struct Presence;
struct CompanyFacts;
} // namespace pult::wire

namespace pult::client {

QString presenceName(Presence presence);
/// "Break: lunch".
QString presenceWords(const DeclaredPresence& declared);

DeclaredPresence declaredIn(const wire::Presence& presence);
wire::PresenceStatus statusOf(Presence presence);
/// How a colleague is: declared, offline, and the hint that keys and pointer have rested.
QString colleagueWords(const wire::Presence& presence, std::int64_t nowMs);

/// What the company offers as reasons for not taking dialogs.
QStringList reasonsOf(const wire::CompanyFacts& company);

} // namespace pult::client
