// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/types.hpp"

namespace pult::wire {

/// Something a messenger told that could not be understood; its bytes are kept.
struct QuarantineItem {
    std::int64_t id = 0;
    ChannelId channel_id;
    std::string kind; ///< the messenger's word, or `malformed`
    std::string why;  ///< for the administrator, without customer content
    Time at;
    std::optional<MessageId> message_id; ///< its placeholder in a thread
    std::optional<std::string> raw;      ///< as it came: customer content
};
BOOST_DESCRIBE_STRUCT(QuarantineItem, (), (id, channel_id, kind, why, at, message_id, raw))

struct QuarantineListed {
    std::vector<QuarantineItem> items;
    Nullable<std::string> next;
};
BOOST_DESCRIBE_STRUCT(QuarantineListed, (), (items, next))

/// The oldest first.
struct QuarantineList {
    static constexpr std::string_view kMethod = "quarantine.list";
    using Answer = QuarantineListed;
    std::optional<std::string> after;
    std::optional<std::int64_t> limit;
    std::optional<bool> raw; ///< with what came
};
BOOST_DESCRIBE_STRUCT(QuarantineList, (), (after, limit, raw))

struct QuarantineReplayed {
    std::int64_t understood = 0; ///< took their place in their threads and left the quarantine
    std::int64_t left = 0;       ///< are not understood now either
};
BOOST_DESCRIBE_STRUCT(QuarantineReplayed, (), (understood, left))

/// Reads them once more, as this version understands what messengers tell. Without an id: all.
struct QuarantineReplay {
    static constexpr std::string_view kMethod = "quarantine.replay";
    using Answer = QuarantineReplayed;
    std::optional<std::int64_t> id;
};
BOOST_DESCRIBE_STRUCT(QuarantineReplay, (), (id))

} // namespace pult::wire
