// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/pultctl/ask.hpp"
#include "server/inbox/channel_settings.hpp"
#include "shared/wire/codec.hpp"

namespace pult::app::command {

namespace json = boost::json;

namespace {

Result<json::object> settingsOf(const std::vector<std::string>& texts) {
    json::object settings;
    for (const auto& text : texts) {
        const auto equals = text.find('=');
        if (equals == 0 || equals == std::string::npos)
            return fail(Errc::invalid, "--set " + text + ": expected key=value");
        settings[text.substr(0, equals)] = text.substr(equals + 1);
    }
    return settings;
}

Answer findChannel(Door& door, const std::string& wanted) {
    auto listed = ask(door, "channel.list");
    if (!listed)
        return listed;
    for (auto& channel : listed->at("channels").as_array()) {
        const bool byKey = channel.at("key").as_string() == wanted;
        if (byKey || std::to_string(channel.at("id").as_int64()) == wanted)
            return channel.as_object();
    }
    return fail(Errc::not_found, "there is no channel " + wanted);
}

/// Where new dialogs go, if anybody says it.
std::optional<Error> addGroupTo(json::object& params, Door& door, const std::string& group) {
    if (group.empty())
        return std::nullopt;
    const auto found = findGroup(door, group);
    if (!found)
        return found.error();
    params["group_id"] = found->at("id");
    return std::nullopt;
}

/// What a script needs to go on: the number and the key first.
json::object shortForm(const json::object& channel) {
    json::object result;
    for (const auto* name : {"id", "key", "kind", "name", "state", "reason", "group_id"})
        if (const auto* member = channel.if_contains(name); member && !member->is_null())
            result[name] = *member;
    return result;
}

} // namespace

Answer addChannel(Door& door, const std::string& kind, const std::string& name, const std::string& group,
                  const std::vector<std::string>& settings) {
    auto parsed = settingsOf(settings);
    if (!parsed)
        return parsed.error();
    json::object params{{"kind", kind}, {"name", name}, {"settings", std::move(*parsed)}};
    if (auto error = addGroupTo(params, door, group))
        return std::move(*error);
    auto added = ask(door, "channel.add", std::move(params));
    if (!added)
        return added;
    return shortForm(added->at("channel").as_object());
}

Answer listChannels(Door& door) {
    return ask(door, "channel.list");
}

Answer describeSettings(const std::string& kind) {
    const auto table = inbox::channelSettings(wire::enumValue<wire::ChannelKind>(kind));
    if (table.empty())
        return fail(Errc::invalid, "there are no settings for the kind " + kind);
    json::array settings;
    for (const auto& setting : table)
        settings.push_back(json::object{{"key", setting.key},
                                        {"default", setting.fallback},
                                        {"expected", setting.expected},
                                        {"secret", setting.secret}});
    return json::object{{"kind", kind}, {"settings", std::move(settings)}};
}

Answer updateChannel(Door& door, const std::string& channel, const std::string& group,
                     const std::vector<std::string>& settings) {
    if (settings.empty() && group.empty())
        return fail(Errc::invalid, "say what is to change: --set or --group");
    auto parsed = settingsOf(settings);
    if (!parsed)
        return parsed.error();
    auto found = findChannel(door, channel);
    if (!found)
        return found;
    json::object params{{"channel_id", found->at("id")}, {"settings", std::move(*parsed)}};
    if (auto error = addGroupTo(params, door, group))
        return std::move(*error);
    auto updated = ask(door, "channel.update", std::move(params));
    if (!updated)
        return updated;
    return shortForm(updated->at("channel").as_object());
}

Answer testChannel(Door& door, const std::string& channel) {
    auto found = findChannel(door, channel);
    if (!found)
        return found;
    json::object result = shortForm(*found);
    result["ok"] = found->at("state").as_string() == "ok";
    if (door.isLive()) { // only a running server speaks to messengers
        auto tested = ask(door, "channel.test", {{"channel_id", found->at("id")}});
        if (!tested)
            return tested;
        result["ok"] = tested->at("ok").as_bool() && found->at("state").as_string() != "paused";
        result["detail"] = tested->at("detail");
    }
    result["server"] = door.isLive() ? "running" : "stopped";
    return result;
}

Answer changeChannel(Door& door, const std::string& channel, const std::string& method) {
    auto found = findChannel(door, channel);
    if (!found)
        return found;
    auto changed = ask(door, method, {{"channel_id", found->at("id")}});
    if (!changed)
        return changed;
    if (const auto* after = changed->if_contains("channel"))
        return shortForm(after->as_object());
    return json::object{{"id", found->at("id")}, {"removed", true}};
}

} // namespace pult::app::command
