// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include "tests/integration/pultd/programs.hpp"

using namespace pult::support;

namespace {

const std::string kAnna = "a long way home\n";

bool hasUser(const boost::json::value& listed, boost::json::string_view login, boost::json::string_view role) {
    for (const auto& user : listed.at("users").as_array())
        if (user.at("login").as_string() == login)
            return user.at("role").as_string() == role;
    return false;
}

} // namespace

TEST_CASE("pultctl: makes the store and its first owner, once", "[pultctl]") {
    Premises premises;
    const auto first = premises.control({"init", "--login", "admin", "--password-stdin"}, kPassword + "\n");
    INFO(first.errors);
    REQUIRE(first.code == 0);
    CHECK(first.result.at("login") == "admin");
    CHECK(first.result.at("role") == "owner");
    const auto second = premises.control({"init", "--login", "admin", "--password-stdin"}, kPassword + "\n");
    CHECK(second.code == 1);
    CHECK(second.errors.find("users already") != std::string::npos);
}

TEST_CASE("pultctl: refuses to make up a store by accident", "[pultctl]") {
    Premises premises;
    const auto told = premises.control({"--json", "user", "list"});
    CHECK(told.code == 1);
    CHECK(told.result.at("error").at("reason") == "not_found");
    CHECK_FALSE(std::filesystem::exists(premises.dataFolder));
}

TEST_CASE("pultctl: people are added, listed, shut out and let in, with the server running or not", "[pultctl]") {
    Premises premises;
    premises.init();
    const bool live = GENERATE(false, true);
    auto server = live ? premises.startReady() : nullptr;

    const auto added = premises.control(
        {"user", "add", "--login", "anna", "--name", "Анна", "--role", "operator", "--password-stdin"}, kAnna);
    INFO(added.errors);
    REQUIRE(added.code == 0);
    CHECK(added.result.at("id").as_int64() == 2);
    CHECK(added.result.at("name") == "Анна");
    CHECK(hasUser(premises.control({"user", "list"}).result, "anna", "operator"));
    CHECK(premises.control({"user", "disable", "anna"}).result.at("disabled").as_bool());
    CHECK(premises.control({"user", "disable", "anna", "--enable"}).code == 0);
    CHECK(premises.control({"user", "password", "anna", "--password-stdin"}, "another way home\n").code == 0);
    CHECK(premises.control({"user", "update", "anna", "--desk-limit", "4"}).result.at("desk_limit").as_int64() == 4);
    const auto promoted = premises.control({"user", "update", "anna", "--role", "senior"}).result;
    CHECK(promoted.at("role").as_string() == "senior");
    CHECK(promoted.at("desk_limit").as_int64() == 4);
    CHECK(premises.control({"user", "update", "anna", "--desk-limit", "9"}).code == 1);
    CHECK(premises.control({"user", "disable", "nobody"}).code == 1);
    // The last owner stays.
    CHECK(premises.control({"user", "disable", "admin"}).code == 1);
    const auto weak = premises.control(
        {"--json", "user", "add", "--login", "b", "--role", "operator", "--password-stdin"}, "short\n");
    CHECK(weak.code == 1);
    CHECK(weak.result.at("error").at("reason") == "invalid");
}

TEST_CASE("pultctl: channels come, pause, go on and go, with the server running or not", "[pultctl]") {
    Premises premises;
    premises.init();
    const bool live = GENERATE(false, true);
    auto server = live ? premises.startReady() : nullptr;

    const auto added = premises.control({"channel", "add", "--kind", "webchat", "--name", "Сайт", "--set",
                                         "origins=https://a.example,https://b.example", "--set",
                                         "identity_secret=do not tell anybody this"});
    INFO(added.errors);
    REQUIRE(added.code == 0);
    CHECK(added.result.at("id").as_int64() == 1);
    const std::string key(added.result.at("key").as_string());
    CHECK(key.size() >= 16);
    const auto listed = premises.control({"channel", "list"});
    CHECK(listed.output.find("https://b.example") != std::string::npos);
    CHECK(listed.output.find("do not tell") == std::string::npos);

    CHECK(premises.control({"channel", "test", "1"}).result.at("ok").as_bool());
    CHECK(premises.control({"channel", "pause", key}).result.at("state") == "paused");
    CHECK(premises.control({"channel", "test", key}).code == 1);
    CHECK(premises.control({"channel", "resume", "1"}).result.at("state") == "ok");
    CHECK(premises.control({"channel", "update", "1", "--set", "color=#102030"}).code == 0);
    const auto bad = premises.control({"channel", "update", "1", "--set", "colour=#102030"});
    CHECK(bad.code == 1);
    CHECK(bad.errors.find("colour") != std::string::npos);
    CHECK(premises.control({"channel", "update", "1", "--set", "no equals sign"}).code == 1);
    CHECK(premises.control({"channel", "remove", key}).code == 0);
    CHECK(premises.control({"channel", "list"}).result.at("channels").as_array().empty());
    CHECK(premises.control({"channel", "add", "--kind", "pigeon", "--name", "x"}).code == 1);
}

TEST_CASE("pultctl: groups are made, filled and given up, with the server running or not", "[pultctl]") {
    Premises premises;
    premises.init();
    const bool live = GENERATE(false, true);
    auto server = live ? premises.startReady() : nullptr;
    REQUIRE(
        premises.control({"user", "add", "--login", "anna", "--role", "operator", "--password-stdin"}, kAnna).code ==
        0);

    const auto added = premises.control({"group", "add", "--name", "Продажи", "--open", "--member", "anna"});
    INFO(added.errors);
    REQUIRE(added.code == 0);
    CHECK(added.result.at("id").as_int64() == 2);
    CHECK(added.result.at("open").as_bool());
    CHECK(boost::json::serialize(added.result.at("members")) == R"(["anna"])");
    CHECK(premises.control({"group", "add", "--name", "Продажи"}).code == 1);
    const auto set = premises.control(
        {"group", "set", "Продажи", "--name", "Sales", "--closed", "--member", "admin", "--drop", "anna"});
    CHECK(set.result.at("name") == "Sales");
    CHECK_FALSE(set.result.at("open").as_bool());
    CHECK(boost::json::serialize(set.result.at("members")) == R"(["admin"])");
    CHECK(premises.control({"group", "set", "Sales", "--member", "nobody"}).code == 1);
    const auto timed = premises.control({"group", "set", "Sales", "--reopen-within", "2h"});
    CHECK(timed.result.at("reopen_within") == "2h");
    CHECK(timed.result.at("name") == "Sales");
    CHECK(premises.control({"group", "set", "Sales", "--reopen-within", "soon"}).code == 1);
    const auto audited = premises.control({"audit", "list", "--action", "group.save", "--most", "2"});
    CHECK(audited.result.at("count").as_int64() == 2);
    CHECK(audited.result.at("entries").at(0).at("action") == "group.save");

    const auto moved = premises.control({"user", "update", "anna", "--group", "Sales"});
    CHECK(boost::json::serialize(moved.result.at("groups")) == "[2]");
    const auto hired = premises.control({"user", "add", "--login", "boris", "--role", "operator", "--group", "1",
                                         "--group", "Sales", "--password-stdin"},
                                        kAnna);
    CHECK(boost::json::serialize(hired.result.at("groups")) == "[1,2]");
    const auto site = premises.control(
        {"channel", "add", "--kind", "webchat", "--name", "Site", "--group", "Sales", "--set", "origins=*"});
    INFO(site.errors);
    CHECK(site.result.at("group_id").as_int64() == 2);
    const auto kept = premises.control({"group", "remove", "Sales"});
    CHECK(kept.code == 1);
    CHECK(kept.errors.find("channels: Site") != std::string::npos);
    CHECK(premises.control({"channel", "update", "1"}).code == 1);
    CHECK(premises.control({"channel", "update", "1", "--group", "Everybody"}).result.at("group_id").as_int64() == 1);
    CHECK(premises.control({"group", "remove", "Sales"}).code == 0);
    CHECK(premises.control({"group", "list"}).result.at("groups").as_array().size() == 1);
}

TEST_CASE("pultctl: working hours are set anew and shown, with the server running or not", "[pultctl]") {
    Premises premises;
    premises.init();
    const bool live = GENERATE(false, true);
    auto server = live ? premises.startReady() : nullptr;

    CHECK(premises.control({"calendar", "show"}).result.at("version").as_int64() == 0);
    const auto set = premises.control({"calendar", "set", "--zone", "Europe/Moscow", "--set", "mon-fri=9-13,14-18",
                                       "--set", "sat=10:30-16:00", "--set", "2027-01-01="});
    INFO(set.errors);
    REQUIRE(set.code == 0);
    const auto shown = premises.control({"calendar", "show"}).result;
    CHECK(shown.at("zone") == "Europe/Moscow");
    CHECK(shown.at("week").at(4).as_array().size() == 2);
    CHECK(shown.at("week").at(5).at(0).at("from").as_int64() == 630);
    CHECK(shown.at("week").at(6).as_array().empty());
    CHECK(shown.at("days").at(0).at("date") == "2027-01-01");
    CHECK(shown.at("version").as_int64() == 1);
    for (const auto* wrong : {"mon=18-9", "fri-mon=9-18", "day=9-18", "mon", "=9-18", "2027-13-01=9-18"})
        CHECK(premises.control({"calendar", "set", "--zone", "UTC", "--set", wrong}).code == 1);
    CHECK(premises.control({"calendar", "set", "--zone", "Europe/Atlantis", "--set", "mon=9-18"}).code == 1);
    CHECK(premises.control({"calendar", "set", "--zone", "UTC"}).result.at("week").as_array().empty());
    CHECK(premises.control({"verify"}).code == 0);
}

TEST_CASE("pultctl: tells what can be set for a kind of channel, without a store", "[pultctl]") {
    Premises premises;
    const auto told = premises.control({"channel", "settings", "webchat"});
    REQUIRE(told.code == 0);
    CHECK(told.result.at("settings").at(0).at("key") == "origins");
    CHECK(premises.control({"channel", "settings", "pigeon"}).code == 1);
}

TEST_CASE("pultctl: tokens are made once shown, and revoked", "[pultctl]") {
    Premises premises;
    premises.init();
    const auto added = premises.control({"token", "add", "--name", "shop", "--scope", "dialog_read", "channel_manage"});
    INFO(added.errors);
    REQUIRE(added.code == 0);
    const std::string secret(added.result.at("secret").as_string());
    CHECK(secret.size() == 43);
    const auto listed = premises.control({"token", "list"});
    CHECK(listed.result.at("tokens").as_array().size() == 1);
    CHECK(listed.output.find(secret) == std::string::npos);
    CHECK(premises.control({"token", "revoke", "1"}).code == 0);
    CHECK(premises.control({"token", "add", "--name", "x", "--scope", "everything"}).code == 1);
}

TEST_CASE("pultctl: stats and verify answer, with the server running or not", "[pultctl]") {
    Premises premises;
    premises.init();
    const bool live = GENERATE(false, true);
    auto server = live ? premises.startReady() : nullptr;
    CHECK(premises.control({"stats"}).result.at("messages") == 0);
    const auto verified = premises.control({"verify"});
    CHECK(verified.code == 0);
    CHECK(verified.result.at("ok").as_bool());
}

TEST_CASE("pultctl: reaches a server whose folder lies deeper than a socket's name may be long", "[pultctl]") {
    Premises premises(std::string(60, 'd') + "/" + std::string(60, 'e'));
    premises.init();
    auto server = premises.startReady();
    CHECK(premises.control({"channel", "test", "1"}).errors.find("no channel") != std::string::npos);
    CHECK(premises.control({"user", "list"}).code == 0);
}

TEST_CASE("pultctl: explains itself, and says what is wrong with a command line", "[pultctl]") {
    Premises premises;
    const auto help = premises.control({"--help"});
    CHECK(help.code == 0);
    CHECK(help.output.find("backup") != std::string::npos);
    CHECK(premises.control({}).code == 2);
    CHECK(premises.control({"fly"}).code == 2);
    CHECK(premises.control({"user", "add", "--login", "x"}).code == 2);
}

TEST_CASE("pultctl: backs up under a running server and restores when it is stopped", "[pultctl]") {
    Premises premises;
    premises.init();
    const auto file = premises.folder / "pult.backup";
    auto server = premises.startReady();
    const auto made = premises.control({"backup", file});
    INFO(made.errors);
    REQUIRE(made.code == 0);
    CHECK(made.result.at("file") == boost::json::value(file));
    CHECK(made.result.at("bytes").as_int64() > 1000);
    CHECK(made.errors.find("100 %") != std::string::npos);
    CHECK(premises.control({"backup", file}).code == 1);
    REQUIRE(premises.control({"channel", "add", "--kind", "webchat", "--name", "later"}).code == 0);
    const auto tooEarly = premises.control({"--json", "restore", file});
    CHECK(tooEarly.code == 1);
    CHECK(tooEarly.result.at("error").at("reason") == "conflict");
    server->signal(SIGTERM);
    REQUIRE(server->wait(kLongest) == 0);
    const auto restored = premises.control({"restore", file});
    INFO(restored.errors);
    REQUIRE(restored.code == 0);
    CHECK(restored.result.at("restored").as_bool());
    CHECK(premises.control({"channel", "list"}).result.at("channels").as_array().empty());
    CHECK(premises.control({"verify"}).code == 0);
}
