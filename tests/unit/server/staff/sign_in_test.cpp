// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "server/staff/sign_in.hpp"
#include "tests/support/await.hpp"
#include "tests/support/fake_office_store.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace std::chrono_literals;
using domain::Permission;
using staff::SignIn;
using support::await;

namespace {

const std::string kPassword = "green kettle on the moon";
const std::string kAddress = "203.0.113.7";

SignIn::Limits cheap() {
    SignIn::Limits limits;
    limits.hashCost = {.memoryBytes = 8192, .passes = 1};
    limits.perNetworkPerMinute = 1000;
    return limits;
}

/// A staff of one, Anna (1), signed in or about to.
struct Office {
    boost::asio::io_context io;
    support::FakeOfficeStore store;
    support::ManualClock clock;
    staff::Directory directory{store};
    SignIn signIn;

    explicit Office(wire::Role role = wire::Role::owner, SignIn::Limits limits = cheap())
        : signIn(store, directory, clock, limits) {
        wire::User anna;
        anna.login = "anna";
        anna.name = "Анна";
        anna.role = role;
        auto hash = await(io, signIn.hashPassword(kPassword));
        REQUIRE(hash);
        REQUIRE(await(io, store.addUser(anna, *hash)));
        reload();
    }

    void reload() { REQUIRE(await(io, directory.load())); }

    Result<staff::SignedIn> enter(std::string password = kPassword, std::string login = "anna") {
        return await(io, signIn.signIn(std::move(login), std::move(password), "test", kAddress));
    }
    Result<staff::SignedIn> present(std::string token) { return await(io, signIn.byToken(std::move(token))); }

    std::string apiToken(std::vector<std::string> scopes, OperatorId maker = OperatorId{1}) {
        const auto secret = SignIn::makeSecret();
        storage::StoredToken token;
        token.token.scopes = std::move(scopes);
        token.tokenHash = secret.hash;
        token.createdBy = maker;
        REQUIRE(await(io, store.addToken(token)));
        return secret.text;
    }
};

} // namespace

TEST_CASE("sign-in: the right password opens a session whose token isn't stored", "[staff]") {
    Office office;
    const auto entered = office.enter();
    REQUIRE(entered);
    CHECK(entered->principal.operatorId == OperatorId{1});
    CHECK(entered->principal.role == wire::Role::owner);
    CHECK(entered->token.size() == 43);
    REQUIRE(office.store.sessions.size() == 1);
    CHECK(office.store.sessions.front().tokenHash == entered->tokenHash);
    CHECK(office.store.sessions.front().tokenHash != entered->token);
    CHECK(office.store.audited.back() == "session.opened from 203.0.113.7");

    const auto again = office.present(entered->token);
    REQUIRE(again);
    CHECK(again->principal.operatorId == OperatorId{1});
    CHECK_FALSE(again->apiToken);
}

TEST_CASE("sign-in: unknown login, wrong password and disabled user are told the same", "[staff]") {
    Office office;
    const auto wrong = office.enter("something else entirely");
    const auto unknown = office.enter(kPassword, "nobody");
    const auto tooLong = office.enter(std::string(257, 'x'));
    office.store.storedUsers.front().user.disabled = true;
    office.reload();
    const auto disabled = office.enter();
    for (const auto* refused : {&wrong, &unknown, &tooLong, &disabled}) {
        REQUIRE_FALSE(*refused);
        CHECK(refused->error().code == Errc::unauthenticated);
        CHECK(refused->error().detail == "wrong login or password");
    }
    CHECK(office.store.sessions.empty());
    CHECK(office.store.audited.size() == 4);
    CHECK(office.signIn.counters().refused == 4);
}

TEST_CASE("sign-in: guessing is slowed down, also with the right password at last", "[staff]") {
    Office office;
    for (int i = 0; i < 5; ++i)
        REQUIRE(office.enter("wrong password no. " + std::to_string(i)).error().code == Errc::unauthenticated);
    const auto waits = office.enter();
    REQUIRE_FALSE(waits);
    CHECK(waits.error().code == Errc::rate_limited);
    CHECK(waits.error().retryAfterMs == 1000);
    office.clock.advance(1s);
    CHECK(office.enter());
}

TEST_CASE("sign-in: letter case makes no other account, for guessing neither", "[staff]") {
    Office office;
    REQUIRE(office.enter(kPassword, "Anna"));
    for (const auto* login : {"anna", "Anna", "ANNA", "aNNa", "annA"})
        REQUIRE(office.enter("a wrong password", login).error().code == Errc::unauthenticated);
    CHECK(office.enter(kPassword, "AnNa").error().code == Errc::rate_limited);
}

TEST_CASE("sign-in: a session ends after 12 idle hours, and after 7 days whatever happens", "[staff]") {
    Office office;
    const auto token = office.enter()->token;
    office.clock.advance(12h - 1s);
    REQUIRE(office.present(token));
    for (int i = 0; i < 13; ++i) {
        office.clock.advance(11h);
        REQUIRE(office.present(token));
    }
    office.clock.advance(13h);
    const auto idle = office.present(token);
    REQUIRE_FALSE(idle);
    CHECK(idle.error().code == Errc::unauthenticated);
    CHECK(office.store.sessions.empty());

    const auto second = office.enter()->token;
    for (int i = 0; i < 7 * 4 - 1; ++i) {
        office.clock.advance(6h);
        REQUIRE(office.present(second));
    }
    office.clock.advance(6h);
    CHECK_FALSE(office.present(second));
}

TEST_CASE("sign-in: whoever sits at an open desk can't try passwords at will either", "[staff]") {
    Office office;
    const auto confirm = [&](const std::string& password) {
        return await(office.io, office.signIn.confirmPassword(OperatorId{1}, password, kAddress));
    };
    CHECK(confirm(kPassword));
    for (int i = 0; i < 5; ++i)
        CHECK(confirm("another one entirely").error().code == Errc::forbidden);
    CHECK(confirm(kPassword).error().code == Errc::rate_limited);
    CHECK(office.enter().error().code == Errc::rate_limited);
    office.clock.advance(1s);
    CHECK(confirm(kPassword));
    CHECK(office.enter());
    CHECK(await(office.io, office.signIn.confirmPassword(OperatorId{9}, kPassword, kAddress)).error().code ==
          Errc::not_found);
}

TEST_CASE("sign-in: turning the wall clock ends no session", "[staff]") {
    Office office;
    const auto token = office.enter()->token;
    office.clock.turnWallClock(24h * 365);
    CHECK(office.present(token));
    office.clock.turnWallClock(-24h * 3650);
    CHECK(office.present(token));
}

TEST_CASE("sign-in: a live session is kept from idling out, with a write a minute at most", "[staff]") {
    Office office;
    const auto entered = office.enter();
    for (int i = 0; i < 60; ++i) {
        office.clock.advance(1s);
        REQUIRE(await(office.io, office.signIn.keepAlive(entered->tokenHash)));
    }
    CHECK(office.store.touches == 1);
    REQUIRE(await(office.io, office.signIn.signOut(entered->tokenHash)));
    CHECK_FALSE(await(office.io, office.signIn.keepAlive(entered->tokenHash)));
    CHECK_FALSE(office.present(entered->token));
}

TEST_CASE("sign-in: a disabled user's session is worth nothing at once", "[staff]") {
    Office office;
    const auto token = office.enter()->token;
    office.store.storedUsers.front().user.disabled = true;
    office.reload();
    CHECK(office.present(token).error().code == Errc::unauthenticated);
}

TEST_CASE("sign-in: passwords have 12 to 256 bytes and aren't common", "[staff]") {
    Office office;
    const auto hashing = [&](std::string password) { return await(office.io, office.signIn.hashPassword(password)); };
    CHECK(hashing("elevenchars").error().code == Errc::invalid);
    CHECK(hashing(std::string(257, 'x')).error().code == Errc::invalid);
    CHECK(hashing("PasswordPassword").error().code == Errc::invalid);
    CHECK(hashing("123456789012").error().code == Errc::invalid);
    CHECK(hashing(std::string(256, 'x')));
    CHECK(hashing("пароль длиною в ночь"));
    const auto nul = std::string("twelve bytes") + '\0' + "and a tail";
    const auto hash = hashing(nul);
    REQUIRE(hash);
    CHECK(*await(office.io, office.signIn.passwordMatches(*hash, nul)));
    CHECK_FALSE(*await(office.io, office.signIn.passwordMatches(*hash, "twelve bytes")));
}

TEST_CASE("sign-in: the full price of a hash is Argon2id with 64 MiB and three passes", "[staff]") {
    Office office(wire::Role::owner, SignIn::Limits{});
    const auto& hash = office.store.storedUsers.front().passwordHash;
    CHECK(hash.rfind("$argon2id$v=19$m=65536,t=3,p=1$", 0) == 0);
    CHECK(office.enter());
}

TEST_CASE("sign-in: a hash of a lower price is made anew", "[staff]") {
    Office office;
    SignIn::Limits dearer = cheap();
    dearer.hashCost.memoryBytes = 16384;
    SignIn later(office.store, office.directory, office.clock, dearer);
    const std::string before = office.store.storedUsers.front().passwordHash;
    REQUIRE(await(office.io, later.signIn("anna", kPassword, "test", kAddress)));
    const std::string after = office.store.storedUsers.front().passwordHash;
    CHECK(after != before);
    CHECK(*await(office.io, later.passwordMatches(after, kPassword)));
}

TEST_CASE("sign-in: beyond the queue of hashes callers are sent away, not kept waiting", "[staff]") {
    SignIn::Limits narrow = cheap();
    // Dear enough that all five have asked before the first hash is there, also under a sanitizer.
    narrow.hashCost = {.memoryBytes = std::size_t{64} * 1024 * 1024, .passes = 2};
    narrow.hashesAtOnce = 1;
    narrow.hashQueue = 1;
    Office office(wire::Role::owner, narrow);
    int done = 0;
    int sentAway = 0;
    for (int i = 0; i < 5; ++i)
        boost::asio::co_spawn(office.io, office.signIn.signIn("anna", kPassword, "test", kAddress),
                              [&](std::exception_ptr, Result<staff::SignedIn> result) {
                                  result ? ++done : ++sentAway;
                                  if (!result)
                                      CHECK(result.error().code == Errc::rate_limited);
                              });
    office.io.restart();
    office.io.run();
    CHECK(done >= 2);
    CHECK(sentAway >= 1);
    CHECK(done + sentAway == 5);
    CHECK(office.enter());
}

TEST_CASE("sign-in: an API token has its scopes and no more than its maker", "[staff]") {
    Office office;
    const auto token = office.apiToken({"channel_manage", "dialog_read"});
    auto signedIn = office.present(token);
    REQUIRE(signedIn);
    CHECK(signedIn->apiToken);
    CHECK_FALSE(domain::personOf(signedIn->principal));
    CHECK(domain::may(signedIn->principal, Permission::channel_manage));
    CHECK(domain::may(signedIn->principal, Permission::dialog_read));
    CHECK_FALSE(domain::may(signedIn->principal, Permission::user_manage));

    office.store.storedUsers.front().user.role = wire::Role::operator_;
    office.reload();
    signedIn = office.present(token);
    REQUIRE(signedIn);
    CHECK_FALSE(domain::may(signedIn->principal, Permission::channel_manage));
}

TEST_CASE("sign-in: a token with a role's name has that role's rights", "[staff]") {
    Office office;
    const auto signedIn = office.present(office.apiToken({"operator"}));
    REQUIRE(signedIn);
    CHECK(signedIn->principal.role == wire::Role::operator_);
    CHECK(domain::may(signedIn->principal, Permission::dialog_reply));
    CHECK_FALSE(domain::may(signedIn->principal, Permission::user_manage));
}

TEST_CASE("sign-in: a token of the command line acts for the owner", "[staff]") {
    Office office;
    const auto signedIn = office.present(office.apiToken({"owner"}, OperatorId{}));
    REQUIRE(signedIn);
    CHECK(signedIn->principal.operatorId == OperatorId{1});
    CHECK(domain::may(signedIn->principal, Permission::user_manage));
}

TEST_CASE("sign-in: a token that expired or was revoked is refused", "[staff]") {
    Office office;
    const auto token = office.apiToken({"dialog_read"});
    office.store.storedTokens.front().token.expires_at = office.clock.now() + 1h;
    REQUIRE(office.present(token));
    office.clock.advance(1h);
    CHECK(office.present(token).error().code == Errc::unauthenticated);

    const auto second = office.apiToken({"dialog_read"});
    REQUIRE(office.present(second));
    REQUIRE(await(office.io, office.store.revokeToken(TokenId{2})));
    CHECK(office.present(second).error().code == Errc::unauthenticated);
    CHECK(office.present("no such token").error().code == Errc::unauthenticated);
}

TEST_CASE("sign-in: the socket of a token lives as long as the token is good", "[staff]") {
    Office office;
    const auto expiring = SignIn::hashOf(office.apiToken({"dialog_read"}));
    const auto revoked = SignIn::hashOf(office.apiToken({"dialog_read"}));
    const auto lasting = SignIn::hashOf(office.apiToken({"dialog_read"}));
    office.store.storedTokens.front().token.expires_at = office.clock.now() + 1h;
    const auto lives = [&](const std::string& hash) {
        const auto kept = await(office.io, office.signIn.keepAlive(hash));
        CHECK((kept || kept.error().code == Errc::unauthenticated));
        return kept.has_value();
    };
    CHECK(lives(expiring));
    CHECK(lives(revoked));
    office.clock.advance(1h);
    REQUIRE(await(office.io, office.store.revokeToken(TokenId{2})));
    CHECK_FALSE(lives(expiring));
    CHECK_FALSE(lives(revoked));
    CHECK(lives(lasting));
    office.store.storedUsers.front().user.disabled = true;
    office.reload();
    CHECK_FALSE(lives(lasting));
}
