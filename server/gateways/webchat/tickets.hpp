// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <unordered_map>

#include "shared/base/clock.hpp"

namespace pult::webchat {

class Guest;

/// Tickets for one socket each: random, good once and for 30 seconds. In memory: after a restart a new session call
/// gets a new one.
class Tickets {
public:
    std::string issue(std::shared_ptr<Guest> guest, Ticks now);
    /// Null for an unknown, used or expired one.
    std::shared_ptr<Guest> redeem(const std::string& ticket, Ticks now);
    void sweep(Ticks now);
    std::size_t size() const { return m_tickets.size(); }

private:
    struct Entry {
        std::shared_ptr<Guest> guest;
        Ticks until;
    };
    std::unordered_map<std::string, Entry> m_tickets;
    std::deque<std::pair<Ticks, std::string>> m_byAge;
};

} // namespace pult::webchat
