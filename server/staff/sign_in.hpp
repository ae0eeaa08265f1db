// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "server/staff/directory.hpp"
#include "server/staff/password_worker.hpp"

namespace pult::staff {

/// A signed-in caller.
struct SignedIn {
    domain::Principal principal;
    std::string token;     ///< only from `signIn`: given to the client, stored nowhere
    std::string tokenHash; ///< names the session
    bool apiToken = false;
};

/// Passwords, sessions and API tokens.
///
/// Passwords are Argon2id hashes computed on a worker of their own, two at once, with a short queue; beyond
/// that `rate_limited`. An unknown login costs and says the same as a wrong password. Failed tries slow the
/// account and the network down, one set of counters for every transport.
///
/// Thread   the I/O thread.
class SignIn {
public:
    struct Limits {
        Millis idle = std::chrono::hours{12};
        Millis absolute = std::chrono::days{7};
        int perNetworkPerMinute = 30; ///< loopback is exempt
        HashCost hashCost;
        int hashesAtOnce = 2;
        int hashQueue = 32;
    };
    /// Since the start of the process.
    struct Counters {
        std::int64_t opened = 0;
        std::int64_t refused = 0;
        std::int64_t throttled = 0;
    };

    SignIn(storage::OfficeStore& store, const Directory& directory, const Clock& clock, Limits limits);
    ~SignIn();

    /// Errors   unauthenticated   wrong login or password, or a disabled user
    ///          rate_limited      too many tries; retryAfterMs says when
    storage::Async<SignedIn> signIn(std::string login, std::string password, std::string client, std::string address);
    /// A session's or an API token's secret. Keeps the session from idling out.
    /// An API token acts in the name of who made it and never has more rights than he has now; the one of the
    /// command line acts for the first active owner.
    /// Errors   unauthenticated   unknown, expired, revoked, or a disabled user
    storage::Async<SignedIn> byToken(std::string token);
    /// Keeps the session of a live socket from idling out. Writes at most once a minute per session. Of an API token
    /// it asks only whether it is still good.
    /// Errors   unauthenticated   ended meanwhile
    storage::Async<storage::Done> keepAlive(std::string tokenHash);
    storage::Async<storage::Done> signOut(std::string tokenHash);

    /// Argon2id hash of a new password. Errors: invalid (too short, too long, among the common ones).
    storage::Async<std::string> hashPassword(std::string password);
    storage::Async<bool> passwordMatches(std::string hash, std::string password);
    /// That it is himself who is signed in. Guesses count with those at the sign-in.
    /// Errors   forbidden      his password is another one
    ///          rate_limited   too many tries
    storage::Async<storage::Done> confirmPassword(OperatorId id, std::string password, std::string address);

    /// A random secret (256 bits, base64url) and the hash it is stored under.
    struct Secret {
        std::string text;
        std::string hash;
    };
    static Secret makeSecret();
    static std::string hashOf(std::string_view secret);

    Counters counters() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pult::staff
