// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <cstdio>

#include <CLI/CLI.hpp>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "server/app/log.hpp"
#include "server/app/server.hpp"
#include "server/app/settings.hpp"
#include "server/app/version.hpp"
#include "shared/base/utf8.hpp"
#include "shared/wire/json.hpp"

namespace {

using namespace pult;
using namespace pult::app;

/// Flags are kept apart until file and environment have been read: they win over both.
struct Flags {
    std::string configFile;
    std::map<std::string, std::string> values; ///< by setting
    bool behindProxy = false;
    bool helpConfig = false;
    bool helpMarkdown = false;
};

/// A core file would hold customers' messages and passwords.
void forbidCoreDumps() {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__
    // The leak checker has to trace its own process.
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

void addFlags(CLI::App& app, Flags& flags) {
    app.set_version_flag("--version", std::string(version()));
    app.add_flag("--help-config", flags.helpConfig, "Explain every setting");
    app.add_flag("--help-config-markdown", flags.helpMarkdown, "The same as the table of the README");
    app.add_option("--config", flags.configFile, "TOML file with settings");
    const std::map<std::string, std::string> shortNames{
        {"server.data_dir", "--data-dir"}, {"server.listen", "--listen"}, {"store.url", "--store"}};
    for (const auto& setting : settings()) {
        const std::string key(setting.key);
        const auto shortName = shortNames.find(key);
        const std::string names = shortName == shortNames.end() ? "--" + key : shortName->second + ",--" + key;
        auto* option = app.add_option(names, flags.values[key], std::string(setting.purpose));
        if (shortName == shortNames.end())
            option->group("Settings");
    }
    app.add_flag("--behind-proxy", flags.behindProxy, "A proxy in front speaks TLS");
}

Result<Config> configOf(const Flags& flags, const CLI::App& app) {
    auto config = readSettings(flags.configFile);
    if (!config)
        return config;
    for (const auto& [key, value] : flags.values) {
        if (app.get_option("--" + key)->count() == 0)
            continue;
        if (const auto set = assign(*config, key, value, "command line"); !set)
            return set.error();
    }
    config->behindProxy = config->behindProxy || flags.behindProxy;
    if (const auto sound = checkTogether(*config); !sound)
        return sound.error();
    return config;
}

/// Says which setting is wrong, its value included: it comes from whoever reads this.
void refuse(const std::string& why) {
    std::string line = R"({"level":"error","event":"refused","why":)";
    wire::appendQuoted(line, utf8::isValid(why) ? why : "a setting isn't well-formed UTF-8");
    std::fprintf(stderr, "%s}\n", line.c_str());
}

} // namespace

int main(int argc, char** argv) {
    ::umask(077);
    std::signal(SIGPIPE, SIG_IGN);
    forbidCoreDumps();

    Flags flags;
    CLI::App app("Pult's server: one queue for every customer's message.");
    addFlags(app, flags);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    if (flags.helpConfig || flags.helpMarkdown) {
        std::fputs((flags.helpMarkdown ? settingsMarkdown() : settingsHelp()).c_str(), stdout);
        return 0;
    }
    const auto config = configOf(flags, app);
    if (!config) {
        refuse(config.error().detail);
        return 2;
    }
    log::start(config->logLevel);
    try {
        return Server(*config).run();
    } catch (const std::exception& broken) {
        log::error("broken", {{"why", std::string(broken.what())}});
        return 1;
    }
}
