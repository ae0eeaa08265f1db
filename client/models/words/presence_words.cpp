// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/words/presence_words.hpp"

#include "client/models/words/harmless.hpp"
#include "shared/domain/company_keys.hpp"
#include "shared/wire/workspace.hpp"

#include <QCoreApplication>

#include <algorithm>

namespace pult::client {

QString presenceName(Presence presence) {
    switch (presence) {
    case Presence::online:
        return QCoreApplication::translate("pult::client::Presence", "Online");
    case Presence::busy:
        return QCoreApplication::translate("pult::client::Presence", "Busy");
    case Presence::pause:
        return QCoreApplication::translate("pult::client::Presence", "Break");
    case Presence::hidden:
        return QCoreApplication::translate("pult::client::Presence", "Invisible");
    }
    return {};
}

QString presenceWords(const DeclaredPresence& declared) {
    const QString name = presenceName(declared.presence);
    return declared.reason.isEmpty() ? name : QStringLiteral("%1: %2").arg(name, declared.reason);
}

DeclaredPresence declaredIn(const wire::Presence& presence) {
    DeclaredPresence declared;
    declared.reason = harmless(presence.reason.value_or(""));
    switch (presence.status) {
    case wire::PresenceStatus::busy:
        declared.presence = Presence::busy;
        break;
    case wire::PresenceStatus::break_:
        declared.presence = Presence::pause;
        break;
    case wire::PresenceStatus::hidden:
        declared.presence = Presence::hidden;
        break;
    default:
        break;
    }
    return declared;
}

wire::PresenceStatus statusOf(Presence presence) {
    switch (presence) {
    case Presence::online:
        return wire::PresenceStatus::available;
    case Presence::busy:
        return wire::PresenceStatus::busy;
    case Presence::pause:
        return wire::PresenceStatus::break_;
    case Presence::hidden:
        return wire::PresenceStatus::hidden;
    }
    return wire::PresenceStatus::unknown;
}

QString colleagueWords(const wire::Presence& presence, std::int64_t nowMs) {
    constexpr std::int64_t kMinute = 60'000;
    if (presence.status == wire::PresenceStatus::offline)
        return QCoreApplication::translate("pult::client::Presence", "Offline");
    const QString declared = presenceWords(declaredIn(presence));
    if (!presence.idle_since)
        return declared;
    const std::int64_t minutes = (nowMs - presence.idle_since->time_since_epoch().count()) / kMinute;
    return QCoreApplication::translate("pult::client::Presence", "%1, away %2 min?",
                                       "a status; a guess of the computer")
        .arg(declared)
        .arg(std::max<std::int64_t>(minutes, 1));
}

QStringList reasonsOf(const wire::CompanyFacts& company) {
    const auto found = company.facts.find(domain::kPauseReasons);
    if (found == company.facts.end())
        return {};
    QStringList reasons;
    for (const QString& line : QString::fromStdString(found->second).split(u'\n', Qt::SkipEmptyParts))
        reasons.append(harmless(line.simplified()));
    return reasons;
}

} // namespace pult::client
