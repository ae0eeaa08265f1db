// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/session.hpp"

namespace pult::wire {

struct ChannelListed {
    std::vector<Channel> channels;
};
BOOST_DESCRIBE_STRUCT(ChannelListed, (), (channels))

struct ChannelList {
    static constexpr std::string_view kMethod = "channel.list";
    using Answer = ChannelListed;
};
BOOST_DESCRIBE_STRUCT(ChannelList, (), ())

struct ChannelAnswer {
    Channel channel;
};
BOOST_DESCRIBE_STRUCT(ChannelAnswer, (), (channel))

struct ChannelAdd {
    static constexpr std::string_view kMethod = "channel.add";
    using Answer = ChannelAnswer;
    ChannelKind kind = ChannelKind::unknown;
    std::string name;
    std::optional<std::map<std::string, std::string>> settings;
    std::optional<GroupId> group_id = {}; ///< the first group when left out
};
BOOST_DESCRIBE_STRUCT(ChannelAdd, (), (kind, name, settings, group_id))

/// Settings that are left out stay; one with an empty value goes back to its default. With another group the dialogs
/// that are there stay where they are; new ones are that group's.
struct ChannelUpdate {
    static constexpr std::string_view kMethod = "channel.update";
    using Answer = ChannelAnswer;
    ChannelId channel_id;
    std::optional<std::int64_t> version;
    std::optional<std::string> name;
    std::optional<std::map<std::string, std::string>> settings;
    std::optional<GroupId> group_id = {};
};
BOOST_DESCRIBE_STRUCT(ChannelUpdate, (), (channel_id, version, name, settings, group_id))

struct ChannelPause {
    static constexpr std::string_view kMethod = "channel.pause";
    using Answer = ChannelAnswer;
    ChannelId channel_id;
};
BOOST_DESCRIBE_STRUCT(ChannelPause, (), (channel_id))

struct ChannelResume {
    static constexpr std::string_view kMethod = "channel.resume";
    using Answer = ChannelAnswer;
    ChannelId channel_id;
};
BOOST_DESCRIBE_STRUCT(ChannelResume, (), (channel_id))

struct ChannelTested {
    bool ok = false;
    std::string detail; ///< whom the messenger knows us as, or why it doesn't work, for the administrator
};
BOOST_DESCRIBE_STRUCT(ChannelTested, (), (ok, detail))

/// Asks the messenger itself whether the settings are right. Nothing is sent to anybody.
struct ChannelTest {
    static constexpr std::string_view kMethod = "channel.test";
    using Answer = ChannelTested;
    ChannelId channel_id;
};
BOOST_DESCRIBE_STRUCT(ChannelTest, (), (channel_id))

/// The channel stops and is hidden; its threads stay readable.
struct ChannelRemove {
    static constexpr std::string_view kMethod = "channel.remove";
    using Answer = Empty;
    ChannelId channel_id;
};
BOOST_DESCRIBE_STRUCT(ChannelRemove, (), (channel_id))

} // namespace pult::wire
