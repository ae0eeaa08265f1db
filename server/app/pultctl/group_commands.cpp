// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <set>

#include "server/app/pultctl/ask.hpp"

namespace pult::app::command {

namespace json = boost::json;

namespace {

/// What a person calls things by: logins, and the names of channels.
struct Names {
    std::map<std::int64_t, std::string> logins;
    json::array channels;
};

Result<Names> namesOf(Door& door) {
    auto users = ask(door, "user.list");
    if (!users)
        return users.error();
    auto channels = ask(door, "channel.list");
    if (!channels)
        return channels.error();
    Names names;
    for (const auto& user : users->at("users").as_array())
        names.logins[user.at("id").as_int64()] = user.at("login").as_string();
    names.channels = std::move(channels->at("channels").as_array());
    return names;
}

json::object shown(const json::object& group, const Names& names) {
    json::array members, channels;
    for (const auto& member : group.at("members").as_array())
        if (const auto known = names.logins.find(member.as_int64()); known != names.logins.end())
            members.emplace_back(known->second);
    for (const auto& channel : names.channels)
        if (const auto* of = channel.as_object().if_contains("group_id"); of && *of == group.at("id"))
            channels.push_back(channel.at("name"));
    const auto* open = group.if_contains("is_open");
    json::object all{{"id", group.at("id")},
                     {"name", group.at("name")},
                     {"open", open && open->as_bool()},
                     {"members", std::move(members)},
                     {"channels", std::move(channels)}};
    if (const auto* within = group.if_contains("reopen_within"))
        all["reopen_within"] = *within;
    return all;
}

/// The members as they are to be: those of now, who comes, less who goes.
Result<json::array> membersWith(const json::array& now, const GroupWish& wish, const Names& names) {
    std::set<std::int64_t> members;
    for (const auto& member : now)
        members.insert(member.as_int64());
    const auto idOf = [&](const std::string& login) -> Result<std::int64_t> {
        const auto found = std::ranges::find_if(names.logins, [&](const auto& each) { return each.second == login; });
        if (found == names.logins.end())
            return fail(Errc::not_found, "there is no user with the login " + login);
        return found->first;
    };
    for (const auto& login : wish.come) {
        const auto id = idOf(login);
        if (!id)
            return id.error();
        members.insert(*id);
    }
    for (const auto& login : wish.go) {
        const auto id = idOf(login);
        if (!id)
            return id.error();
        members.erase(*id);
    }
    return json::array(members.begin(), members.end());
}

Answer saveGroup(Door& door, json::object params, const Names& names) {
    auto saved = memberOf(ask(door, "group.save", std::move(params)), "group");
    if (!saved)
        return saved;
    return shown(*saved, names);
}

} // namespace

Answer findGroup(Door& door, const std::string& wanted) {
    auto lists = ask(door, "workspace.get");
    if (!lists)
        return lists;
    for (auto& group : lists->at("groups").as_array())
        if (group.at("name").as_string() == wanted || std::to_string(group.at("id").as_int64()) == wanted)
            return group.as_object();
    return fail(Errc::not_found, "there is no group " + wanted);
}

Answer addGroup(Door& door, const std::string& name, const GroupWish& wish) {
    const auto names = namesOf(door);
    if (!names)
        return names.error();
    auto members = membersWith({}, wish, *names);
    if (!members)
        return members.error();
    json::object params{{"name", name}, {"is_open", wish.open.value_or(false)}, {"members", std::move(*members)}};
    if (wish.reopenWithin)
        params["reopen_within"] = *wish.reopenWithin;
    return saveGroup(door, std::move(params), *names);
}

Answer listGroups(Door& door) {
    const auto names = namesOf(door);
    if (!names)
        return names.error();
    auto lists = ask(door, "workspace.get");
    if (!lists)
        return lists;
    json::array groups;
    for (const auto& group : lists->at("groups").as_array())
        groups.push_back(shown(group.as_object(), *names));
    return json::object{{"groups", std::move(groups)}};
}

Answer setGroup(Door& door, const std::string& group, const GroupWish& wish) {
    const auto names = namesOf(door);
    if (!names)
        return names.error();
    auto found = findGroup(door, group);
    if (!found)
        return found;
    auto members = membersWith(found->at("members").as_array(), wish, *names);
    if (!members)
        return members.error();
    json::object params{{"group_id", found->at("id")},
                        {"version", found->at("version")},
                        {"name", wish.name.empty() ? found->at("name") : json::value(wish.name)},
                        {"members", std::move(*members)}};
    if (wish.open)
        params["is_open"] = *wish.open;
    if (wish.reopenWithin)
        params["reopen_within"] = *wish.reopenWithin;
    return saveGroup(door, std::move(params), *names);
}

Answer removeGroup(Door& door, const std::string& group) {
    auto found = findGroup(door, group);
    if (!found)
        return found;
    auto removed = ask(door, "group.delete", {{"group_id", found->at("id")}, {"version", found->at("version")}});
    if (!removed)
        return removed;
    return json::object{{"id", found->at("id")}, {"removed", true}};
}

Answer putIntoGroups(Door& door, const std::string& login, const std::vector<std::string>& groups) {
    std::set<std::int64_t> wanted;
    for (const auto& name : groups) {
        const auto group = findGroup(door, name);
        if (!group)
            return group;
        wanted.insert(group->at("id").as_int64());
    }
    const auto lists = listGroups(door);
    if (!lists)
        return lists;
    for (const auto& group : lists->at("groups").as_array()) {
        const auto& members = group.at("members").as_array();
        const bool isIn = std::ranges::find(members, json::value(login)) != members.end();
        const bool shouldBe = wanted.contains(group.at("id").as_int64());
        if (isIn == shouldBe)
            continue;
        GroupWish wish;
        (shouldBe ? wish.come : wish.go).push_back(login);
        if (auto set = setGroup(door, std::to_string(group.at("id").as_int64()), wish); !set)
            return set;
    }
    return json::object{};
}

} // namespace pult::app::command
