// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/inbox/channel_settings.hpp"

#include <algorithm>
#include <charconv>

#include "shared/base/duration.hpp"
#include "shared/base/utf8.hpp"
#include "shared/wire/json.hpp"

namespace pult::inbox {

namespace {

constexpr std::size_t kMaxSettingBytes = 16 * 1024;

constexpr ChannelSetting kReopenWithin{
    "reopen_within", SettingType::duration, "",
    "a time like 90s, 5m or 2h, or 0: a customer who writes so long after a close goes on in his dialog; the server's "
    "desk.reopen_within when it isn't set"};

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
    kReopenWithin,
};

constexpr ChannelSetting kTelegram[] = {
    {"token", SettingType::text, "", "the bot's token, as BotFather gives it", true, true},
    {"mode", SettingType::choice, "poll", "poll or webhook"},
    {"webhook_secret", SettingType::text, "", "1 to 256 of A-Z a-z 0-9 _ -; made when it isn't given", true},
    {"api_base", SettingType::url, "https://api.telegram.org", "scheme, host and port in place of Telegram's"},
    kReopenWithin,
};

constexpr ChannelSetting kWhatsapp[] = {
    {"phone_number_id", SettingType::text, "", "the number's id, as Meta's developer pages show it", false, true},
    {"business_account", SettingType::text, "", "the id of the WhatsApp Business Account"},
    {"access_token", SettingType::text, "", "the system user's token", true, true},
    {"app_secret", SettingType::text, "", "the app's secret, which Meta signs with", true, true},
    {"app_secret_previous", SettingType::text, "", "the secret before it, while both are in use", true},
    {"verify_token", SettingType::text, "", "the words you give Meta with the webhook's address", true, true},
    {"api_version", SettingType::text, "v23.0", "version of the Graph API"},
    {"api_base", SettingType::url, "https://graph.facebook.com", "scheme, host and port in place of Meta's"},
    kReopenWithin,
};

constexpr ChannelSetting kVk[] = {
    {"group_id", SettingType::number, "", "the community's number", false, true},
    {"access_token", SettingType::text, "", "the community's access key", true, true},
    {"mode", SettingType::choice, "longpoll", "callback or longpoll"},
    {"secret", SettingType::text, "", "the secret key of the callback server", true},
    {"confirmation", SettingType::text, "", "the line VK expects; asked from VK when it isn't set"},
    {"api_version", SettingType::text, "5.199", "version of the API"},
    {"api_base", SettingType::url, "https://api.vk.com", "scheme, host and port in place of VK's"},
    kReopenWithin,
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
    case SettingType::duration:
        return parseDuration(value).has_value();
    }
    return false;
}

} // namespace

std::span<const ChannelSetting> channelSettings(wire::ChannelKind kind) {
    switch (kind) {
    case wire::ChannelKind::webchat:
        return kWebchat;
    case wire::ChannelKind::telegram:
        return kTelegram;
    case wire::ChannelKind::whatsapp:
        return kWhatsapp;
    case wire::ChannelKind::vk:
        return kVk;
    case wire::ChannelKind::unknown:
        break;
    }
    return {};
}

std::string missingSettings(wire::ChannelKind kind, const std::map<std::string, std::string>& given) {
    std::string missing;
    for (const auto& setting : channelSettings(kind)) {
        const auto found = given.find(std::string(setting.key));
        if (setting.required && (found == given.end() || found->second.empty()))
            missing += (missing.empty() ? "" : ", ") + std::string(setting.key);
    }
    return missing;
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
