// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include <cstdio>

#include "client/cache/disk_vault.hpp"
#include "client/cache/key_file.hpp"
#include "tests/e2e/desk_driver/driver.hpp"

namespace {

using namespace pult::client;

/// Null: it can't be had; why has been said.
std::unique_ptr<Vault> vaultIn(const std::string& folder) {
    const auto key = keyFromFile(folder + "/vault.key");
    auto opened = key ? DiskVault::open(folder + "/vault.db", *key) : pult::Result<DiskVault::Opened>(key.error());
    if (opened && opened->setAside.empty())
        return std::move(opened->vault);
    std::fprintf(stderr, "desk_driver: %s\n", opened ? "the vault was damaged" : opened.error().detail.c_str());
    return nullptr;
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    auto vault = argc > 1 ? vaultIn(argv[1]) : std::make_unique<MemoryVault>();
    if (!vault)
        return 1;
    const pult::e2e::Driver driver(std::move(vault));
    return QCoreApplication::exec();
}
