// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/kept_vault.hpp"

#include <QCoreApplication>

#include "client/cache/disk_vault.hpp"

namespace pult::client {

namespace {

/// Context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(pult::client::KeptVault)
};

KeptVault inMemory(const Error& error, QString notice) {
    qWarning("no vault: %s", error.detail.c_str());
    return {std::make_unique<MemoryVault>(), false, std::move(notice)};
}

} // namespace

KeptVault openVault(const Profile& profile, const KeptKey& kept) {
    if (!kept.key())
        return inMemory(kept.key().error(), kept.notice());
    auto opened = DiskVault::open(profile.path(QStringLiteral("vault.db")).toStdString(), *kept.key());
    if (!opened)
        return inMemory(
            opened.error(),
            Words::tr("This computer's disk can't be used: drafts and unsent messages last only until Pult is closed"));
    if (opened->setAside.empty())
        return {std::move(opened->vault), true, {}};
    return {std::move(opened->vault), true,
            Words::tr("What was kept here can't be read and was set aside as %1")
                .arg(QString::fromStdString(opened->setAside))};
}

} // namespace pult::client
