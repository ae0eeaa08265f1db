// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "server/gateways/messenger/http_call.hpp"
#include "server/gateways/vk/decode.hpp"

namespace pult::vk {

/// Where to ask next; of groups.getLongPollServer.
struct PollServer {
    std::string server;
    std::string key;
    std::string ts;
};

/// An answer of the long poll, and what follows from it.
struct PollAnswer {
    enum class Next {
        go_on,         ///< store the events, then remember `ts`
        fill_gap,      ///< some are gone: remember `ts`, go on, and read the histories
        renew_key,     ///< ask for a new key and server, keep the former ts
        start_over,    ///< ask for key, server and ts, and read the histories
        wrong_version, ///< our fault
        try_again      ///< nothing was understood: the same question later
    };
    Next next = Next::try_again;
    std::string ts; ///< empty: as before
    Decoded decoded;
    std::string why; ///< of trouble, for the administrator
};

[[nodiscard]] PollAnswer readPoll(const messenger::HttpReply& reply, Time receivedAt);

} // namespace pult::vk
