// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "shared/base/clock.hpp"

namespace pult::webchat {

/// Whose token it was, for ten seconds after the store was asked: somebody who posts message after message would wait
/// for two commits with each. A token that is destroyed is forgotten here, too, at once.
class KnownTokens {
public:
    void keep(const std::string& hash, std::int64_t visitor, Ticks now);
    std::optional<std::int64_t> find(const std::string& hash, Ticks now) const;
    void forget(std::int64_t visitor);
    void sweep(Ticks now);
    std::size_t size() const { return m_visitors.size(); }

private:
    struct Entry {
        std::int64_t visitor;
        Ticks until;
    };
    std::unordered_map<std::string, Entry> m_visitors;
};

} // namespace pult::webchat
