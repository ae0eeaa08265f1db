// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/session.hpp"

namespace pult::wire {

struct UserListed {
    std::vector<User> users;
    std::vector<Presence> presence;
};
BOOST_DESCRIBE_STRUCT(UserListed, (), (users, presence))

struct UserList {
    static constexpr std::string_view kMethod = "user.list";
    using Answer = UserListed;
};
BOOST_DESCRIBE_STRUCT(UserList, (), ())

struct UserAnswer {
    User user;
};
BOOST_DESCRIBE_STRUCT(UserAnswer, (), (user))

struct UserAdd {
    static constexpr std::string_view kMethod = "user.add";
    using Answer = UserAnswer;
    std::string login;
    std::string name;
    Role role = Role::unknown;
    std::string password;
    std::optional<int> desk_limit = {};              ///< 3 to 8
    std::optional<std::vector<GroupId>> groups = {}; ///< the first group when left out
};
BOOST_DESCRIBE_STRUCT(UserAdd, (), (login, name, role, password, desk_limit, groups))

struct UserUpdate {
    static constexpr std::string_view kMethod = "user.update";
    using Answer = UserAnswer;
    OperatorId user_id;
    std::optional<std::string> name;
    std::optional<Role> role;
    std::optional<FileId> photo;
    std::optional<int> desk_limit = {}; ///< 3 to 8
};
BOOST_DESCRIBE_STRUCT(UserUpdate, (), (user_id, name, role, photo, desk_limit))

struct UserDisable {
    static constexpr std::string_view kMethod = "user.disable";
    using Answer = UserAnswer;
    OperatorId user_id;
    std::optional<bool> disabled; ///< false lets the user in again
};
BOOST_DESCRIBE_STRUCT(UserDisable, (), (user_id, disabled))

struct UserPassword {
    static constexpr std::string_view kMethod = "user.password";
    using Answer = Empty;
    std::optional<OperatorId> user_id; ///< one's own when left out
    std::string password;
    std::optional<std::string> current; ///< needed for one's own
};
BOOST_DESCRIBE_STRUCT(UserPassword, (), (user_id, password, current))

struct PresenceAnswer {
    Presence presence;
};
BOOST_DESCRIBE_STRUCT(PresenceAnswer, (), (presence))

struct PresenceSet {
    static constexpr std::string_view kMethod = "presence.set";
    using Answer = PresenceAnswer;
    PresenceStatus status = PresenceStatus::unknown;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(PresenceSet, (), (status, reason))

/// A hint for colleagues, never a status: keys and pointer of this session have rested for so long.
struct PresenceIdle {
    static constexpr std::string_view kMethod = "presence.idle";
    using Answer = Empty;
    std::optional<std::int64_t> for_ms; ///< left out: they rest no longer
};
BOOST_DESCRIBE_STRUCT(PresenceIdle, (), (for_ms))

struct TokenAdded {
    Token token;
    std::string secret; ///< shown this once
};
BOOST_DESCRIBE_STRUCT(TokenAdded, (), (token, secret))

struct TokenAdd {
    static constexpr std::string_view kMethod = "token.add";
    using Answer = TokenAdded;
    std::string name;
    std::vector<std::string> scopes; ///< permission names, or a role's name for all of its rights
    std::optional<Time> expires_at;
};
BOOST_DESCRIBE_STRUCT(TokenAdd, (), (name, scopes, expires_at))

struct TokenListed {
    std::vector<Token> tokens;
};
BOOST_DESCRIBE_STRUCT(TokenListed, (), (tokens))

struct TokenList {
    static constexpr std::string_view kMethod = "token.list";
    using Answer = TokenListed;
};
BOOST_DESCRIBE_STRUCT(TokenList, (), ())

struct TokenRevoke {
    static constexpr std::string_view kMethod = "token.revoke";
    using Answer = Empty;
    TokenId token_id;
};
BOOST_DESCRIBE_STRUCT(TokenRevoke, (), (token_id))

} // namespace pult::wire
