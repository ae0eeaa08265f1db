// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/settings.hpp"

#include <fstream>
#include <sstream>

#include <toml++/toml.h>

namespace pult::app {

namespace {

/// The text that `assign` takes; lists are joined by commas.
std::string textOf(const toml::node& node) {
    if (const auto* text = node.as_string())
        return text->get();
    if (const auto* number = node.as_integer())
        return std::to_string(number->get());
    if (const auto* flag = node.as_boolean())
        return flag->get() ? "true" : "false";
    if (const auto* list = node.as_array()) {
        std::string joined;
        for (const auto& element : *list)
            joined += (joined.empty() ? "" : ",") + textOf(element);
        return joined;
    }
    std::ostringstream shown;
    shown << toml::node_view<const toml::node>(node);
    return shown.str();
}

} // namespace

Result<void> readToml(Config& config, const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail(Errc::not_found, "the configuration file " + path + " can't be read");
    toml::table table;
    try {
        table = toml::parse(file, path);
    } catch (const toml::parse_error& error) {
        std::ostringstream where;
        where << error.source().begin;
        return fail(Errc::invalid, path + ": " + std::string(error.description()) + " (" + where.str() + ")");
    }
    for (const auto& [section, content] : table) {
        const auto* keys = content.as_table();
        if (!keys) {
            const auto assigned = assign(config, section.str(), textOf(content), path);
            if (!assigned)
                return assigned.error();
            continue;
        }
        for (const auto& [key, value] : *keys) {
            const std::string full = std::string(section.str()) + "." + std::string(key.str());
            const auto assigned = assign(config, full, textOf(value), path);
            if (!assigned)
                return assigned.error();
        }
    }
    return {};
}

} // namespace pult::app
