// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>

#include "server/app/pultctl/ask.hpp"
#include "server/app/secret_box.hpp"
#include "server/storage/sqlite/backup.hpp"

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

Answer restore(const Config& config, const std::string& file, const Door::Progress& progress) {
    if (openRemoteDoor(config.dataDir))
        return fail(Errc::conflict, "a server works with the data folder " + config.dataDir + ": stop it first");
    std::error_code ignored; // the store says in words what is wrong with the folder
    std::filesystem::create_directories(std::filesystem::absolute(config.dataDir).parent_path(), ignored);
    if (!std::filesystem::exists(config.keyPath(), ignored))
        return fail(Errc::not_found, "the key file " + config.keyPath() +
                                         " is missing: a backup opens only with the key of the server that made it");
    auto secrets = KeyFileBox::open(config.keyPath());
    if (!secrets)
        return secrets.error();
    auto restored = storage::sqlite::restore(config.dataDir, file, (*secrets)->backupKeys(), progress);
    if (!restored)
        return restored.error();
    return boost::json::object{{"restored", true}, {"file", file}};
}

} // namespace pult::app::command
