// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/dialogs.hpp"

/// What is noted about a dialog without touching its life. `client_id` as in the commands of dialogs.hpp.
namespace pult::wire {

/// The asker hears of the dialog without having it, or no longer does.
struct DialogFollow {
    static constexpr std::string_view kMethod = "dialog.follow";
    using Answer = DialogAnswer;
    DialogId dialog_id;
    bool follow = true;
    std::optional<std::string> client_id;
};
BOOST_DESCRIBE_STRUCT(DialogFollow, (), (dialog_id, follow, client_id))

/// Refused as `conflict` when the stage isn't for dialogs of this group or in this status.
struct DialogSetStage {
    static constexpr std::string_view kMethod = "dialog.set_stage";
    using Answer = DialogAnswer;
    DialogId dialog_id;
    StageId stage_id; ///< 0: none
    std::optional<std::int64_t> version;
    std::optional<std::string> client_id;
};
BOOST_DESCRIBE_STRUCT(DialogSetStage, (), (dialog_id, stage_id, version, client_id))

/// How much sooner than others it is to be answered.
inline constexpr int kLowestPriority = -1;
inline constexpr int kHighestPriority = 2;

/// -1 low, 0 normal, 1 high, 2 urgent.
struct DialogSetPriority {
    static constexpr std::string_view kMethod = "dialog.set_priority";
    using Answer = DialogAnswer;
    DialogId dialog_id;
    int priority = 0;
    std::optional<std::int64_t> version;
    std::optional<std::string> client_id;
};
BOOST_DESCRIBE_STRUCT(DialogSetPriority, (), (dialog_id, priority, version, client_id))

/// The customer's newest words are unread again, for the asker alone: what the customer was told stays so. The answer
/// has his read_seq. Refused as `conflict` when the customer has written nothing.
struct DialogMarkUnread {
    static constexpr std::string_view kMethod = "dialog.mark_unread";
    using Answer = DialogAnswer;
    DialogId dialog_id;
    std::optional<std::string> client_id;
};
BOOST_DESCRIBE_STRUCT(DialogMarkUnread, (), (dialog_id, client_id))

} // namespace pult::wire
