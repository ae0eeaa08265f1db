// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "server/storage/attendance.hpp"
#include "server/storage/sqlite/connection.hpp"
#include "server/storage/types.hpp"

namespace pult::storage::sqlite {

/// What the rules ask about a channel again and again.
struct ChannelInfo {
    ChannelId id;
    wire::ChannelKind kind = wire::ChannelKind::unknown;
    GroupId group;
    bool removed = false;
    bool paused = false;
    std::optional<Millis> reopenWithin; ///< a time of its own to go on in a closed dialog
};

/// What a writing verb works with: the connection inside an open transaction, the moment, and the
/// journal. One object serves every batch; only the writer's thread touches it.
class WriteTransaction {
public:
    /// Without an attendance list everybody counts as reachable.
    WriteTransaction(Connection& db, Clock& clock, domain::Policy policy, const Attendance* attendance = nullptr);

    Connection& db;

    /// The moment of this batch.
    Time now() const { return m_now; }
    /// The rules' settings, the same for everybody but for what a channel has of its own.
    const domain::Policy& policy();
    /// Nothing has been seen of the operator for so long.
    bool isAway(OperatorId id, Millis atLeast) const { return m_attendance && m_attendance->isAway(id, atLeast); }
    /// The number the next journal record gets.
    Seq nextSeq() const { return m_nextSeq; }

    /// Writes a journal record and remembers it for the listener. `Event` is a struct of
    /// wire/events.hpp.
    template <class Event>
    void journal(Event event, EventScope scope, const domain::Actor& actor, std::string_view cause) {
        std::string members;
        members.reserve(1536);
        wire::encodeMembersTo(members, event);
        append(Event::kType, members, wire::Event(std::move(event)), std::move(scope), actor, cause);
    }

    /// not_found for a channel that doesn't exist or was removed.
    Result<ChannelInfo> channel(ChannelId id);
    /// Channels changed, or a change of them was rolled back.
    void forgetChannels() { m_channels.clear(); }
    /// The working hours changed, or a change of them was rolled back.
    void forgetHours() { m_hoursKnown = false; }

    // For the writer:
    void begin();
    std::vector<JournalRecord> takeRecords();
    /// After a rollback: as if nothing of this batch had happened.
    void forget();
    std::size_t recordCount() const { return m_records.size(); }

private:
    void append(std::string_view type, const std::string& members, wire::Event event, EventScope scope,
                const domain::Actor& actor, std::string_view cause);

    Clock& m_clock;
    domain::Policy m_policy;
    bool m_hoursKnown = false;
    const Attendance* m_attendance;
    Time m_now;
    Seq m_nextSeq = 1;
    std::vector<JournalRecord> m_records;
    std::unordered_map<std::int64_t, ChannelInfo> m_channels;
};

/// Scope of an event about one dialog.
[[nodiscard]] EventScope dialogScope(DialogId dialog, domain::DialogFacts now,
                                     std::optional<domain::DialogFacts> before = std::nullopt);
[[nodiscard]] EventScope oneOperator(OperatorId id);

} // namespace pult::storage::sqlite
