// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/storage/types.hpp"

namespace pult::staff {

/// What a password hash costs: Argon2id with one lane.
struct HashCost {
    std::size_t memoryBytes = std::size_t{64} * 1024 * 1024;
    unsigned passes = 3;
};

/// Computes password hashes on threads of its own, so that they hold up neither the I/O thread nor each other.
///
/// Thread   any executor; resumes on the caller's.
/// Errors   rate_limited   as many are waiting as may: come back in a second
class PasswordWorker {
public:
    PasswordWorker(HashCost cost, int threads, int queue);
    /// Waits for those that are being computed.
    ~PasswordWorker();

    /// The PHC string `$argon2id$...` to store.
    storage::Async<std::string> hash(std::string password);
    storage::Async<bool> matches(std::string hash, std::string password);
    /// Made with a lower cost than today's.
    bool isOutdated(const std::string& hash) const;
    /// A hash of today's cost that no password matches, for accounts that don't exist.
    const std::string& nobodysHash() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pult::staff
