// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/tickets.hpp"

#include <array>

#include <sodium.h>

namespace pult::webchat {

namespace {

constexpr std::chrono::seconds kLife{30};

std::string randomText() {
    std::array<unsigned char, 24> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, 64> text;
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text.data();
}

} // namespace

std::string Tickets::issue(std::shared_ptr<Guest> guest, Ticks now) {
    sweep(now);
    std::string ticket = randomText();
    m_tickets.emplace(ticket, Entry{std::move(guest), now + kLife});
    m_byAge.emplace_back(now + kLife, ticket);
    return ticket;
}

std::shared_ptr<Guest> Tickets::redeem(const std::string& ticket, Ticks now) {
    const auto found = m_tickets.find(ticket);
    if (found == m_tickets.end())
        return nullptr;
    const Entry entry = std::move(found->second);
    m_tickets.erase(found);
    return entry.until >= now ? entry.guest : nullptr;
}

void Tickets::sweep(Ticks now) {
    while (!m_byAge.empty() && m_byAge.front().first < now) {
        m_tickets.erase(m_byAge.front().second);
        m_byAge.pop_front();
    }
}

} // namespace pult::webchat
