// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/error.hpp"
#include "shared/base/ids.hpp"
#include "shared/domain/permissions.hpp"
#include "shared/wire/dialogs.hpp"

/// Who writes and who works here.
namespace pult::storage {

/// A message in a web visitor's own stream.
struct VisitorMessage {
    std::int64_t seq = 0; ///< rises by one per message of the thread
    wire::Message message;
};

struct Visitor {
    std::int64_t id = 0; ///< its text is the contact's `peer`
    ChannelId channel;
    std::string name;
    std::string email;
    std::string phone;
    bool verified = false;
    std::string externalId; ///< the site's own id of a verified visitor
    std::string timeZone;   ///< by its IANA name; empty: never told
    Time createdAt;
    Time lastSeenAt;
    // From the thread, when the visitor has written:
    ThreadId thread;
    DialogId dialog; ///< the newest
    wire::DialogStatus status = wire::DialogStatus::unknown;
    OperatorId assignee;
    std::int64_t lastSeq = 0;         ///< newest number of the visitor's stream
    std::int64_t operatorReadSeq = 0; ///< operators have read up to here
};

/// What a visitor claims or proves about himself.
struct VisitorClaim {
    std::optional<std::string> name;
    std::optional<std::string> email;
    std::optional<std::string> phone;
    std::optional<std::string> externalId; ///< only when verified
    bool verified = false;
    std::map<std::string, std::string> fields;
    std::optional<std::string> timeZone = {};
};

struct StoredUser {
    wire::User user;
    std::string passwordHash;
    std::vector<GroupId> groups; ///< those too that are gone: what was closed in them stays to be read
    std::vector<GroupId> openGroups;
    wire::Presence presence;
    Seq regroupedSeq = 0; ///< the journal number by which he came to see other dialogs through his groups
};

struct StoredSession {
    std::string tokenHash; ///< SHA-256 of the token
    OperatorId operatorId;
    Time createdAt;
    Time lastSeenAt;
    Time expiresAt;
    std::string client;
};

struct StoredToken {
    wire::Token token;
    std::string tokenHash;
    OperatorId createdBy;
};

} // namespace pult::storage
