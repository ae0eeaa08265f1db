// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/storage/verb_types.hpp"
#include "shared/base/error.hpp"
#include "shared/base/ids.hpp"
#include "shared/domain/lifecycle.hpp"
#include "shared/domain/permissions.hpp"
#include "shared/wire/customer_journey.hpp"
#include "shared/wire/customer_merges.hpp"
#include "shared/wire/customers.hpp"
#include "shared/wire/dialogs.hpp"

/// What is done to dialogs and their customers, and how they are asked for.
namespace pult::storage {

/// A lifecycle event an operator causes. `version` is compared when given.
struct DialogChange {
    Guard guard;
    DialogId dialog;
    domain::DialogEvent event;
    std::optional<std::int64_t> version;
    std::string comment;                         ///< becomes a note in the thread
    std::optional<std::string> clientId = {};    ///< idempotent by it
    std::optional<OperatorId> seenAssignee = {}; ///< `taken` when it is with somebody else now
};

struct CustomerBlocked {
    wire::Customer customer;
    bool changed = false;
};

/// How far an operator has read; and what the customer's messenger is to be told of it, when it is to be told anything.
struct ReadMark {
    ChannelId channel;
    std::string peer;
    std::string externalId; ///< of the newest of the customer's messages that was read; empty: nothing is to be told
};

/// What an operator is typing.
struct DraftEdit {
    Guard guard; ///< dialog_read
    wire::Draft draft;
    std::string device;       ///< empty: nobody says
    bool keepsFormer = false; ///< what it replaces becomes the earlier one
};

struct StoredDrafts {
    std::vector<wire::Draft> drafts;
    std::vector<wire::Draft> earlier; ///< lost against a newer one of another computer, some days ago at most
};

/// A dialog whose timer has run out.
struct DueDialog {
    DialogId id;
    domain::DialogEvent event;
};

struct TagChange {
    Guard guard;
    DialogId dialog;
    std::vector<std::string> add;
    std::vector<std::string> remove;
    std::optional<std::int64_t> version;
    std::optional<std::string> clientId = {}; ///< idempotent by it
};

/// What is noted about a dialog without touching its life; what is left out stays.
struct DialogEdit {
    Guard guard;
    DialogId dialog;
    std::optional<bool> follow = {};   ///< by the principal
    std::optional<StageId> stage = {}; ///< 0: none
    std::optional<int> priority = {};
    std::optional<std::int64_t> version = {};
    std::optional<std::string> clientId = {}; ///< idempotent by it
};

/// The principal wants to read the newest words again.
struct DialogUnread {
    Guard guard;
    DialogId dialog;
    std::optional<std::string> clientId = {}; ///< idempotent by it
};

/// What every member lets pass; a list lets pass any of what it names, an empty one everything.
struct DialogQuery {
    domain::DialogScope scope;
    OperatorId reader;                        ///< whose read marks are attached
    std::vector<wire::DialogStatus> statuses; ///< empty: all but closed
    std::vector<wire::Resolution> resolutions;
    std::optional<bool> unanswered;
    std::vector<OperatorId> assignees; ///< id 0: nobody
    std::vector<ChannelId> channels;
    std::vector<std::string> tags;
    std::vector<StageId> stages;
    std::vector<GroupId> groups;
    std::optional<CustomerId> customer;
    std::optional<bool> followed;    ///< by the reader
    std::optional<bool> mentioned;   ///< the reader, in a note he hasn't seen yet
    std::optional<bool> atRisk;      ///< `domain::riskMoment` is over
    Time now;                        ///< for `atRisk`
    std::optional<Time> writtenFrom; ///< of the newest message
    std::optional<Time> writtenUntil;
    std::optional<bool> hasAttachments;
    std::vector<wire::Script> scripts;
    wire::DialogOrder order = wire::DialogOrder::urgency;
    std::optional<std::string> after;
    int limit = 50;
};

/// What folders are counted from, as it stood after `upTo`.
struct Countable {
    struct Counted {
        wire::Dialog dialog;
        domain::DialogFacts facts;
    };
    std::vector<Counted> dialogs; ///< whoever's; of the closed ones those that call somebody
    std::vector<wire::SavedFilter> filters;
    Seq upTo = 0;
};

struct HistoryQuery {
    Guard guard; ///< dialog_read
    std::optional<ThreadId> thread;
    std::optional<DialogId> dialog;
    std::optional<CustomerId> customer;
    std::optional<std::string> before;
    std::optional<std::string> after;
    int limit = 50;
};

/// How somebody is reached, in any writing; empty: not said.
struct ReachedBy {
    std::string phone;
    std::string email;
};

struct OrderQuery {
    Guard guard; ///< dialog_read
    CustomerId customer;
    std::optional<std::string> after;
    int limit = 50;
};

struct JourneyQuery {
    Guard guard; ///< dialog_read
    CustomerId customer;
    std::optional<std::string> after;
    int limit = 50;
};

} // namespace pult::storage
