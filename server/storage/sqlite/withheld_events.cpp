// SPDX-License-Identifier: GPL-3.0-or-later
// Events as they are told to those who don't hear all of them: not what customers have taken back, who has hidden
// himself, nor by which login a colleague signs in.
#include <charconv>

#include "server/storage/sqlite/rows.hpp"
#include "shared/domain/last_message.hpp"
#include "shared/domain/withholding.hpp"
#include "shared/wire/codec.hpp"

namespace pult::storage::sqlite {

namespace {

template <class Event>
constexpr bool kSpeaksOfMessages =
    std::is_same_v<Event, wire::MessageAdded> || std::is_same_v<Event, wire::MessageChanged> ||
    std::is_same_v<Event, wire::DialogAdded> || std::is_same_v<Event, wire::DialogChanged>;

/// As it stands now, instead of as it was when the event was written.
struct Renewal {
    Connection& db;

    void operator()(wire::Message& message) const {
        if (isTakenBack(db, message.id))
            message = loadMessage(db, message.id).value();
        domain::withhold(message);
    }
    void operator()(wire::LastMessage& last) const {
        if (isTakenBack(db, last.id))
            last = domain::lastMessageOf(loadMessage(db, last.id).value());
        domain::withhold(last);
    }
};

template <class Event>
std::string renewed(Connection& db, std::string_view members) {
    auto event = decodeStored<Event>("{" + std::string(members) + "}");
    domain::forEachMessage(event, Renewal{db});
    std::string text;
    wire::encodeMembersTo(text, event);
    return text;
}

/// A message's id stands first in it. No text of anybody can look like that: its quotes are escaped.
bool namesTakenBack(Connection& db, std::string_view members, std::string_view key) {
    for (auto at = members.find(key); at != std::string_view::npos; at = members.find(key, at)) {
        at += key.size();
        std::int64_t id = 0;
        std::from_chars(members.data() + at, members.data() + members.size(), id);
        if (isTakenBack(db, MessageId{id}))
            return true;
    }
    return false;
}

std::string withheldPresence(wire::PresenceChanged event) {
    event.presence = domain::withheld(std::move(event.presence));
    std::string text;
    wire::encodeMembersTo(text, event);
    return text;
}

std::string withheldUser(wire::UserChanged event) {
    event.user = domain::withheld(std::move(event.user));
    std::string text;
    wire::encodeMembersTo(text, event);
    return text;
}

} // namespace

bool isTakenBack(Connection& db, MessageId id) {
    Rows row = db.query("SELECT 1 FROM message WHERE id = ? AND direction = 'in'"
                        " AND json_extract(more, '$.deleted_at') IS NOT NULL",
                        id);
    return row.next();
}

std::optional<std::string> withheldMembers(const wire::Event& event) {
    return std::visit(
        [](const auto& each) -> std::optional<std::string> {
            using Event = std::remove_cvref_t<decltype(each)>;
            if constexpr (kSpeaksOfMessages<Event>) {
                if (!domain::hasTakenBack(each))
                    return std::nullopt;
                Event other = each;
                domain::withholdIn(other);
                std::string text;
                wire::encodeMembersTo(text, other);
                return text;
            }
            if constexpr (std::is_same_v<Event, wire::PresenceChanged>)
                if (each.presence.status == wire::PresenceStatus::hidden)
                    return withheldPresence(each);
            if constexpr (std::is_same_v<Event, wire::UserChanged>)
                return withheldUser(each);
            return std::nullopt;
        },
        event);
}

std::optional<std::string> withheldMembers(Connection& db, std::string_view type, std::string_view members) {
    if (type == wire::PresenceChanged::kType)
        return withheldMembers(decodeStored<wire::PresenceChanged>("{" + std::string(members) + "}"));
    if (type == wire::UserChanged::kType)
        return withheldUser(decodeStored<wire::UserChanged>("{" + std::string(members) + "}"));
    if (!namesTakenBack(db, members, R"("message":{"id":)") && !namesTakenBack(db, members, R"("last_message":{"id":)"))
        return std::nullopt;
    if (type == wire::MessageAdded::kType)
        return renewed<wire::MessageAdded>(db, members);
    if (type == wire::MessageChanged::kType)
        return renewed<wire::MessageChanged>(db, members);
    if (type == wire::DialogAdded::kType)
        return renewed<wire::DialogAdded>(db, members);
    if (type == wire::DialogChanged::kType)
        return renewed<wire::DialogChanged>(db, members);
    return std::nullopt;
}

} // namespace pult::storage::sqlite
