// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/kept_vault.hpp"

#include <QCoreApplication>

#include "client/cache/disk_vault.hpp"
#include "client/cache/key_file.hpp"

namespace pult::client {

namespace {

/// Context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(pult::client::KeptVault)
};

KeptVault inMemory(const Error& error) {
    qWarning("no vault: %s", error.detail.c_str());
    return {std::make_unique<MemoryVault>(),
            Words::tr("This computer's disk can't be used: drafts and unsent messages last only until Pult is closed")};
}

} // namespace

KeptVault openVault(const Profile& profile) {
    const auto key = keyFromFile(profile.path(QStringLiteral("vault.key")).toStdString());
    if (!key)
        return inMemory(key.error());
    auto opened = DiskVault::open(profile.path(QStringLiteral("vault.db")).toStdString(), *key);
    if (!opened)
        return inMemory(opened.error());
    if (opened->setAside.empty())
        return {std::move(opened->vault), {}};
    return {std::move(opened->vault), Words::tr("What was kept here can't be read and was set aside as %1")
                                          .arg(QString::fromStdString(opened->setAside))};
}

} // namespace pult::client
