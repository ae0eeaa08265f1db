// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>

#include "server/app/pultctl/ask.hpp"

namespace pult::app::command {

namespace json = boost::json;

namespace {

Answer findUser(Door& door, const std::string& login) {
    auto listed = ask(door, "user.list");
    if (!listed)
        return listed;
    for (auto& user : listed->at("users").as_array())
        if (user.at("login").as_string() == login)
            return user.as_object();
    return fail(Errc::not_found, "there is no user with the login " + login);
}

} // namespace

Answer init(Door& door, const Person& owner) {
    auto listed = ask(door, "user.list");
    if (!listed)
        return listed;
    if (!listed->at("users").as_array().empty())
        return fail(Errc::conflict, "this store has users already; add more with: pultctl user add");
    Person first = owner;
    first.role = "owner";
    return addUser(door, first);
}

Answer addUser(Door& door, const Person& person) {
    json::object params{{"login", person.login},
                        {"name", person.name.empty() ? person.login : person.name},
                        {"role", person.role},
                        {"password", person.password}};
    if (person.deskLimit != 0)
        params["desk_limit"] = person.deskLimit;
    json::array groups;
    for (const auto& name : person.groups) {
        const auto group = findGroup(door, name);
        if (!group)
            return group;
        groups.push_back(group->at("id"));
    }
    if (!groups.empty())
        params["groups"] = std::move(groups);
    return memberOf(ask(door, "user.add", std::move(params)), "user");
}

Answer updateUser(Door& door, const Person& person) {
    auto user = findUser(door, person.login);
    if (!user)
        return user;
    if (!person.groups.empty())
        if (auto moved = putIntoGroups(door, person.login, person.groups); !moved)
            return moved;
    json::object params{{"user_id", user->at("id")}};
    if (!person.name.empty())
        params["name"] = person.name;
    if (!person.role.empty())
        params["role"] = person.role;
    if (person.deskLimit != 0)
        params["desk_limit"] = person.deskLimit;
    return memberOf(ask(door, "user.update", std::move(params)), "user");
}

Answer listUsers(Door& door) {
    return ask(door, "user.list");
}

Answer disableUser(Door& door, const std::string& login, bool disabled) {
    auto user = findUser(door, login);
    if (!user)
        return user;
    json::object params{{"user_id", user->at("id")}, {"disabled", disabled}};
    return memberOf(ask(door, "user.disable", std::move(params)), "user");
}

Answer setPassword(Door& door, const std::string& login, const std::string& password) {
    auto user = findUser(door, login);
    if (!user)
        return user;
    json::object params{{"user_id", user->at("id")}, {"password", password}};
    auto changed = ask(door, "user.password", std::move(params));
    return changed ? user : changed;
}

Answer addToken(Door& door, const std::string& name, const std::vector<std::string>& scopes, int days) {
    json::object params{{"name", name}, {"scopes", json::array(scopes.begin(), scopes.end())}};
    if (days > 0) {
        const auto expires = std::chrono::system_clock::now() + std::chrono::hours{24} * days;
        params["expires_at"] =
            std::chrono::duration_cast<std::chrono::milliseconds>(expires.time_since_epoch()).count();
    }
    auto added = ask(door, "token.add", std::move(params));
    if (!added)
        return added;
    json::value secret = added->at("secret");
    auto token = memberOf(std::move(added), "token");
    if (token)
        (*token)["secret"] = std::move(secret);
    return token;
}

Answer listTokens(Door& door) {
    return ask(door, "token.list");
}

Answer revokeToken(Door& door, std::int64_t id) {
    auto revoked = ask(door, "token.revoke", {{"token_id", id}});
    if (!revoked)
        return revoked;
    return json::object{{"id", id}, {"revoked", true}};
}

} // namespace pult::app::command
