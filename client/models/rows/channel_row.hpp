// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <cstdint>
#include <optional>

namespace pult::client {

enum class ChannelHealth { ok, degraded, misconfigured, paused };

/// A channel as an administrator sees it.
struct ChannelRow {
    std::int64_t id = 0;
    QString kind;
    QString name;
    ChannelHealth health = ChannelHealth::ok;
    QString reason;           ///< in words; empty: none
    std::int64_t sinceMs = 0; ///< of this state; 0: unknown
    bool canSettle = false;   ///< nothing but an administrator who has read it ends this trouble
    /// For how long a closed dialog is opened again, see ReopenTime; nothing: it is not known, or not ours to set.
    std::optional<QString> reopenWithin = {};
    std::int64_t groupId = 0; ///< the team whose its new dialogs are
    bool operator==(const ChannelRow&) const = default;
};

/// A team that a channel may belong to.
struct ChannelTeam {
    std::int64_t id = 0;
    QString name;
    bool operator==(const ChannelTeam&) const = default;
};

/// What came of asking the messenger.
struct ChannelTestResult {
    bool asked = false; ///< false: the server could not be asked, `words` say why
    bool works = false;
    QString words; ///< whom the messenger knows us as, or why it doesn't work
};

} // namespace pult::client
