// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/sign_in.hpp"

#include <algorithm>
#include <array>

#include <boost/mp11/algorithm.hpp>

#include <sodium.h>

#include "server/staff/common_passwords.hpp"
#include "server/staff/throttle.hpp"
#include "shared/wire/codec.hpp"

namespace pult::staff {

using domain::Permission;
using domain::Principal;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kShortestPassword = 12;
constexpr std::size_t kLongestPassword = 256;
constexpr std::size_t kLongestClientName = 200;
constexpr Millis kBetweenTouches = 60s;

Error wrongPassword() {
    return fail(Errc::unauthenticated, "wrong login or password");
}

Error sessionEnded() {
    return fail(Errc::unauthenticated, "the session has ended, sign in again");
}

std::string base64url(std::span<const unsigned char> bytes) {
    constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
    text.resize(text.find('\0'));
    return text;
}

/// All permissions of a role, or the one permission of that name.
std::set<Permission> permissionsOf(const std::string& scope) {
    std::set<Permission> granted;
    const auto role = wire::enumValue<wire::Role>(scope);
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Permission>>([&](auto permission) {
        if (scope == permission.name || domain::reach(role, permission.value) != domain::Reach::none)
            granted.insert(permission.value);
    });
    return granted;
}

void restrictTo(Principal& principal, const std::vector<std::string>& scopes) {
    const auto role = scopes.size() == 1 ? wire::enumValue<wire::Role>(scopes.front()) : wire::Role::unknown;
    if (role != wire::Role::unknown && domain::mayGrant(principal, role))
        principal.role = role;
    principal.restricted = true;
    for (const auto& scope : scopes)
        principal.granted.merge(permissionsOf(scope));
}

} // namespace

struct SignIn::Impl {
    storage::OfficeStore& store;
    const Directory& directory;
    const Clock& clock;
    Limits limits;
    PasswordWorker worker;
    Throttle throttle;
    Counters counters;
    Time startedAt;
    Ticks startedTicks;

    Impl(storage::OfficeStore& office, const Directory& staff, const Clock& time, Limits wanted)
        : store(office), directory(staff), clock(time), limits(wanted),
          worker(wanted.hashCost, wanted.hashesAtOnce, wanted.hashQueue), throttle(wanted.perNetworkPerMinute),
          startedAt(time.now()), startedTicks(time.ticks()) {}

    /// The wall clock as it goes on from the start of the process: when somebody turns it, sessions don't end.
    Time now() const { return startedAt + (clock.ticks() - startedTicks); }

    storage::Async<bool> check(const storage::StoredUser* user, std::string password);
    storage::Async<storage::Done> rehash(OperatorId id, std::string oldHash, std::string password);
    storage::Async<storage::Done> refuse(OperatorId id, std::string address);
    Result<storage::StoredSession> whileValid(storage::StoredSession session) const;
    storage::Async<storage::Done> touch(storage::StoredSession session);
    storage::Async<SignedIn> byApiToken(std::string tokenHash);
    Result<Principal> principalOf(const storage::StoredToken& token) const;
};

SignIn::SignIn(storage::OfficeStore& store, const Directory& directory, const Clock& clock, Limits limits)
    : m_impl(std::make_unique<Impl>(store, directory, clock, limits)) {}

SignIn::~SignIn() = default;

/// An unknown login costs one hash as well.
storage::Async<bool> SignIn::Impl::check(const storage::StoredUser* user, std::string password) {
    const bool mayEnter = user && !user->user.disabled.value_or(false) && !user->passwordHash.empty();
    std::string hash = user && !user->passwordHash.empty() ? user->passwordHash : worker.nobodysHash();
    auto matched = co_await worker.matches(std::move(hash), std::move(password));
    if (!matched)
        co_return matched.error();
    co_return *matched&& mayEnter;
}

/// Brings a stored hash up to today's cost. Only the sign-in knows the password, so it happens here.
storage::Async<storage::Done> SignIn::Impl::rehash(OperatorId id, std::string oldHash, std::string password) {
    auto hash = co_await worker.hash(std::move(password));
    if (!hash)
        co_return hash.error();
    const auto* user = directory.find(id);
    if (!user || user->passwordHash != oldHash)
        co_return storage::Done{};
    wire::User unchanged = user->user;
    auto updated = co_await store.updateUser(std::move(unchanged), std::move(*hash));
    if (!updated)
        co_return updated.error();
    co_return storage::Done{};
}

storage::Async<storage::Done> SignIn::Impl::refuse(OperatorId id, std::string address) {
    ++counters.refused;
    domain::Actor actor;
    std::string subject = id ? "user:" + std::to_string(id.value) : std::string("unknown login");
    subject += " from " + address;
    co_return co_await store.audit(std::move(actor), "session.refused", std::move(subject));
}

storage::Async<SignedIn> SignIn::signIn(std::string login, std::string password, std::string client,
                                        std::string address) {
    Impl& self = *m_impl;
    login = foldedLogin(login);
    if (const auto wait = self.throttle.begin(login, address, self.clock.ticks())) {
        ++self.counters.throttled;
        co_return Error{Errc::rate_limited, "too many tries, wait a little", static_cast<int>(wait->count())};
    }
    const auto* user = self.directory.findLogin(login);
    const OperatorId id = user ? user->user.id : OperatorId{};
    const std::string hash = user ? user->passwordHash : std::string();
    if (password.empty() || password.size() > kLongestPassword) {
        auto noted = co_await self.refuse(id, address);
        co_return noted ? wrongPassword() : noted.error();
    }
    auto matched = co_await self.check(user, password);
    if (!matched) {
        self.throttle.withdrawn(login);
        co_return matched.error();
    }
    if (!*matched) {
        auto noted = co_await self.refuse(id, address);
        co_return noted ? wrongPassword() : noted.error();
    }
    self.throttle.succeeded(login);
    if (self.worker.isOutdated(hash)) {
        // The old hash goes on working when this fails, and the next sign-in tries again.
        (void)co_await self.rehash(id, hash, password);
    }

    auto principal = self.directory.principal(id);
    if (!principal)
        co_return wrongPassword();
    Secret secret = makeSecret();
    storage::StoredSession session;
    session.tokenHash = secret.hash;
    session.operatorId = id;
    session.createdAt = session.lastSeenAt = self.now();
    session.expiresAt = session.createdAt + self.limits.absolute;
    session.client = client.substr(0, kLongestClientName);
    auto added = co_await self.store.addSession(std::move(session));
    if (!added)
        co_return added.error();
    domain::Actor actor{wire::AuthorKind::operator_, id.value, principal->name};
    auto noted = co_await self.store.audit(std::move(actor), "session.opened", "from " + address);
    if (!noted)
        co_return noted.error();
    ++self.counters.opened;
    co_return SignedIn{std::move(*principal), std::move(secret.text), std::move(secret.hash), false};
}

Result<storage::StoredSession> SignIn::Impl::whileValid(storage::StoredSession session) const {
    const Time moment = now();
    if (moment >= session.expiresAt || moment - session.lastSeenAt >= limits.idle)
        return sessionEnded();
    return session;
}

storage::Async<storage::Done> SignIn::Impl::touch(storage::StoredSession session) {
    const Time moment = now();
    if (moment - session.lastSeenAt < kBetweenTouches)
        co_return storage::Done{};
    co_return co_await store.touchSession(std::move(session.tokenHash), moment);
}

storage::Async<SignedIn> SignIn::byToken(std::string token) {
    Impl& self = *m_impl;
    std::string tokenHash = hashOf(token);
    auto stored = co_await self.store.sessionByToken(tokenHash);
    if (!stored && stored.error().code == Errc::not_found)
        co_return co_await self.byApiToken(std::move(tokenHash));
    if (!stored)
        co_return stored.error();
    auto session = self.whileValid(std::move(*stored));
    if (!session) {
        auto removed = co_await self.store.removeSession(tokenHash);
        co_return removed ? session.error() : removed.error();
    }
    const OperatorId id = session->operatorId;
    auto touched = co_await self.touch(std::move(*session));
    if (!touched && touched.error().code != Errc::not_found)
        co_return touched.error();
    auto principal = self.directory.principal(id);
    if (!principal)
        co_return principal.error();
    co_return SignedIn{std::move(*principal), {}, std::move(tokenHash), false};
}

storage::Async<storage::Done> SignIn::keepAlive(std::string tokenHash) {
    Impl& self = *m_impl;
    auto stored = co_await self.store.sessionByToken(tokenHash);
    if (!stored && stored.error().code == Errc::not_found) {
        const auto token = co_await self.byApiToken(std::move(tokenHash));
        if (!token)
            co_return token.error();
        co_return storage::Done{};
    }
    if (!stored)
        co_return stored.error();
    auto session = self.whileValid(std::move(*stored));
    if (!session)
        co_return session.error();
    co_return co_await self.touch(std::move(*session));
}

storage::Async<SignedIn> SignIn::Impl::byApiToken(std::string tokenHash) {
    auto tokens = co_await store.tokens();
    if (!tokens)
        co_return tokens.error();
    const auto found =
        std::find_if(tokens->begin(), tokens->end(), [&](const auto& token) { return token.tokenHash == tokenHash; });
    const bool valid = found != tokens->end() && !found->token.revoked_at &&
                       (!found->token.expires_at || now() < *found->token.expires_at);
    if (!valid)
        co_return sessionEnded();
    auto principal = principalOf(*found);
    if (!principal)
        co_return principal.error();
    co_return SignedIn{std::move(*principal), {}, std::move(tokenHash), true};
}

Result<Principal> SignIn::Impl::principalOf(const storage::StoredToken& token) const {
    OperatorId maker = token.createdBy;
    if (!maker) {
        for (const auto* user : directory.all()) {
            if (user->user.role != wire::Role::owner || user->user.disabled.value_or(false))
                continue;
            maker = user->user.id;
            break;
        }
    }
    auto principal = directory.principal(maker);
    if (principal) {
        restrictTo(*principal, token.token.scopes);
        principal->token = token.token.id;
    }
    return principal;
}

storage::Async<storage::Done> SignIn::signOut(std::string tokenHash) {
    co_return co_await m_impl->store.removeSession(std::move(tokenHash));
}

storage::Async<std::string> SignIn::hashPassword(std::string password) {
    if (password.size() < kShortestPassword)
        co_return fail(Errc::invalid, "the password is too short: at least 12 characters");
    if (password.size() > kLongestPassword)
        co_return fail(Errc::invalid, "the password is too long: at most 256 bytes");
    if (isCommonPassword(password))
        co_return fail(Errc::invalid, "this password is among the most common ones, choose another");
    co_return co_await m_impl->worker.hash(std::move(password));
}

storage::Async<bool> SignIn::passwordMatches(std::string hash, std::string password) {
    if (password.size() > kLongestPassword)
        co_return false;
    co_return co_await m_impl->worker.matches(std::move(hash), std::move(password));
}

storage::Async<storage::Done> SignIn::confirmPassword(OperatorId id, std::string password, std::string address) {
    Impl& self = *m_impl;
    const auto* user = self.directory.find(id);
    if (!user)
        co_return fail(Errc::not_found, "there is no such user");
    const std::string login = foldedLogin(user->user.login);
    std::string hash = user->passwordHash;
    if (const auto wait = self.throttle.begin(login, address, self.clock.ticks())) {
        ++self.counters.throttled;
        co_return Error{Errc::rate_limited, "too many tries, wait a little", static_cast<int>(wait->count())};
    }
    const auto matches = co_await passwordMatches(std::move(hash), std::move(password));
    if (!matches) {
        self.throttle.withdrawn(login);
        co_return matches.error();
    }
    if (!*matches)
        co_return fail(Errc::forbidden, "current: the current password is another one");
    self.throttle.succeeded(login);
    co_return storage::Done{};
}

SignIn::Secret SignIn::makeSecret() {
    std::array<unsigned char, 32> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    Secret secret;
    secret.text = base64url(bytes);
    secret.hash = hashOf(secret.text);
    sodium_memzero(bytes.data(), bytes.size());
    return secret;
}

std::string SignIn::hashOf(std::string_view secret) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest;
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(secret.data()), secret.size());
    return base64url(digest);
}

SignIn::Counters SignIn::counters() const {
    return m_impl->counters;
}

} // namespace pult::staff
