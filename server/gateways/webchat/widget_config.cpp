// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/widget_config.hpp"

#include <boost/json/serialize.hpp>

#include "server/gateways/webchat/pass_code.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/json.hpp"
#include "shared/wire/limits.hpp"

namespace pult::webchat {

namespace {

class Members {
public:
    explicit Members(const inbox::ChannelConfig& channel) : m_channel(channel) {}

    void raw(std::string_view name, std::string_view json) {
        if (!m_text.empty())
            m_text.push_back(',');
        m_text.append("\"").append(name).append("\":").append(json);
    }
    void text(std::string_view name, std::string_view value) {
        std::string quoted;
        wire::appendQuoted(quoted, value);
        raw(name, quoted);
    }
    void setting(std::string_view name, const std::string& key) {
        if (const std::string value = m_channel.setting(key); !value.empty())
            text(name, value);
    }
    void json(std::string_view name, const std::string& key) {
        const std::string value = m_channel.setting(key);
        if (value.empty())
            return;
        if (const auto parsed = wire::parseJson(value))
            raw(name, boost::json::serialize(*parsed));
    }
    void flag(std::string_view name, const std::string& key) { raw(name, m_channel.flag(key) ? "true" : "false"); }

    std::string take() { return std::move(m_text); }

private:
    const inbox::ChannelConfig& m_channel;
    std::string m_text;
};

std::string offset(const inbox::ChannelConfig& channel) {
    return "{\"x\":" + std::to_string(channel.number("offset_x")) +
           ",\"y\":" + std::to_string(channel.number("offset_y")) + "}";
}

std::string listOf(std::string_view commaSeparated) {
    std::vector<std::string> entries;
    while (!commaSeparated.empty()) {
        const std::size_t end = std::min(commaSeparated.find(','), commaSeparated.size());
        std::string entry(commaSeparated.substr(0, end));
        commaSeparated.remove_prefix(std::min(end + 1, commaSeparated.size()));
        std::erase(entry, ' ');
        if (!entry.empty())
            entries.push_back(std::move(entry));
    }
    return wire::encode(entries);
}

std::string greeting(const inbox::ChannelConfig& channel) {
    std::map<std::string, std::string> texts;
    for (const char* language : {"ru", "en"})
        if (std::string text = channel.setting(std::string("greeting_") + language); !text.empty())
            texts.emplace(language, std::move(text));
    return texts.empty() ? std::string() : wire::encode(texts);
}

std::string team(const inbox::ChannelConfig& channel) {
    const std::string name = channel.setting("team_name");
    if (name.empty())
        return {};
    std::string json = "{\"name\":";
    wire::appendQuoted(json, name);
    return json.append("}");
}

void addLooks(Members& members, const inbox::ChannelConfig& channel) {
    members.text("name", channel.channel.name);
    members.setting("color", "color");
    members.setting("position", "position");
    members.raw("offset", offset(channel));
    if (const std::string locale = channel.setting("locale"); locale != "auto")
        members.text("locale", locale);
    if (const std::string json = team(channel); !json.empty())
        members.raw("team", json);
    members.json("invitations", "invitations");
}

} // namespace

std::string widgetConfig(const inbox::ChannelConfig& channel) {
    Members members(channel);
    addLooks(members, channel);
    if (const std::string json = greeting(channel); !json.empty())
        members.raw("greeting", json);
    members.json("topics", "topics");
    members.json("prechat", "prechat");
    members.flag("rating", "rating");
    members.flag("sound", "sound");
    members.setting("privacy_url", "privacy_url");
    members.raw("max_text", std::to_string(wire::kMaxVisitorText));
    members.raw("max_file", std::to_string(channel.number("max_file")));
    members.raw("file_types", listOf(channel.setting("file_types")));
    return members.take();
}

std::string messengers(const inbox::ChannelConfig& channel, std::string_view passCode) {
    auto parsed = wire::parseJson(channel.setting("messengers"));
    boost::json::array* const list = parsed ? parsed->if_array() : nullptr;
    if (!list)
        return "[]";
    for (auto& entry : *list) {
        boost::json::object* const place = entry.if_object();
        boost::json::value* const url = place ? place->if_contains("url") : nullptr;
        if (url && url->is_string() && !passCode.empty())
            *url = withPassCode(std::string(url->get_string()), passCode);
    }
    return boost::json::serialize(*list);
}

std::string loaderConfig(const inbox::ChannelConfig& channel) {
    Members members(channel);
    addLooks(members, channel);
    return members.take();
}

} // namespace pult::webchat
