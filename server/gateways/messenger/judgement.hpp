// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/base/clock.hpp"

namespace pult::messenger {

enum class Ruling {
    accepted,
    retry,    ///< surely not taken, for a reason that passes
    failed,   ///< surely not taken, and never will be as it is
    uncertain ///< it may have been taken; only a messenger with a key of ours may be asked again
};

/// Whom a refusal holds up.
enum class Holds { message, thread, channel };

/// What to change before the same message is sent once more, at once. Goes with Ruling::retry; a message that was
/// refused for the same reason after it was changed has failed.
enum class Remedy {
    none,
    plain_text,    ///< its formatting wasn't understood
    without_reply, ///< the quoted message is gone there
    upload_again,  ///< the uploaded file isn't known any more
    other_peer     ///< the chat goes by `peer` now
};

/// What an answer means for the channel itself.
enum class Trouble {
    none,
    misconfigured, ///< a token or right is wrong: nothing goes until the administrator mends it
    restricted     ///< the messenger has limited or locked the account
};

/// What a messenger's answer to a send means. Pure: made from the answer alone.
struct Judgement {
    Ruling ruling = Ruling::uncertain;
    std::string externalId;                   ///< of the accepted message
    std::vector<std::string> furtherIds = {}; ///< of the others that came of it, as with an album
    std::int64_t number = 0;                  ///< the messenger's own number of it in the thread, where it has one
    std::string code;                         ///< the messenger's error code, for logs and counters
    std::string detail;   ///< in words for the operator; never a secret, never a request's parameters
    Millis retryAfter{0}; ///< the messenger's wish; 0: our own back-off
    Holds holds = Holds::message;
    Remedy remedy = Remedy::none;
    std::string peer; ///< the new id, with Remedy::other_peer
    Trouble trouble = Trouble::none;
    bool unreachable = false;  ///< he can't be written to until he writes himself
    bool windowClosed = false; ///< refused because the customer's last message is too old
};

} // namespace pult::messenger
