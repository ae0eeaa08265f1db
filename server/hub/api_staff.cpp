// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/describe/enumerators.hpp>

#include "server/hub/api_handlers.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/desk_load.hpp"
#include "shared/domain/withholding.hpp"
#include "shared/wire/codec.hpp"

namespace pult::hub {

using domain::Permission;
using storage::Async;

namespace {

constexpr std::size_t kMaxName = 100;
constexpr std::size_t kMaxLogin = 64;

bool isLogin(std::string_view login) {
    if (login.empty() || login.size() > kMaxLogin)
        return false;
    return std::all_of(login.begin(), login.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_' || c == '@';
    });
}

Result<std::string> cleanName(const std::string& name) {
    std::string clean = utf8::cleaned(name);
    if (clean.empty() || utf8::length(clean) > kMaxName)
        return fail(Errc::invalid, "name: expected 1 to " + std::to_string(kMaxName) + " characters");
    return clean;
}

Result<storage::Done> checkRole(const Caller& caller, wire::Role role) {
    if (role == wire::Role::unknown)
        return fail(Errc::invalid, "role: expected operator, senior, supervisor, admin, owner or auditor");
    if (!domain::mayGrant(caller.principal, role))
        return fail(Errc::forbidden, "nobody grants more than his own rights");
    return storage::Done{};
}

std::optional<Error> limitObjection(const std::optional<int>& limit) {
    if (!limit || (*limit >= domain::kLeastDeskLimit && *limit <= domain::kMostDeskLimit))
        return std::nullopt;
    return fail(Errc::invalid, "desk_limit: expected " + std::to_string(domain::kLeastDeskLimit) + " to " +
                                   std::to_string(domain::kMostDeskLimit));
}

std::optional<Permission> permissionOf(const std::string& name) {
    std::optional<Permission> found;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Permission>>([&](auto permission) {
        if (name == permission.name)
            found = permission.value;
    });
    return found;
}

/// A scope is a permission's name, or a role's for all that it may.
std::optional<Error> scopeObjection(const domain::Principal& granter, const std::string& scope) {
    const auto role = wire::enumValue<wire::Role>(scope);
    const auto permission = permissionOf(scope);
    if (role == wire::Role::unknown && !permission)
        return fail(Errc::invalid, "scopes: unknown scope " + scope);
    const bool isHad = permission ? domain::mayGrant(granter, *permission) : domain::mayGrant(granter, role);
    if (!isHad)
        return fail(Errc::forbidden, "nobody grants more than his own rights");
    return std::nullopt;
}

/// Everybody sees a photo, visitors too, so it is never a customer's file.
bool isOfStaff(const storage::StoredFile& file, std::initializer_list<OperatorId> uploaders) {
    return std::ranges::any_of(
        uploaders, [&](OperatorId id) { return id && file.owner == "operator:" + std::to_string(id.value); });
}

} // namespace

Result<const storage::StoredUser*> ApiHandlers::manageableUser(const Caller& caller, OperatorId id) const {
    const auto* user = m.directory.find(id);
    if (!user)
        return fail(Errc::not_found, "there is no such user");
    if (!domain::mayGrant(caller.principal, user->user.role))
        return fail(Errc::forbidden, "nobody changes a user with more rights than his own");
    return user;
}

Async<wire::UserListed> ApiHandlers::handle(Caller caller, wire::UserList) {
    wire::UserListed listed;
    const bool manages = domain::may(caller.principal, Permission::user_manage);
    for (const auto* stored : m.directory.all())
        listed.users.push_back(manages ? stored->user : domain::withheld(stored->user));
    for (auto& presence : m.presence.all())
        listed.presence.push_back(domain::shownTo(caller.principal, std::move(presence)));
    co_return listed;
}

Async<wire::UserAnswer> ApiHandlers::handle(Caller caller, wire::UserAdd request) {
    if (!isLogin(request.login))
        co_return fail(Errc::invalid, "login: expected 1 to 64 of letters, digits, and . - _ @");
    auto name = cleanName(request.name);
    if (!name)
        co_return name.error();
    if (auto allowed = checkRole(caller, request.role); !allowed)
        co_return allowed.error();
    if (auto error = limitObjection(request.desk_limit))
        co_return std::move(*error);
    auto hash = co_await m.signIn.hashPassword(request.password);
    if (!hash)
        co_return hash.error();
    wire::User user;
    user.desk_limit = request.desk_limit;
    user.login = request.login;
    user.name = std::move(*name);
    user.role = request.role;
    user.groups = request.groups;
    auto added = co_await m.store.addUser(std::move(user), std::move(*hash));
    if (!added)
        co_return added.error();
    auto loaded = co_await m.directory.load();
    if (!loaded)
        co_return loaded.error();
    const domain::Actor actor = actorOf(caller);
    co_await m.store.audit(actor, "user.add", request.login);
    wire::UserAnswer answer{std::move(*added)};
    co_return answer;
}

Async<wire::UserAnswer> ApiHandlers::handle(Caller caller, wire::UserUpdate request) {
    if (request.photo) {
        const auto file = co_await m.store.file(*request.photo);
        if (!file && file.error().code != Errc::not_found)
            co_return file.error();
        if (!file || !isOfStaff(*file, {caller.principal.operatorId, request.user_id}))
            co_return fail(Errc::invalid, "photo: there is no such file of yours");
    }
    auto found = manageableUser(caller, request.user_id);
    if (!found)
        co_return found.error();
    wire::User user = (*found)->user;
    const bool roleChanges = request.role && *request.role != user.role;
    if (request.name) {
        auto name = cleanName(*request.name);
        if (!name)
            co_return name.error();
        user.name = std::move(*name);
    }
    if (request.role) {
        if (auto allowed = checkRole(caller, *request.role); !allowed)
            co_return allowed.error();
        user.role = *request.role;
    }
    if (auto error = limitObjection(request.desk_limit))
        co_return std::move(*error);
    if (request.desk_limit)
        user.desk_limit = request.desk_limit;
    if (request.photo)
        user.photo = request.photo;
    co_return co_await saveUser(caller, std::move(user), {}, roleChanges, "user.update");
}

Async<wire::UserAnswer> ApiHandlers::handle(Caller caller, wire::UserDisable request) {
    auto found = manageableUser(caller, request.user_id);
    if (!found)
        co_return found.error();
    wire::User user = (*found)->user;
    const bool disabled = request.disabled.value_or(true);
    user.disabled = disabled;
    co_return co_await saveUser(caller, std::move(user), {}, disabled, "user.disable");
}

Async<wire::Empty> ApiHandlers::handle(Caller caller, wire::UserPassword request) {
    const OperatorId id = request.user_id.value_or(caller.principal.operatorId);
    const bool own = id == caller.principal.operatorId;
    if (!own && !domain::may(caller.principal, Permission::user_manage))
        co_return fail(Errc::forbidden, "your role does not allow changing somebody else's password");
    const auto* stored = m.directory.find(id);
    if (!stored)
        co_return fail(Errc::not_found, "there is no such user");
    if (!own && !domain::mayGrant(caller.principal, stored->user.role))
        co_return fail(Errc::forbidden, "nobody changes a user with more rights than his own");
    if (own) {
        std::string guess = request.current.value_or(std::string());
        const auto confirmed = co_await m.signIn.confirmPassword(id, std::move(guess), caller.address);
        if (!confirmed)
            co_return confirmed.error();
    }
    auto hash = co_await m.signIn.hashPassword(request.password);
    if (!hash)
        co_return hash.error();
    const auto* current = m.directory.find(id);
    if (!current)
        co_return fail(Errc::not_found, "there is no such user");
    wire::User user = current->user;
    auto saved = co_await saveUser(caller, std::move(user), std::move(*hash), true, "user.password");
    if (!saved)
        co_return saved.error();
    co_return wire::Empty{};
}

/// Whoever came into other groups, or sees more or less in them, is called back to load anew.
Async<storage::Done> ApiHandlers::reloadStaff() {
    std::unordered_map<OperatorId, Seq> before;
    for (const auto* stored : m.directory.all())
        before[stored->user.id] = stored->regroupedSeq;
    auto loaded = co_await m.directory.load();
    if (!loaded)
        co_return loaded.error();
    for (const auto* stored : m.directory.all())
        if (const auto known = before.find(stored->user.id);
            known != before.end() && known->second != stored->regroupedSeq)
            onRegrouped(stored->user.id);
    co_return storage::Done{};
}

/// With `endSessions` the user signs in anew: his rights or his password are not what they were.
Async<wire::UserAnswer> ApiHandlers::saveUser(Caller caller, wire::User user, std::string passwordHash,
                                              bool endSessions, std::string action) {
    const OperatorId id = user.id;
    auto saved = co_await m.store.updateUser(std::move(user), std::move(passwordHash));
    if (!saved)
        co_return saved.error();
    if (endSessions) {
        auto removed = co_await m.store.removeSessionsOf(id);
        if (!removed)
            co_return removed.error();
    }
    auto loaded = co_await m.directory.load();
    if (!loaded)
        co_return loaded.error();
    if (endSessions)
        onRightsChanged(id);
    const domain::Actor actor = actorOf(caller);
    co_await m.store.audit(actor, action, std::to_string(id.value));
    wire::UserAnswer answer{std::move(*saved)};
    co_return answer;
}

Async<wire::TokenAdded> ApiHandlers::handle(Caller caller, wire::TokenAdd request) {
    auto name = cleanName(request.name);
    if (!name)
        co_return name.error();
    if (request.scopes.empty())
        co_return fail(Errc::invalid, "scopes: expected at least one");
    for (const auto& scope : request.scopes)
        if (auto error = scopeObjection(caller.principal, scope))
            co_return std::move(*error);
    const auto secret = staff::SignIn::makeSecret();
    storage::StoredToken stored;
    stored.token.name = std::move(*name);
    stored.token.scopes = request.scopes;
    stored.token.created_at = m.clock.now();
    stored.token.expires_at = request.expires_at;
    stored.tokenHash = secret.hash;
    stored.createdBy = caller.principal.operatorId;
    auto token = co_await m.store.addToken(std::move(stored));
    if (!token)
        co_return token.error();
    const domain::Actor actor = actorOf(caller);
    co_await m.store.audit(actor, "token.add", token->name);
    wire::TokenAdded answer{std::move(*token), secret.text};
    co_return answer;
}

Async<wire::TokenListed> ApiHandlers::handle(Caller, wire::TokenList) {
    auto tokens = co_await m.store.tokens();
    if (!tokens)
        co_return tokens.error();
    wire::TokenListed listed;
    for (auto& stored : *tokens)
        listed.tokens.push_back(std::move(stored.token));
    co_return listed;
}

Async<wire::Empty> ApiHandlers::handle(Caller caller, wire::TokenRevoke request) {
    auto tokens = co_await m.store.tokens();
    if (!tokens)
        co_return tokens.error();
    const auto found = std::find_if(tokens->begin(), tokens->end(),
                                    [&](const auto& stored) { return stored.token.id == request.token_id; });
    if (found == tokens->end())
        co_return fail(Errc::not_found, "there is no such token");
    auto revoked = co_await m.store.revokeToken(request.token_id);
    if (!revoked)
        co_return revoked.error();
    onTokenRevoked(found->tokenHash);
    const domain::Actor actor = actorOf(caller);
    co_await m.store.audit(actor, "token.revoke", found->token.name);
    co_return wire::Empty{};
}

} // namespace pult::hub
