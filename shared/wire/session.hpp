// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/types.hpp"

/// Every request struct names its method and the struct that answers it; see methods.hpp for the list.
namespace pult::wire {

struct Empty {};
BOOST_DESCRIBE_STRUCT(Empty, (), ())

/// What the company thinks of a reply into a dialog that a colleague has: none goes out, its sender is asked whether he
/// means it, or it goes out like any other.
enum class ForeignReply { unknown, forbid, ask, allow };
BOOST_DESCRIBE_ENUM(ForeignReply, unknown, forbid, ask, allow)

struct ServerInfo {
    std::string version;
    Time time;
    std::vector<std::string> features;
    std::optional<std::int64_t> max_file_bytes; ///< the largest attachment that is taken
    std::optional<ForeignReply> foreign_reply = {};
};
BOOST_DESCRIBE_STRUCT(ServerInfo, (), (version, time, features, max_file_bytes, foreign_reply))

struct SessionOpened {
    std::string token;
    User user;
    Seq seq = 0;
    std::string epoch; ///< names the store; another epoch means a restored or replaced one: reload
    ServerInfo server;
};
BOOST_DESCRIBE_STRUCT(SessionOpened, (), (token, user, seq, epoch, server))

struct SessionOpen {
    static constexpr std::string_view kMethod = "session.open";
    using Answer = SessionOpened;
    std::string login;
    std::string password;
    std::optional<std::string> totp;
    std::optional<std::string> client; ///< name and version of the program, for the audit
};
BOOST_DESCRIBE_STRUCT(SessionOpen, (), (login, password, totp, client))

struct SessionResumed {
    bool resumed = false; ///< false: too far behind or another store; load everything anew
    Seq seq = 0;
    std::string epoch;
    std::optional<User> user;
    std::optional<ServerInfo> server;
};
BOOST_DESCRIBE_STRUCT(SessionResumed, (), (resumed, seq, epoch, user, server))

struct SessionResume {
    static constexpr std::string_view kMethod = "session.resume";
    using Answer = SessionResumed;
    std::string token;
    Seq after_seq = 0;
    std::optional<std::string> epoch;
};
BOOST_DESCRIBE_STRUCT(SessionResume, (), (token, after_seq, epoch))

struct SessionClose {
    static constexpr std::string_view kMethod = "session.close";
    using Answer = Empty;
};
BOOST_DESCRIBE_STRUCT(SessionClose, (), ())

} // namespace pult::wire
