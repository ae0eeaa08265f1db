// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "server/app/config.hpp"

/// The one table of settings: from it come the TOML keys, the environment's names, the flags, the checks, the help
/// and the documentation.
namespace pult::app {

struct Setting {
    using Member =
        std::variant<std::string Config::*, std::int64_t Config::*, bool Config::*, std::vector<std::string> Config::*>;

    std::string_view key; ///< section.key
    Member member;
    std::string_view expected; ///< in words, for a refusal and for the table
    std::string_view purpose;
    std::int64_t least = 0; ///< of a number
    std::int64_t most = 0;
    bool (*fits)(const std::string&) = nullptr; ///< of a text
};

[[nodiscard]] std::span<const Setting> settings();

/// `PULT_SECTION_KEY` of a setting.
[[nodiscard]] std::string environmentName(const Setting& setting);

/// Sets one value given as text.
/// Errors   invalid   names key, value, where it came from and what was expected
[[nodiscard]] Result<void> assign(Config& config, std::string_view key, const std::string& value,
                                  std::string_view origin);

/// Adds what a TOML file says. Every key must be known.
[[nodiscard]] Result<void> readToml(Config& config, const std::string& path);

/// What the file says, when one is named, and then the environment of this process.
[[nodiscard]] Result<Config> readSettings(const std::string& configFile);

/// Adds what the environment says. A variable of a known section with an unknown key is refused.
[[nodiscard]] Result<void> readEnvironment(Config& config, std::span<const char* const> environment);

/// The table as text for a terminal, and as Markdown for the README.
[[nodiscard]] std::string settingsHelp();
[[nodiscard]] std::string settingsMarkdown();

} // namespace pult::app
