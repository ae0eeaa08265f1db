// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>

#include "server/app/pultctl/ask.hpp"

namespace pult::app::command {

Answer backup(Door& door, const std::string& file, const Door::Progress& progress) {
    return ask(door, "admin.backup", {{"path", std::filesystem::absolute(file).lexically_normal().string()}}, progress);
}

Answer verify(Door& door, const Door::Progress& progress) {
    return ask(door, "admin.verify", {}, progress);
}

Answer stats(Door& door) {
    return ask(door, "admin.stats");
}

} // namespace pult::app::command
