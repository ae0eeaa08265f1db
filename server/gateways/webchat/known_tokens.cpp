// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/known_tokens.hpp"

namespace pult::webchat {

namespace {

constexpr std::chrono::seconds kTrust{10};

} // namespace

void KnownTokens::keep(const std::string& hash, std::int64_t visitor, Ticks now) {
    m_visitors.insert_or_assign(hash, Entry{visitor, now + kTrust});
}

std::optional<std::int64_t> KnownTokens::find(const std::string& hash, Ticks now) const {
    const auto found = m_visitors.find(hash);
    if (found == m_visitors.end() || found->second.until <= now)
        return std::nullopt;
    return found->second.visitor;
}

void KnownTokens::forget(std::int64_t visitor) {
    std::erase_if(m_visitors, [&](const auto& known) { return known.second.visitor == visitor; });
}

void KnownTokens::sweep(Ticks now) {
    std::erase_if(m_visitors, [&](const auto& known) { return known.second.until <= now; });
}

} // namespace pult::webchat
