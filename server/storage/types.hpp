// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/storage/dialog_types.hpp"
#include "server/storage/file_link.hpp"
#include "server/storage/journal_types.hpp"
#include "server/storage/message_types.hpp"
#include "server/storage/people_types.hpp"
#include "server/storage/verb_types.hpp"
#include "shared/base/error.hpp"
#include "shared/base/ids.hpp"

/// What goes into the store and comes out of it.
namespace pult::storage {

/// Also what is withheld from others in an event of this type: what customers have taken back, who has hidden himself,
/// by which login somebody signs in.
[[nodiscard]] bool hearsAll(const domain::Principal& principal, const EventScope& scope, std::string_view type);

struct StoredChannel {
    wire::Channel channel; ///< without settings
    std::map<std::string, std::string> settings;
    std::map<std::string, std::string> sealedSecrets;
    GroupId group;
    bool removed = false;
};

/// A file's row. The bytes lie in the data folder under their SHA-256.
struct StoredFile {
    FileId id;
    std::string sha256; ///< hex
    std::string name;
    std::string type;
    std::int64_t size = 0;
    std::optional<int> width;
    std::optional<int> height;
    std::string owner; ///< `operator:7` or `visitor:12`; only the owner may attach it
    Time at;
};

struct AuditQuery {
    std::optional<std::string> action; ///< or the words it begins with
    std::optional<OperatorId> operatorId;
    std::optional<std::string> after;
    int limit = 50;
};

struct StoreInfo {
    std::string epoch;
    Seq seq = 0;       ///< newest
    Seq oldestSeq = 0; ///< what resume can reach back to
};

struct StoreStats {
    std::int64_t customers = 0;
    std::int64_t dialogs = 0;
    std::int64_t openDialogs = 0;
    std::int64_t messages = 0;
    std::int64_t journal = 0;
    std::int64_t files = 0;
    std::int64_t fileBytes = 0;
    std::int64_t quarantined = 0; ///< not understood, and not replayed yet
    std::int64_t databaseBytes = 0;
    std::int64_t notIndexed = 0; ///< messages the text index has still to take in
    Millis indexLag{0};          ///< how long the oldest of them has waited for it
    Seq seq = 0;
};

/// Figures for /metrics; counters since the start of the process.
struct StoreMetrics {
    std::int64_t commits = 0;
    std::int64_t jobs = 0;
    std::int64_t commitMicros = 0;
    std::int64_t inbound = 0;
    std::int64_t duplicates = 0;
    std::int64_t queuedJobs = 0;     ///< now
    std::int64_t indexLagMillis = 0; ///< now: how long the oldest message that can't be found yet has waited for it
    bool failed = false;             ///< the disk failed: nothing is written any more by this process
    bool full = false;               ///< the last that was to be written found no room
    bool refusesUploads = false;     ///< so little room is left that files are refused,
    bool refusesInbound = false;     ///< and new messages of customers too
};

} // namespace pult::storage
