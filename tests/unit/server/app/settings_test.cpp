// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <set>

#include "server/app/settings.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace pult;
using app::Config;

namespace {

Result<void> fromEnvironment(Config& config, std::vector<const char*> variables) {
    return app::readEnvironment(config, variables);
}

Result<void> fromToml(Config& config, const std::string& text) {
    support::TemporaryFolder folder;
    return app::readToml(config, folder.write("pultd.toml", text));
}

} // namespace

TEST_CASE("settings: every one is found under its key and its environment name, with a fitting default", "[app]") {
    std::set<std::string> names;
    for (const auto& setting : app::settings()) {
        INFO(setting.key);
        CHECK(names.insert(app::environmentName(setting)).second);
        CHECK_FALSE(setting.purpose.empty());
        CHECK_FALSE(setting.expected.empty());
        const Config defaults;
        if (const auto* number = std::get_if<std::int64_t Config::*>(&setting.member)) {
            Config config;
            const auto value = std::to_string(defaults.**number);
            CHECK(app::assign(config, setting.key, value, "test"));
            CHECK_FALSE(app::assign(config, setting.key, std::to_string(setting.most + 1), "test"));
            CHECK_FALSE(app::assign(config, setting.key, std::to_string(setting.least - 1), "test"));
            CHECK_FALSE(app::assign(config, setting.key, value + "x", "test"));
        }
        if (const auto* text = std::get_if<std::string Config::*>(&setting.member)) {
            Config config;
            CHECK(app::assign(config, setting.key, defaults.**text, "test"));
        }
    }
}

TEST_CASE("settings: TOML sets text, numbers, flags and lists", "[app]") {
    Config config;
    REQUIRE(fromToml(config, R"(
[server]
listen = "127.0.0.1:0"
behind_proxy = true
proxies = ["10.0.0.1", "::1"]
[limits]
idle_seconds = 7
)"));
    CHECK(config.listen == "127.0.0.1:0");
    CHECK(config.behindProxy);
    CHECK(config.proxies == std::vector<std::string>{"10.0.0.1", "::1"});
    CHECK(config.idleSeconds == 7);
    CHECK(config.dataDir == "./data");
}

TEST_CASE("settings: an unknown key is refused with key, value and what would do", "[app]") {
    Config config;
    const auto refused = fromToml(config, "[server]\nlisen = \"127.0.0.1:1\"\n");
    REQUIRE_FALSE(refused);
    const auto& words = refused.error().detail;
    CHECK(words.find("server.lisen = \"127.0.0.1:1\"") != std::string::npos);
    CHECK(words.find("expected one of server.data_dir, server.listen") != std::string::npos);
    CHECK_FALSE(fromToml(config, "[sever]\nlisten = \"127.0.0.1:1\"\n"));
    CHECK_FALSE(fromToml(config, "listen = \"127.0.0.1:1\"\n"));
    CHECK_FALSE(fromToml(config, "[server.tls]\nkey = \"x\"\n"));
}

TEST_CASE("settings: a bad value is refused with key, value and what was expected", "[app]") {
    const auto words = [](const std::string& toml) {
        Config config;
        const auto refused = fromToml(config, toml);
        REQUIRE_FALSE(refused);
        return refused.error().detail;
    };
    CHECK(words("[server]\nlisten = \"here\"").find("server.listen = \"here\"") != std::string::npos);
    CHECK(words("[server]\nlisten = \"here\"").find("HOST:PORT") != std::string::npos);
    CHECK(words("[limits]\nidle_seconds = 0").find("1 to 120") != std::string::npos);
    CHECK(words("[limits]\nidle_seconds = \"soon\"").find("\"soon\"") != std::string::npos);
    CHECK(words("[server]\nbehind_proxy = \"maybe\"").find("true or false") != std::string::npos);
    CHECK(words("[server]\nproxies = [\"nowhere\"]").find("IP addresses") != std::string::npos);
    CHECK(words("[store]\nurl = \"mysql://x\"").find("sqlite:") != std::string::npos);
    CHECK(words("[server\n").find("pultd.toml") != std::string::npos);
}

TEST_CASE("settings: the environment sets what the file can set", "[app]") {
    Config config;
    REQUIRE(fromEnvironment(config, {"PULT_SERVER_LISTEN=127.0.0.1:9", "PULT_STAFF_TRIES_PER_MINUTE=5", "HOME=/root",
                                     "PULT_BUILD_NUMBER=7"}));
    CHECK(config.listen == "127.0.0.1:9");
    CHECK(config.triesPerMinute == 5);

    const auto slip = fromEnvironment(config, {"PULT_SERVER_LISSEN=127.0.0.1:9"});
    REQUIRE_FALSE(slip);
    CHECK(slip.error().detail.find("PULT_SERVER_LISSEN") != std::string::npos);
    CHECK_FALSE(fromEnvironment(config, {"PULT_LIMITS_CONNECTIONS=many"}));
}

TEST_CASE("settings: HOST:PORT is read with names, IPv4 and bracketed IPv6", "[app]") {
    CHECK(app::parseEndpoint("localhost:80")->port == 80);
    CHECK(app::parseEndpoint("[::1]:65535")->host == "::1");
    for (const auto* wrong : {"", ":80", "host", "host:", "host:x", "host:65536", "::1:80", "[]:80", "host:80x"})
        CHECK_FALSE(app::parseEndpoint(wrong));
}

TEST_CASE("settings: a public address needs TLS or a proxy", "[app]") {
    Config config;
    CHECK(app::checkTogether(config));
    for (const auto* outside : {"0.0.0.0:80", "[::]:80", "192.0.2.1:80", "chat.example:80"}) {
        config = {};
        config.listen = outside;
        CHECK_FALSE(app::checkTogether(config));
        config.behindProxy = true;
        CHECK(app::checkTogether(config));
        config.behindProxy = false;
        config.tlsCertificate = "cert.pem";
        CHECK_FALSE(app::checkTogether(config));
        config.tlsKey = "key.pem";
        CHECK(app::checkTogether(config));
    }
    config = {};
    config.listen = "[::1]:80";
    CHECK(app::checkTogether(config));
}

TEST_CASE("settings: the key file lies beside the data folder", "[app]") {
    Config config;
    config.dataDir = "/srv/pult/";
    CHECK(config.keyPath() == "/srv/pult.key");
    config.dataDir = "./data";
    CHECK(config.keyPath() == "data.key");
    config.keyFile = "/etc/pult.key";
    CHECK(config.keyPath() == "/etc/pult.key");
}

TEST_CASE("settings: the README shows the table as it is", "[app]") {
    const auto readme = support::TemporaryFolder::read(PULT_TEST_DATA "/../../README.md");
    INFO("make it with: pultd --help-config-markdown");
    CHECK(readme.find(app::settingsMarkdown()) != std::string::npos);
}

TEST_CASE("settings: the rules of the desk are checked", "[app]") {
    Config config;
    REQUIRE(fromToml(config, "[desk]\nanswer_within = \"5m\"\n"));
    CHECK(config.answerWithin == "5m");
    CHECK_FALSE(fromToml(config, "[desk]\nanswer_within = \"soon\"\n"));
    CHECK(config.absentAfter == "15m");
    REQUIRE(fromToml(config, "[desk]\nabsent_after = \"0\"\n"));
    CHECK(config.absentAfter == "0");
    CHECK_FALSE(fromToml(config, "[desk]\nabsent_after = \"never\"\n"));
    REQUIRE(fromToml(config, "[desk]\nreopen_within = \"3d\"\nreopen_to = \"queue\"\n"));
    CHECK(config.reopenWithin == "3d");
    CHECK(config.reopenTo == "queue");
    CHECK_FALSE(fromToml(config, "[desk]\nreopen_within = \"a day\"\n"));
    CHECK_FALSE(fromToml(config, "[desk]\nreopen_to = \"boss\"\n"));
    CHECK(config.foreignReply == "ask");
    REQUIRE(fromToml(config, "[desk]\nforeign_reply = \"forbid\"\n"));
    CHECK(config.foreignReply == "forbid");
    const auto refused = fromToml(config, "[desk]\nforeign_reply = \"never\"\n");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().detail.find("expected forbid, ask or allow") != std::string::npos);
}
