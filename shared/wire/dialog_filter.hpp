// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/types.hpp"

namespace pult::wire {

enum class DialogOrder { unknown, urgency, recent };
BOOST_DESCRIBE_ENUM(DialogOrder, unknown, urgency, recent)

/// Which dialogs: those that every member lets pass, a list by any of what it names.
struct DialogFilter {
    std::optional<OneOrMany<DialogStatus>> status; ///< left out: all but closed
    std::optional<bool> unanswered;
    std::optional<OneOrMany<TextOrNumber>> assignee; ///< operators' ids, "me" or "none"
    std::optional<OneOrMany<ChannelId>> channel_id;
    std::optional<OneOrMany<std::string>> tag;
    std::optional<OneOrMany<StageId>> stage;
    std::optional<CustomerId> customer_id;
    std::optional<OneOrMany<GroupId>> group_id = {};
    std::optional<bool> mentioned = {};    ///< a note has called the asker and he hasn't looked since
    std::optional<bool> followed = {};     ///< by the asker
    std::optional<Time> written_from = {}; ///< of the newest message
    std::optional<Time> written_until = {};
    std::optional<bool> at_risk = {};                     ///< four fifths of the time for an answer are over
    std::optional<OneOrMany<Resolution>> resolution = {}; ///< only closed ones have one: `status` names them
    std::optional<bool> has_attachments = {};
    std::optional<OneOrMany<Script>> script = {};
};
BOOST_DESCRIBE_STRUCT(DialogFilter, (),
                      (status, unanswered, assignee, channel_id, tag, stage, customer_id, group_id, mentioned, followed,
                       written_from, written_until, at_risk, resolution, has_attachments, script))

} // namespace pult::wire
