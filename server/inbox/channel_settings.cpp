// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/inbox/channel_settings.hpp"

#include <algorithm>
#include <charconv>

#include "shared/base/utf8.hpp"
#include "shared/wire/json.hpp"

namespace pult::inbox {

namespace {

constexpr std::size_t kMaxSettingBytes = 16 * 1024;

constexpr ChannelSetting kWebchat[] = {
    {"origins", SettingType::origins, "*", "scheme://host[:port] separated by commas, or *"},
    {"identity_secret", SettingType::text, "", "the key the site signs known visitors with", true},
    {"identity_secret_previous", SettingType::text, "", "the key before it, while both are in use", true},
    {"identity_required", SettingType::flag, "false", "true to refuse visitors with a wrong signature"},
    {"color", SettingType::colour, "#3B4CC0", "#RRGGBB"},
    {"position", SettingType::choice, "right", "right or left"},
    {"offset_x", SettingType::number, "24", "pixels"},
    {"offset_y", SettingType::number, "24", "pixels"},
    {"locale", SettingType::choice, "auto", "auto, ru or en"},
    {"greeting_ru", SettingType::text, "", "text"},
    {"greeting_en", SettingType::text, "", "text"},
    {"topics", SettingType::json, "", "a JSON list of up to 4 quick topics"},
    {"prechat", SettingType::json, "", "a JSON object: mode, required, fields"},
    {"invitations", SettingType::json, "", "a JSON list of invitation rules"},
    {"rating", SettingType::flag, "true", "true or false"},
    {"sound", SettingType::flag, "true", "true or false"},
    {"team_name", SettingType::text, "", "text"},
    {"messengers", SettingType::json, "", "a JSON list of up to 3 places to go on: {\"name\", \"url\"}"},
    {"privacy_url", SettingType::url, "", "http:// or https:// address"},
    {"max_file", SettingType::number, "20971520", "bytes"},
    {"file_types", SettingType::text, "image/png,image/jpeg,image/webp,image/gif,application/pdf,text/plain",
     "media types separated by commas"},
    {"message_burst", SettingType::number, "30", "messages a visitor may send at once"},
    {"messages_per_minute", SettingType::number, "30", "messages a minute and visitor after that"},
    {"files_per_minute", SettingType::number, "5", "files a minute and visitor"},
    {"address_sockets", SettingType::number, "50", "sockets an address may hold"},
    {"address_visitors_at_once", SettingType::number, "20", "new visitors of an address at once"},
    {"address_visitors_per_hour", SettingType::number, "60", "new visitors an hour and address"},
};

bool isNumber(std::string_view value) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return error == std::errc{} && end == value.data() + value.size() && number >= 0;
}

bool isColour(std::string_view value) {
    return value.size() == 7 && value[0] == '#' &&
           std::all_of(value.begin() + 1, value.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

bool isUrl(std::string_view value) {
    return value.starts_with("https://") || value.starts_with("http://");
}

/// scheme://host[:port] and nothing after it.
bool isOrigin(std::string_view value) {
    if (!isUrl(value))
        return false;
    const auto host = value.substr(value.find("://") + 3);
    return !host.empty() && host.find_first_of("/?#@ ,") == std::string_view::npos;
}

bool areOrigins(std::string_view value) {
    if (value == "*")
        return true;
    while (true) {
        const auto comma = value.find(',');
        if (!isOrigin(value.substr(0, comma)))
            return false;
        if (comma == std::string_view::npos)
            return true;
        value.remove_prefix(comma + 1);
    }
}

/// The alternatives of a choice stand in its description: "right or left", "auto, ru or en".
bool isChoice(std::string_view expected, std::string_view value) {
    const auto at = expected.find(value);
    if (value.empty() || at == std::string_view::npos)
        return false;
    const auto end = at + value.size();
    const bool startsWord = at == 0 || expected[at - 1] == ' ';
    const bool endsWord = end == expected.size() || expected[end] == ' ' || expected[end] == ',';
    return startsWord && endsWord && value != "or";
}

bool fits(const ChannelSetting& setting, const std::string& value) {
    switch (setting.type) {
    case SettingType::text:
        return true;
    case SettingType::number:
        return isNumber(value);
    case SettingType::flag:
        return value == "true" || value == "false";
    case SettingType::choice:
        return isChoice(setting.expected, value);
    case SettingType::colour:
        return isColour(value);
    case SettingType::origins:
        return areOrigins(value);
    case SettingType::json:
        return wire::parseJson(value).has_value();
    case SettingType::url:
        return isUrl(value);
    }
    return false;
}

} // namespace

std::span<const ChannelSetting> channelSettings(wire::ChannelKind kind) {
    if (kind == wire::ChannelKind::webchat)
        return kWebchat;
    return {};
}

const ChannelSetting* channelSetting(wire::ChannelKind kind, std::string_view key) {
    const auto settings = channelSettings(kind);
    const auto found = std::find_if(settings.begin(), settings.end(), [&](const auto& s) { return s.key == key; });
    return found == settings.end() ? nullptr : &*found;
}

Result<std::string> checkedSetting(wire::ChannelKind kind, const std::string& key, const std::string& value) {
    const auto* setting = channelSetting(kind, key);
    if (!setting) {
        std::string known;
        for (const auto& each : channelSettings(kind))
            known += (known.empty() ? "" : ", ") + std::string(each.key);
        return fail(Errc::invalid, "unknown setting " + key + "; expected one of " + known);
    }
    if (value.empty())
        return std::string();
    if (value.size() > kMaxSettingBytes || !utf8::isValid(value))
        return fail(Errc::invalid, key + ": expected at most " + std::to_string(kMaxSettingBytes) + " bytes of UTF-8");
    if (fits(*setting, value))
        return value;
    const std::string shown = setting->secret ? "the given value" : "\"" + value + "\"";
    return fail(Errc::invalid, key + ": expected " + std::string(setting->expected) + ", got " + shown);
}

} // namespace pult::inbox
