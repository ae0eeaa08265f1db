// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <sys/stat.h>

#include "tests/integration/pultd/programs.hpp"

using namespace pult::support;
using namespace std::chrono_literals;

namespace {

mode_t modeOf(const std::string& path) {
    struct stat status {};
    INFO(path);
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777;
}

/// Every line of a log is a JSON object.
void checkLog(const std::string& log) {
    std::istringstream lines(log);
    for (std::string line; std::getline(lines, line);) {
        boost::system::error_code bad;
        const auto value = boost::json::parse(line, bad);
        INFO(line);
        REQUIRE_FALSE(bad);
        CHECK(value.is_object());
    }
}

} // namespace

TEST_CASE("pultd: prints one ready line and ends with 0 on SIGTERM", "[pultd]") {
    Premises premises;
    auto server = premises.start();
    const auto line = server->readLine(kLongest);
    INFO(server->errors());
    REQUIRE(line);
    const auto ready = boost::json::parse(*line).as_object();
    REQUIRE(ready.size() == 3);
    CHECK(ready.at("event") == "ready");
    const std::string listen(ready.at("listen").as_string());
    CHECK(listen.rfind("127.0.0.1:", 0) == 0);
    CHECK(listen != "127.0.0.1:0");
    CHECK(ready.at("version").is_string());
    server->signal(SIGTERM);
    CHECK(server->wait(10s) == 0);
    CHECK(server->output() == *line + "\n");
    checkLog(server->errors());
}

TEST_CASE("pultd: what it keeps is its owner's alone", "[pultd]") {
    Premises premises;
    auto server = premises.startReady();
    CHECK(modeOf(premises.dataFolder) == 0700);
    CHECK(modeOf(premises.dataFolder + ".key") == 0400);
    CHECK(modeOf(premises.dataFolder + "/control.sock") == 0600);
    CHECK(modeOf(premises.dataFolder + "/pult.db") == 0600);
    std::ifstream limits("/proc/" + std::to_string(server->id()) + "/limits");
    std::string line;
    while (std::getline(limits, line) && line.rfind("Max core file size", 0) != 0) {
    }
    CHECK(line.find(" 0 ") != std::string::npos);
}

TEST_CASE("pultd: a second server on the folder is refused within a second, in words", "[pultd]") {
    Premises premises;
    auto first = premises.startReady();
    auto second = premises.start();
    const auto code = second->wait(1s);
    REQUIRE(code);
    CHECK(*code == 1);
    CHECK(second->errors().find("data folder") != std::string::npos);
    CHECK(second->output().empty());
    checkLog(second->errors());
}

TEST_CASE("pultd: starts again after kill -9, as if nothing had been", "[pultd]") {
    Premises premises;
    premises.init();
    for (int i = 0; i < 3; ++i) {
        auto server = premises.startReady();
        server->signal(SIGKILL);
        REQUIRE(server->wait(kLongest) == 128 + SIGKILL);
    }
    auto server = premises.startReady();
    CHECK(premises.control({"user", "list"}).result.at("users").as_array().size() == 1);
    CHECK(premises.control({"verify"}).result.at("ok").as_bool());
}

TEST_CASE("pultd: bad settings are refused with key, value and what was expected", "[pultd]") {
    Premises premises;
    const auto refusal = [&](std::vector<std::string> arguments, std::vector<std::string> environment = {}) {
        auto server = premises.start(std::move(arguments), std::move(environment));
        CHECK(server->wait(kLongest) == 2);
        checkLog(server->errors());
        return server->errors();
    };
    const auto holds = [](const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    };
    const auto file = premises.folder.write("pultd.toml", "[server]\nlisen = \"x\"\n");
    const auto unknown = refusal({"--config", file});
    CHECK(holds(unknown, "server.lisen"));
    CHECK(holds(unknown, "expected one of server.data_dir"));
    CHECK(holds(refusal({"--listen", "nowhere"}), "HOST:PORT"));
    CHECK(holds(refusal({}, {"PULT_LIMITS_IDLE_SECONDS=never"}), "PULT_LIMITS_IDLE_SECONDS"));
    CHECK(holds(refusal({"--store", "oracle:x"}), "sqlite:"));
    CHECK(holds(refusal({"--listen", "0.0.0.0:0"}), "--behind-proxy"));
    CHECK(holds(refusal({"--config", "/no/such/file"}), "/no/such/file"));
}

TEST_CASE("pultd: behind a proxy a public address is fine without TLS", "[pultd]") {
    Premises premises;
    auto server = premises.start({"--listen", "0.0.0.0:0", "--behind-proxy"});
    const auto line = server->readLine(kLongest);
    INFO(server->errors());
    REQUIRE(line);
    CHECK(line->find("\"0.0.0.0:") != std::string::npos);
}

TEST_CASE("pultd: an address in use is refused in words", "[pultd]") {
    Premises premises;
    auto first = premises.start();
    const auto ready = boost::json::parse(first->readLine(kLongest).value());
    Premises other;
    auto second = other.start({"--listen", std::string(ready.at("listen").as_string())});
    CHECK(second->wait(kLongest) == 1);
    CHECK(second->errors().find("refused") != std::string::npos);
    checkLog(second->errors());
}

TEST_CASE("pultd: explains every setting", "[pultd]") {
    ChildProcess help({kServerProgram, "--help-config"});
    CHECK(help.wait(kLongest) == 0);
    CHECK(help.output().find("PULT_SERVER_PUBLIC_URL") != std::string::npos);
    CHECK(help.output().find("127.0.0.1:8080") != std::string::npos);
}
