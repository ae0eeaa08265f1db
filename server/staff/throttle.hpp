// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "shared/base/clock.hpp"

namespace pult::staff {

/// The network an address belongs to for counting: /24 of IPv4 (also mapped into IPv6), /64 of IPv6.
/// Empty for loopback, which isn't counted. Text that is no address counts as one network of its own.
[[nodiscard]] std::string networkOf(std::string_view address);

/// Slows guessing down without ever locking anybody out for good.
///
/// After five failed tries an account waits 1, 2, 4 ... 60 seconds between tries; a network gets a fixed number of
/// tries a minute. A try counts as failed from its beginning, so that many at once gain nothing. Unknown logins
/// are counted like known ones: the answer tells nothing about which exist.
class Throttle {
public:
    explicit Throttle(int perNetworkPerMinute);

    /// Counts a try. Empty: go on; else how long to wait.
    std::optional<Millis> begin(std::string_view login, std::string_view address, Ticks now);
    /// The try begun for this account was right.
    void succeeded(std::string_view login);
    /// The try begun for this account was never judged.
    void withdrawn(std::string_view login);

private:
    struct Account {
        int failures = 0;
        Ticks notBefore;
        Ticks last;
    };
    struct Network {
        double tries = 0; ///< left
        Ticks last;
    };

    std::optional<Millis> spendNetworkTry(const std::string& network, Ticks now);
    void forgetOld(Ticks now);

    int m_perMinute;
    std::unordered_map<std::string, Account> m_accounts;
    std::unordered_map<std::string, Network> m_networks;
};

} // namespace pult::staff
