// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/throttle.hpp"

#include <algorithm>
#include <cmath>

#include <boost/asio/ip/address.hpp>

namespace pult::staff {

namespace {

namespace ip = boost::asio::ip;
using namespace std::chrono_literals;

constexpr int kFreeFailures = 5;
constexpr Millis kLongestDelay = 60s;
constexpr Millis kAccountMemory = 24h;
constexpr Millis kNetworkMemory = 1min;
/// Beyond this the oldest memories go first: the tables are filled by strangers.
constexpr std::size_t kMostEntries = 50'000;
constexpr std::size_t kLongestKey = 256;

Millis delayAfter(int failures) {
    const int doublings = std::min(failures - kFreeFailures, 6);
    return std::min<Millis>(kLongestDelay, 1000ms * (1 << doublings));
}

template <class Table>
void forget(Table& table, Ticks now, Millis memory) {
    std::erase_if(table, [&](const auto& entry) { return now - entry.second.last > memory; });
    if (table.size() >= kMostEntries)
        table.erase(table.begin());
}

} // namespace

std::string networkOf(std::string_view address) {
    boost::system::error_code error;
    auto parsed = ip::make_address(address, error);
    if (error)
        return "?";
    if (parsed.is_v6() && parsed.to_v6().is_v4_mapped())
        parsed = ip::make_address_v4(ip::v4_mapped, parsed.to_v6());
    if (parsed.is_loopback())
        return {};
    if (parsed.is_v4()) {
        auto bytes = parsed.to_v4().to_bytes();
        bytes[3] = 0;
        return ip::address_v4(bytes).to_string();
    }
    auto bytes = parsed.to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return ip::address_v6(bytes).to_string();
}

Throttle::Throttle(int perNetworkPerMinute) : m_perMinute(perNetworkPerMinute) {}

std::optional<Millis> Throttle::begin(std::string_view login, std::string_view address, Ticks now) {
    forgetOld(now);
    const std::string network = networkOf(address);
    if (!network.empty())
        if (const auto wait = spendNetworkTry(network, now))
            return wait;

    auto& account = m_accounts[std::string(login.substr(0, kLongestKey))];
    if (account.failures >= kFreeFailures && now < account.notBefore)
        return account.notBefore - now;
    ++account.failures;
    account.last = now;
    if (account.failures >= kFreeFailures)
        account.notBefore = now + delayAfter(account.failures);
    return {};
}

void Throttle::succeeded(std::string_view login) {
    m_accounts.erase(std::string(login.substr(0, kLongestKey)));
}

void Throttle::withdrawn(std::string_view login) {
    const auto found = m_accounts.find(std::string(login.substr(0, kLongestKey)));
    if (found != m_accounts.end())
        found->second.failures = std::max(0, found->second.failures - 1);
}

std::optional<Millis> Throttle::spendNetworkTry(const std::string& network, Ticks now) {
    const double perMinute = m_perMinute;
    auto [entry, added] = m_networks.try_emplace(network, Network{perMinute, now});
    Network& bucket = entry->second;
    const double elapsed = static_cast<double>((now - bucket.last).count());
    bucket.tries = std::min(perMinute, bucket.tries + elapsed * perMinute / 60'000.0);
    bucket.last = now;
    if (bucket.tries < 1.0)
        return Millis{static_cast<Millis::rep>(std::ceil((1.0 - bucket.tries) * 60'000.0 / perMinute))};
    bucket.tries -= 1.0;
    return {};
}

void Throttle::forgetOld(Ticks now) {
    if (m_accounts.size() >= kMostEntries)
        forget(m_accounts, now, kAccountMemory);
    if (m_networks.size() >= kMostEntries)
        forget(m_networks, now, kNetworkMemory);
}

} // namespace pult::staff
