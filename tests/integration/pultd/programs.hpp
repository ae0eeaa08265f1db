// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <boost/json.hpp>

#include "tests/support/child_process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace pult::support {

inline constexpr std::chrono::seconds kLongest{30};
inline const std::string kServerProgram = PULT_BIN "/pultd";
inline const std::string kControlProgram = PULT_BIN "/pultctl";
inline const std::string kPassword = "green kettle on the moon";

/// What pultctl printed last, and how it ended.
struct Told {
    int code = -1;
    boost::json::value result;
    std::string output;
    std::string errors;
};

/// The real programs on a data folder of their own.
class Premises {
public:
    explicit Premises(const std::string& name = "data") : dataFolder(folder / name) {}

    Told control(std::vector<std::string> arguments, const std::string& input = {}) const {
        std::vector<std::string> command{kControlProgram, "--data-dir", dataFolder};
        command.insert(command.end(), arguments.begin(), arguments.end());
        ChildProcess program(command, input);
        Told told;
        const auto code = program.wait(kLongest);
        REQUIRE(code);
        told.code = *code;
        told.output = program.output();
        told.errors = program.errors();
        INFO(told.output << told.errors);
        auto text = told.output;
        if (!text.empty() && text.back() == '\n')
            text.pop_back();
        boost::system::error_code bad;
        told.result = boost::json::parse(text.substr(text.rfind('\n') + 1), bad);
        return told;
    }

    void init() const {
        const auto told = control({"init", "--login", "admin", "--password-stdin"}, kPassword + "\n");
        INFO(told.errors);
        REQUIRE(told.code == 0);
    }

    std::unique_ptr<ChildProcess> start(std::vector<std::string> arguments = {},
                                        std::vector<std::string> environment = {}) const {
        std::vector<std::string> command{kServerProgram, "--data-dir", dataFolder};
        if (std::find(arguments.begin(), arguments.end(), "--listen") == arguments.end())
            command.insert(command.end(), {"--listen", "127.0.0.1:0"});
        command.insert(command.end(), arguments.begin(), arguments.end());
        return std::make_unique<ChildProcess>(command, std::string(), environment);
    }

    std::unique_ptr<ChildProcess> startReady() const {
        auto server = start();
        const auto line = server->readLine(kLongest);
        INFO(server->errors());
        REQUIRE(line);
        return server;
    }

    TemporaryFolder folder;
    std::string dataFolder;
};

} // namespace pult::support
