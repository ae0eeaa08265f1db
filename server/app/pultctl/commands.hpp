// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "server/app/pultctl/door.hpp"

/// What pultctl can do. Each answers with its result object, the last line that is printed.
namespace pult::app::command {

using Answer = Result<boost::json::object>;

/// A person, as given on the command line.
struct Person {
    std::string login;
    std::string name; ///< empty: the login
    std::string role;
    std::string password;
    int deskLimit = 0;               ///< 0: not said
    std::vector<std::string> groups; ///< by number or name; empty: not said
};

/// What is to become of a group, as given on the command line.
struct GroupWish {
    std::string name; ///< empty: not said
    std::optional<bool> open;
    std::optional<std::string> reopenWithin;
    std::vector<std::string> come; ///< logins
    std::vector<std::string> go;
};

Answer init(Door& door, const Person& owner);

Answer addUser(Door& door, const Person& person);
/// Changes what is said: the name, the role, the limit, the groups.
Answer updateUser(Door& door, const Person& person);
Answer listUsers(Door& door);
Answer disableUser(Door& door, const std::string& login, bool disabled);
Answer setPassword(Door& door, const std::string& login, const std::string& password);

Answer addGroup(Door& door, const std::string& name, const GroupWish& wish);
Answer listGroups(Door& door);
/// A group is named by its number or its name.
Answer setGroup(Door& door, const std::string& group, const GroupWish& wish);
Answer removeGroup(Door& door, const std::string& group);

Answer addToken(Door& door, const std::string& name, const std::vector<std::string>& scopes, int days);
Answer listTokens(Door& door);
Answer revokeToken(Door& door, std::int64_t id);

/// `settings` are texts of the form key=value; an empty `group` isn't said.
Answer addChannel(Door& door, const std::string& kind, const std::string& name, const std::string& group,
                  const std::vector<std::string>& settings);
Answer listChannels(Door& door);
/// What can be set for a kind of channel, from the table that checks it.
Answer describeSettings(const std::string& kind);
/// A channel is named by its number or its key.
Answer updateChannel(Door& door, const std::string& channel, const std::string& group,
                     const std::vector<std::string>& settings);
Answer testChannel(Door& door, const std::string& channel);
/// `method` is channel.pause, channel.resume or channel.remove.
Answer changeChannel(Door& door, const std::string& channel, const std::string& method);

/// The working hours; without a week the company answers at any hour.
Answer showCalendar(Door& door);
/// All of them anew: `hours` are texts like mon-fri=9-18 and 2027-01-01=, a day that none names is closed. No text: at
/// any hour.
Answer setCalendar(Door& door, const std::string& zone, const std::vector<std::string>& hours);

Answer listQuarantine(Door& door, bool withRaw);
/// `id` 0: all.
Answer replayQuarantine(Door& door, std::int64_t id);

Answer backup(Door& door, const std::string& file, const Door::Progress& progress);
/// `ok` is false when something is wrong.
Answer verify(Door& door, const Door::Progress& progress);
Answer stats(Door& door);
/// Puts a backup in the place of the data folder. No server may run.
Answer restore(const Config& config, const std::string& file, const Door::Progress& progress);

/// The newest first, `most` at most; of one kind when `action` says it.
Answer listAudit(Door& door, const std::string& action, int most);

} // namespace pult::app::command
