// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <boost/asio/ip/address.hpp>

#include <unistd.h>

#include "shared/base/duration.hpp"

namespace pult::app {

namespace {

bool isEndpoint(const std::string& text) {
    return parseEndpoint(text).has_value();
}

bool isWebAddress(const std::string& text) {
    const bool hasScheme = text.rfind("http://", 0) == 0 || text.rfind("https://", 0) == 0;
    return text.empty() || (hasScheme && text.back() != '/' && text.find_first_of("?# \t") == std::string::npos);
}

bool isLevel(const std::string& text) {
    constexpr std::array kLevels{"debug", "info", "warn", "error"};
    return std::find(kLevels.begin(), kLevels.end(), text) != kLevels.end();
}

bool isTakeMode(const std::string& text) {
    constexpr std::array kModes{"deadline", "oldest", "random"};
    return std::find(kModes.begin(), kModes.end(), text) != kModes.end();
}

bool isForeignReply(const std::string& text) {
    return text == "forbid" || text == "ask" || text == "allow";
}

bool isReceiver(const std::string& text) {
    return text == "operator" || text == "queue";
}

bool isStore(const std::string& text) {
    return text == "sqlite:";
}

bool isAddress(const std::string& text) {
    boost::system::error_code error;
    boost::asio::ip::make_address(text, error);
    return !error;
}

bool isDuration(const std::string& text) {
    return parseDuration(text).has_value();
}

bool isNotEmpty(const std::string& text) {
    return !text.empty();
}

constexpr std::int64_t kMebi = 1024 * 1024;

const Setting kSettings[] = {
    {"server.data_dir", &Config::dataDir, "a folder", "Where everything is kept; made when it is missing", 0, 0,
     isNotEmpty},
    {"server.listen", &Config::listen, "HOST:PORT, for example 127.0.0.1:8080 or [::1]:8080",
     "Where to listen; port 0 picks a free one", 0, 0, isEndpoint},
    {"server.public_url", &Config::publicUrl, "http:// or https://, host and port, no slash at the end",
     "What visitors and links see; empty: the listening address", 0, 0, isWebAddress},
    {"server.file_link_days", &Config::fileLinkDays, "a whole number from 1 to 90",
     "A file that goes to a customer as a link can be fetched for so long", 1, 90, nullptr},
    {"server.key_file", &Config::keyFile, "a file outside the data folder",
     "Seals channel secrets; empty: DIR.key beside the data folder, made on first use", 0, 0, nullptr},
    {"server.behind_proxy", &Config::behindProxy, "true or false",
     "A proxy in front speaks TLS: allows a public address without it", 0, 0, nullptr},
    {"server.proxies", &Config::proxies, "IP addresses, separated by commas", "Proxies whose X-Forwarded-For counts", 0,
     0, isAddress},
    {"store.url", &Config::storeUrl, "sqlite:", "The database; sqlite: lies in the data folder", 0, 0, isStore},
    {"tls.certificate", &Config::tlsCertificate, "a PEM file with the whole chain",
     "Turns TLS on; read again on SIGHUP and when the file changes", 0, 0, nullptr},
    {"tls.key", &Config::tlsKey, "a PEM file", "The certificate's key", 0, 0, nullptr},
    {"log.level", &Config::logLevel, "debug, info, warn or error", "What goes to the log on standard error", 0, 0,
     isLevel},
    {"desk.absent_after", &Config::absentAfter, "a time like 90s, 5m or 2h, or 0",
     "Customers who wait for an operator whose desk has been gone for so long go back to the queue; 0: they wait for "
     "him",
     0, 0, isDuration},
    {"desk.answer_within", &Config::answerWithin, "a time like 90s, 5m or 2h, or 0",
     "Customers are to be answered within so long, in working hours; 0: there is no such time", 0, 0, isDuration},
    {"desk.reopen_within", &Config::reopenWithin, "a time like 90s, 5m or 2h, or 0",
     "A customer who writes so long after his dialog was closed goes on in it, later in a new one; a channel may have "
     "a "
     "time of its own",
     0, 0, isDuration},
    {"desk.reopen_to", &Config::reopenTo, "operator or queue",
     "Who gets a dialog that goes on: the operator who had it, if he takes more, or whoever takes it from the queue", 0,
     0, isReceiver},
    {"staff.session_idle_hours", &Config::sessionIdleHours, "a whole number from 1 to 168",
     "A session nobody uses ends after this long", 1, 168, nullptr},
    {"staff.session_days", &Config::sessionDays, "a whole number from 1 to 30", "Every session ends after this long", 1,
     30, nullptr},
    {"staff.tries_per_minute", &Config::triesPerMinute, "a whole number from 1 to 1000000",
     "Sign-ins from one network (/24 or /64); loopback is exempt", 1, 1'000'000, nullptr},
    {"desk.take_next", &Config::takeNext, "deadline, oldest or random",
     "Whom an operator gets who takes the next dialog: who is to be answered first, who has waited longest, or one of "
     "ten of those",
     0, 0, isTakeMode},
    {"desk.foreign_reply", &Config::foreignReply, "forbid, ask or allow",
     "Replies into a dialog that a colleague has: only after taking it over, after saying that it is meant, or like "
     "any "
     "other; notes always go",
     0, 0, isForeignReply},
    {"privacy.operators_see_contacts", &Config::operatorsSeeContacts, "true or false",
     "Operators and auditors see customers' telephones, e-mails and personal fields in full; false: in part, and "
     "operators uncover them one customer at a time, which is written down",
     0, 0, nullptr},
    {"limits.connections", &Config::connections, "a whole number from 16 to 1000000", "Sockets open at once", 16,
     1'000'000, nullptr},
    {"limits.header_bytes", &Config::headerBytes, "a whole number from 4096 to 65536", "Of a request's header", 4096,
     65536, nullptr},
    {"limits.header_seconds", &Config::headerSeconds, "a whole number from 1 to 120", "For a header to arrive", 1, 120,
     nullptr},
    {"limits.body_seconds", &Config::bodySeconds, "a whole number from 1 to 120", "For a body to arrive", 1, 120,
     nullptr},
    {"limits.idle_seconds", &Config::idleSeconds, "a whole number from 1 to 120", "Between requests of one connection",
     1, 120, nullptr},
    {"limits.queue_bytes", &Config::queueBytes, "a whole number from 65536 to 67108864",
     "Waiting for a slow reader before its socket is closed", 65536, 64 * kMebi, nullptr},
    {"limits.visitor_upload_bytes", &Config::visitorUploadBytes, "a whole number from 1024 to 104857600",
     "Of a visitor's file", 1024, 100 * kMebi, nullptr},
    {"limits.operator_upload_bytes", &Config::operatorUploadBytes, "a whole number from 1024 to 104857600",
     "Of an operator's file", 1024, 100 * kMebi, nullptr},
};

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

const Setting* find(std::string_view key) {
    const auto found = std::find_if(std::begin(kSettings), std::end(kSettings),
                                    [&](const Setting& setting) { return setting.key == key; });
    return found == std::end(kSettings) ? nullptr : found;
}

std::string_view sectionOf(std::string_view key) {
    return key.substr(0, key.find('.'));
}

Error refusal(std::string_view key, const std::string& value, std::string_view origin, std::string_view expected) {
    return fail(Errc::invalid, std::string(key) + " = \"" + value + "\" (" + std::string(origin) + "): expected " +
                                   std::string(expected));
}

Error unknownKey(std::string_view key, const std::string& value, std::string_view origin) {
    std::string known;
    for (const auto& setting : kSettings) {
        if (sectionOf(setting.key) == sectionOf(key))
            known += (known.empty() ? "" : ", ") + std::string(setting.key);
    }
    if (known.empty())
        known = "a section server, store, tls, log, desk, staff, privacy or limits";
    else
        known = "one of " + known;
    return fail(Errc::invalid, std::string(key) + " = \"" + value + "\" (" + std::string(origin) +
                                   "): no such setting, expected " + known);
}

std::vector<std::string> splitList(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t start = 0; start < text.size();) {
        const auto end = std::min(text.find(',', start), text.size());
        auto part = text.substr(start, end - start);
        part.erase(0, part.find_first_not_of(' '));
        part.erase(part.find_last_not_of(' ') + 1);
        if (!part.empty())
            parts.push_back(std::move(part));
        start = end + 1;
    }
    return parts;
}

bool assignText(const Setting& setting, std::string& member, const std::string& value) {
    if (setting.fits && !setting.fits(value))
        return false;
    member = value;
    return true;
}

bool assignNumber(const Setting& setting, std::int64_t& member, const std::string& value) {
    std::int64_t number = 0;
    const char* last = value.data() + value.size();
    const auto parsed = std::from_chars(value.data(), last, number);
    if (parsed.ec != std::errc{} || parsed.ptr != last || number < setting.least || number > setting.most)
        return false;
    member = number;
    return true;
}

bool assignFlag(bool& member, const std::string& value) {
    if (value != "true" && value != "false" && value != "1" && value != "0")
        return false;
    member = value == "true" || value == "1";
    return true;
}

bool assignList(const Setting& setting, std::vector<std::string>& member, const std::string& value) {
    auto parts = splitList(value);
    if (setting.fits && !std::all_of(parts.begin(), parts.end(), setting.fits))
        return false;
    member = std::move(parts);
    return true;
}

std::string defaultText(const Setting& setting) {
    const Config defaults;
    return std::visit(Overloaded{
                          [&](std::string Config::*member) { return defaults.*member; },
                          [&](std::int64_t Config::*member) { return std::to_string(defaults.*member); },
                          [&](bool Config::*member) { return std::string(defaults.*member ? "true" : "false"); },
                          [&](std::vector<std::string> Config::*) { return std::string(); },
                      },
                      setting.member);
}

} // namespace

std::span<const Setting> settings() {
    return kSettings;
}

std::string environmentName(const Setting& setting) {
    std::string name = "PULT_" + std::string(setting.key);
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
        if (c == '.')
            return '_';
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return name;
}

Result<void> assign(Config& config, std::string_view key, const std::string& value, std::string_view origin) {
    const Setting* setting = find(key);
    if (!setting)
        return unknownKey(key, value, origin);
    const bool accepted = std::visit(
        Overloaded{
            [&](std::string Config::*member) { return assignText(*setting, config.*member, value); },
            [&](std::int64_t Config::*member) { return assignNumber(*setting, config.*member, value); },
            [&](bool Config::*member) { return assignFlag(config.*member, value); },
            [&](std::vector<std::string> Config::*member) { return assignList(*setting, config.*member, value); },
        },
        setting->member);
    if (!accepted)
        return refusal(key, value, origin, setting->expected);
    return {};
}

Result<void> readEnvironment(Config& config, std::span<const char* const> environment) {
    for (const char* entry : environment) {
        const std::string_view text(entry);
        const auto equals = text.find('=');
        if (text.rfind("PULT_", 0) != 0 || equals == std::string_view::npos)
            continue;
        const std::string_view name = text.substr(0, equals);
        const std::string value(text.substr(equals + 1));
        const auto found = std::find_if(std::begin(kSettings), std::end(kSettings),
                                        [&](const Setting& setting) { return environmentName(setting) == name; });
        if (found != std::end(kSettings)) {
            const auto assigned = assign(config, found->key, value, name);
            if (!assigned)
                return assigned.error();
            continue;
        }
        // Variables of other sections are somebody else's, a wrong key in one of ours is a slip.
        for (const auto& setting : kSettings) {
            const std::string known = environmentName(setting);
            const auto section = known.substr(0, known.find('_', 5) + 1);
            if (name.rfind(section, 0) == 0)
                return unknownKey(sectionOf(setting.key), value, name);
        }
    }
    return {};
}

Result<Config> readSettings(const std::string& configFile) {
    Config config;
    if (!configFile.empty())
        if (const auto read = readToml(config, configFile); !read)
            return read.error();
    std::size_t count = 0;
    while (environ[count])
        ++count;
    if (const auto read = readEnvironment(config, {environ, count}); !read)
        return read.error();
    return config;
}

std::string settingsHelp() {
    std::string text = "Every setting may stand in the TOML file, in the environment, or be a flag --section.key "
                       "VALUE; later ones win in this order.\n";
    std::string_view section;
    for (const auto& setting : kSettings) {
        if (sectionOf(setting.key) != section) {
            section = sectionOf(setting.key);
            text += "\n[" + std::string(section) + "]\n";
        }
        const auto fallback = defaultText(setting);
        text += "  " + std::string(setting.key.substr(section.size() + 1)) + "  (" + environmentName(setting) + ")\n";
        text += "      " + std::string(setting.purpose) + ".\n";
        text += "      Expects " + std::string(setting.expected) + "." +
                (fallback.empty() ? std::string() : " Default: " + fallback + ".") + "\n";
    }
    return text;
}

std::string settingsMarkdown() {
    std::string text = "| key | environment | default | expects | what for |\n|---|---|---|---|---|\n";
    for (const auto& setting : kSettings) {
        const auto fallback = defaultText(setting);
        text += "| `" + std::string(setting.key) + "` | `" + environmentName(setting) + "` | " +
                (fallback.empty() ? std::string() : "`" + fallback + "`") + " | " + std::string(setting.expected) +
                " | " + std::string(setting.purpose) + " |\n";
    }
    return text;
}

} // namespace pult::app
